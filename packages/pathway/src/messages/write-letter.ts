/** An outline as a letter of MedCom's: who, about whom and what, in the parts that its type has. */
import { type Letter, type LetterType, letterKinds, MessagingError } from '@rygforloeb/messaging';
import type { NamedCitizen } from './citizen.ts';
import type { Address, Mailbox } from './mailbox.ts';
import type { Outline } from './outline.ts';

export interface Ends {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly citizen: NamedCitizen;
}

/** What a house must have to stand in any letter. */
export function lacksOf({ numbers, name }: Mailbox): readonly string[] {
  return [
    ...(numbers.gln === undefined ? ['gln'] : []),
    ...(numbers.ydernummer === undefined && numbers.sor === undefined ? ['ydernummer-or-sor'] : []),
    ...(name === undefined ? ['name'] : []),
  ];
}

/** Throws RYG_MESSAGING_INVALID_LETTER where it would pass the standard's limits; the ends lack nothing. */
export function letterOf(type: LetterType, outline: Outline, ends: Ends, level: string): Letter {
  switch (type) {
    case 'XREF01':
    case 'XREF02':
    case 'XREF06':
    case 'XREF07':
    case 'XREF10':
    case 'XREF15':
      return referral(type, outline, ends);
    case 'XDIS01':
    case 'XDIS02':
    case 'XDIS07':
    case 'XDIS08':
    case 'XDIS10':
    case 'XDIS15':
      return closing(type, outline, ends);
    case 'GGOP':
      return plan(outline, ends, level);
    case 'XLA165':
      return work(outline, ends);
  }
}

/** What a type asks of the ends beside numbers and name. */
export function furtherLacks(
  type: LetterType,
  { from, citizen }: Ends,
): { readonly from: readonly string[]; readonly citizen: readonly string[] } {
  const hasCpr = citizen.numbers.some(({ kind }) => kind === 'cpr');
  const number = citizen.numbers.length === 0 || ((type === 'GGOP' || type === 'XLA165') && !hasCpr) ? ['cpr'] : [];
  const surname = citizen.name.family === undefined ? ['surname'] : [];
  if (type !== 'XLA165') return { from: [], citizen: [...number, ...surname] };
  const missing = (names: readonly string[], holds: (name: string) => boolean) => names.filter((name) => !holds(name));
  const bank = /^\d{4} \d{10}$/.test(from.numbers.bankAccount ?? '');
  const whole = ({ street, district, postCode }: Address) => street !== undefined && district !== undefined && postCode !== undefined;
  return {
    from: [
      ...missing(['phone'], () => from.phone !== undefined),
      ...missing(['address'], () => whole(from.address)),
      ...missing(['cvr', 'seNumber'], (name) => from.numbers[name as 'cvr'] !== undefined),
      ...missing(['bankAccount'], () => bank),
    ],
    citizen: [
      ...number,
      ...surname,
      ...missing(['address'], () => whole(citizen.address)),
      ...missing(['given-name'], () => citizen.name.given.length > 0),
    ],
  };
}

function frame({ number, at, course }: Outline, type: string) {
  return {
    envelope: { sentAt: at, identifier: number, receipt: 'wanted' },
    identifier: number,
    statisticalCode: type === 'GGOP' ? 'GGOP2' : type,
    writtenAt: at,
    ...(course !== undefined && { course }),
  } as const;
}

/** Where a line is too long for a letter it is left out: the receiver has the register. */
function short({ street, district, postCode }: Address): Address {
  const fits = (text: string | undefined) => text !== undefined && text.length <= 35;
  return { ...(fits(street) && { street }), ...(fits(district) && { district }), ...(postCode !== undefined && { postCode }) } as Address;
}

function house({ numbers, name = '', address }: Mailbox) {
  const { gln = '', ydernummer, sor = '' } = numbers;
  return {
    ean: gln,
    identifier: ydernummer ?? sor,
    identifierCode: ydernummer === undefined ? 'sorkode' : 'ydernummer',
    organisation: name,
    ...short(address),
  } as const;
}

function sender(mailbox: Mailbox) {
  return { ...house(mailbox), ...(mailbox.phone !== undefined && { phone: mailbox.phone }) };
}

function person({ numbers, name, address }: NamedCitizen) {
  const cpr = numbers.find(({ kind }) => kind === 'cpr')?.value;
  return {
    number: cpr === undefined ? { replacement: numbers[0]?.value ?? '' } : { cpr },
    surname: name.family ?? '',
    ...(name.given.length > 0 && { givenName: name.given.join(' ') }),
    ...short(address),
  } as const;
}

function joined(...texts: readonly (string | undefined)[]): string | undefined {
  const all = texts.filter((text) => text !== undefined && text !== '');
  return all.length === 0 ? undefined : all.join('\n');
}

