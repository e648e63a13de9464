/** What comes of answers: findings of the programme's vocabulary, and scores to follow over time; both say from which answers. */
import { canonical } from '@rygforloeb/decision';
import type { Instrument, Results } from '@rygforloeb/questionnaires';
import type { Resource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { concept } from '../fhir-words.ts';
import { observationOf } from '../findings/finding-observation.ts';

export interface Origin {
  readonly citizen: string;
  readonly instrument: Instrument;
  /** Type/id of the answers; absent where a clinician read a total off a paper. */
  readonly from?: string;
  /** YYYY-MM-DD, where it is another day than today. */
  readonly day?: string | undefined;
}

/** Scores that are no findings of the programme: `psfs.mean`. */
export const scoreSystem = canonical('CodeSystem', 'instrument-score');

const survey = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] }];

/** The findings, of complete scores alone; who answers is who says it. */
export function findingsIn(desk: Desk, { findings }: Results, { citizen, from, day }: Origin): readonly Resource[] {
  return findings.map(({ code, site, value }) => ({
    ...observationOf(desk, citizen, { code, value, ...(site !== undefined && { site }) } as Parameters<typeof observationOf>[2], day),
    ...derived(from),
  }));
}

/** Every complete score, by instrument and score. */
export function scoresIn(desk: Desk, { scores }: Results, { citizen, instrument, from, day }: Origin): readonly Resource[] {
  return scores.flatMap((score): readonly Resource[] => {
    const rule = instrument.scores.find(({ id }) => id === score.id);
    if (score.state !== 'scored' || rule === undefined) return [];
    const { agent } = desk.access;
    return [
      {
        resourceType: 'Observation',
        status: 'final',
        category: survey,
        code: concept(scoreSystem, `${instrument.id}.${score.id}`, rule.text.da),
        subject: { reference: `Patient/${citizen}` },
        effectiveDateTime: day ?? desk.now().toISOString(),
        performer: [{ reference: agent.practitionerRole ?? agent.who }],
        ...(score.profile === undefined
          ? { valueQuantity: { value: score.value, ...(rule.unit !== undefined && { unit: rule.unit.da }) } }
          : { valueString: score.profile }),
        ...derived(from),
      },
    ];
  });
}

function derived(from: string | undefined): object {
  return { category: survey, ...(from !== undefined && { derivedFrom: [{ reference: from }] }) };
}
