/** About the citizen herself: which language she speaks, whether she needs an interpreter, and how she is reminded. */

import { randomUUID } from 'node:crypto';
import { languageName } from '@rygforloeb/decision';
import { chooseLanguage, chooseReminders, citizenCardOf, findingsOf, recordFindings, remindersOf } from '@rygforloeb/pathway';
import type { FieldFault } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { citizenOnly, ownCitizen } from './own-citizen.ts';

export interface AboutMeOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').citizen,
    'aboutMeMessagesIn' | 'aboutMePath' | 'readDoorForm' | 'renderAboutMePage'
  >;
}

type Pages = AboutMeOptions['pages'];
type Channel = Parameters<typeof chooseReminders>[1]['channel'];

const channels: readonly Channel[] = ['digital-post', 'email', 'sms', 'none'];
const interpreter = 'interpreter-need';
/** Spoken by most in Denmark who speak another language than Danish; any other is written. */
const languages: readonly string[] = ['da', 'en', 'ar', 'bs', 'de', 'fa', 'ku', 'pl', 'ro', 'so', 'tr', 'uk', 'ur', 'vi'];

/** Adds the page. */
export function addAboutMePage(add: AddPage, { pages }: AboutMeOptions): void {
  add(pages.aboutMePath, { roles: citizenOnly, get: (visit) => show(visit, pages, []), post: (visit) => save(visit, pages) });
}

async function show(visit: Visit, pages: Pages, faults: readonly FieldFault[]): Promise<PageAnswer> {
  const { desk, frame, formKey } = visit;
  const citizen = ownCitizen(visit);
  const card = await citizenCardOf(desk, citizen);
  const reminders = await remindersOf(desk, citizen);
  const html = pages.renderAboutMePage({
    visit: frame,
    name: card?.name ?? frame.person.name,
    ...(card?.birthDate !== undefined && { birthDate: card.birthDate }),
    ...(card?.municipality !== undefined && { municipality: card.municipality }),
    ...(card?.phone !== undefined && { phone: card.phone }),
    ...(card?.gp !== undefined && { gp: card.gp.name }),
    languages,
    channels,
    stands: {
      ...(card?.language !== undefined && { language: card.language }),
      ...(reminders !== undefined && { reminders: `${reminders.version}` }),
    },
    fields: await fieldsOf(visit, citizen, { spoken: card?.language, channel: reminders?.channel }),
    faults,
    formKey,
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

/** What was typed, and for the other form what stands in the record. */
async function fieldsOf(
  { desk, fields }: Visit,
  citizen: string,
  { spoken, channel }: { readonly spoken: string | undefined; readonly channel: string | undefined },
): Promise<URLSearchParams> {
  const shown = new URLSearchParams(fields);
  if (!shown.has('sprog') && spoken !== undefined) shown.set(languages.includes(spoken) ? 'sprog' : 'andet-sprog', spoken);
  const need = (await findingsOf(desk, citizen))?.find(({ code }) => code === interpreter)?.latest.value;
  if (!shown.has('tolk') && typeof need === 'boolean') shown.set('tolk', need ? 'ja' : 'nej');
  if (!shown.has('kanal') && channel !== undefined) shown.set('kanal', channel);
  return shown;
}

async function save(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey: key } = visit;
  const { missing, refused, meanwhile, channels: channelNames } = pages.aboutMeMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const citizen = ownCitizen(visit);
  const again = (field: string, text: string) => show({ ...visit, formKey: randomUUID() }, pages, [{ field, text }]);
  if (form.text('handling') === 'tolk') {
    const answer = form.must('tolk', missing.interpreter);
    if (form.faults.length > 0) return show(visit, pages, form.faults);
    const outcome = await recordFindings(desk, { citizen, key, findings: [{ code: interpreter, value: answer === 'ja' }] });
    return outcome.ok ? { to: pages.aboutMePath, told: 'saved' } : again('tolk', refused);
  }
  if (form.text('handling') === 'sprog') {
    const [language, other] = [form.text('sprog'), form.text('andet-sprog')];
    const before = (await citizenCardOf(desk, citizen))?.language;
    // Both may be filled in, one of them from before: what is new is what she means.
    const isListed = language !== '' && (language !== before || other === '');
    if (before !== undefined && isOther(fields, before) && before !== (isListed ? language : other))
      return again('sprog', meanwhile(languages.includes(before) ? languageName(before, visit.language) : before));
    const outcome = await chooseLanguage(desk, { citizen, key, ...(isListed ? { language } : { other }) });
    if (outcome.ok) return { to: pages.aboutMePath, told: 'saved' };
    return again('sprog', outcome.reason === 'language-missing' ? missing.language : refused);
  }
  const channel = channels.find((one) => one === form.must('kanal', missing.channel));
  if (channel === undefined) return show(visit, pages, [{ field: 'kanal', text: missing.channel }]);
  const address = form.text('adresse');
  const now = await remindersOf(desk, citizen);
  if (now?.channel !== undefined && isOther(fields, `${now.version}`))
    return again('kanal', meanwhile(channelNames[now.channel] ?? now.channel));
  const outcome = await chooseReminders(desk, { citizen, channel, key, ...(address !== '' && { address }) });
  if (outcome.ok) return { to: pages.aboutMePath, told: 'saved' };
  return outcome.reason === 'address-missing' ? again('adresse', missing.address) : again('kanal', refused);
}

/** What stood when the page was opened is not what stands now. */
function isOther(fields: URLSearchParams, now: string): boolean {
  const stood = fields.get('stod');
  return stood !== null && stood !== now;
}
