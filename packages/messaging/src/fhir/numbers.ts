/** What the numbers of citizens and organisations look like. Facts of dk-core 3.8 and GS1. */
import type { CitizenNumber } from '../parties.ts';
import { identifierSystems } from './systems.ts';

/** Which kind of number a system gives; undefined where it is none that a citizen is known by. */
export function kindOfNumber(system: string | undefined): CitizenNumber['kind'] | undefined {
  if (system === identifierSystems.cpr) return 'cpr';
  if (system === identifierSystems.xEcpr) return 'x-ecpr';
  return system === identifierSystems.dEcpr || system?.startsWith(`${identifierSystems.dEcpr}.`) ? 'd-ecpr' : undefined;
}

/** The system of a number. */
export function systemOfNumber({ kind, system }: CitizenNumber): string {
  if (kind === 'cpr') return identifierSystems.cpr;
  return kind === 'x-ecpr' ? identifierSystems.xEcpr : (system ?? identifierSystems.dEcpr);
}

const forms: Readonly<Record<CitizenNumber['kind'], RegExp>> = {
  cpr: /^\d{10}$/,
  'x-ecpr': /^\d{6}[17][A-Z]{2}\d$/,
  'd-ecpr': /^\d{6}[056][A-Z]{2}\d$/,
};

/** Is this a number of its kind? Only form and day are looked at: modulus 11 does not hold for all, and invented numbers raise the day by sixty. */
export function isCitizenNumber(kind: CitizenNumber['kind'], value: string): boolean {
  return forms[kind].test(value) && isDay(Number(value.slice(0, 2)) % 60, Number(value.slice(2, 4)), Number(value.slice(4, 6)));
}

/** The century does not stand in the number: the 29th of February is a day in every fourth year. */
function isDay(day: number, month: number, year: number): boolean {
  const date = new Date(Date.UTC(2000 + year, month - 1, day));
  return day > 0 && month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Thirteen digits of which the last is GS1's check digit. */
export function isGln(value: string): boolean {
  if (!/^\d{13}$/.test(value)) return false;
  const sum = [...value].slice(0, 12).reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10 === Number(value[12]);
}

/** A number of the register of organisations. */
export function isSor(value: string): boolean {
  return /^\d{11,20}$/.test(value);
}
