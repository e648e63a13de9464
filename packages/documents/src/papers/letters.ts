/** Letters between professionals: referral, rehabilitation plan, closing notes and LÆ 165. */
import { facts, type Paper, section, text } from '../paper.ts';
import type { ClosingNote, Labelled, ReferralLetter, RehabilitationPlan, WorkLetter } from '../paper-data.ts';
import { toldDay } from '../told-days.ts';
import { type Frame, gaps, paperOf } from './frame.ts';

export function referralLetter(frame: Frame, data: ReferralLetter): Paper {
  const { language, programme } = frame;
  const say = programme.words.in('referral-letter', language);
  return paperOf(frame, data, {
    look: 'letter',
    title: say('title', { receiver: data.receiver }),
    blocks: [
      section(
        say('what'),
        facts([
          [say('priority'), say(data.priority)],
          [say('sent'), dayOf(data.sent, frame)],
          [say('track'), data.track],
          [say('reference'), data.reference],
        ]),
      ),
      section(say('content'), fieldsOf(data.fields)),
      gaps(frame, data),
      section(
        say('ground'),
        facts([
          [say('programme-says'), data.programmeSays],
          [say('override'), data.override],
        ]),
      ),
      section(say('feedback'), text(data.feedback)),
    ],
  });
}

export function rehabilitationPlan(frame: Frame, data: RehabilitationPlan): Paper {
  const say = frame.programme.words.in('rehabilitation-plan', frame.language);
  return paperOf(frame, data, {
    look: 'letter',
    title: say('title'),
    blocks: [
      [{ block: 'text', text: say('lead') }],
      section(
        say('time'),
        facts([
          [say('sent'), dayOf(data.sent, frame)],
          [say('start-by'), dayOf(data.startBy, frame)],
          [say('later-start'), data.laterStart],
          [say('level'), data.level],
          [say('level-reason'), data.levelReason],
        ]),
      ),
      section(say('content'), fieldsOf(data.fields)),
      gaps(frame, data),
      section(say('citizen'), text(say('citizen-text', { days: String(data.startDays) }))),
    ],
  });
}

/** The kinds differ in their words alone. */
export function closingNote(
  frame: Frame,
  kind: 'hospital-closing-letter' | 'rehabilitation-end-note' | 'prevention-closing-note',
  data: ClosingNote,
): Paper {
  const say = frame.programme.words.in(kind, frame.language);
  return paperOf(frame, data, {
    look: 'letter',
    title: say('title'),
    blocks: [
      section(
        say('course'),
        facts([
          [say('referred'), dayOf(data.referred, frame)],
          [say('referred-by'), data.referredBy],
          [say('started'), dayOf(data.started, frame)],
          [say('closed'), dayOf(data.closed, frame)],
          [say('track'), data.track],
          [say('reference'), data.reference],
        ]),
      ),
      section(say('reason'), text(data.reason)),
      section(say('conclusion'), text(data.conclusion)),
      section(say('agreements'), text(data.agreements)),
      section(say('follow-up'), text(data.followUp)),
    ],
  });
}

export function workLetter(frame: Frame, data: WorkLetter): Paper {
  const say = frame.programme.words.in('lae165', frame.language);
  return paperOf(frame, data, {
    look: 'letter',
    title: say('title'),
    blocks: [
      [{ block: 'text', text: say('proposal') }],
      section(
        say('content'),
        facts([
          [say('sent'), dayOf(data.sent, frame)],
          [say('reference'), data.reference],
        ]),
        fieldsOf(data.fields),
      ),
      section(say('work'), fieldsOf(data.work)),
      gaps(frame, data),
      section(say('limits'), text(say('limits-text'))),
    ],
  });
}

function fieldsOf(fields: readonly Labelled[]) {
  return facts(fields.map(({ label, text: words }) => [label, words]));
}

function dayOf(day: string | undefined, { language }: Frame): string | undefined {
  return day === undefined ? undefined : toldDay(day, language);
}
