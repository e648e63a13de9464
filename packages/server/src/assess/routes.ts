/** `POST /api/assess`: one case in the contract's form in, the programme's answer out. */

import { readCases } from '@rygforloeb/decision';
import type { FastifyInstance } from 'fastify';
import { type Outcome, refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import type { ProgrammeHolder } from '../programme-state.ts';
import { fieldsOf } from '../request-fields.ts';
import { addJson } from '../routes.ts';

const longestCase = 256 * 1024;
const mostFaults = 50;

/** Adds the assessment of a case. */
export function addAssess(app: FastifyInstance, holder: ProgrammeHolder): void {
  addJson(app, '/api/assess', 'application/json', { POST: (request) => assessed(request.body, holder) });
}

function assessed(body: unknown, holder: ProgrammeHolder): Outcome<unknown> {
  const programme = holder.ready();
  if (programme === undefined) return refuse('unavailable', problemTexts.unavailable);
  if (fieldsOf(body) === undefined) return refuse('invalid', problemTexts.case, [{ text: problemTexts.must.beObject }]);
  const text = JSON.stringify(body, null, 1);
  if (text.length > longestCase) return refuse('too-large', problemTexts.tooLarge);
  const { cases, faults } = readCases(text, 'case', programme.vocabulary);
  const [aCase, second] = cases;
  if (faults.length > 0 || aCase === undefined) {
    const issues = faults.slice(0, mostFaults).map(({ message, allowed, nearest }) => ({
      text: [message, nearest && `nærmest: ${nearest}`, allowed?.length && `tilladt: ${allowed.join(', ')}`].filter(Boolean).join(' – '),
    }));
    return refuse('unprocessable', problemTexts.case, issues);
  }
  if (second !== undefined) return refuse('unprocessable', problemTexts.onlyOneCase);
  return { ok: true, body: programme.assess(aCase) };
}
