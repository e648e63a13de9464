/** The programme's answer to one case: what it says, why, from which section, how urgent it is, and what is still unknown. */

import type { Program } from '@rygforloeb/engine';
import { citationsOf, type Explain, findingOf, rulesBehind, supportOf } from './because.ts';
import { variantToFhir } from './case-file/case-to-fhir.ts';
import { caseParameters, createBatchDecider, createDecider, type Decided, type Decision, indexCase } from './decide.ts';
import { painDrugs } from './generate-cql/findings.ts';
import { missingFindings } from './missing.ts';
import type { Answer, Case, Disposition } from './model.ts';
import type { ProgrammeFiles } from './programme-files.ts';
import type { Rule } from './rules.ts';

/** Answers cases: `assess` with reasons and what is missing, `decide` with the bare dispositions, in a fraction of the time. */
export interface Assessor {
  assess(aCase: Case): Answer;
  decide(aCase: Case): Answer;
}

/** Binds a programme's files to its compiled rules. */
export function createAssessor(files: ProgrammeFiles, program: Program, overrides: Readonly<Record<string, unknown>> = {}): Assessor {
  const { vocabulary, manifest, roles } = files;
  const painDrug = painDrugOf(files);
  const decideOne = createDecider(program, files, overrides);
  const decideMany = createBatchDecider(program, files, overrides);
  const answer = (aCase: Case, decision: Decision, dispositions: readonly Disposition[], missing: Answer['missing']): Answer => ({
    case: aCase.id,
    programme: { id: manifest.id, version: manifest.version, status: manifest.status },
    asOf: aCase.asOf,
    inScope: decision.inScope,
    urgency: decision.urgency,
    dispositions,
    missing,
  });
  return {
    decide(aCase) {
      const decision = decideOne(indexCase(program, files, aCase), caseParameters(aCase));
      return answer(
        aCase,
        decision,
        decision.decided.map((one) => toDisposition(one, [], one.outcome.rule === undefined ? [] : [one.outcome.rule], aCase.actor)),
        [],
      );
    },
    assess(aCase) {
      const parameters = caseParameters(aCase);
      const citizen = indexCase(program, files, aCase);
      const decision = decideOne(citizen, parameters);
      const explainer = program.explainer(citizen, parameters);
      const explain: Explain = (name) => explainer.explain({ library: 'Decisions', name });
      const recorded = recordedFindings(aCase);
      const open = new Set<string>();
      const visible = (code: string): boolean =>
        aCase.actor !== 'employer' || vocabulary.findings.get(code)?.in.startsWith('work.') === true;
      const dispositions = decision.decided.map((one) => {
        const support = supportOf(one, explain);
        for (const code of support.open) if (!recorded.has(code) || support.again.has(code)) open.add(code);
        const because = [...vocabulary.findings.keys()].filter(
          (code) => recorded.has(code) && visible(code) && (support.known.has(code) || support.open.has(code)),
        );
        return toDisposition(one, because, rulesBehind(one, explain), aCase.actor);
      });
      for (const fact of explainer.explain({ library: 'Decisions', name: 'In scope' }).unknown)
        if (!recorded.has(findingOf(fact))) open.add(findingOf(fact));
      const decideVariants = (variants: readonly Case[]): readonly Decision[] =>
        decideMany(variants.map(variantToFhir(vocabulary)).map(program.index), parameters);
      const missing = missingFindings(aCase, new Set([...open].filter(visible)), decision, vocabulary, decideVariants, painDrug);
      return answer(aCase, decision, dispositions, missing);
    },
  };

  function toDisposition(one: Decided, because: readonly string[], behind: readonly Rule[], actor: string): Disposition {
    const due = one.due !== undefined && vocabulary.affirming.includes(one.outcome.status) ? { due: one.due } : {};
    return { code: one.disposition.code, status: one.outcome.status, ...due, because, ...citationsOf(one, behind, roles, actor) };
  }
}

/** The findings that somebody recorded, drugs included; `unknown` as a value is not one of them. */
function recordedFindings(aCase: Case): ReadonlySet<string> {
  const codes = new Set(aCase.findings.filter((one) => one.value !== 'unknown').map((one) => one.code));
  if (aCase.medications.length > 0) codes.add('medication-atc');
  if (aCase.medications.some((one) => one.start !== undefined)) codes.add('medication-start');
  if (aCase.medications.length > 0 && aCase.medications.every((one) => one.stopPlan !== undefined)) codes.add('medication-stop-plan');
  if (aCase.medications.length > 0 && aCase.medications.every((one) => one.followUps !== undefined)) codes.add('medication-follow-ups');
  if (aCase.medications.length > 0 && aCase.medications.every((one) => one.dailyPrescription !== undefined))
    codes.add('medication-daily-prescription');
  return codes;
}

/** One of the drug groups that count as pain medicine. */
function painDrugOf({ parameters }: ProgrammeFiles): string {
  const groups = parameters.find(({ name }) => name === painDrugs)?.value;
  return Array.isArray(groups) ? String(groups[0]) : '';
}
