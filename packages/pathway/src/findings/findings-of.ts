/** What the record knows of a citizen, as the reader may see it: each finding's latest value, and how it was over time. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { type CitizenSituation, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { referenceIn } from '../fhir-words.ts';

type Read = CitizenSituation['reading']['findings'][number];

/** One time that a finding was told. */
export interface FindingSeen extends Omit<Read, 'code' | 'from'> {
  /** Type/id, to correct it or to look at who wrote it down. */
  readonly from: string;
  /** The people and houses who say so, as far as the reader may see them. */
  readonly by: readonly string[];
  /** Said by the citizen herself. */
  readonly own: boolean;
  /** What was said beside it. */
  readonly words?: string;
  /** When the record got it, as an ISO instant. */
  readonly written: string;
}

export interface FindingStory {
  readonly code: string;
  readonly site?: Read['site'];
  readonly latest: FindingSeen;
  /** Every time, latest first. */
  readonly times: readonly FindingSeen[];
}

/** Undefined where the reader may not see the citizen. In the order of the vocabulary; a side is a story of its own. */
export async function findingsOf(desk: Desk, citizen: string): Promise<readonly FindingStory[] | undefined> {
  const situation = await situationOf(desk, citizen);
  return situation && storiesIn(desk, situation);
}

/** The same of a situation that was read already. */
export function storiesIn({ programme }: Desk, { reading, resources }: CitizenSituation): readonly FindingStory[] {
  const there = new Map(resources.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
  const places = Map.groupBy(reading.findings, ({ code, site }) => `${code} ${site ?? ''}`);
  const order = [...programme.vocabulary.findings.keys()];
  return [...places.values()]
    .flatMap((found): FindingStory[] => {
      const [{ code, site } = { code: '' }] = found;
      const times = found.map((one) => seenOf(one, there)).toSorted(latestFirst);
      const [latest] = times;
      return latest === undefined ? [] : [{ code, ...(site !== undefined && { site }), latest, times }];
    })
    .toSorted((one, other) => order.indexOf(one.code) - order.indexOf(other.code));
}

/** The latest value of a finding, whatever its side. */
export function latestOf(stories: readonly FindingStory[], code: string): FindingSeen | undefined {
  return stories
    .filter((story) => story.code === code)
    .map(({ latest }) => latest)
    .toSorted(latestFirst)[0];
}

function seenOf(
  { code: _code, site: _site, from: [from = ''], ...finding }: Read,
  there: ReadonlyMap<string, StoredResource>,
): FindingSeen {
  const resource = there.get(from);
  const by = ((resource?.performer ?? []) as readonly unknown[]).flatMap((one) => referenceIn(one) ?? []);
  const says = by.length > 0 ? by : [referenceIn(resource?.source) ?? referenceIn(resource?.author) ?? ''].filter((who) => who !== '');
  const [note] = (resource?.resourceType === 'Observation' ? (resource.note ?? []) : []) as readonly { readonly text?: string }[];
  return {
    ...finding,
    ...(note?.text !== undefined && { words: note.text }),
    from,
    by: says,
    own: says.some((who) => who.startsWith('Patient/')),
    written: resource?.meta.lastUpdated ?? '',
  };
}

/** By the day on which it was looked at, then by when it was written down. */
function latestFirst(one: FindingSeen, other: FindingSeen): number {
  const day = ({ recorded, written }: FindingSeen) => copenhagenDate(recorded ?? written);
  const moment = ({ recorded, written }: FindingSeen) =>
    recorded !== undefined && recorded.length > 10 ? Date.parse(recorded) : Date.parse(written);
  return day(other).localeCompare(day(one)) || moment(other) - moment(one) || other.written.localeCompare(one.written);
}
