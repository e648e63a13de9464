/** Who could do what the asking actor may not: found by asking the programme the same for every other actor. */

import type { Answer, Case } from '@rygforloeb/decision';

/** Disposition code → actors to whom the programme does not close it in this situation. */
export function whoElseMay(
  aCase: Case,
  answer: Answer,
  actors: Iterable<string>,
  decide: (aCase: Case) => Answer,
): ReadonlyMap<string, readonly string[]> {
  const closed = answer.dispositions.filter(({ status }) => status === 'not-permitted').map(({ code }) => code);
  const open = new Map<string, string[]>(closed.map((code) => [code, []]));
  if (closed.length === 0) return open;
  for (const actor of actors) {
    if (actor === aCase.actor) continue;
    for (const { code, status } of decide({ ...aCase, actor }).dispositions) if (mayDo.includes(status)) open.get(code)?.push(actor);
  }
  return open;
}

const mayDo: readonly string[] = ['overdue', 'required', 'recommended', 'permitted', 'needs-judgement'];
