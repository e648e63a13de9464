/** The reference engine as it comes, for benchmarks: the ELM as translated, nothing shared but what it shares itself. */

import type { Parameters } from '../program/parameters.ts';
import type { FhirResource } from '../program/patient-index.ts';
import type { DefineRef } from '../program/program.ts';
import type { ElmLibrary } from '../translation/types.ts';
import { evaluateOne, type OracleValue, parameterTypes, theirParameters } from './oracle.ts';
import { loadReference, type ReferenceContext } from './reference.ts';

/** Evaluates defines of one library for one citizen as `cql-execution`'s Executor does. */
export type ReleasedReference = {
  evaluate(resources: readonly FhirResource[], parameters: Parameters, defines: readonly DefineRef[]): Promise<readonly OracleValue[]>;
};

/** Reads the ELM once; each citizen is then loaded and evaluated in a context of their own. */
export function openReleasedReference(libraries: readonly ElmLibrary[]): ReleasedReference {
  const { cql, fhir } = loadReference();
  const repository = new cql.Repository(libraries.map(({ elm }) => elm));
  const resolved = new Map(libraries.map((l) => [l.name, repository.resolve(l.name, l.version ?? undefined)]));
  const types = parameterTypes(libraries);
  const codes = new cql.CodeService({});
  return {
    async evaluate(resources, parameters, defines) {
      const source = fhir.PatientSource.FHIRv401();
      source.loadBundles([{ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) }]);
      const library = resolved.get(defines[0]?.library ?? '');
      const given = theirParameters(parameters, types);
      const now = cql.DateTime.parse('2000-01-01T00:00:00.000+01:00');
      const context = new cql.PatientContext(...([library, source.currentPatient(), codes, given, now] as never[])) as ReferenceContext;
      const values: OracleValue[] = [];
      for (const { name } of defines) values.push(await evaluateOne(context, name));
      return values;
    },
  };
}
