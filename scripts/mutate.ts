/**
 * The verb `mutate`: changes every parameter of the programme by one unit, drops every member of its lists, and expects a case to fail.
 * With `--rules` every rule is dropped in turn as well, which takes minutes and only reports.
 */
import { openProgramme } from '@rygforloeb/decision';
import { expectingCases, vignettesPresent } from './mutate-cases.ts';
import { parameterMutants } from './mutate-parameters.ts';
import { runRuleMutants } from './mutate-rules.ts';
import { type MutantOutcome, runParameterMutants } from './mutate-run.ts';

const programme = await openProgramme();
const cases = expectingCases(programme.vocabulary);
const own = cases.filter((one) => one.own).length;
console.log(
  `${own} cases of the project, ${vignettesPresent ? `${cases.length - own} shared vignettes` : 'no shared vignettes beside it'}`,
);

const outcomes = runParameterMutants(programme, cases, parameterMutants(programme.parameters));
for (const outcome of outcomes) console.log(line(outcome));
const survivors = outcomes.filter(({ killedBy }) => killedBy === undefined);
console.log(`\n${outcomes.length} mutants, ${outcomes.length - survivors.length} killed, ${survivors.length} survive`);
for (const { mutant, witness } of survivors) {
  console.log(`  ${mutant.parameter} ${mutant.change}: write ${mutant.advice}`);
  console.log(witness === undefined ? '    no synthetic citizen notices it either: does the number do anything?' : `    ${witness}`);
}
if (process.argv.includes('--rules')) await reportRules();
process.exitCode = survivors.length > 0 ? 1 : 0;

function line({ mutant, killedBy, noticedBy }: MutantOutcome): string {
  const name = `${mutant.parameter} ${mutant.change}`.padEnd(64);
  if (killedBy === undefined) return `SURVIVES  ${name}`;
  return `killed    ${name} ${killedBy.id}${noticedBy > 1 ? ` and ${noticedBy - 1} more` : ''} (${killedBy.difference})`;
}

async function reportRules(): Promise<void> {
  console.log('\nrules that never hold:');
  const unnoticed: string[] = [];
  let total = 0;
  for await (const { rule, noticedBy } of runRuleMutants(programme, cases)) {
    total += 1;
    if (noticedBy.length === 0) unnoticed.push(rule);
    console.log(`${noticedBy.length === 0 ? 'unnoticed' : 'noticed  '} ${rule.padEnd(56)} ${noticedBy.slice(0, 4).join(', ')}`);
  }
  console.log(`\n${total} rules, ${unnoticed.length} whose loss no case notices`);
}
