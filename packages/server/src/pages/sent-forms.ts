/**
 * Forms that were sent and done: the same form again, word for word, gets its answer again; with other words it does nothing, and whoever
 * sent it is told. A second press while the first is under way waits for it.
 */

import { createHmac } from 'node:crypto';
import type { KeptValues } from '@rygforloeb/record';

/** What a form came to. */
export interface SentAnswer {
  readonly to: string;
  readonly told?: string;
}

export interface SentForm {
  /** Whose form it is, and on which page. */
  readonly of: readonly (string | undefined)[];
  /** The key that the page gave the form; a form without one is no act. */
  readonly key: string | null;
  /** The same for the same words. */
  readonly words: string;
}

export interface SentForms<Answer> {
  /** Does it, unless it is done already: then `again` for the same words, `before` for others. */
  readonly once: (
    form: SentForm,
    act: () => Promise<Answer>,
    otherwise: { readonly again: (answer: SentAnswer) => Answer; readonly before: (answer: SentAnswer) => Promise<Answer> },
  ) => Promise<Answer>;
}

interface Remembered extends SentAnswer {
  readonly words: string;
}

const space = 'sent-form';
const day = 86_400_000;

export interface SentFormsOptions {
  readonly kept: KeptValues;
  readonly secretFor: (use: string) => string;
}

/** The forms of one server. `doneIn` says where an answer leads, if the form was done. */
export function sentFormsOf<Answer>(
  options: () => SentFormsOptions,
  doneIn: (answer: Answer) => SentAnswer | undefined,
): SentForms<Answer> {
  const underWay = new Map<string, Promise<unknown>>();
  return {
    async once({ of, key, words }, act, { again, before }) {
      if (key === null) return act();
      const { kept, secretFor } = options();
      const name = createHmac('sha256', secretFor('sent forms'))
        .update(JSON.stringify([...of, key]))
        .digest('base64url');
      for (let other = underWay.get(name); other !== undefined; other = underWay.get(name)) await other;
      const sent = (async () => {
        const found = (await kept.get(space, name)) as Remembered | undefined;
        if (found !== undefined) return found.words === words ? again(found) : before(found);
        const answer = await act();
        const done = doneIn(answer);
        if (done !== undefined) await kept.put(space, name, { ...done, words }, { expires: new Date(Date.now() + day) });
        return answer;
      })();
      underWay.set(
        name,
        sent.catch(() => undefined),
      );
      return sent.finally(() => underWay.delete(name));
    },
  };
}
