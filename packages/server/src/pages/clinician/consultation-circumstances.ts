/** What a consultation holds beside the findings: filled from the record, and read back as what is new. */

import { type ConsultationBegun, type ConsultationTold, type Desk, namesOfHouses } from '@rygforloeb/pathway';

type Web = typeof import('@rygforloeb/web').clinician;
type Shown = import('@rygforloeb/web').clinician.CircumstancesShown;
type Said = import('@rygforloeb/web').clinician.SaidBefore;
type Names = Pick<Web, 'circumstanceNames' | 'icfName' | 'offerName' | 'riskName'>;
type Offer = ConsultationBegun['offers'][number]['offers'][number];

/** Empty lines below what is known to have been tried. */
const furtherOffers = 2;

/** What was said by a moment: what came later is somebody else's. */
function saidBy<Saying extends { readonly when: string }>(said: readonly Saying[], moment: string): Saying | undefined {
  return said.find(({ when }) => Date.parse(when) <= Date.parse(moment));
}

/** The fields as the record has them. */
export function fieldsOfCircumstances(record: ConsultationBegun, begun: string, names: Names): readonly (readonly [string, string])[] {
  const { function: spoken, risks, offers } = record;
  return [
    ...spoken.domains.map(({ domain, said }) => [names.icfName(domain), saidBy(said, begun)?.words ?? ''] as const),
    [names.circumstanceNames.overall, saidBy(spoken.overall, begun)?.words ?? ''] as const,
    ...risks.flatMap(({ factor, words }) => (words === undefined ? [] : [[names.riskName(factor), words] as const])),
    [names.circumstanceNames.triageReason, reasonOf(record)?.words ?? ''] as const,
    ...(offers[0]?.offers ?? []).flatMap((offer, index) => fieldsOfOffer(offer, index + 1, names)),
    ...(offers[0]?.offers.length === 0 ? [[names.circumstanceNames.noOffers, 'ja'] as const] : []),
  ].filter(([, value]) => value !== '');
}

function fieldsOfOffer(
  { offer, words, effect, again, when }: Offer,
  number: number,
  { offerName }: Names,
): readonly (readonly [string, string])[] {
  return [
    [offerName(number, 'hvad'), offer ?? ''],
    [offerName(number, 'ord'), words ?? ''],
    [offerName(number, 'virkning'), effect],
    [offerName(number, 'igen'), again === undefined ? '' : again ? 'ja' : 'nej'],
    [offerName(number, 'hvornaar'), when ?? ''],
  ];
}

export interface CircumstancesRead {
  readonly told: Pick<ConsultationTold, 'triageReason' | 'domains' | 'overall' | 'risks' | 'offers'>;
  /** Fields at fault with the code of a sentence. */
  readonly faults: readonly { readonly field: string; readonly fault: string }[];
  /** Domains of which somebody else has said something since: theirs and what is written here. */
  readonly theirs: readonly { readonly domain: string; readonly theirs: string; readonly yours: string }[];
}

/** What is new; an emptied field leaves what stands. */
export function readCircumstances(fields: URLSearchParams, record: ConsultationBegun, begun: string, names: Names): CircumstancesRead {
  const before = new Map(fieldsOfCircumstances(record, begun, names));
  const fresh = (name: string): string => {
    const typed = (fields.get(name) ?? '').trim();
    return typed === (before.get(name) ?? '').trim() ? '' : typed;
  };
  const domains = record.may.domains.flatMap((domain) => {
    const words = fresh(names.icfName(domain));
    return words === '' ? [] : [{ domain, words }];
  });
  const overall = record.may.domains.length === 0 ? '' : fresh(names.circumstanceNames.overall);
  const risks = record.risks.flatMap(({ factor }) => {
    const words = fresh(names.riskName(factor));
    return words === '' ? [] : [{ factor, words }];
  });
  const triageReason = record.may.concludeTriage ? fresh(names.circumstanceNames.triageReason) : '';
  const offers = readOffers(fields, names);
  const stood = record.offers[0]?.offers;
  const isNone = fields.get(names.circumstanceNames.noOffers) === 'ja';
  const isSame = JSON.stringify(offers.told) === JSON.stringify((stood ?? []).map(inOrder)) && (!isNone || stood !== undefined);
  const noneFaults = [...(isNone && offers.told.length > 0 ? [{ field: names.circumstanceNames.noOffers, fault: 'contradiction' }] : [])];
  return {
    told: {
      ...(triageReason !== '' && { triageReason }),
      ...(domains.length > 0 && { domains }),
      ...(overall !== '' && { overall }),
      ...(risks.length > 0 && { risks }),
      ...(!isSame && (offers.told.length > 0 || isNone) && { offers: offers.told }),
    },
    faults: [...offers.faults, ...noneFaults],
    theirs: domains.flatMap(({ domain, words }) => {
      const latest = record.function.domains.find((one) => one.domain === domain)?.said[0];
      return latest !== undefined && Date.parse(latest.when) > Date.parse(begun) ? [{ domain, theirs: latest.words, yours: words }] : [];
    }),
  };
}

