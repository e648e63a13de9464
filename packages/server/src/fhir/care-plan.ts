/** An answer as a FHIR CarePlan: a RequestGroup with one action for each thing the programme says yes to, each a draft to take up. */

import { randomUUID } from 'node:crypto';
import type { Disposition } from '@rygforloeb/decision';
import { isAcute } from '../cds/assemble-card.ts';
import type { AssessedRecord } from '../cds/assess-record.ts';
import { type DraftSituation, draftOf, isDrafted, priorityOf } from '../cds/draft-orders.ts';
import type { ServerProgramme } from '../programme-state.ts';
import { wordsOf } from '../words.ts';
import type { PlanDefinition } from './plan-definition.ts';

const answerUrl = 'https://rygforloeb.dk/fhir/StructureDefinition/answer';
const statusSystem = 'https://rygforloeb.dk/fhir/CodeSystem/disposition-status';
const urgencySystem = 'https://rygforloeb.dk/fhir/CodeSystem/urgency';

/** The CarePlan of an assessed record (R4, `$apply`); contained: the RequestGroup and the drafts. */
export function carePlanOf(assessed: AssessedRecord, programme: ServerProgramme, plan: PlanDefinition, patientId: string): object {
  const words = wordsOf(programme);
  const { asOf } = assessed;
  const answer = assessed.answers[0]?.answer;
  const affirmed = (answer?.dispositions ?? []).filter(({ status }) => programme.vocabulary.affirming.includes(status));
  const situation: DraftSituation = { programme, words, patientId, asOf, isAcute: answer !== undefined && isAcute(answer) };
  const subject = { reference: `Patient/${patientId}` };
  const canonical = `${plan.url}|${plan.version}`;
  const drafts = affirmed
    .filter((disposition) => isDrafted(disposition, situation))
    .map((disposition) => ({ ...draftOf(disposition, situation), id: disposition.code }));
  const action = affirmed.map((disposition) => ({
    ...actionOf(disposition, situation),
    ...(isDrafted(disposition, situation) && { resource: { reference: `#${disposition.code}` } }),
  }));
  const requestGroup = {
    resourceType: 'RequestGroup',
    id: 'actions',
    instantiatesCanonical: [canonical],
    status: 'draft',
    intent: 'proposal',
    priority: situation.isAcute ? 'stat' : 'routine',
    subject,
    authoredOn: asOf,
    ...(action.length > 0 && { action }),
  };
  return {
    resourceType: 'CarePlan',
    id: randomUUID(),
    contained: [requestGroup, ...drafts],
    extension: [{ url: answerUrl, valueString: JSON.stringify(answer) }],
    instantiatesCanonical: [canonical],
    status: 'draft',
    intent: 'proposal',
    category: [{ coding: [{ system: urgencySystem, code: answer?.urgency ?? 'routine' }] }],
    title: programme.manifest.title.da,
    description: words.programme,
    subject,
    created: asOf,
    activity: [{ reference: { reference: '#actions' } }],
  };
}

function actionOf(disposition: Disposition, situation: DraftSituation): object {
  const { words } = situation;
  const { code, status, due, because, sources } = disposition;
  const description = words.dispositionText(code);
  return {
    title: words.disposition(code),
    ...(description !== '' && { description }),
    priority: priorityOf(disposition, situation),
    code: [
      { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/disposition', code, display: words.disposition(code) }] },
      { coding: [{ system: statusSystem, code: status, display: words.status(status) }] },
    ],
    ...(sources.length > 0 && {
      documentation: sources.map(({ document, section }) => ({
        type: 'citation',
        label: `${document} ${section}`,
        citation: `${words.programme}, ${document} ${section}${because.length === 0 ? '' : `. Hviler på: ${because.map(words.finding).join(', ')}`}`,
      })),
    }),
    ...(due !== undefined && { timingPeriod: { end: due } }),
  };
}
