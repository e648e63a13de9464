/** The papers of a citizen's course, each made when it is asked for. */

import { coursesOf, type Desk, type PaperAsked, paperFor, referralsOf } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<Web, 'renderErrorPage' | 'renderPapersPage'>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Kind = PaperAsked['kind'];

const madeOf: Readonly<Record<Kind, string>> = {
  'shared-plan': 'CarePlan',
  'relapse-plan': 'CarePlan',
  'referral-letter': 'ServiceRequest',
  'rehabilitation-plan': 'ServiceRequest',
  lae165: 'ServiceRequest',
  'hospital-closing-letter': 'ServiceRequest',
  'rehabilitation-end-note': 'ServiceRequest',
  'prevention-closing-note': 'ServiceRequest',
  'why-not-a-scan': 'Patient',
};

/** Adds the list and the papers. */
export function addPapersPages(add: AddPage, { pages }: { readonly pages: Pages }): void {
  const roles = rolesOfPart.papirer ?? [];
  add('/kliniker/borger/:id/papirer', { roles, get: (visit) => inRecord(visit, pages, (opened) => list(visit, pages, opened)) });
  add('/kliniker/borger/:id/papirer/:kind/:about', {
    roles,
    get: (visit) => inRecord(visit, pages, (opened) => print(visit, pages, opened)),
  });
}

async function print(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, language, parameter } = visit;
  const kind = parameter('kind');
  if (!isKind(kind)) return list(visit, pages, opened, 'not-found');
  const paper = await paperFor(desk, { kind, about: `${madeOf[kind]}/${parameter('about')}`, language });
  if (!paper.ok) return list(visit, pages, opened, paper.reason);
  return { file: paper.pdf, type: 'application/pdf', name: paper.name };
}

async function list(visit: Visit, pages: Pages, { card, parts }: Opened, cannot?: string): Promise<PageAnswer> {
  const papers = await papersOfCitizen(visit, card.id);
  const html = pages.renderPapersPage({ visit: visit.frame, card, parts, papers, ...(cannot !== undefined && { cannot }) });
  return { html, status: cannot === 'not-found' || cannot === 'other-kind' ? 404 : 200 };
}

async function papersOfCitizen({ desk, language }: Visit, citizen: string) {
  const plans = (await coursesOf(desk, citizen)).flatMap(({ plan }) => plan ?? []);
  const referrals = await referralsOf(desk, citizen);
  const { receivers } = desk.programme.referrals;
  return [
    ...plans.flatMap(({ id, relapse }) => [
      { kind: 'shared-plan', about: id },
      ...(relapse === undefined ? [] : [{ kind: 'relapse-plan', about: id }]),
    ]),
    ...referrals
      .filter(({ receiver }) => receivers[receiver] !== undefined)
      .flatMap(({ id, receiver, state }) =>
        kindsOf(receiver, state).map((kind) => ({ kind, about: id, of: receivers[receiver]?.[language] ?? receiver })),
      ),
    ...(seesFindings(desk) ? [{ kind: 'why-not-a-scan', about: citizen }] : []),
  ];
}

function kindsOf(receiver: string, state: string): readonly Kind[] {
  const letter: Kind = receiver === 'jobcentre' ? 'lae165' : receiver === 'municipality-140' ? 'rehabilitation-plan' : 'referral-letter';
  const notes: Readonly<Record<string, Kind>> = {
    hospital: 'hospital-closing-letter',
    'municipality-140': 'rehabilitation-end-note',
    'municipality-119': 'prevention-closing-note',
  };
  const note = notes[receiver];
  return state === 'closed' && note !== undefined ? [letter, note] : [letter];
}

/** The sheet is given by those who may talk about a scan. */
function seesFindings({ access }: Desk): boolean {
  return (rolesOfPart.konsultation ?? []).includes(access.agent.role);
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(madeOf, kind);
}
