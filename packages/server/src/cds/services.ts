/** The CDS services this server offers: one for each hook, and the prefetch that the record mapper reads. */

export type Hook = 'patient-view' | 'order-select' | 'order-sign';

export interface CdsService {
  readonly id: string;
  readonly hook: Hook;
  readonly title: string;
  readonly description: string;
  readonly usageRequirements: string;
}

const programme = 'Tværsektorielt forløbsprogram for lænderygbesvær, Region Syddanmark (høringsudkast 2023, ikke gældende)';
const usageRequirements =
  'Kræver prefetch: patient, conditions, observations og medications skal være med (null, når journalen intet har); tjenesten henter ikke selv ' +
  'fra fhirServer. Hvem der spørger, læses af extension "dk.rygforloeb.actor", ellers af brugerens PractitionerRole (prefetch "user"), ellers ' +
  'af serverens indstilling. Et tomt svar betyder, at journalen ikke nævner lænderyggen – ikke, at intet er nødvendigt.';

export const cdsServices: readonly CdsService[] = [
  {
    id: 'rygforloeb-patient-view',
    hook: 'patient-view',
    title: 'Rygforløb: hvad siger programmet om denne borger?',
    description: `Viser, hvad programmet siger nu, hvorfor og ud fra hvad, når en journal med lænderygbesvær åbnes. ${programme}.`,
    usageRequirements,
  },
  {
    id: 'rygforloeb-order-select',
    hook: 'order-select',
    title: 'Rygforløb: er der grundlag for den valgte henvisning?',
    description: `Svarer på den valgte ordre (billeddiagnostik af lænderyg, sygehus m.fl.), mens den vælges. ${programme}.`,
    usageRequirements,
  },
  {
    id: 'rygforloeb-order-sign',
    hook: 'order-sign',
    title: 'Rygforløb: sidste blik før henvisningen sendes',
    description: `Svarer på ordren, når den underskrives, med programmets grunde til at gå videre alligevel. ${programme}.`,
    usageRequirements,
  },
];

/** A prefetch template; without the required ones no answer would be honest (412). */
interface Template {
  readonly query: string;
  readonly required?: true;
}

const ofPatient = 'patient={{context.patientId}}';

export const prefetchTemplates: Readonly<Record<string, Template>> = {
  patient: { query: 'Patient/{{context.patientId}}', required: true },
  conditions: { query: `Condition?${ofPatient}&_count=500`, required: true },
  observations: { query: `Observation?${ofPatient}&_sort=-date&_count=500`, required: true },
  medications: { query: `MedicationRequest?${ofPatient}&status=active&_count=200`, required: true },
  medicationStatements: { query: `MedicationStatement?${ofPatient}&status=active&_count=200` },
  serviceRequests: { query: `ServiceRequest?${ofPatient}&_sort=-authored&_count=100` },
  procedures: { query: `Procedure?${ofPatient}&_sort=-date&_count=100` },
  imagingStudies: { query: `ImagingStudy?${ofPatient}&_sort=-started&_count=50` },
  diagnosticReports: { query: `DiagnosticReport?${ofPatient}&_sort=-date&_count=50` },
  questionnaireResponses: { query: `QuestionnaireResponse?${ofPatient}&_sort=-authored&_count=20` },
  consents: { query: `Consent?${ofPatient}&status=active&_count=50` },
  user: { query: '{{context.userId}}' },
};

/** Names of the templates that must be satisfied. */
export const requiredPrefetch: readonly string[] = Object.keys(prefetchTemplates).filter((name) => prefetchTemplates[name]?.required);

/** The discovery answer. */
export function discovery(): { readonly services: readonly object[] } {
  const prefetch = Object.fromEntries(Object.entries(prefetchTemplates).map(([name, { query }]) => [name, query]));
  return { services: cdsServices.map((service) => ({ ...service, prefetch })) };
}
