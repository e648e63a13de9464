/** What a referral holds as text, part by part of a letter: what was typed, what the record knows, and what was left out knowingly. */
import { type FindingEntry, type MedicationEntry, toCopenhagen } from '@rygforloeb/decision';
import type { ContentEntry } from '../check/content.ts';
import type { CitizenSituation } from '../check/situation.ts';
import type { PathwayProgramme } from '../pathway-programme.ts';
import type { Referral } from '../referral/referral.ts';
import { type LetterPart, letterParts } from './message-rules.ts';

type Texts = Readonly<Partial<Record<LetterPart, string>>>;

/** Under each part its fields, a line each, in the order of the receiver's list. */
export function referralTexts(programme: PathwayProgramme, referral: Referral, situation: CitizenSituation | undefined): Texts {
  const { referrals, messages } = programme;
  const listed = referrals.receivers[referral.receiver]?.content.map(({ field }) => field) ?? [];
  const told = listed.length > 0 ? listed : messages.told;
  const fields = [...new Set([...told, ...referral.content.map(({ field }) => field)])];
  const lines = fields.flatMap((field) => {
    const typed = referral.content.filter((entry) => entry.field === field).map((entry) => typedText(programme, entry));
    const known = situation === undefined || !told.includes(field) ? [] : knownTexts(programme, field, situation);
    const text = [...typed, ...known].join('; ');
    return text === '' ? [] : [{ part: partOf(programme, field), line: `${referrals.fields[field]?.da ?? field}: ${text}` }];
  });
  return partsOf(lines);
}

/** The findings among a situation that rest on these resources, a line each. */
export function findingLines(programme: PathwayProgramme, situation: CitizenSituation, from: readonly string[]): readonly string[] {
  return situation.reading.findings
    .filter((finding) => finding.from.some((one) => from.includes(one)))
    .map((finding) => findingText(programme, finding));
}

function partsOf(lines: readonly { readonly part: LetterPart; readonly line: string }[]): Texts {
  const texts = letterParts.map((part) => [part, lines.filter((one) => one.part === part).map(({ line }) => line)] as const);
  return Object.fromEntries(texts.filter(([, found]) => found.length > 0).map(([part, found]) => [part, found.join('\n')]));
}

function partOf({ messages }: PathwayProgramme, field: string): LetterPart {
  return letterParts.find((part) => messages.parts[part]?.includes(field)) ?? 'history';
}

function typedText({ messages }: PathwayProgramme, entry: ContentEntry): string {
  return 'text' in entry ? entry.text : `${messages.words.leftOut.da} (${entry.leftOut})`;
}

function knownTexts(programme: PathwayProgramme, field: string, { reading }: CitizenSituation): readonly string[] {
  const { from = [], medicines } = programme.referrals.fields[field] ?? {};
  const found = reading.findings.filter(({ code, value }) => from.includes(code) && value !== 'unknown');
  return [...found.map((finding) => findingText(programme, finding)), ...(medicines === true ? reading.medications.map(medicineText) : [])];
}

function findingText(programme: PathwayProgramme, { code, value, recorded }: FindingEntry): string {
  const label = programme.texts.findings.get(code)?.label.da ?? code;
  const day = recorded?.includes('T') ? toCopenhagen(recorded).slice(0, 10) : recorded;
  const at = day === undefined ? '' : ` (${day})`;
  return `${label}: ${valueText(programme, code, value)}${at}`;
}

function valueText(programme: PathwayProgramme, code: string, value: FindingEntry['value']): string {
  const { words } = programme.messages;
  const named = (one: string) => programme.texts.findings.get(code)?.values.get(one)?.da ?? one;
  if (typeof value === 'boolean') return value ? words.yes.da : words.no.da;
  if (typeof value === 'number') return [value, programme.vocabulary.findings.get(code)?.unit].filter((one) => one !== undefined).join(' ');
  if (typeof value === 'string') return named(value);
  return value.length === 0 ? words.none.da : value.map(named).join(', ');
}

function medicineText({ name, atc, start }: MedicationEntry): string {
  return [name, atc, start].filter((one) => one !== undefined).join(' ');
}
