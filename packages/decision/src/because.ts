/** Why a disposition came out as it did: the findings it rests on, whether known or held open, and whose word it is. */

import type { DefineSupport } from '@rygforloeb/engine';
import type { Decided } from './decide.ts';
import { reasonDefine, ruleDefine, sideDefine } from './generate-cql/decisions.ts';
import { again } from './generate-cql/findings.ts';
import { applied } from './generate-cql/roles.ts';
import type { Disposition, SourceReference } from './model.ts';
import type { Roles } from './roles.ts';
import { outcomes, type Rule } from './rules.ts';

export type Explain = (define: string) => DefineSupport;

/** Findings by code. `known` carry the answer; `open` are unknown and hold it open. */
export interface Support {
  readonly known: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  /** The open findings that were answered once, before what now stands. */
  readonly again: ReadonlySet<string>;
}

/** Reads the support sets of what decided: the rules that gave the status, or what withheld, settled or closed it. */
export function supportOf({ disposition, outcome }: Decided, explain: Explain): Support {
  const known = new Set<string>();
  const open = new Set<string>();
  const toAskAgain = new Set<string>();
  const add = (define: string): void => {
    const support = explain(define);
    for (const fact of support.known) known.add(findingOf(fact));
    for (const fact of support.unknown) {
      open.add(findingOf(fact));
      if (fact.endsWith(again)) toAskAgain.add(findingOf(fact));
    }
  };
  const { code } = disposition;
  switch (outcome.how) {
    case 'withheld':
    case 'settled':
      add(sideDefine(code, outcomes[outcome.how]));
      break;
    case 'notPermitted':
    case 'notCovered':
    case 'noGround':
      break;
    default:
      for (const rule of rulesBehind({ disposition, outcome }, explain)) {
        add(reasonDefine(code, rule));
        if (rule.restsOn !== undefined) add(sideDefine(code, `rests on ${rule.id}`));
      }
      if (disposition.recipient !== undefined && outcome.rule?.consent !== undefined && outcome.rule.consent !== 'referral') {
        const consent = `consent-${disposition.recipient}`;
        const given = explain(`${consent} open`).value === false;
        (given ? known : open).add(consent);
      } else if (outcome.how === 'refused') known.add(`consent-${disposition.recipient}`);
  }
  if (code === 'ask-consent') for (const fact of [...known]) if (!fact.startsWith('consent-')) known.delete(fact);
  return { known, open, again: toAskAgain };
}

/** All rules behind an outcome, for each of them is a reason: those that hold with the same status, or those that are open. */
export function rulesBehind({ disposition, outcome }: Decided, explain: Explain): readonly Rule[] {
  const deciding = outcome.rule;
  if (deciding === undefined) return [];
  if (deciding.status === 'not-indicated') return [deciding];
  const value = (rule: Rule): unknown => explain(ruleDefine(disposition.code, rule.id)).value;
  return outcome.how === 'unknown'
    ? disposition.rules.filter((rule) => rule.unknown !== undefined && value(rule) === null)
    : disposition.rules.filter((rule) => rule.status === deciding.status && value(rule) === true);
}

/** `Findings.leg-pain entries`, `Findings.pain-site: lumbar` and the like all speak of one finding; drugs in use of their ATC code. */
export function findingOf(fact: string): string {
  const name = fact.slice(fact.indexOf('.') + 1).replace(/(: .*| entries| done| no| again| as written)$/, '');
  return name === 'medications' || name === 'any medication' ? 'medication-atc' : name;
}

/** Sources, requirements, readings and layers of an answer: those of the rules behind it, else the disposition's; for a right, those of its table's cell. */
export function citationsOf(
  { disposition, outcome }: Decided,
  behind: readonly Rule[],
  roles: Roles,
  actor: string,
): Pick<Disposition, 'sources' | 'requirements' | 'conflicts' | 'layer'> {
  if (outcome.how === 'notPermitted')
    return rightCitation(disposition.right?.when ?? '', roles, actor) ?? own(disposition.sources, disposition.requirements);
  const all = <Part>(partOf: (rule: Rule) => readonly Part[]): readonly Part[] => [...new Set(behind.flatMap(partOf))];
  const base =
    behind.length === 0
      ? own(disposition.sources, disposition.requirements)
      : own(
          all((rule) => rule.sources ?? disposition.sources),
          all((rule) => rule.requirements ?? disposition.requirements),
        );
  const layer = outcome.how === 'withheld' ? (['local-safety'] as const) : all((rule) => rule.layer ?? []);
  return { ...base, conflicts: all((rule) => rule.conflicts ?? []), ...(layer.length === 0 ? {} : { layer }) };
}

const own = (sources: readonly string[], requirements: readonly string[]) => ({
  sources: sources.map(toSource),
  requirements,
  conflicts: [] as readonly string[],
});

const tableSources: Readonly<Record<string, string>> = { table1: 'FP 4.1', table2: 'FP 7.0', table3: 'FP 8.0' };

function rightCitation(when: string, roles: Roles, actor: string): Pick<Disposition, 'sources' | 'requirements' | 'conflicts'> | undefined {
  const match = /^Roles\."(table[123]) (\w+)"$/.exec(when);
  const [, table, column] = match ?? [];
  const cell = table === undefined || column === undefined ? undefined : roles.columns[table]?.[column]?.[actor];
  if (table === undefined || cell === undefined) return undefined;
  const conflict = cell.override !== undefined && applied(cell) !== cell.value ? cell.override.conflict : cell.conflict;
  return {
    sources: [toSource(tableSources[table] as string)],
    requirements: cell.requirement === undefined ? [] : [cell.requirement],
    conflicts: conflict === undefined ? [] : [conflict],
  };
}

function toSource(text: string): SourceReference {
  const [document, ...section] = text.split(' ');
  return { document: document as string, section: section.join(' ') };
}
