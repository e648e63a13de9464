/** One entry of the record that says a finding: who wrote it, what else it says, how the finding was told over time, and what of it was marked as wrong, by whom and why. */
import type { StoredResource } from '@rygforloeb/record';
import { readingOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { type Told, toldIn } from '../referral/story.ts';
import { type FindingSeen, type FindingStory, storiesIn } from './findings-of.ts';
import { standingAgain } from './wrong-entry.ts';

/** Marked as written wrongly. */
export interface Marked {
  /** ISO. */
  readonly when: string;
  /** As far as the reader may see who did what. */
  readonly by?: string;
  readonly why?: string;
}

export interface FindingTime extends FindingSeen {
  readonly wrong?: Marked;
}

export interface FindingRecord {
  /** Which kind of entry it is. Observations and diagnoses are put right by `correctFinding`; the others where they were written. */
  readonly kind: string;
  readonly version: number;
  readonly code: string;
  readonly site?: FindingStory['site'];
  readonly seen: FindingTime;
  /** Other findings that rest on the same entry. */
  readonly also: readonly string[];
  /** Every time the finding was told of this side, latest first, wrong ones among them. */
  readonly times: readonly FindingTime[];
}

/** `reference` is type/id. Undefined where the reader may not see it, or it says no finding of the citizen. */
export async function findingRecordOf(desk: Desk, citizen: string, reference: string): Promise<FindingRecord | undefined> {
  const situation = await situationOf(desk, citizen);
  if (situation === undefined) return undefined;
  const wrong = new Map<string, StoredResource>();
  const resources: StoredResource[] = [];
  for (const resource of situation.resources) {
    const revived = await standingAgain(desk, resource);
    if (revived !== resource) wrong.set(`${resource.resourceType}/${resource.id}`, resource);
    resources.push(revived);
  }
  const stories = storiesIn(desk, readingOf(desk, situation.patient, resources, situation.asOf));
  const says = stories.filter(({ times }) => times.some(({ from }) => from === reference));
  const [story] = says;
  const entry = resources.find(({ resourceType, id }) => `${resourceType}/${id}` === reference);
  if (story === undefined || entry === undefined) return undefined;
  const times: FindingTime[] = [];
  for (const seen of story.times) {
    const marked = wrong.get(seen.from);
    times.push(marked === undefined ? seen : { ...seen, wrong: await markedBy(desk, seen.from, marked) });
  }
  const seen = times.find(({ from }) => from === reference);
  return (
    seen && {
      kind: entry.resourceType,
      version: Number(entry.meta.versionId),
      code: story.code,
      ...(story.site !== undefined && { site: story.site }),
      seen,
      also: says.slice(1).map(({ code }) => code),
      times,
    }
  );
}

async function markedBy(desk: Desk, reference: string, { meta }: StoredResource): Promise<Marked> {
  const listed = desk.record.may('Provenance', 'search')
    ? await desk.record.search('Provenance', { where: { targets: reference }, sort: 'recorded', count: 100 })
    : undefined;
  const told: Told | undefined =
    listed?.ok === true ? listed.page.entries.map(toldIn).findLast(({ step }) => step === 'correct-finding') : undefined;
  if (told === undefined) return { when: meta.lastUpdated };
  return { when: told.recorded, by: told.house ?? told.who, ...(told.reason !== undefined && { why: told.reason }) };
}
