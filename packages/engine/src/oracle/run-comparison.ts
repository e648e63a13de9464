/** Evaluates citizens in both engines, one after another, and collects what differs. */

import { DIFFERENCES } from '../differences.ts';
import { compile } from '../program/program.ts';
import type { Comparison, ComparisonTask, ValueDifference } from './compare.ts';
import { correct } from './corrections.ts';
import { ourForm, theirForm } from './normal-form.ts';
import { openOracle } from './oracle.ts';

/** Runs one task in this thread. */
export async function runComparison(task: ComparisonTask): Promise<Omit<Comparison, 'compared'>> {
  const { libraries, ours: own, patients, parameters, defines } = task;
  const restore = correct(DIFFERENCES.map((d) => d.id).filter((id) => !task.uncorrected.includes(id)));
  const program = compile(own, { facts: [] });
  const evaluate = program.evaluator(defines, parameters[0] ?? {});
  const oracle = openOracle(libraries);
  const differences: ValueDifference[] = [];
  let ourMilliseconds = 0;
  let oracleMilliseconds = 0;
  for (const [i, resources] of patients.entries()) {
    const given = parameters[i] ?? {};
    let start = performance.now();
    const ours = evaluate(program.index(resources), given);
    ourMilliseconds += performance.now() - start;
    start = performance.now();
    const theirs = await oracle.evaluate(resources, given, defines);
    oracleMilliseconds += performance.now() - start;
    for (const [d, { library, name }] of defines.entries()) {
      const one = ourForm(ours[d]);
      const found = theirs[d];
      const other = found === undefined || 'error' in found ? { error: found?.error } : theirForm(found.value);
      if (JSON.stringify(one) === JSON.stringify(other)) continue;
      differences.push({ library, define: name, patient: task.first + i, ours: one, oracle: other });
    }
  }
  restore();
  return { differences, ourMilliseconds, oracleMilliseconds };
}
