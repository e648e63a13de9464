/** The pages on which a clinician finds a citizen, and receives one who comes for the first time. */

import { copenhagenDate } from '@rygforloeb/decision';
import { type Desk, findCitizens, receiveCitizen } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { clinicianRoles } from './clinician-roles.ts';
import { housesOfRoles } from './houses.ts';

export interface FindCitizenOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').clinician,
    'citizenMessagesIn' | 'citizenPath' | 'dateFields' | 'readDoorForm' | 'renderFindCitizenPage' | 'renderReceiveCitizenPage'
  >;
}

/** Those who may begin a course. */
const receivers = ['gp', 'chiropractor', 'physiotherapist', 'private_specialist', 'hospital', 'municipality_119', 'municipality_140'];

/** Whether a role may begin a course. */
export function mayReceive(role: string): boolean {
  return receivers.includes(role);
}

/** Whether the access rules let a role look for citizens by name, or by number alone. */
export function searchesByName({ programme, access }: Pick<Desk, 'programme' | 'access'>): boolean {
  const { search } = programme.access.roles[access.agent.role]?.types.Patient ?? {};
  return search === undefined || search.includes('name');
}

/** Adds both pages. */
export function addFindCitizenPages(add: AddPage, { pages }: FindCitizenOptions): void {
  add('/kliniker/borgere', {
    roles: clinicianRoles,
    get: async ({ desk, frame, query, access }) => {
      const words = query('soeg');
      return {
        html: pages.renderFindCitizenPage({
          visit: frame,
          ...(words !== undefined && { words }),
          found: words === undefined ? [] : await findCitizens(desk, words),
          mayReceive: mayReceive(access.agent.role),
          byName: searchesByName(desk),
        }),
      };
    },
  });
  add('/kliniker/modtag', {
    roles: receivers,
    get: (visit) => receivePage(visit, pages, startFields(visit, pages), []),
    post: (visit) => receive(visit, pages),
  });
}

type Pages = FindCitizenOptions['pages'];
type Fault = { readonly field: string; readonly text: string };

function startFields({ fields, desk }: Visit, { dateFields }: Pages): URLSearchParams {
  if ([...fields.keys()].length > 0) return fields;
  return new URLSearchParams(dateFields('start', copenhagenDate(desk.now().toISOString())).map(([name, value]) => [name, value]));
}

async function receive(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.citizenMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const cpr = form.must('cpr', messages.missing.cpr).replaceAll(/[\s-]/g, '');
  if (cpr !== '' && !/^\d{10}$/.test(cpr)) form.fault('cpr', messages.missing.cpr);
  const gender = form.text('koen');
  const told = {
    cpr,
    given: form.must('fornavn', messages.missing.given),
    family: form.must('efternavn', messages.missing.family),
    birthDate: form.mustDate('foedt', messages.missing.birthDate),
    gender: gender === 'female' || gender === 'male' || gender === 'other' ? gender : 'unknown',
    start: form.mustDate('start', messages.missing.start),
    permits: form.all('ja-til').map((role) => ({ to: { role } })),
    ...optional('municipality', form.text('kommune')),
    ...optional('phone', form.text('telefon')),
    ...optional('gp', form.text('laege')),
    key: formKey,
  } as const;
  if (form.text('samtykke') !== 'ja') form.fault('samtykke', messages.yesMissing);
  if (form.faults.length > 0) return receivePage(visit, pages, fields, form.faults);
  const outcome = await receiveCitizen(desk, told);
  if (outcome.ok) {
    await visit.dropDraft();
    const citizen = (outcome.course.patient as { readonly reference: string }).reference.slice('Patient/'.length);
    return { to: pages.citizenPath(citizen), told: outcome.repeated ? 'already-done' : 'saved' };
  }
  return receivePage(visit, pages, fields, [faultOf(outcome.reason, messages)]);
}

function faultOf(reason: string, messages: ReturnType<Pages['citizenMessagesIn']>): Fault {
  switch (reason) {
    case 'bad-number':
      return { field: 'cpr', text: messages.missing.cpr };
    case 'invalid':
      return { field: 'cpr', text: messages.notANumber };
    case 'bad-date':
      return { field: 'start', text: messages.missing.start };
    case 'no-house':
      return { field: 'cpr', text: messages.noHouse };
    default:
      return { field: 'samtykke', text: messages.refused };
  }
}

async function receivePage(
  { frame, desk, language, formKey }: Visit,
  pages: Pages,
  fields: URLSearchParams,
  faults: readonly Fault[],
): Promise<PageAnswer> {
  const { vocabulary, texts } = desk.programme;
  const roles = ['gp', 'physiotherapist', 'chiropractor', 'hospital', 'municipality_119', 'municipality_140', 'jobcentre'];
  const html = pages.renderReceiveCitizenPage({
    visit: frame,
    fields,
    faults,
    formKey,
    municipalities: vocabulary.municipalities,
    gps: await housesOfRoles(desk, ['gp']),
    roles: roles.flatMap((role) => {
      const name = texts.actors.get(role)?.[language];
      return name === undefined ? [] : [{ role, name }];
    }),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

function optional<Name extends string>(name: Name, value: string): { readonly [Key in Name]?: string } {
  return value === '' ? {} : ({ [name]: value } as { readonly [Key in Name]: string });
}
