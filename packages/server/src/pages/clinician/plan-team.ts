/** The team of a course from the page of its plan: who may be chosen, and what was chosen done by the acts of the pathway. */

import {
  addToTeam,
  type CourseView,
  changeContact,
  changeResponsibleHouse,
  changeThreadHolder,
  giveConsent,
  namesOfHouses,
  removeFromTeam,
  type TeamOutcome,
} from '@rygforloeb/pathway';
import type { Visit } from '../door.ts';
import { housesByRole } from './houses.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<Web, 'planMessagesIn' | 'readDoorForm' | 'teamNames' | 'wordsOf'>;
type Team = NonNullable<import('@rygforloeb/web').clinician.PlanPage['team']>;
type Fault = { readonly field: string; readonly text: string };

/** Actors who are asked into a team. A jobcentre comes by the fast track, with a consent of its own. */
const actors = [
  'gp',
  'chiropractor',
  'physiotherapist',
  'private_specialist',
  'psychologist',
  'hospital',
  'rygcenter',
  'municipality_140',
  'municipality_119',
];
const acts = {
  member: addToTeam,
  contact: changeContact,
  'thread-holder': changeThreadHolder,
  responsible: changeResponsibleHouse,
} as const;

/** What the form offers: houses and the reader's own colleagues, and those who may leave. */
export async function teamShown({ desk, language, fields, access }: Visit, pages: Pages, course: CourseView): Promise<Team> {
  const words = pages.wordsOf(desk.programme, language);
  const listed = await housesByRole(desk, actors, access.agent.organization);
  const houses = listed.map(({ member, role, name, place }) => ({
    value: `${role} ${member}`,
    label: [place === undefined ? name : `${name} (${place})`, words.actor(role).toLowerCase()].join(', '),
  }));
  const held = new Set(course.team.filter(({ role }) => role !== 'member').map(({ member }) => member));
  const leaving = [...new Set(course.team.map(({ member }) => member))].filter((member) => !held.has(member));
  const names = await namesOfHouses(desk, leaving);
  const chosen = fields.get(pages.teamNames.who) ?? '';
  const asked = listed.find(({ member, role }) => chosen === `${role} ${member}`)?.name;
  return {
    houses,
    leavable: leaving.map((value) => ({ value, label: names.get(value) ?? value })),
    ...(asked !== undefined && { asked }),
  };
}

/** Does what was chosen; the faults where it could not be. */
export async function changeTeamAsTold(
  visit: Visit,
  pages: Pages,
  course: CourseView,
): Promise<{ readonly ok: true; readonly repeated: boolean } | { readonly ok: false; readonly faults: readonly Fault[] }> {
  const { desk, fields, formKey: key, language } = visit;
  const { teamNames: names } = pages;
  const { team: messages, faults: sentences } = pages.planMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  if (fields.get('gem') === 'ud') {
    const member = form.must(names.out, messages.faults.who);
    const why = form.must(names.outWhy, sentences.why);
    if (form.faults.length > 0) return { ok: false, faults: form.faults };
    const outcome = await removeFromTeam(desk, { course: course.id, key, member, why });
    return outcome.ok ? outcome : { ok: false, faults: [{ field: names.out, text: faultOf(outcome, messages.faults) }] };
  }
  const [as = '', member = ''] = form.must(names.who, messages.faults.who).split(' ');
  const role = form.must(names.as, messages.faults.as);
  const why = form.must(names.why, sentences.why);
  const act = acts[role as keyof typeof acts];
  if (form.faults.length > 0 || act === undefined) return { ok: false, faults: form.faults };
  const told = { course: course.id, key, member, as, why };
  const outcome = await act(desk, told);
  if (outcome.ok) return outcome;
  if (outcome.reason !== 'consent') return { ok: false, faults: [{ field: names.who, text: faultOf(outcome, messages.faults) }] };
  const { standing, ask } = outcome;
  if (standing === 'refused') return { ok: false, faults: [{ field: names.who, text: messages.faults.refused }] };
  if (fields.get(names.consent) !== 'ja') return { ok: false, faults: [{ field: names.consent, text: messages.faults.consent }] };
  const given = await giveConsent(desk, {
    citizen: course.citizen,
    to: { house: ask.recipient },
    purpose: ask.purpose,
    key: `${key} consent`,
  });
  const again = given.ok ? await act(desk, told) : undefined;
  if (again?.ok === true) return again;
  return {
    ok: false,
    faults: [{ field: names.who, text: again === undefined ? messages.faults.refused : faultOf(again, messages.faults) }],
  };
}

function faultOf({ reason }: TeamOutcome & { readonly ok: false }, faults: ReturnType<Pages['planMessagesIn']>['team']['faults']): string {
  switch (reason) {
    case 'there-already':
      return faults.there;
    case 'not-in-team':
      return faults.notThere;
    case 'last-of-role':
      return faults.last;
    case 'not-yours':
      return faults.notYours;
    default:
      return faults.other;
  }
}
