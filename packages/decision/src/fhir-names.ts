/** The canonical addresses under which the programme's own words stand in FHIR. */

const base = 'https://rygforloeb.dk/fhir';

export const findingSystem = `${base}/CodeSystem/finding`;
export const findingValueSystem = `${base}/CodeSystem/finding-value`;
export const siteSystem = `${base}/CodeSystem/site`;
export const dispositionSystem = `${base}/CodeSystem/disposition`;
export const statusSystem = `${base}/CodeSystem/disposition-status`;

/** The component that says the last day of a state with a first one, such as a sick leave. */
export const lastDayCode = 'last-day';

export const extensionUrl = (name: string): string => `${base}/StructureDefinition/${name}`;
export const canonical = (resourceType: string, id: string): string => `${base}/${resourceType}/${id}`;
