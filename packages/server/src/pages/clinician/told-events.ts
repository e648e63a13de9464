/** What happened to a citizen, as pages tell it: in which sector, by whom, in words. */

import { type Happened, namesOfHouses } from '@rygforloeb/pathway';
import type { Visit } from '../door.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type EventShown = import('@rygforloeb/web').clinician.EventShown;

const sectorOf: Readonly<Record<string, string>> = {
  citizen: 'citizen',
  relative: 'citizen',
  gp: 'gp',
  chiropractor: 'practice',
  physiotherapist: 'practice',
  private_specialist: 'practice',
  psychologist: 'practice',
  hospital: 'region',
  rygcenter: 'region',
  municipality_140: 'municipality',
  municipality_119: 'municipality',
  jobcentre: 'jobcentre',
};

/** In the order given. */
export async function toldEvents(
  { desk, language }: Pick<Visit, 'desk' | 'language'>,
  happened: readonly Happened[],
  { recordMessagesIn }: Pick<Web, 'recordMessagesIn'>,
): Promise<readonly EventShown[]> {
  const messages = recordMessagesIn(language);
  const names = await namesOfHouses(
    desk,
    happened.map(({ who, house }) => house ?? who),
  );
  return happened.map(({ role = '', step, who, house, occurred, reason }) => ({
    sector: sectorOf[role] ?? (who.startsWith('Patient/') ? 'citizen' : 'programme'),
    at: occurred,
    what: messages.steps[step] ?? messages.somethingDone,
    who: names.get(house ?? who) ?? messages.unknownHouse,
    ...(reason !== undefined && reason !== '' && { why: reason }),
  }));
}

/** Without the days of a diary that the citizen writes by herself: they stand as a curve, and would hide all else. */
export function withoutDiary(happened: readonly Happened[]): readonly Happened[] {
  const own = new Set(
    happened
      .filter(({ step, who }) => step === 'assign-questionnaire' && who.startsWith('Patient/'))
      .flatMap(({ about }) => about.filter((one) => one.startsWith('Task/'))),
  );
  return happened.filter(({ about }) => !about.some((one) => own.has(one)));
}
