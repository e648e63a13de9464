/** The acute way: one step, open to every clinician, also for a citizen whom she may not see. */

import { citizenCardOf, citizenForAlert, raiseAlert } from '@rygforloeb/pathway';
import { acuteAdvice } from '../../acute-advice.ts';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { acuteWords } from './acute-words.ts';
import { clinicianRoles } from './clinician-roles.ts';
import { consultationTyped } from './consultation-route.ts';
import { type HouseShown, housesOfRoles, markedOrLikely } from './houses.ts';
import { partsFor } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<Web, 'acuteMessagesIn' | 'acutePath' | 'citizenPath' | 'readDoorForm' | 'renderAcutePage'> &
  Parameters<typeof consultationTyped>[1];
type Fault = { readonly field: string; readonly text: string };

/** Adds both pages: without a citizen, and about one. */
export function addAcutePages(add: AddPage, { pages }: { readonly pages: Pages }): void {
  const page = {
    roles: clinicianRoles,
    get: (visit: Visit) => show(visit, pages, visit.fields, []),
    post: (visit: Visit) => (visit.fields.get('til-akut') === null ? alert(visit, pages) : fromConsultation(visit, pages)),
  };
  add(pages.acutePath, page);
  add('/kliniker/borger/:id/akut', page);
}

/** With what was found just now; the consultation itself stays as a draft. */
async function fromConsultation(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const typed = await consultationTyped(visit, pages);
  const filled = new URLSearchParams(typed === undefined ? [] : acuteWords(typed.form.model, visit, pages));
  return show(visit, pages, filled, []);
}

async function alert(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.acuteMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const opened = visit.parameter('id');
  const citizen = opened === '' ? await byNumber(visit, form, messages) : opened;
  const receiver = form.must('sted', messages.missing.site);
  const reason = form.must('grund', messages.missing.reason);
  if (form.faults.length > 0) return show(visit, pages, fields, form.faults);
  const [onset, called] = [form.text('debut'), form.text('ringet') === 'ja' ? desk.now().toISOString() : undefined];
  const outcome = await raiseAlert(desk, {
    citizen,
    receiver,
    reason,
    key: formKey,
    ...(onset !== '' && { onset }),
    ...(called !== undefined && { called }),
  });
  if (!outcome.ok) {
    const text = outcome.reason === 'not-a-clinician' ? messages.notYou : messages.refused;
    return show(visit, pages, fields, [{ field: outcome.reason === 'unknown' ? 'sted' : 'grund', text }]);
  }
  await visit.dropDraft();
  const to = opened === '' ? pages.acutePath : pages.citizenPath(opened, 'akut');
  return { to: `${to}?sendt=${outcome.callNow ? 'ring' : 'ringet'}&laege=${outcome.gp === 'told' ? 'ja' : 'nej'}` };
}

async function byNumber(
  { desk }: Visit,
  form: ReturnType<Pages['readDoorForm']>,
  messages: ReturnType<Pages['acuteMessagesIn']>,
): Promise<string> {
  const number = form.must('cpr', messages.missing.citizen).replaceAll(/[\s-]/g, '');
  if (number === '') return '';
  if (!/^\d{10}$/.test(number)) {
    form.fault('cpr', messages.missing.citizen);
    return '';
  }
  const found = await citizenForAlert(desk, number);
  if (found === undefined) form.fault('cpr', messages.missing.nobody);
  return found ?? '';
}

async function show(visit: Visit, pages: Pages, fields: URLSearchParams, faults: readonly Fault[]): Promise<PageAnswer> {
  const { desk, language } = visit;
  const { acute } = desk.programme.referrals;
  const citizen = visit.parameter('id');
  const card = citizen === '' ? undefined : await citizenCardOf(desk, citizen);
  const houses = await housesOfRoles(desk, ['hospital']);
  const own = visit.access.agent.organization;
  const mine = (await housesOfRoles(desk, [visit.access.agent.role])).find(({ house }) => house === own)?.place;
  const sites = nearestFirst(houses, acute.does, [card?.municipality, mine]);
  const text = desk.programme.texts.fixed.get('acute-fixed');
  const sent = visit.query('sendt');
  const html = pages.renderAcutePage({
    visit: visit.frame,
    fields: filled(fields, sites),
    faults,
    formKey: visit.formKey,
    parts: partsFor(desk),
    sites,
    mayAlert: desk.programme.roles.extraRights[acute.right]?.includes(desk.actor) === true,
    advice:
      text === undefined
        ? acuteAdvice[language]
        : {
            title: text.label?.[language] ?? acuteAdvice[language].title,
            text: text.professional?.[language] ?? acuteAdvice[language].text,
          },
    ...(citizen !== '' && { citizen }),
    ...(card !== undefined && { card }),
    ...(sent !== undefined && { sent: { callNow: sent === 'ring', gp: visit.query('laege') === 'ja' } }),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

type Site = HouseShown & { readonly isEmergency: boolean; readonly isNear: boolean };

/** Emergency departments before other departments, and of them that in the citizen's municipality, or else in our own. */
function nearestFirst(
  houses: readonly HouseShown[],
  does: Parameters<typeof markedOrLikely>[1],
  places: readonly (string | undefined)[],
): readonly Site[] {
  const emergency = markedOrLikely(houses, does).found;
  const sites = houses.map((house) => ({ ...house, isEmergency: emergency.includes(house) }));
  const near = places.find((place) => place !== undefined && sites.some((site) => site.isEmergency && site.place === place));
  return sites
    .map((site) => ({ ...site, isNear: site.isEmergency && near !== undefined && site.place === near }))
    .toSorted((one, other) => Number(other.isNear) - Number(one.isNear) || Number(other.isEmergency) - Number(one.isEmergency));
}

/** The nearest is chosen, and may be changed; where none is known to be near, it is chosen by hand. */
function filled(fields: URLSearchParams, sites: readonly Site[]): URLSearchParams {
  const begun = new URLSearchParams(fields);
  const [first] = sites;
  if (!begun.has('sted') && first !== undefined && (first.isNear || sites.length === 1)) begun.set('sted', first.house);
  return begun;
}
