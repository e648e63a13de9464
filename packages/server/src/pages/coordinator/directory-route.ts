/** The directory: houses found, added and put right. */

import {
  everyInDirectory,
  findHouses,
  type HouseEntry,
  type HouseField,
  houseEntry,
  houseTypesIn,
  houseVersion,
  rolesOf,
  saveHouse,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { coordinatorRoles } from './coordinator-roles.ts';

export interface DirectoryOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'directoryMessagesIn' | 'directoryPath' | 'readDoorForm' | 'renderDirectoryPage' | 'renderErrorPage' | 'renderHousePage'
  >;
}

type Pages = DirectoryOptions['pages'];
type Fault = { readonly field: string; readonly text: string };

const most = 100;
/** The names of the form's fields. */
const fieldOf: Readonly<Record<HouseField, string>> = {
  name: 'navn',
  street: 'vej',
  postCode: 'postnr',
  city: 'by',
  municipality: 'kommune',
  phone: 'telefon',
  gln: 'gln',
  sor: 'sor',
  ydernummer: 'ydernummer',
  does: 'goer',
  reachedBy: 'naas',
  active: 'ibrug',
};

/** Adds the list and the page of one house. */
export function addDirectoryPages(add: AddPage, { pages }: DirectoryOptions): void {
  add(pages.directoryPath, {
    roles: coordinatorRoles,
    get: async ({ desk, frame, query }) => {
      const words = query('soeg') ?? '';
      const houses = await findHouses(desk, { words });
      const shown = houses.slice(0, most).map(({ id, name, city, municipality, gln, sor, ydernummer, reachedBy, active }) => ({
        id,
        name,
        place: [...new Set([city, municipality])].filter(Boolean).join(', '),
        numbers: [gln && `GLN ${gln}`, sor && `SOR ${sor}`, ydernummer && `yder ${ydernummer}`].filter((one) => one !== undefined),
        reachedBy,
        active,
      }));
      const [created, changed] = [query('nye'), query('rettet')].map(Number);
      const imported = query('nye') === undefined ? {} : { imported: { created: created || 0, changed: changed || 0 } };
      return { html: pages.renderDirectoryPage({ visit: frame, words, houses: shown, all: houses.length, ...imported }) };
    },
  });
  add(`${pages.directoryPath}/:sted`, {
    roles: coordinatorRoles,
    get: (visit) => showHouse(visit, pages),
    post: (visit) => save(visit, pages),
  });
}

async function showHouse(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, parameter, language } = visit;
  if (parameter('sted') === 'ny') {
    const begun = [...fields.keys()].length > 0 ? fields : new URLSearchParams({ naas: 'here', ibrug: 'ja' });
    return housePage(visit, pages, { fields: begun });
  }
  const house = await houseEntry(desk, parameter('sted'));
  if (house === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  return housePage(visit, pages, { house, fields: [...fields.keys()].length > 0 ? fields : fieldsOf(house) });
}

async function save(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, parameter, language, formKey } = visit;
  const messages = pages.directoryMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const isNew = parameter('sted') === 'ny';
  const told = {
    name: form.text('navn'),
    ...optional('street', form.text('vej')),
    ...optional('postCode', form.text('postnr')),
    ...optional('city', form.text('by')),
    ...optional('municipality', form.text('kommune')),
    ...optional('phone', form.text('telefon')),
    ...optional('gln', form.text('gln')),
    ...optional('sor', form.text('sor')),
    ...optional('ydernummer', form.text('ydernummer')),
    ...optional('does', form.text('goer')),
    reachedBy: form.text('naas') === 'medcom' ? 'medcom' : 'here',
    active: form.text('ibrug') !== 'nej',
  } as const;
  const seen = { id: parameter('sted'), seen: Number(form.text('set')) };
  const outcome = await saveHouse(desk, { ...told, key: formKey, ...(!isNew && { house: seen }) });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: `${pages.directoryPath}/${outcome.house.id}`, told: 'saved' };
  }
  const house = isNew ? undefined : await houseEntry(desk, parameter('sted'));
  if (outcome.reason === 'changed') {
    const current = mergedWith(fields, outcome.now, await houseVersion(desk, outcome.now.id, seen.seen));
    return housePage(visit, pages, { house: outcome.now, fields: current, differences: differencesOf(outcome.now, current, messages) });
  }
  const faults =
    outcome.reason === 'house'
      ? outcome.faults.map(({ field, fault }) => ({
          field: fieldOf[field],
          text: `${messages.fields[field]}: ${messages.faults[fault] ?? fault}`,
        }))
      : [{ field: 'navn', text: messages.refused }];
  return housePage(visit, pages, { ...(house !== undefined && { house }), fields, faults });
}

