/** What was sent to the house, and what it said was saved. Everything sent bears the mark of its request. */
import type { Answer, Request, Saved, Written } from './requests.ts';

export const markSystem = 'urn:rygforloeb:durability';

/** An acknowledged version and what it was said to hold. */
export interface Acknowledged extends Saved {
  readonly resource: Written;
}

export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  /** How many rows a request must leave, by its mark, if it leaves any. */
  readonly sizes = new Map<string, number>();
  #requests = 0;

  /** A new mark, known from now on: its request may be saved without our ever hearing of it. */
  mark(size: number): string {
    this.#requests += 1;
    const mark = `request-${this.#requests}`;
    this.sizes.set(mark, size);
    return mark;
  }

  /** Notes what an answer promises. */
  note({ writes }: Request, answer: Answer): void {
    if (!answer.ok) return;
    for (const [index, saved] of answer.saved.entries()) {
      const resource = writes[index]?.resource;
      if (resource !== undefined) this.acknowledged.push({ ...saved, resource });
    }
  }
}
