/** CQL's structured values other than dates: quantities, codes, intervals, uncertain numbers, FHIR choices. */

/** A number with a unit, such as 6 weeks; the unit is a UCUM code or a calendar word. */
export class CqlQuantity {
  readonly value: number;
  readonly unit: string;

  constructor(value: number, unit: string) {
    this.value = value;
    this.unit = unit;
  }
}

/** A code in a code system. */
export class CqlCode {
  readonly code: string | null;
  readonly system: string | null;
  readonly version: string | null;
  readonly display: string | null;

  constructor(code: string | null, system: string | null, version: string | null, display: string | null) {
    this.code = code;
    this.system = system;
    this.version = version;
    this.display = display;
  }
}

/** Several codes for one thing. */
export class CqlConcept {
  readonly codes: readonly CqlCode[];
  readonly display: string | null;

  constructor(codes: readonly CqlCode[], display: string | null) {
    this.codes = codes;
    this.display = display;
  }
}

/** A range; a null bound that is closed has no limit, a null bound that is open is unknown. */
export class CqlInterval {
  readonly low: unknown;
  readonly high: unknown;
  readonly lowClosed: boolean;
  readonly highClosed: boolean;

  constructor(low: unknown, high: unknown, lowClosed: boolean, highClosed: boolean) {
    this.low = low;
    this.high = high;
    this.lowClosed = lowClosed;
    this.highClosed = highClosed;
  }
}

/** A whole number known only to lie between two, such as the hours since a date without a time. */
export class Uncertain {
  readonly low: number;
  readonly high: number;

  constructor(low: number, high: number) {
    this.low = Math.min(low, high);
    this.high = Math.max(low, high);
  }
}

/** The value of a FHIR choice element with the type its JSON key named, such as `Integer` for `valueInteger`. */
export class FhirChoice {
  readonly type: string;
  readonly value: unknown;

  constructor(type: string, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

/** Finds what a choice element holds, whatever its type; null when there is nothing. */
export function readChoice(source: unknown, element: string): FhirChoice | null {
  if (source === null || source === undefined) return null;
  for (const key of Object.keys(source as object)) {
    if (key.length > element.length && key.startsWith(element)) {
      const first = key.charCodeAt(element.length);
      if (first >= 65 && first <= 90) {
        return new FhirChoice(key.slice(element.length), (source as Record<string, unknown>)[key]);
      }
    }
  }
  return null;
}

/** Takes a choice element's value as one of its types; null when it holds another. */
export function choiceAs(choice: unknown, type: string): unknown {
  return choice instanceof FhirChoice && choice.type === type ? choice.value : null;
}
