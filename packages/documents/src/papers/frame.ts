/** What every paper is composed with: the programme's words, and the head and foot that all papers share. */
import { type Language, languageName, type Manifest, type Texts } from '@rygforloeb/decision';
import { type Block, type Paper, section, text } from '../paper.ts';
import type { Content, Letterhead } from '../paper-data.ts';
import type { Prevalence } from '../prevalence.ts';
import { toldDay } from '../told-days.ts';
import type { PaperWords, Say } from '../words.ts';

/** A programme version as papers need it. */
export interface PaperProgramme {
  readonly manifest: Pick<Manifest, 'title' | 'version' | 'publisher'>;
  readonly fixed: Texts['fixed'];
  readonly words: PaperWords;
  readonly prevalence: Prevalence;
}

export interface Frame {
  readonly programme: PaperProgramme;
  readonly language: Language;
}

interface Composed {
  readonly look: Paper['look'];
  readonly title: string;
  readonly blocks: readonly (readonly Block[])[];
}

/** A whole paper around its contents. */
export function paperOf({ programme, language }: Frame, head: Letterhead, { look, title, blocks }: Composed): Paper {
  const { manifest, words, fixed } = programme;
  const say = words.in('common', language);
  const notice = fixed.get('draft-notice');
  const audience = look === 'handout' ? 'citizen' : 'professional';
  const { citizen, from, to, copies } = head;
  const label = notice?.label[language] ?? '';
  return {
    look,
    language,
    title,
    from: [from?.name ?? '', from?.person ?? '', from?.phone === undefined ? '' : `${say('phone')} ${from.phone}`].filter(
      (line) => line !== '',
    ),
    publisher: say('publisher', { publisher: manifest.publisher }),
    date: [say('date'), toldDay(head.issued, language)],
    ...(to !== undefined && to.length > 0 && { to: [say('to'), to.join(', ')] as const }),
    ...(copies !== undefined && copies.length > 0 && { copies: [say('copies'), copies.join(', ')] as const }),
    ...(citizen !== undefined && {
      citizen: {
        label: say(look === 'handout' ? 'for-you' : 'about'),
        name: citizen.name,
        rows: rowsOf(citizen, say, language),
      },
    }),
    marks: [label, ...(head.sample === true ? [say('sample')] : [])].filter((mark) => mark !== ''),
    blocks: [...blocks.flat(), { block: 'fine', title: say('draft-title'), text: notice?.[audience][language] ?? '' }],
    foot: {
      text: say('foot', { label, programme: manifest.title[language], version: manifest.version }),
      about: citizen === undefined ? '' : [citizen.name, citizen.identifier].filter(Boolean).join(' · '),
      page: say('page'),
      of: say('of'),
    },
  };
}

function rowsOf(
  citizen: NonNullable<Letterhead['citizen']>,
  say: Say<'common'>,
  language: Language,
): readonly (readonly [string, string])[] {
  const { identifier, birthDate, address, phone, language: spoken } = citizen;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say('identifier'), identifier],
    [say('birth-date'), birthDate === undefined ? undefined : toldDay(birthDate, language)],
    [say('address'), address],
    [say('phone'), phone],
    [say('spoken'), spoken === undefined ? undefined : languageName(spoken, language)],
  ];
  return rows.filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '');
}

/** The signs that need an answer at once, as the programme tells them to citizens. */
export function acuteNotice({ programme, language }: Frame): Block {
  const say = programme.words.in('common', language);
  return { block: 'notice', title: say('acute-title'), text: programme.fixed.get('acute-fixed')?.citizen[language] ?? '' };
}

/** What was left out, with why, and what is simply not there: told to the receiver, not hidden. */
export function gaps({ programme, language }: Frame, { leftOut, missing }: Content): readonly Block[] {
  const say = programme.words.in('common', language);
  const rows = leftOut.map(({ label, why }) => [label, why]);
  const table: Block = { block: 'table', caption: say('left-out-table'), head: [say('field'), say('why')], rows, widths: [1, 1] };
  return [
    ...(rows.length === 0 ? [] : section(say('left-out'), text(say('left-out-lead')), table)),
    ...section(say('missing'), { block: 'list', items: missing }),
  ];
}
