/** What a consultation holds beside the findings: filled from the record, and read back as what is new. */

import { type ConsultationBegun, type ConsultationTold, type Desk, namesOfHouses } from '@rygforloeb/pathway';

type Web = typeof import('@rygforloeb/web').clinician;
type Shown = import('@rygforloeb/web').clinician.CircumstancesShown;
type Said = import('@rygforloeb/web').clinician.SaidBefore;
type Names = Pick<Web, 'circumstanceNames' | 'icfItemName' | 'icfName' | 'offerName' | 'riskName'>;
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
    ...spoken.domains.flatMap(({ domain, items }) =>
      items.flatMap(({ item, said }) => {
        const last = saidBy(said, begun);
        return [
          [names.icfItemName(domain, item, 'betydning'), last?.bearing ?? ''] as const,
          [names.icfItemName(domain, item, 'ord'), last?.words ?? ''] as const,
        ];
      }),
    ),
    [names.circumstanceNames.overall, saidBy(spoken.overall, begun)?.words ?? ''] as const,
    ...risks.flatMap(({ factor, words }) => (words === undefined ? [] : [[names.riskName(factor), words] as const])),
    [names.circumstanceNames.triageReason, reasonOf(record)?.words ?? ''] as const,
    ...(offers[0]?.offers ?? []).flatMap((offer, index) => fieldsOfOffer(offer, index + 1, names)),
    ...(offers[0]?.offers.length === 0 && offers[0].takenBack === undefined ? [[names.circumstanceNames.noOffers, 'ja'] as const] : []),
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
  readonly told: Pick<ConsultationTold, 'triageReason' | 'domains' | 'overall' | 'risks' | 'offers' | 'takenBack'>;
  /** Fields that say what the record said when the form was opened. */
  readonly unchanged: ReadonlySet<string>;
  /** Fields at fault with the code of a sentence. */
  readonly faults: readonly { readonly field: string; readonly fault: string }[];
  /** Domains of which somebody else has said something since: theirs and what is written here. */
  readonly theirs: readonly { readonly domain: string; readonly theirs: string; readonly yours: string }[];
}

/** What the record says of the triage, and what the form says now. */
export interface TriageSaid {
  readonly stood?: unknown;
  readonly now?: unknown;
}

/** What is new. An emptied field takes back what stood; who finds the page without the field takes nothing back. */
export function readCircumstances(
  fields: URLSearchParams,
  record: ConsultationBegun,
  begun: string,
  triage: TriageSaid,
  names: Names,
): CircumstancesRead {
  const before = new Map(fieldsOfCircumstances(record, begun, names));
  const typed = (name: string): string => (fields.get(name) ?? '').trim();
  const stood = (name: string): string => (before.get(name) ?? '').trim();
  const isNew = (name: string): boolean => fields.has(name) && typed(name) !== stood(name);
  const fresh = (name: string): string => (isNew(name) ? typed(name) : '');
  const emptied = (name: string): boolean => isNew(name) && typed(name) === '';
  const domains = record.function.domains
    .filter(({ domain }) => record.may.domains.includes(domain))
    .flatMap(({ domain, items }) => {
      const words = fresh(names.icfName(domain));
      const told = items.flatMap(({ item }) => itemTold(domain, item, { isNew, typed }, names));
      return words === '' && told.length === 0 ? [] : [{ domain, ...(words !== '' && { words }), ...(told.length > 0 && { items: told }) }];
    });
  const overall = record.may.domains.length === 0 ? '' : fresh(names.circumstanceNames.overall);
  const risks = record.risks.flatMap(({ factor }) => {
    const words = fresh(names.riskName(factor));
    return words === '' ? [] : [{ factor, words }];
  });
  const takenBack = [
    ...record.function.domains
      .filter(({ domain }) => record.may.domains.includes(domain))
      .flatMap(({ domain, items }) => [
        ...(emptied(names.icfName(domain)) ? [domain] : []),
        ...items.flatMap(({ item }) => (isItemEmptied(domain, item, { isNew, typed }, names) ? [`${domain}/${item}`] : [])),
      ]),
    ...(record.may.domains.length > 0 && emptied(names.circumstanceNames.overall) ? ['overall'] : []),
    ...record.risks.flatMap(({ factor }) => (emptied(names.riskName(factor)) ? [`risk/${factor}`] : [])),
  ];
  const triageReason = record.may.concludeTriage ? fresh(names.circumstanceNames.triageReason) : '';
  const reasonFault = record.may.concludeTriage ? faultOfReason(triage, triageReason, emptied(names.circumstanceNames.triageReason)) : [];
  const offers = readOffers(fields, names);
  const [asked] = record.offers;
  const known = asked?.takenBack === undefined ? asked?.offers : undefined;
  const isNone = fields.get(names.circumstanceNames.noOffers) === 'ja';
  const isSame = JSON.stringify(offers.told) === JSON.stringify((known ?? []).map(inOrder)) && isNone === (known?.length === 0);
  const isAsked = fields.has(names.offerName(1, 'hvad'));
  const noneFaults = [...(isNone && offers.told.length > 0 ? [{ field: names.circumstanceNames.noOffers, fault: 'contradiction' }] : [])];
  return {
    told: {
      ...(triageReason !== '' && { triageReason }),
      ...(domains.length > 0 && { domains }),
      ...(overall !== '' && { overall }),
      ...(risks.length > 0 && { risks }),
      ...(takenBack.length > 0 && { takenBack }),
      ...(!isSame && isAsked && { offers: offers.told.length === 0 && !isNone ? ('taken-back' as const) : offers.told }),
    },
    unchanged: new Set([...before].filter(([name]) => !isNew(name)).map(([name]) => name)),
    faults: [...offers.faults, ...noneFaults, ...reasonFault.map((fault) => ({ field: names.circumstanceNames.triageReason, fault }))],
    theirs: domains.flatMap(({ domain, words }) => {
      const latest = record.function.domains.find((one) => one.domain === domain)?.said[0];
      if (words === undefined || latest === undefined || Date.parse(latest.when) <= Date.parse(begun)) return [];
      return [{ domain, theirs: latest.words === '' ? '–' : latest.words, yours: words }];
    }),
  };
}

