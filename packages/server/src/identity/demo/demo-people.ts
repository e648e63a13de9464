/**
 * The people of the demo: one for every actor, all invented, in three municipalities of the region.
 *
 * Their civil registration numbers have 60 added to the day, as hospitals' replacement numbers have: no real number has a day above 31.
 * Their organisations and professionals have numbers of a system of our own, never a SOR, GLN or ydernummer.
 */

export interface DemoOrganization {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
}

export interface DemoProfessional {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly group: 'practice' | 'municipality' | 'region' | 'coordination';
  readonly roles: readonly { readonly role: string; readonly organization: string }[];
}

export interface DemoCitizen {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly cpr: string;
  readonly birthDate: string;
  readonly gender: 'female' | 'male';
  readonly municipality: string;
  /** The organisation of the GP. */
  readonly practice: string;
}

export interface DemoRelative {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly cpr: string;
  /** The citizen who invited the relative. */
  readonly citizen: string;
  readonly relationship: { readonly code: string; readonly da: string };
}

export const demoOrganizations: readonly DemoOrganization[] = [
  { id: 'demo-laegehus', name: 'Lægehuset Demogade', municipality: 'Kolding' },
  { id: 'demo-kiropraktor', name: 'Kiropraktorerne Demotorvet', municipality: 'Esbjerg' },
  { id: 'demo-fysioterapi', name: 'Fysioterapi Demo Nord', municipality: 'Kolding' },
  { id: 'demo-speciallaege', name: 'Reumatologisk Klinik Demo', municipality: 'Odense' },
  { id: 'demo-sygehus', name: 'Demosygehuset, Rygmedicinsk Afdeling', municipality: 'Odense' },
  { id: 'demo-rygcenter', name: 'Rygcenter Demo, fællesvisitation', municipality: 'Odense' },
  { id: 'demo-kolding-sundhed', name: 'Kolding Kommune, Sundhedscenter (demo)', municipality: 'Kolding' },
  { id: 'demo-kolding-genoptraening', name: 'Kolding Kommune, Genoptræning (demo)', municipality: 'Kolding' },
  { id: 'demo-kolding-jobcenter', name: 'Kolding Kommune, Jobcenter (demo)', municipality: 'Kolding' },
  { id: 'demo-esbjerg-sundhed', name: 'Esbjerg Kommune, Sundhedscenter (demo)', municipality: 'Esbjerg' },
  { id: 'demo-esbjerg-jobcenter', name: 'Esbjerg Kommune, Jobcenter (demo)', municipality: 'Esbjerg' },
  { id: 'demo-region', name: 'Regionens Demosekretariat', municipality: 'Vejle' },
];

export const demoProfessionals: readonly DemoProfessional[] = [
  professional('gp-anna', 'Anna', 'Demolund', 'practice', [['gp', 'demo-laegehus']]),
  professional('chiropractor-bo', 'Bo', 'Demokjær', 'practice', [['chiropractor', 'demo-kiropraktor']]),
  professional('physio-mette', 'Mette', 'Demoholm', 'practice', [
    ['physiotherapist', 'demo-fysioterapi'],
    ['municipality_140', 'demo-kolding-genoptraening'],
  ]),
  professional('specialist-carl', 'Carl', 'Demosen', 'practice', [['private_specialist', 'demo-speciallaege']]),
  professional('prevention-dorte', 'Dorte', 'Demobæk', 'municipality', [['municipality_119', 'demo-kolding-sundhed']]),
  professional('prevention-erik', 'Erik', 'Demodal', 'municipality', [['municipality_119', 'demo-esbjerg-sundhed']]),
  professional('rehab-frida', 'Frida', 'Demoskov', 'municipality', [['municipality_140', 'demo-kolding-genoptraening']]),
  professional('jobcentre-gert', 'Gert', 'Demogaard', 'municipality', [['jobcentre', 'demo-kolding-jobcenter']]),
  professional('jobcentre-helle', 'Helle', 'Demomark', 'municipality', [['jobcentre', 'demo-esbjerg-jobcenter']]),
  professional('hospital-ida', 'Ida', 'Demoborg', 'region', [['hospital', 'demo-sygehus']]),
  professional('rygcenter-jens', 'Jens', 'Demovang', 'region', [['rygcenter', 'demo-rygcenter']]),
  professional('coordinator-kirsten', 'Kirsten', 'Demotoft', 'coordination', [['back_coordinator', 'demo-region']]),
  professional('administrator-lars', 'Lars', 'Demokrog', 'coordination', [['administrator', 'demo-region']]),
];

