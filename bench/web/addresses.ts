/** Every page of the product, and who of the demo's region opens it when all are measured and held against axe. A page that is missing here fails a test. */

export type Door = 'open' | 'citizen' | 'clinician' | 'coordinator';

export interface ListedPage {
  /** As it was added. */
  readonly path: string;
  /** An address of it, where it has parameters and no link of the walk leads there. */
  readonly at?: string;
  readonly door: Door;
  /** Somebody of the region; absent = nobody is logged in. */
  readonly who?: string;
}

const of =
  (door: Door, who?: string) =>
  (path: string, { at, person = who }: { readonly at?: string; readonly person?: string } = {}): ListedPage => ({
    path,
    door,
    ...(person !== undefined && { who: person }),
    ...(at !== undefined && { at }),
  });
const open = of('open');
const citizen = of('citizen', 'karen');
const clinician = of('clinician', 'anne');
const coordinator = of('coordinator', 'kirsten');

export const listedPages: readonly ListedPage[] = [
  open('/'),
  open('/tilgaengelighed'),
  open('/logget-ud'),
  clinician('/kliniker/vurdering'),
  clinician('/kliniker/programmet'),
  clinician('/kliniker/programmet/:afsnit', { at: '/kliniker/programmet/FP-4.3' }),
  citizen('/mig'),
  citizen('/borger'),
  citizen('/borger/plan'),
  citizen('/borger/arbejde'),
  citizen('/borger/beskeder'),
  citizen('/borger/dagbog'),
  citizen('/borger/forstaa'),
  citizen('/borger/henvisning/:id'),
  citizen('/borger/inviter'),
  citizen('/borger/oevelser'),
  citizen('/borger/maal'),
  citizen('/borger/maal/:id'),
  citizen('/borger/reager'),
  citizen('/borger/samtykke'),
  citizen('/borger/skema/:id', { person: 'jonas' }),
  citizen('/borger/hvem-har-set'),
  citizen('/borger/mig'),
  citizen('/borger/papirer'),
  citizen('/borger/tilbud'),
  clinician('/kliniker'),
  clinician('/kliniker/akut'),
  clinician('/kliniker/beskeder'),
  clinician('/kliniker/borger/:id', { at: '/kliniker/borger/karen' }),
  clinician('/kliniker/borger/:id/akut', { at: '/kliniker/borger/karen/akut' }),
  clinician('/kliniker/borger/:id/konsultation', { at: '/kliniker/borger/karen/konsultation' }),
  clinician('/kliniker/borger/:id/fund/:slags/:fund'),
  clinician('/kliniker/borger/:id/arbejde', { at: '/kliniker/borger/karen/arbejde' }),
  clinician('/kliniker/borger/:id/beskeder', { at: '/kliniker/borger/karen/beskeder' }),
  clinician('/kliniker/borger/:id/behandling', { at: '/kliniker/borger/karen/behandling' }),
  clinician('/kliniker/borger/:id/skemaer', { at: '/kliniker/borger/karen/skemaer' }),
  clinician('/kliniker/borger/:id/plan', { at: '/kliniker/borger/karen/plan' }),
  clinician('/kliniker/borger/:id/henvis', { at: '/kliniker/borger/karen/henvis' }),
  clinician('/kliniker/borger/:id/henvis/:referral'),
  clinician('/kliniker/borger/:id/papirer', { at: '/kliniker/borger/karen/papirer' }),
  clinician('/kliniker/borgere'),
  clinician('/kliniker/indbakke', { person: 'jens' }),
  clinician('/kliniker/indbakke/:referral', { person: 'jens' }),
  clinician('/kliniker/modtag'),
  coordinator('/koordinator'),
  coordinator('/koordinator/adressebog'),
  coordinator('/koordinator/adressebog/:sted'),
  coordinator('/koordinator/adressebog/indlaes'),
  coordinator('/koordinator/beskeder'),
  coordinator('/koordinator/brugere'),
  coordinator('/koordinator/brugere/:rolle'),
  coordinator('/koordinator/brugere/ny'),
  coordinator('/koordinator/log', { person: 'lars' }),
  coordinator('/koordinator/programmet'),
  coordinator('/koordinator/programmet/hvad-hvis'),
  coordinator('/koordinator/programmet/hvad-hvis/:proeve'),
  coordinator('/koordinator/tilbud'),
  coordinator('/koordinator/tilbud/:tilbud'),
  coordinator('/koordinator/tilbud/indlaes'),
];

/** Addresses beside the pages that give a file. */
export const files: readonly string[] = [
  '/borger/papir/:kind/:type/:id',
  '/kliniker/borger/:id/papirer/:kind/:about',
  '/kliniker/indbakke/:referral/papir/:kind',
];
