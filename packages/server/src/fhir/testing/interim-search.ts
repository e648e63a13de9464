/** A few search parameters for the tests of the interface, until the record reads FHIR's search syntax itself. */

import type { Filter, Search } from '@rygforloeb/record';
import type { IncludeRule, SearchParameter, SearchReader } from '../search-reader.ts';

const columns: Readonly<Record<string, Readonly<Record<string, readonly [column: string, type: string, targets?: readonly string[]]>>>> = {
  Patient: {},
  Observation: { patient: ['patient', 'reference', ['Patient']], subject: ['patient', 'reference', ['Patient']], code: ['codes', 'token'] },
  Task: {
    patient: ['patient', 'reference', ['Patient']],
    owner: ['owner', 'reference', ['PractitionerRole']],
    status: ['status', 'token'],
  },
  PractitionerRole: { organization: ['organization', 'reference', ['Organization']] },
};
const everywhere = { _id: ['id', 'token'], identifier: ['identifier', 'token'] } as const;

const parametersOf = (type: string): NonNullable<(typeof columns)[string]> => ({ ...everywhere, ...columns[type] });

export const interimSearch: SearchReader = {
  searchParametersOf: (type): readonly SearchParameter[] =>
    Object.entries(parametersOf(type)).map(([name, [, kind, targets]]) => ({ name, type: kind, targets })),
  readSearch(type, pairs, { lenient = false } = {}) {
    const where: Record<string, Filter> = {};
    const include: IncludeRule[] = [];
    const revinclude: IncludeRule[] = [];
    const ignored: string[] = [];
    const rest: Record<string, string> = {};
    for (const [name, value] of pairs) {
      const known = parametersOf(type)[name];
      const [from = '', param = '', target] = value.split(':');
      const rule = { type: from, param, ...(target !== undefined && { target }) };
      if (name === '_include') include.push(rule);
      else if (name === '_revinclude') revinclude.push(rule);
      else if (['_count', '_sort', '_summary', '_elements', '_total'].includes(name)) rest[name] = value;
      else if (known !== undefined) {
        const values = value.split(',').map((one) => (known[0] === 'patient' ? one.replace('Patient/', '') : one));
        where[known[0]] = values;
      } else if (lenient) ignored.push(name);
      else return { ok: false, issues: [{ text: 'unknown', place: name, code: 'not-supported' }] };
    }
    const search: Search = { where, ...(rest['_count'] !== undefined && { count: Number(rest['_count']) }) };
    return {
      ok: true,
      query: {
        search,
        include,
        revinclude,
        ignored,
        summary: rest['_summary'] as undefined,
        elements: rest['_elements']?.split(','),
        total: rest['_total'] as undefined,
      },
    };
  },
};
