/** Danish identifiers: their systems and what a value looks like. Facts from HL7 Denmark's dk-core and MedCom's data. */
import { isValue, type Rule } from './profile.ts';

/** Of invented and administrative numbers the day is raised by sixty: they are nobody's. */
const day = '([06][1-9]|[1278][0-9]|[39][01])(0[13578]|1[02])|([06][1-9]|[1278][0-9]|[39]0)(0[469]|11)|([06][1-9]|[17][0-9]|[28][0-8])02';
/** Day, month and year, of a day that there is; the 29th of February every fourth year. */
const date = `((${day})[0-9]{2}|[28]902([02468][048]|[13579][26]))`;

/** Which systems, and how a value of them is written. */
interface DanishIdentifier {
  readonly key: string;
  readonly systems: readonly string[];
  readonly pattern: string;
  readonly human: string;
}

/** No modulus 11: since 2007 numbers are given out that do not fulfil it. */
const cpr: DanishIdentifier = {
  key: 'cpr',
  systems: ['urn:oid:1.2.208.176.1.2'],
  pattern: `^${date}[0-9]{4}$`,
  human: 'a CPR number is ten digits and begins with a day that there is',
};

/** Replacement numbers: those of the national service, and those of a region. */
const xEcpr: DanishIdentifier = {
  key: 'x-ecpr',
  systems: ['urn:oid:1.2.208.176.1.6.1.1'],
  pattern: `^${date}[17][A-Z]{2}[0-9]$`,
  human: 'an X-eCPR is a day that there is, 1 or 7, two letters and a digit',
};
const dEcpr: DanishIdentifier = {
  key: 'd-ecpr',
  systems: ['', '.177', '.179', '.181', '.183', '.187'].map((region) => `urn:oid:1.2.208.176.1.6.1.3${region}`),
  pattern: `^${date}[056][A-Z]{2}[0-9]$`,
  human: 'a D-eCPR is a day that there is, 0, 5 or 6, two letters and a digit',
};
const sor: DanishIdentifier = {
  key: 'sor',
  systems: ['urn:oid:1.2.208.176.1.1'],
  pattern: '^[0-9]{11,20}$',
  human: 'a SOR code is at least eleven digits',
};
const ydernummer: DanishIdentifier = {
  key: 'ydernummer',
  systems: ['urn:oid:1.2.208.176.1.4'],
  pattern: '^[0-9]{6}$',
  human: 'an ydernummer is six digits',
};
const gln: DanishIdentifier = {
  key: 'gln',
  systems: ['https://www.gs1.org/gln', 'http://www.gs1.org/gln'],
  pattern: '^[0-9]{13}$',
  human: 'a GLN is thirteen digits, of which the last is the check digit',
};

/** GS1's check digit: the digits before it count once and three times in turn. */
const places = Array.from({ length: 12 }, (_, place) => ({ place, weight: place % 2 === 0 ? 1 : 3 }));
const checkDigit = {
  expression: `(10 - (${places.map(({ place, weight }) => `value.substring(${place}, 1).toInteger() * ${weight}`).join(' + ')}) mod 10) mod 10 = value.substring(12, 1).toInteger()`,
  holds: (value: string) =>
    (10 - (places.reduce((sum, { place, weight }) => sum + Number(value[place]) * weight, 0) % 10)) % 10 === Number(value[12]),
};

/** Rules for the identifiers of a citizen. */
export const citizenIdentifierRules: readonly Rule[] = [
  ...[cpr, xEcpr, dEcpr].map((one) => written(one)),
  ...[cpr, xEcpr, dEcpr].map(atMostOne),
];

/** Rules for the identifiers of an organisation. */
export const organizationIdentifierRules: readonly Rule[] = [written(sor), written(ydernummer), written(gln, checkDigit), atMostOne(sor)];

function written({ key, systems, pattern, human }: DanishIdentifier, check?: typeof checkDigit): Rule {
  const form = new RegExp(pattern);
  return {
    key: `ryg-${key}`,
    path: 'identifier',
    human,
    expression: `where(${among(systems)}).all(value.exists() and value.matches('${pattern}')${check === undefined ? '' : ` and ${check.expression}`})`,
    holds: ({ system, value }) =>
      !systems.includes(`${system}`) || (typeof value === 'string' && form.test(value) && (check === undefined || check.holds(value))),
  };
}

function atMostOne({ key, systems }: DanishIdentifier): Rule {
  return {
    key: `ryg-one-${key}`,
    path: '',
    human: 'of this kind of number there is at most one',
    expression: `identifier.where(${among(systems)}).count() <= 1`,
    holds: ({ identifier }) =>
      (Array.isArray(identifier) ? identifier : []).filter((one) => isValue(one) && systems.includes(`${one.system}`)).length <= 1,
  };
}

function among(systems: readonly string[]): string {
  return systems.map((system) => `system = '${system}'`).join(' or ');
}
