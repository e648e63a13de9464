/** The citizen's papers: the list, and each as a PDF through the gate. */

import type { PaperKind } from '@rygforloeb/documents';
import { coursesOf, type OwnReferral, ownReferrals, paperFor } from '@rygforloeb/pathway';
import type { citizen } from '@rygforloeb/web';
import type { AddPage, Visit } from '../door.ts';
import { citizenAndRelative, citizenOnly, ownCitizen } from './own-citizen.ts';
import { shownReferral } from './own-words.ts';

export interface PapersOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').citizen, 'renderNoPaper' | 'renderPapersPage'>;
}

/** Adds both. */
export function addPapersPages(add: AddPage, { pages }: PapersOptions): void {
  add('/borger/papirer', {
    roles: citizenOnly,
    get: async (visit) => ({ html: pages.renderPapersPage({ visit: visit.frame, papers: await papersFor(visit) }) }),
  });
  add('/borger/papir/:kind/:type/:id', {
    roles: citizenAndRelative,
    get: async ({ desk, frame, language, parameter }) => {
      const asked = { kind: parameter('kind') as PaperKind, about: `${parameter('type')}/${parameter('id')}`, language };
      const paper = await paperFor(desk, asked);
      if (!paper.ok) return { html: pages.renderNoPaper(frame), status: 404 };
      return { file: paper.pdf, type: 'application/pdf', name: paper.name };
    },
  });
}

async function papersFor(visit: Visit): Promise<readonly citizen.PaperShown[]> {
  const { desk, language } = visit;
  const citizen = ownCitizen(visit);
  const plans = (await coursesOf(desk, citizen)).flatMap(({ plan }) => plan ?? []);
  const sheet = { kind: 'why-not-a-scan', about: `Patient/${citizen}` } as const;
  return [
    ...plans.flatMap(({ id, relapse }) => [
      { kind: 'shared-plan', about: `CarePlan/${id}` },
      ...(relapse === undefined ? [] : [{ kind: 'relapse-plan', about: `CarePlan/${id}` }]),
    ]),
    // The sheet is given only where the programme says no to a scan and nothing is played down by it.
    ...((await paperFor(desk, { ...sheet, language })).ok ? [sheet] : []),
    ...(await ownReferrals(desk, citizen)).flatMap((referral) =>
      kindsOf(referral).map((kind) => ({
        kind,
        about: `ServiceRequest/${referral.id}`,
        name: shownReferral(desk, referral).name,
        ...(referral.sent !== undefined && { day: referral.sent }),
      })),
    ),
  ];
}

const closing: Readonly<Record<string, PaperKind>> = {
  hospital: 'hospital-closing-letter',
  'municipality-140': 'rehabilitation-end-note',
  'municipality-119': 'prevention-closing-note',
};
const letters: Readonly<Record<string, PaperKind>> = { 'municipality-140': 'rehabilitation-plan', jobcentre: 'lae165' };

/** What is made of a referral: the letter, and a closing note once it has ended. */
function kindsOf({ receiver, state }: OwnReferral): readonly PaperKind[] {
  const note = state === 'closed' ? closing[receiver] : undefined;
  const letter = receiver === 'fast-track' ? undefined : (letters[receiver] ?? 'referral-letter');
  return [letter, note].filter((kind) => kind !== undefined);
}
