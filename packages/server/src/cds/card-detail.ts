/** What a card says when it is opened: each thing the programme says, what it rests on, its source, and what is missing. Markdown. */

import type { Disposition, RecordReading } from '@rygforloeb/decision';
import { toldSources, toldTime, type Words } from '../words.ts';
import type { CardPlan } from './assemble-card.ts';

const mostMissing = 6;

/** The detail of a card; `gaps` tells what of the record could not be used. */
export function cardDetail(plan: CardPlan, words: Words, reading: RecordReading, gaps: string): string {
  const { dispositions, form, lead = [], last = [] } = plan;
  const told =
    form === 'full'
      ? dispositions.map((disposition) => toldDisposition(disposition, words, reading))
      : [dispositions.map((disposition) => toldInOneLine(disposition, words)).join('\n')];
  const blocks = [
    ...lead.map(plain),
    ...told,
    ...last.map(plain),
    toldMissing(plan, words),
    gaps,
    `*${plain(words.programme)}. En kliniker afgør; svaret er beslutningsstøtte.*`,
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function toldInOneLine({ code, status, due, because, sources }: Disposition, words: Words): string {
  const by = due === undefined ? '' : `, senest ${toldTime(due)}`;
  const reasons = because.length === 0 ? '' : `; hviler på: ${because.map((finding) => plain(words.finding(finding))).join(', ')}`;
  return `- **${plain(words.disposition(code))}** – ${plain(words.status(status))}${by} (${plain(toldSources(sources))}${reasons})`;
}

function toldDisposition(disposition: Disposition, words: Words, reading: RecordReading): string {
  const { code, status, due, because, sources, layer = [] } = disposition;
  const lines = [
    `**${plain(words.disposition(code))}** – ${plain(words.status(status))}${due === undefined ? '' : `, senest ${toldTime(due)}`}`,
    plain(words.dispositionText(code, (finding) => latestOf(finding, reading)?.value)),
    status === 'not-indicated' || status === 'not-permitted' || status === 'blocked-consent' ? plain(words.statusText(status)) : '',
    because.length === 0 ? '' : `Hviler på: ${because.map((finding) => toldFinding(finding, words, reading)).join('; ')}.`,
    sources.length === 0 ? '' : `Kilde: ${plain(toldSources(sources))}.`,
    ...layer.map((badge) => toldLayer(badge, words)),
  ];
  return lines.filter((line) => line !== '').join('  \n');
}

function toldLayer(badge: NonNullable<Disposition['layer']>[number], words: Words): string {
  const { title, text } = words.fixed(layerText[badge]);
  return title === '' ? '' : `*${plain(title)}: ${plain(text)}*`;
}

const layerText = {
  'local-safety': 'local-safety-layer',
  platform: 'platform',
  'local-setting': 'local-setting',
  confirm: 'confirm',
} as const;

/** The latest value of a finding with its date, so that an old "no" is seen to be old (HZ-02). */
function toldFinding(code: string, words: Words, reading: RecordReading): string {
  const name = plain(words.finding(code));
  const latest = latestOf(code, reading);
  if (latest === undefined) return name;
  const said = [
    toldValue(code, latest.value, words),
    latest.onset === undefined ? '' : `opstået ${toldTime(latest.onset)}`,
    latest.recorded === undefined ? 'uden dato' : `noteret ${toldTime(latest.recorded)}`,
    latest.assumed ? 'antaget ud fra koden' : '',
  ];
  return `${name} (${said.filter((part) => part !== '').join(', ')})`;
}

/** The entry recorded last; one without a date counts as recorded now. */
function latestOf(code: string, reading: RecordReading): RecordReading['findings'][number] | undefined {
  const recorded = (entry: RecordReading['findings'][number]) => entry.recorded ?? '9999';
  return reading.findings.filter((finding) => finding.code === code).sort((one, other) => (recorded(one) < recorded(other) ? 1 : -1))[0];
}

function toldValue(code: string, value: RecordReading['findings'][number]['value'], words: Words): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'string') return plain(/^\d{4}-/.test(value) ? toldTime(value) : words.value(code, value));
  return value.length === 0 ? 'ingen' : value.map((member) => plain(words.value(code, member))).join(', ');
}

/** The unknown findings that could change what this card says. */
function toldMissing({ answer, dispositions }: CardPlan, words: Words): string {
  const codes = new Set(dispositions.map((disposition) => disposition.code));
  const missing = answer.missing.filter(({ wouldChange }) => wouldChange.some((code) => codes.has(code)));
  if (missing.length === 0) return '';
  const told = missing.slice(0, mostMissing).map(({ finding }) => `- ${plain(words.finding(finding))}`);
  const more = missing.length - mostMissing;
  return ['**Ikke oplyst – kan ændre svaret**', '', ...told, ...(more > 0 ? [`- og ${more} til`] : [])].join('\n');
}

/** Text as Markdown shows it: nothing in it may become a link, an image or HTML. */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`);
}
