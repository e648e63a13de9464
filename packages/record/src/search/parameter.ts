/** What a search parameter of FHIR is here: a name, its definition, and the typed column that answers it. */

export interface SearchParameter {
  readonly name: string;
  readonly type: 'token' | 'reference' | 'date' | 'string';
  /** The address of the SearchParameter that says what it means. */
  readonly definition: string;
  /** Types of ours to which a reference may lead; none for one that leads to a canonical address. */
  readonly targets?: readonly string[];
  /** The column, by the name a `Search` uses; of a date, when it begins. */
  readonly column: string;
  /** Of a date: the column of its end. Without one it is a moment. */
  readonly end?: string;
  /** Of a date: a date and time is at most a year long, which an index can use; a period has any length. */
  readonly length?: 'moment' | 'date' | 'period';
  /** Of a code whose system the standard fixes: that system. */
  readonly system?: string;
  /** Whether results can be sorted by it. Names cannot: the link to the next page would hold one. */
  readonly sortable: boolean;
}

type Options = Partial<Pick<SearchParameter, 'system'>>;

const base = 'http://hl7.org/fhir/SearchParameter/';

/** A code; with a system it is one code of that system in a text column, else any of several in a list. */
export function token(name: string, definition: string, column: string, options: Options = {}): SearchParameter {
  return { name, type: 'token', definition: base + definition, column, ...options, sortable: options.system !== undefined };
}

/** A reference to one of the types. */
export function reference(name: string, definition: string, column: string, targets: readonly string[]): SearchParameter {
  return { name, type: 'reference', definition: base + definition, column, targets, sortable: false };
}

/** A date, or a date and time. */
export function date(name: string, definition: string, column: string, end: string): SearchParameter {
  return { name, type: 'date', definition: base + definition, column, end, length: 'date', sortable: true };
}

/** A period, or what may be one. */
export function period(name: string, definition: string, column: string, end: string): SearchParameter {
  return { ...date(name, definition, column, end), length: 'period' };
}

/** The beginning of a name. */
export function string(name: string, definition: string, column: string): SearchParameter {
  return { name, type: 'string', definition: base + definition, column, sortable: false };
}