function referral(type: LetterType, outline: Outline, { from, to, citizen }: Ends): Letter {
  const { parts, author, wanted } = outline;
  const { reason, history, examination, medication, supplementary } = parts;
  const telephones = citizen.phone === undefined ? [] : [{ number: citizen.phone, kind: 'home' as const }];
  const around = {
    ...frame(outline, type),
    status: 'new',
    sender: { ...sender(from), referrer: { name: author.name, title: author.role } },
    receiver: house(to),
    patient: { ...person(citizen), ...(telephones.length > 0 && { telephones }) },
  };
  const text = wanted?.da ?? '';
  const named = { diagnosis: { system: type === 'XREF06' ? 'specialist' : 'none', text } };
  if (type === 'XREF15')
    return {
      ...around,
      referral: named,
      clinical: { history: joined(reason, history, examination, medication, supplementary) ?? text },
    } as never;
  const isTreatment = type === 'XREF07' || type === 'XREF10';
  const told = isTreatment ? (joined(history) ?? joined(reason) ?? text) : history;
  const clinical = { ...(told && { history: told }), ...(examination && { examination }), ...(medication && { medication }) };
  return {
    ...around,
    circumstances: {
      ...(!isTreatment && { priority: 'elective' }),
      setting: 'ambulatory',
      ...(supplementary && { supplementary }),
      ...(reason && { reason }),
    },
    ...(!isTreatment && { referral: named }),
    ...(Object.keys(clinical).length > 0 && { clinical }),
  } as never;
}

function closing(type: LetterType, outline: Outline, { from, to, citizen }: Ends): Letter {
  const { visit = {}, answers, parts, author, at } = outline;
  const text = parts.history ?? '';
  const around = { ...frame(outline, type), status: 'new', sender: sender(from), receiver: house(to) };
  const patient = { ...person(citizen), status: type === 'XDIS15' ? 'inactive' : 'ambulatory' };
  if (type === 'XDIS15')
    return {
      ...around,
      patient,
      ...(visit.start !== undefined && { referredAt: visit.start }),
      closedAt: visit.end ?? at,
      clinical: { text, signed: { title: author.role, by: author.name, date: at.slice(0, 10) } },
    } as never;
  return {
    ...around,
    patient,
    ...(answers !== undefined && { referral: { identifier: answers } }),
    ...(visit.start !== undefined && { admittedAt: visit.start }),
    ...(visit.end !== undefined && { dischargedAt: visit.end }),
    texts: [{ signedAt: at, text: `${text}\n\n${author.name}, ${author.role}` }],
  } as never;
}

function plan(outline: Outline, { from, to, citizen }: Ends, level: string): Letter {
  const { parts, author } = outline;
  const summary = joined(parts.history, parts.examination, parts.medication);
  const { number, ...rest } = person(citizen);
  return {
    ...frame(outline, 'GGOP'),
    sender: { ...sender(from), signedBy: { ...named(author.name), title: author.role } },
    receiver: house(to),
    patient: { ...rest, cpr: 'cpr' in number ? number.cpr : '' },
    level,
    consent: 'yes',
    ...(parts.supplementary && { practical: parts.supplementary }),
    ...(parts.deadline && { deadline: parts.deadline }),
    ...(summary && { summary }),
    ...(parts.ability && { ability: parts.ability }),
    need: joined(parts.reason, parts.goals) ?? '',
  } as never;
}

/** LÆ165 is paid for: it names the account of the practice. */
function work(outline: Outline, { from, to, citizen }: Ends): Letter {
  const { parts, author, at } = outline;
  const { street = '', district = '', postCode = '' } = from.address;
  const home = { street, district, postCode };
  const [registration = '', account = ''] = (from.numbers.bankAccount ?? '').split(' ');
  const { number, ...rest } = person(citizen);
  return {
    ...frame(outline, 'XLA165'),
    sender: { ...sender(from), ...named(author.name), seNumber: from.numbers.seNumber ?? '' },
    receiver: house(to),
    patient: { ...rest, cpr: 'cpr' in number ? number.cpr : '' },
    payment: { bank: { name: registration, address: home }, registration, account, payee: { cvr: from.numbers.cvr ?? '' } },
    writtenOn: at.slice(0, 10),
    proposal: joined(parts.reason, parts.history, parts.supplementary) ?? '',
    offers: { status: true, specificHealth: false, generalHealth: false, specialist: false, wantsAnswer: true },
  } as never;
}

/** A name of the log in two parts: the last word is the surname. */
export function named(name: string): { readonly surname: string; readonly givenName: string } {
  const words = name.trim().split(/\s+/);
  return { surname: words.at(-1) ?? '', givenName: words.slice(0, -1).join(' ') || (words.at(-1) ?? '') };
}

/** The places at which a letter passes its standard's limits; nothing where it does not. */
export function limitsPassed(type: LetterType, letter: Letter): readonly string[] {
  try {
    letterKinds[type].write(letter as never);
    return [];
  } catch (error) {
    if (error instanceof MessagingError && error.code === 'RYG_MESSAGING_INVALID_LETTER')
      return [error.message.replace(/^[^(]*\(|\)$/g, '')];
    throw error;
  }
}
