/** The findings of a consultation, or a citizen's own answers: what changed is kept, all of it or nothing, with who and when. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { type ActTold, type Change, changeOnce, makeOnce, timeFault } from '../act.ts';
import { type CitizenSituation, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { keySystem } from '../fhir-words.ts';
import { medicineChanges } from '../medication/medicine-in-use.ts';
import { type StepRefusal, stepKey } from '../referral/take-step.ts';
import { type NotAllowed, refusedBy } from '../treatment/may-do.ts';
import { conclusionFaults } from './examined.ts';
import { observationOf } from './finding-observation.ts';
import { type FieldFault, type FindingTold, faultsOf, type MedicineTold, medicineFaultsOf } from './finding-told.ts';
import { type FindingSeen, type FindingStory, storiesIn } from './findings-of.ts';

export interface FindingsTold {
  readonly citizen: string;
  readonly key: string;
  readonly findings?: readonly FindingTold[];
  readonly medications?: readonly MedicineTold[];
  /** When the consultation was, as an ISO instant; now unless told. */
  readonly occurred?: string;
}

export type FindingsOutcome =
  | {
      readonly ok: true;
      /** Type/id of what was written; of an act that was done before, what carries its key. */
      readonly written: readonly string[];
      /** Codes that said nothing new. */
      readonly unchanged: readonly string[];
      readonly repeated: boolean;
    }
  | FieldRefusal
  | NotAllowed
  | StepRefusal;

export type FieldRefusal = { readonly ok: false; readonly reason: 'fields'; readonly faults: readonly FieldFault[] };

/**
 * Keeps what is new. The triage is concluded by who may, once somebody has examined her (TRIAGE-01). A citizen may tell of herself what is no clinician's judgement, and stands as the
 * one who said it.
 */
export async function recordFindings(desk: Desk, told: FindingsTold): Promise<FindingsOutcome> {
  const { findings = [], medications = [] } = told;
  const { triage } = desk.programme.care;
  const late = timeFault(told.occurred);
  if (late !== undefined) return late;
  // What she says of herself is a finding; a drug in the record is somebody's prescription.
  if (desk.access.agent.role === 'citizen' && medications.length > 0) return { ok: false, reason: 'forbidden', why: 'role' };
  const refused = findings.some(({ code }) => code === triage.finding) ? refusedBy(desk, triage.right) : undefined;
  if (refused !== undefined) return refused;
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const born = situation.reading.citizen.birthDate;
  const faults = [
    ...faultsOf(desk, findings, born),
    ...medicineFaultsOf(desk, medications),
    ...conclusionFaults(desk, storiesIn(desk, situation), findings, (index) => `findings[${index}].value`),
  ];
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const act: ActTold = {
    step: 'record-findings',
    citizen: told.citizen,
    key: told.key,
    ...(told.occurred !== undefined && { occurred: told.occurred }),
  };
  const done = doneUnder(desk, situation, act);
  if (done !== undefined) return { ok: true, written: [done], unchanged: [], repeated: true };
  const news = newIn(desk, situation, findings);
  const drugs = medicineChanges(desk, situation, medications);
  const create = [...observationsOf(desk, told.citizen, news, told.occurred), ...drugs.make];
  const unchanged = [...findings.filter((one) => !news.includes(one)).map(({ code }) => code), ...drugs.unchanged];
  return writtenOf(await save(desk, act, create, drugs.changes), unchanged);
}

/** Observations of findings told in one act. */
export function observationsOf(desk: Desk, citizen: string, findings: readonly FindingTold[], occurred?: string): readonly Resource[] {
  return findings.map((finding) => observationOf(desk, citizen, finding, occurred));
}

/** Findings that say something else than the record does, or were asked about again. */
export function newIn(desk: Desk, situation: CitizenSituation, findings: readonly FindingTold[]): readonly FindingTold[] {
  const stories = storiesIn(desk, situation);
  return findings.filter((told) => {
    const before = stories.find(({ code, site }) => code === told.code && site === told.site)?.latest;
    return before === undefined || told.asked === true || !isSame(before, told);
  });
}

function isSame(before: FindingStory['latest'], told: FindingTold): boolean {
  const began = told.onset ?? told.since;
  return (
    textOf(before.value) === textOf(told.value) &&
    (told.words === undefined || told.words === before.words) &&
    (began === undefined || began === (before.onset ?? before.since)) &&
    (told.recorded === undefined || copenhagenDate(told.recorded) === copenhagenDate(before.recorded ?? before.written))
  );
}

function textOf(value: FindingSeen['value']): string {
  return typeof value === 'object' ? [...value].sort().join(' ') : String(value);
}

/** What an act under this key has left in the record, as far as the agent sees it. */
function doneUnder(desk: Desk, { resources }: CitizenSituation, { step, citizen, key }: ActTold): string | undefined {
  const marks = [stepKey(desk, step, `${citizen} ${key}`).value, stepKey(desk, step, key).value];
  const found = resources.find((resource) =>
    ([resource.identifier ?? []].flat() as readonly { readonly system?: string; readonly value?: string }[]).some(
      ({ system, value = '' }) => system === keySystem && marks.includes(value),
    ),
  );
  return found && `${found.resourceType}/${found.id}`;
}

type Saved = { readonly ok: true; readonly references: readonly string[]; readonly repeated: boolean } | StepRefusal;

async function save(desk: Desk, act: ActTold, make: readonly Resource[], changes: readonly Change[]): Promise<Saved> {
  const [first, ...others] = make;
  const [change] = changes;
  if (first !== undefined) {
    const made = await makeOnce(desk, act, [first, ...others], changes);
    return made.ok
      ? {
          ok: true,
          references: [...refs(made.resources), ...(made.repeated ? [] : refs(changes.map(({ resource }) => resource)))],
          repeated: made.repeated,
        }
      : made;
  }
  if (change === undefined) return { ok: true, references: [], repeated: false };
  const { resource } = change;
  const told = { ...act, type: resource.resourceType, id: resource.id, seen: Number(resource.meta.versionId) };
  const changed = await changeOnce<StepRefusal>(desk, act.citizen, told, () => ({ elements: change.elements, changes: changes.slice(1) }));
  return changed.ok ? { ok: true, references: refs(changes.map((one) => one.resource)), repeated: changed.repeated } : changed;
}

function refs(resources: readonly { readonly resourceType: string; readonly id: string }[]): readonly string[] {
  return resources.map(({ resourceType, id }) => `${resourceType}/${id}`);
}

function writtenOf(saved: Saved, unchanged: readonly string[]): FindingsOutcome {
  return saved.ok ? { ok: true, written: saved.references, unchanged, repeated: saved.repeated } : saved;
}
