/** The situations that the hazard tests vary, and short ways to ask about them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, type Case, type FindingEntry, openProgramme, type Programme, readCases, type StatusCode } from '@rygforloeb/decision';
import { syntheticCases } from '@rygforloeb/synthetic';

const root = join(import.meta.dirname, '..', '..');

export const programme: Programme = await openProgramme();

/** All cases of the house and a few hundred made-up citizens. */
export const manySituations: readonly Case[] = [
  ...writtenCases(),
  ...syntheticCases(400, { seed: 4711, vocabulary: programme.vocabulary }),
];

export const actors: readonly string[] = [...programme.vocabulary.actors.keys()];
export const clinicians: readonly string[] = actors.filter((actor) => programme.vocabulary.actors.get(actor)?.clinician === true);
export const cannotExamine: readonly string[] = ['citizen', 'employer', 'jobcentre'];
export const caudaSigns: readonly string[] = ['saddle-anaesthesia', 'bladder-disturbance', 'bowel-disturbance', 'new-urination-problem'];

/** A grown citizen of the region with low back trouble, seen by the GP this morning; the given findings besides. */
export function situation(findings: readonly FindingEntry[], changes: Partial<Case> = {}): Case {
  return {
    id: 'situation',
    asOf: '2024-05-14T10:00+02:00',
    actor: 'gp',
    citizen: { birthDate: '1977-05-02', sex: 'female', municipality: 'Kolding' },
    medications: [],
    ...changes,
    findings: [{ code: 'pain-site', value: ['lumbar'] }, ...findings],
  };
}

/** The case with one more finding, observed now. */
export function withFinding(aCase: Case, finding: FindingEntry): Case {
  return { ...aCase, findings: [...aCase.findings, finding] };
}

/** The case without what it says of these findings. */
export function without(aCase: Case, ...codes: readonly string[]): Case {
  return { ...aCase, findings: aCase.findings.filter(({ code }) => !codes.includes(code)) };
}

/** The status of a disposition in an answer; undefined = no entry. */
export function statusOf(answer: Answer, code: string): StatusCode | undefined {
  return answer.dispositions.find((one) => one.code === code)?.status;
}

/** Whether the answer says yes to a disposition. */
export function affirms(answer: Answer, code: string): boolean {
  const status = statusOf(answer, code);
  return status !== undefined && programme.vocabulary.affirming.includes(status);
}

/** 0 = routine, rising with urgency. */
export function urgencyRank({ urgency }: Answer): number {
  return ['routine', 'elective', 'same-day', 'acute', 'emergency'].indexOf(urgency);
}

export const sameDay = 2;

export function groupOf(code: string): string | undefined {
  return programme.vocabulary.dispositions.get(code)?.group;
}

function writtenCases(): readonly Case[] {
  return globSync('cases/**/*.yaml', { cwd: root }).flatMap((file) => {
    const { cases } = readCases(readFileSync(join(root, file), 'utf8'), file, programme.vocabulary);
    return cases;
  });
}