interface Typed {
  readonly isNew: (name: string) => boolean;
  readonly typed: (name: string) => string;
}

/** An item is told whole: how it bears and what is said of it, also where only one of them is new. */
function itemTold(domain: string, item: string, { isNew, typed }: Typed, { icfItemName }: Names) {
  const [bearingName, wordsName] = [icfItemName(domain, item, 'betydning'), icfItemName(domain, item, 'ord')];
  const [bearing, words] = [typed(bearingName), typed(wordsName)];
  if ((!isNew(bearingName) && !isNew(wordsName)) || (bearing === '' && words === '')) return [];
  return [{ item, ...(bearing !== '' && { bearing }), ...(words !== '' && { words }) }];
}

function isItemEmptied(domain: string, item: string, { isNew, typed }: Typed, { icfItemName }: Names): boolean {
  const fields = [icfItemName(domain, item, 'betydning'), icfItemName(domain, item, 'ord')];
  return fields.some(isNew) && fields.every((name) => typed(name) === '');
}

/** No test settles a triage: a conclusion has a reason of its own, and keeps it (ICF-07). */
function faultOfReason({ stood, now }: TriageSaid, reason: string, isEmptied: boolean): readonly string[] {
  if (now === undefined || reason !== '') return [];
  if (now !== stood) return [stood === undefined || isEmptied ? 'reason' : 'reasonChanged'];
  return isEmptied ? ['reason'] : [];
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
  placeOf: (code: string) => { readonly name: string; readonly href: string },
): Promise<Shown> {
  const { care, vocabulary } = desk.programme;
  const said = [
    ...record.function.domains.flatMap((domain) => [...domain.said, ...domain.items.flatMap((item) => item.said)]),
    ...record.function.overall,
    ...record.offers.slice(0, 1),
  ];
  const names = await namesOfHouses(
    desk,
    said.flatMap(({ by }) => by ?? []),
  );
  const bearingIn = (code: string | undefined): string | undefined =>
    code === undefined ? undefined : care.assessment.bearings[code]?.[language];
  const shown = (all: readonly { readonly words?: string; readonly bearing?: string; readonly when: string; readonly by?: string }[]) =>
    all.map(({ words, bearing, when, by }): Said => {
      const house = names.get(by ?? '');
      return {
        words: [bearingIn(bearing), words].filter((part) => part !== undefined && part !== '').join(': '),
        when,
        ...(house !== undefined && { by: house }),
      };
    });
  const [asked] = record.offers;
  const asker = names.get(asked?.by ?? '');
  const reason = reasonOf(record);
  const triage = tell(care.triage.finding);
  return {
    domains: record.function.domains.map(({ domain, items, said: sayings }) => {
      const definition = care.domains.find(({ code }) => code === domain);
      const codes = [...new Set(items.flatMap(({ findings }) => findings.map(({ code }) => code)))];
      const ofItems = items.flatMap(({ item, said: [last] }) => {
        if (last === undefined) return [];
        if (last.takenBack === true) return [];
        const bearing = bearingIn(last.bearing);
        const name = definition?.items.find(({ id }) => id === item)?.[language] ?? item;
        return [`${name}: ${[last.words, bearing?.toLowerCase()].filter(Boolean).join(', ')}`];
      });
      return {
        code: domain,
        name: definition?.[language] ?? domain,
        known: [...codes.flatMap((code) => tell(code) ?? []), ...ofItems],
        mayTell: record.may.domains.includes(domain),
        items: items.map(({ item, said: ofItem }) => ({
          item,
          name: definition?.items.find(({ id }) => id === item)?.[language] ?? item,
          said: shown(ofItem),
        })),
        said: shown(sayings),
      };
    }),
    overall: shown(record.function.overall),
    bearings: Object.entries(care.assessment.bearings).map(([value, words]) => ({ value, label: words[language] })),
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
      ...(asked !== undefined &&
        asked.takenBack === undefined && { asked: { when: asked.asked, ...(asker !== undefined && { by: asker }) } }),
    },
    triage: {
      examine: record.examined ? [] : Object.keys(care.triage.examined).map(placeOf),
      by: record.triageBy.map((actor) => actorName(desk, actor, language)).join(', '),
      ...(triage !== undefined && { told: triage }),
      ...(reason !== undefined && { said: reason }),
    },
  };
}

function actorName({ programme }: Desk, actor: string, language: 'da' | 'en'): string {
  return (programme.texts.actors.get(actor)?.[language] ?? actor).toLowerCase();
}

/** Why the triage was concluded as it stands. */
function reasonOf({ findings }: ConsultationBegun): Said | undefined {
  const latest = findings.find(({ code }) => code === 'diagnostic-triage')?.latest;
  return latest?.words === undefined ? undefined : { words: latest.words, when: latest.recorded ?? latest.written };
}