export const demoCitizens: readonly DemoCitizen[] = [
  citizen('karen', 'Karen', 'Demoeksempel', '1979-05-02', '0104', 'female', 'Kolding', 'demo-laegehus'),
  citizen('peter', 'Peter', 'Demoperson', '1966-11-17', '0203', 'male', 'Esbjerg', 'demo-laegehus'),
  citizen('yusuf', 'Yusuf', 'Demoborger', '1988-02-09', '0301', 'male', 'Vejle', 'demo-laegehus'),
];

export const demoRelatives: readonly DemoRelative[] = [
  {
    id: 'demo-relative-lise',
    given: 'Lise',
    family: 'Demoeksempel',
    cpr: demoCpr('2003-08-21', '4402'),
    citizen: 'demo-karen',
    relationship: { code: 'CHILD', da: 'Datter' },
  },
  {
    id: 'demo-relative-peter',
    given: 'Peter',
    family: 'Demoperson',
    cpr: demoCpr('1966-11-17', '0203'),
    citizen: 'demo-karen',
    relationship: { code: 'FRND', da: 'Ven' },
  },
];

/** What the demo's login says of a person, as a broker would: the subject, and the one claim that leads into the record. */
export interface DemoLogin {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly roles: readonly string[];
  readonly place: string;
  readonly cpr?: string;
  readonly professional?: string;
}

/** Everybody who can log in at the demo. */
export const demoLogins: readonly DemoLogin[] = [
  ...demoProfessionals.map(({ id, given, family, group, roles }) => ({
    id,
    name: `${given} ${family}`,
    group,
    roles: roles.map(({ role }) => role),
    place: [...new Set(roles.map(({ organization }) => organizationName(organization)))].join(', '),
    professional: id,
  })),
  ...demoCitizens.map(({ id, given, family, cpr, municipality }) => ({
    id,
    name: `${given} ${family}`,
    group: 'citizens',
    roles: ['citizen', ...(demoRelatives.some((relative) => relative.cpr === cpr) ? ['relative'] : [])],
    place: municipality,
    cpr,
  })),
  ...demoRelatives
    .filter(({ cpr }) => !demoCitizens.some((one) => one.cpr === cpr))
    .map(({ id, given, family, cpr, relationship }) => ({
      id,
      name: `${given} ${family}`,
      group: 'citizens',
      roles: ['relative'],
      place: relationship.da,
      cpr,
    })),
  {
    id: 'demo-stranger',
    name: 'Ukendt Demogæst',
    group: 'citizens',
    roles: [],
    place: 'kendes ikke i Rygforløb',
    cpr: demoCpr('1991-03-30', '0909'),
  },
];

function organizationName(id: string): string {
  return demoOrganizations.find((organization) => organization.id === id)?.name ?? id;
}

function professional(
  id: string,
  given: string,
  family: string,
  group: DemoProfessional['group'],
  roles: readonly (readonly [role: string, organization: string])[],
): DemoProfessional {
  return { id: `demo-${id}`, given, family, group, roles: roles.map(([role, organization]) => ({ role, organization })) };
}

function citizen(
  id: string,
  given: string,
  family: string,
  birthDate: string,
  serial: string,
  gender: DemoCitizen['gender'],
  municipality: string,
  practice: string,
): DemoCitizen {
  return { id: `demo-${id}`, given, family, cpr: demoCpr(birthDate, serial), birthDate, gender, municipality, practice };
}

/** Day plus 60, month, year, serial: `6205790104`. */
function demoCpr(birthDate: string, serial: string): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return `${Number(day) + 60}${month}${year.slice(2)}${serial}`;
}