/** What somebody left as she saw it is taken as it stands now; what she changed stays as typed. */
function mergedWith(typed: URLSearchParams, now: HouseEntry, seen: HouseEntry | undefined): URLSearchParams {
  const merged = new URLSearchParams(typed);
  const [stands, stood] = [fieldsOf(now), seen && fieldsOf(seen)];
  for (const name of Object.values(fieldOf)) {
    const isUntouched = stood !== undefined && (typed.get(name) ?? '').trim() === (stood.get(name) ?? '');
    if (isUntouched) merged.set(name, stands.get(name) ?? '');
  }
  merged.set('set', String(now.version));
  return merged;
}

/** Where what stands there now is not what was typed. */
function differencesOf(now: HouseEntry, typed: URLSearchParams, messages: ReturnType<Pages['directoryMessagesIn']>) {
  const stands = fieldsOf(now);
  return (Object.keys(fieldOf) as HouseField[]).flatMap((field) => {
    const [theirs, yours] = [stands.get(fieldOf[field]) ?? '', (typed.get(fieldOf[field]) ?? '').trim()];
    const told = (value: string) => ({ ...messages.reachedBy, ...messages.does, ja: messages.yes, nej: messages.no })[value] ?? value;
    return theirs === yours ? [] : [{ field, theirs: told(theirs), yours: told(yours) }];
  });
}

function fieldsOf(house: HouseEntry): URLSearchParams {
  const fields = new URLSearchParams({ set: String(house.version) });
  for (const field of Object.keys(fieldOf) as HouseField[]) {
    const value = field === 'active' ? (house.active ? 'ja' : 'nej') : house[field];
    if (typeof value === 'string') fields.set(fieldOf[field], value);
  }
  return fields;
}

async function housePage(
  { desk, frame, formKey }: Visit,
  pages: Pages,
  shown: {
    readonly house?: HouseEntry;
    readonly fields: URLSearchParams;
    readonly faults?: readonly Fault[];
    readonly differences?: ReturnType<typeof differencesOf>;
  },
): Promise<PageAnswer> {
  const { house, fields, faults = [], differences } = shown;
  const html = pages.renderHousePage({
    visit: frame,
    ...(house !== undefined && { house }),
    fields,
    faults,
    formKey,
    municipalities: desk.programme.vocabulary.municipalities,
    does: houseTypesIn(desk),
    people: house === undefined ? [] : await peopleOf({ desk }, `Organization/${house.id}`),
    ...(differences !== undefined && { differences }),
  });
  return { html, status: faults.length > 0 || differences !== undefined ? 422 : 200 };
}

/** Who has a role there now, by the name that the role gives. */
async function peopleOf({ desk }: Pick<Visit, 'desk'>, house: string) {
  const found = await desk.record.search('PractitionerRole', { where: { organization: house }, count: 200 });
  if (!found.ok) return [];
  const today = desk.now().toISOString().slice(0, 10);
  const inForce = found.page.entries.filter((role) => {
    const { end } = (role.period ?? {}) as { readonly end?: string };
    return role.active !== false && (end === undefined || end.slice(0, 10) >= today);
  });
  const people = new Map((await everyInDirectory(desk.record, 'Practitioner')).map((one) => [`Practitioner/${one.id}`, one]));
  return inForce.map((role) => {
    const { reference = '' } = (role.practitioner ?? {}) as { readonly reference?: string };
    const [name] = (people.get(reference)?.name ?? []) as readonly { readonly given?: readonly string[]; readonly family?: string }[];
    return { name: [...(name?.given ?? []), name?.family].filter(Boolean).join(' ') || reference, roles: rolesOf(role) };
  });
}

function optional<Name extends string>(name: Name, value: string): { readonly [Key in Name]?: string } {
  return value === '' ? {} : ({ [name]: value } as { readonly [Key in Name]: string });
}
