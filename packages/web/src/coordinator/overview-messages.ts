/** What the coordinator's overview says. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Overblik',
  lead: 'Tal for hele regionen. Ingen navne og ingen borgere.',
  asOf: (time: string) => `Talt ${time}.`,
  hidden: '»< 5« betyder, at tallet handler om en til fire borgere. »Skjult« betyder, at tallet ellers ville røbe et af dem.',
  few: '< 5',
  fewAloud: 'færre end fem borgere',
  withheld: 'skjult',
  pressingTitle: 'Sent og gået i stå',
  late: 'Frister overskredet',
  lateHint: 'frister, hvor den ansvarlige skulle have handlet',
  stuck: 'Henvisninger uden bevægelse',
  stuckHint: (days: number) => `ikke begyndt, og intet skridt i ${days} dage (lokal indstilling)`,
  acute: 'Akutte henvisninger uden modtagelse',
  acuteHint: 'sendt, men ikke modtaget af akutmodtagelsen endnu',
  acuteAct: 'Ring til akutmodtagelsen, og hør, om de har set dem.',
  lateShort: 'Overskredet',
  stuckShort: 'Uden bevægelse',
  bySector: 'Frister og henvisninger efter sektor',
  byMunicipality: 'Frister og henvisninger efter borgerens kommune',
  sector: 'Sektor',
  municipality: 'Kommune',
  nobody: 'Ingen har opgaven',
  noMunicipality: 'Kommune ikke oplyst',
  nothingLate: 'Intet er sent, og intet er gået i stå. Når en frist overskrides, eller en henvisning ikke bevæger sig, står den her.',
  flowTitle: 'Henvisninger efter modtager',
  receiver: 'Modtager',
  acuteReceiver: 'Akut henvisning',
  stages: {
    sent: 'Sendt',
    received: 'Modtaget',
    asked: 'Afventer svar',
    returned: 'Returneret',
    accepted: 'Visiteret',
    begun: 'I gang',
    closed: 'Afsluttet',
  } as Readonly<Record<string, string>>,
  noFlow: 'Ingen henvisninger er sendt endnu. De tælles her, når de er.',
  clocksTitle: 'Frister efter art',
  clock: 'Frist',
  clockStages: { running: 'Løber', due: 'Er inde', overdue: 'Overskredet' } as Readonly<Record<string, string>>,
  noClocks: 'Ingen frister løber. De tælles her, når forløb er begyndt.',
};

export type OverviewMessages = typeof da;

const en: OverviewMessages = {
  title: 'Overview',
  lead: 'Figures for the whole region. No names and no citizens.',
  asOf: (time) => `Counted ${time}.`,
  hidden:
    '“< 5” means that the number is about one to four citizens. “Hidden” means that the number would otherwise give one of them away.',
  few: '< 5',
  fewAloud: 'fewer than five citizens',
  withheld: 'hidden',
  pressingTitle: 'Late and stuck',
  late: 'Time limits passed',
  lateHint: 'limits by which whoever is responsible should have acted',
  stuck: 'Referrals without movement',
  stuckHint: (days) => `not begun, and no step for ${days} days (local setting)`,
  acute: 'Acute referrals not received',
  acuteHint: 'sent, but not received by the emergency department yet',
  acuteAct: 'Call the emergency department and ask whether they have seen them.',
  lateShort: 'Overdue',
  stuckShort: 'Without movement',
  bySector: 'Limits and referrals by sector',
  byMunicipality: 'Limits and referrals by the citizen’s municipality',
  sector: 'Sector',
  municipality: 'Municipality',
  nobody: 'Nobody has the task',
  noMunicipality: 'Municipality not given',
  nothingLate: 'Nothing is late and nothing is stuck. When a limit is passed, or a referral does not move, it stands here.',
  flowTitle: 'Referrals by receiver',
  receiver: 'Receiver',
  acuteReceiver: 'Acute referral',
  stages: {
    sent: 'Sent',
    received: 'Received',
    asked: 'Awaiting answer',
    returned: 'Returned',
    accepted: 'Accepted',
    begun: 'Under way',
    closed: 'Closed',
  },
  noFlow: 'No referrals have been sent yet. They are counted here when they have.',
  clocksTitle: 'Time limits by kind',
  clock: 'Time limit',
  clockStages: { running: 'Running', due: 'Due', overdue: 'Overdue' },
  noClocks: 'No time limits are running. They are counted here when courses have begun.',
};

/** The overview's messages in a language. */
export function overviewMessagesIn(language: Language): OverviewMessages {
  return language === 'en' ? en : da;
}