function readOffers(
  fields: URLSearchParams,
  { offerName }: Names,
): { readonly told: readonly Offer[]; readonly faults: CircumstancesRead['faults'] } {
  const numbers = [...new Set([...fields.keys()].flatMap((name) => /^proevet\.(\d{1,3})\./.exec(name)?.[1] ?? []))].map(Number);
  const rows = numbers.flatMap((number) => {
    const [offer, words, effect, again, when] = (['hvad', 'ord', 'virkning', 'igen', 'hvornaar'] as const).map((part) =>
      (fields.get(offerName(number, part)) ?? '').trim(),
    ) as [string, string, string, string, string];
    if ([offer, words, effect, again, when].every((value) => value === '')) return [];
    const faults = [
      ...(offer === '' && words === '' ? [{ field: offerName(number, 'hvad'), fault: 'what' }] : []),
      ...(effect === '' ? [{ field: offerName(number, 'virkning'), fault: 'effect' }] : []),
    ];
    const told = inOrder({
      effect,
      ...(offer !== '' && { offer }),
      ...(words !== '' && { words }),
      ...(again !== '' && { again: again === 'ja' }),
      ...(when !== '' && { when }),
    });
    return [{ told, faults }];
  });
  return { told: rows.map(({ told }) => told), faults: rows.flatMap(({ faults }) => faults) };
}

/** The parts of an offer in one order, so that two can be held against each other. */
function inOrder({ effect, offer, words, again, when }: Offer): Offer {
  return {
    effect,
    ...(offer !== undefined && { offer }),
    ...(words !== undefined && { words }),
    ...(again !== undefined && { again }),
    ...(when !== undefined && { when }),
  };
}

/** The same as the page shows it. `tell` gives what is known of a finding, by code. */
export async function circumstancesShown(
  desk: Desk,
  language: 'da' | 'en',
  record: ConsultationBegun,
  tell: (code: string) => string | undefined,
): Promise<Shown> {
  const { care, vocabulary } = desk.programme;
  const said = [
    ...record.function.domains.flatMap((domain) => domain.said.slice(0, 1)),
    ...record.function.overall.slice(0, 1),
    ...record.offers.slice(0, 1),
  ];
  const names = await namesOfHouses(
    desk,
    said.flatMap(({ by }) => by ?? []),
  );
  const shown = (one: { readonly words: string; readonly when: string; readonly by?: string } | undefined): { readonly said?: Said } => {
    const by = names.get(one?.by ?? '');
    return one === undefined ? {} : { said: { words: one.words, when: one.when, ...(by !== undefined && { by }) } };
  };
  const [overall] = record.function.overall;
  const [asked] = record.offers;
  const asker = names.get(asked?.by ?? '');
  const reason = reasonOf(record);
  return {
    domains: record.function.domains.map(({ domain, items, said: sayings }) => {
      const definition = care.domains.find(({ code }) => code === domain);
      const codes = [...new Set(items.flatMap(({ findings }) => findings.map(({ code }) => code)))];
      const ofItems = items.flatMap(({ item, said: [last] }) => {
        if (last === undefined) return [];
        const bearing = last.bearing === undefined ? undefined : care.assessment.bearings[last.bearing]?.[language];
        const name = definition?.items.find(({ id }) => id === item)?.[language] ?? item;
        return [`${name}: ${[last.words, bearing?.toLowerCase()].filter(Boolean).join(', ')}`];
      });
      return {
        code: domain,
        name: definition?.[language] ?? domain,
        known: [...codes.flatMap((code) => tell(code) ?? []), ...ofItems],
        mayTell: record.may.domains.includes(domain),
        ...shown(sayings[0]),
      };
    }),
    ...(overall !== undefined && { overall: shown(overall).said ?? overall }),
    risks: record.risks.map(({ factor, standing, began, since }) => {
      const definition = care.riskFactors.find(({ code }) => code === factor);
      return {
        code: factor,
        name: definition?.[language] ?? factor,
        standing,
        inWords: definition?.findings.length === 0,
        ...(began !== undefined && { began }),
        ...(since !== undefined && { since }),
      };
    }),
    offers: {
      rows: (asked?.offers.length ?? 0) + furtherOffers,
      options: care.earlierOffers.offers.map((code) => ({ value: code, label: vocabulary.dispositions.get(code)?.[language] ?? code })),
      effects: Object.entries(care.earlierOffers.effects).map(([value, words]) => ({ value, label: words[language] })),
      told: (asked?.offers ?? [])
        .map(({ offer, words, effect }) => {
          const name = offer === undefined ? words : vocabulary.dispositions.get(offer)?.[language];
          return `${name ?? offer}: ${care.earlierOffers.effects[effect]?.[language].toLowerCase() ?? effect}`;
        })
        .join(' · '),
      ...(asked !== undefined && { asked: { when: asked.asked, ...(asker !== undefined && { by: asker }) } }),
    },
    triage: { may: record.may.concludeTriage, ...(reason !== undefined && { said: reason }) },
  };
}

/** Why the triage was concluded as it stands. */
function reasonOf({ findings }: ConsultationBegun): Said | undefined {
  const latest = findings.find(({ code }) => code === 'diagnostic-triage')?.latest;
  return latest?.words === undefined ? undefined : { words: latest.words, when: latest.recorded ?? latest.written };
}
