/** Sheets for the citizen's hand: why not a scan, and what to do if it comes back. */
import { hundredPeopleChart } from '../charts/hundred-people.ts';
import { type Paper, section, text } from '../paper.ts';
import type { RelapsePlan, WhyNotAScan } from '../paper-data.ts';
import { nearestAge } from '../prevalence.ts';
import { toldNumber } from '../told-days.ts';
import { acuteNotice, type Frame, paperOf } from './frame.ts';
import { pictureOf } from './pictures.ts';

/** Both halves stand on it, or it is not made: how common findings are without pain, and which are more frequent with it. */
export function whyNotAScan(frame: Frame, data: WhyNotAScan): Paper {
  const { language, programme } = frame;
  const { prevalence, words } = programme;
  const say = words.in('why-not-a-scan', language);
  const { withoutPain, withPainComparedWithWithout: withPain } = prevalence;
  const age = nearestAge(prevalence, data.age);
  const at = withoutPain.ages.indexOf(age);
  const common = withoutPain.findings.map((finding) => ({ name: finding[language], have: finding.values[at] ?? 0 }));
  const [first] = common;
  const slots = { age: String(age), have: String(first?.have ?? 0), finding: lowered(first?.name ?? '') };
  const people = hundredPeopleChart({ finding: first?.name ?? '', age, have: first?.have ?? 0 }, language, words.in('charts', language));
  return paperOf(frame, data, {
    look: 'handout',
    title: say('title'),
    blocks: [
      [{ block: 'text', text: say('lead') }],
      section(say('reasons'), {
        block: 'list',
        items: [say('reason-not-needed'), say('reason-seldom-explains'), say('reason-needless')],
      }),
      section(say('common'), text(say('common-text', slots)), pictureOf(people, 48, true), {
        block: 'table',
        caption: say('common-table', slots),
        head: [say('finding'), say('have')],
        rows: common.map(({ name, have }) => [name, toldNumber(have, language)]),
        widths: [2.2, 1],
      }),
      section(
        say('other-half'),
        text(prevalence.text[language]),
        {
          block: 'table',
          caption: say('other-half-table', { age: String(withPain.maximumAge) }),
          head: [say('finding'), say('odds')],
          rows: withPain.findings.map((finding) => [finding[language], toldNumber(finding.oddsRatio, language)]),
          widths: [2.2, 1],
        },
        text(say('odds-text')),
      ),
      section(say('instead'), text(say('instead-text'))),
      section(say('when'), text(say('when-text'))),
      [acuteNotice(frame)],
      section(say('sources'), {
        block: 'list',
        items: [study(withoutPain.source[language]), study(withPain.source[language]), say('estimate', slots)],
      }),
    ],
  });
}

export function relapsePlan(frame: Frame, data: RelapsePlan): Paper {
  const say = frame.programme.words.in('relapse-plan', frame.language);
  const own = data.own?.trim() ?? '';
  return paperOf(frame, data, {
    look: 'handout',
    title: say('title'),
    blocks: [
      [{ block: 'text', text: say('lead') }],
      section(say('own'), own === '' ? text(say('not-written')) : { block: 'quote', text: own }),
      section(say('helped'), { block: 'list', items: data.helped }),
      section(say('goals'), { block: 'list', items: data.goals }),
      section(say('contact'), data.contact === undefined ? undefined : text(say('contact-text', { name: data.contact }))),
      [acuteNotice(frame)],
    ],
  });
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Without what the programme says of it in brackets. */
function study(source: string): string {
  return source.replace(/ \(.*$/u, '');
}
