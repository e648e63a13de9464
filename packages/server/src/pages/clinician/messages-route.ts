/** Messages between those who help a citizen: the threads, an answer, a new one. */

import { namesOfHouses, referralsOf, replyToMessage, sendMessage, threadsOf } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { housesOfRoles } from './houses.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<Web, 'citizenPath' | 'recordMessagesIn' | 'renderErrorPage' | 'renderMessagesPage' | 'threadsMessagesIn'>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Fault = { readonly field: string; readonly text: string };

/** Adds the page of all threads, and that of one citizen. */
export function addMessagesPages(add: AddPage, { pages }: { readonly pages: Pages }): void {
  const roles = rolesOfPart.beskeder ?? [];
  add('/kliniker/beskeder', { roles, get: (visit) => show(visit, pages, undefined, []) });
  add('/kliniker/borger/:id/beskeder', {
    roles,
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened, [])),
    post: (visit) => inRecord(visit, pages, (opened) => send(visit, pages, opened)),
  });
}

async function show(visit: Visit, pages: Pages, opened: Opened | undefined, faults: readonly Fault[]): Promise<PageAnswer> {
  const { desk, language, access } = visit;
  const threads = await threadsOf(desk, opened?.card.id);
  const all = threads.flatMap(({ messages }) => messages);
  const names = await namesOfHouses(desk, [
    ...all.flatMap(({ from, to }) => [from, ...to]),
    ...(opened === undefined ? threads.map(({ citizen }) => `Patient/${citizen}`) : []),
  ]);
  const { unknownHouse } = pages.recordMessagesIn(language);
  const nameOf = (reference: string): string => names.get(reference) ?? unknownHouse;
  const houses = opened === undefined ? [] : await housesOfRoles(desk, Object.keys(desk.programme.access.roles));
  // Whom one writes to is nearly always somebody who takes part already.
  const referrals = opened === undefined ? [] : await referralsOf(desk, opened.card.id);
  const near = new Set([
    opened?.card.gp?.house,
    ...all.flatMap(({ from, to }) => [from, ...to]),
    ...referrals.map(({ performer }) => performer),
  ]);
  const html = pages.renderMessagesPage({
    visit: visit.frame,
    parts: opened?.parts ?? [],
    threads: threads.map(({ citizen, messages }) => {
      const subject = messages.find((one) => one.subject !== undefined)?.subject;
      const what = messages.find((one) => one.kind !== undefined);
      // One answers what one was written; a message of one's own waits.
      const own = access.agent.organization ?? access.agent.who;
      const answers = messages.findLast(({ to }) => to.includes(own))?.id;
      return {
        citizen: { id: citizen, name: opened?.card.name ?? nameOf(`Patient/${citizen}`) },
        messages: messages.map(({ id, from, to, sent, texts, files }) => ({
          id,
          from: nameOf(from),
          to: to.map(nameOf).join(', '),
          sent,
          texts: texts.map(({ text }) => text),
          files: files.map(({ title }) => title),
        })),
        waits: answers === undefined && messages.some(({ from }) => from === own),
        ...(answers !== undefined && { answers }),
        ...(subject !== undefined && { subject }),
        ...(what?.kind !== undefined && { kind: what.kind }),
        ...(what?.referral !== undefined && { referral: what.referral[language] }),
      };
    }),
    houses: houses
      .filter(({ house }) => house !== access.agent.organization)
      .toSorted((one, other) => Number(near.has(other.house)) - Number(near.has(one.house))),
    fields: visit.fields,
    faults,
    formKey: visit.formKey,
    ...(opened !== undefined && { card: opened.card }),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

async function send(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, fields, formKey, language } = visit;
  const messages = pages.threadsMessagesIn(language);
  const answered = fields.get('paa');
  const field = answered === null ? 'tekst' : `svar.${answered}`;
  const [text, to, subject] = [field, 'til', 'emne'].map((name) => (fields.get(name) ?? '').trim()) as [string, string, string];
  const faults: Fault[] = [];
  if (answered === null && to === '') faults.push({ field: 'til', text: messages.faults.receiver });
  if (text === '') faults.push({ field, text: messages.faults.text });
  if (faults.length > 0) return show(visit, pages, opened, faults);
  const outcome =
    answered === null
      ? await sendMessage(desk, { citizen: opened.card.id, to, text, key: formKey, ...(subject !== '' && { subject }) })
      : await replyToMessage(desk, { message: answered, text, key: formKey });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: pages.citizenPath(opened.card.id, 'beskeder'), told: outcome.repeated ? 'already-done' : 'sent' };
  }
  switch (outcome.reason) {
    case 'consent':
      return show(visit, pages, opened, [{ field: answered === null ? 'til' : field, text: messages.faults.consent }]);
    case 'acute-first':
      return show(visit, pages, opened, [{ field, text: messages.faults.acute }]);
    default:
      return show(visit, pages, opened, [{ field, text: messages.faults.refused }]);
  }
}
