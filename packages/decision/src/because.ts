/** Why a disposition came out as it did: the findings it rests on, whether known or held open, and whose word it is. */

import type { DefineSupport } from '@rygforloeb/engine';
import type { Decided } from './decide.ts';
import { ruleDefine, sideDefine } from './generate-cql/decisions.ts';
import type { Disposition, SourceReference } from './model.ts';
import { applied } from './generate-cql/roles.ts';
import type { Roles } from './roles.ts';
import { outcomes, type Rule } from './rules.ts';

export type Explain = (define: string) => DefineSupport;

/** Findings by code. `known` carry the answer; `open` are unknown and hold it open. */
export interface Support {
  readonly known: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

/** Reads the support sets of what decided: the rules that gave the status, or what withheld, settled or closed it. */
export function supportOf({ disposition, outcome }: Decided, explain: Explain): Support {
  const known = new Set<string>();
  const open = new Set<string>();
  const add = (define: string): void => {
    const support = explain(define);
    for (const fact of support.known) known.add(findingOf(fact));
    for (const fact of support.unknown) open.add(findingOf(fact));
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
      for (const rule of rulesBehind(disposition.rules, outcome.rule as Rule, outcome.how === 'unknown', code, explain)) {
        add(ruleDefine(code, rule.id));
        if (rule.heldOpenBy !== undefined) add(sideDefine(code, `held open ${rule.id}`));
        if (rule.restsOn !== undefined) add(sideDefine(code, `rests on ${rule.id}`));
      }
      if (disposition.recipient !== undefined && outcome.rule?.consent !== undefined && outcome.rule.consent !== 'referral') {
        const consent = `consent-${disposition.recipient}`;
        const given = explain(`${consent} open`).value === false;
        (given ? known : open).add(consent);
      } else if (outcome.how === 'refused') known.add(`consent-${disposition.recipient}`);
  }
  if (code === 'ask-consent') for (const fact of [...known]) if (!fact.startsWith('consent-')) known.delete(fact);
  return { known, open };
}

/** All rules that hold with the same status as the one that decided, for each of them is a reason. */
function rulesBehind(rules: readonly Rule[], deciding: Rule, unknown: boolean, code: string, explain: Explain): readonly Rule[] {
  if (deciding.status === 'not-indicated') return [deciding];
  return rules.filter((rule) => rule === deciding || (rule.status === deciding.status && explain(ruleDefine(code, rule.id)).value === (unknown ? null : true)));
}

/** `Findings.leg-pain entries`, `Findings.pain-site: lumbar` and the like all speak of one finding; drugs in use of their ATC code. */
function findingOf(fact: string): string {
  const name = fact.slice(fact.indexOf('.') + 1).replace(/(: .*| entries| done| no)$/, '');
  return name === 'medications' || name === 'any medication' ? 'medication-atc' : name;
}

/** Sources, requirements, readings and layers of an answer: the rule's own, else the disposition's; for a right, those of its table's cell. */
export function citationsOf({ disposition, outcome }: Decided, roles: Roles, actor: string): Pick<Disposition, 'sources' | 'requirements' | 'conflicts' | 'layer'> {
  if (outcome.how === 'notPermitted') return rightCitation(disposition.right?.when ?? '', roles, actor) ?? own(disposition.sources, disposition.requirements);
  const rule = outcome.rule;
  const base = own(rule?.sources ?? disposition.sources, rule?.requirements ?? disposition.requirements);
  const layer = outcome.how === 'withheld' ? (['local-safety'] as const) : rule?.layer;
  const conflicts = rule?.conflicts ?? [];
  return { ...base, conflicts, ...(layer === undefined ? {} : { layer }) };
}

const own = (sources: readonly string[], requirements: readonly string[]) => ({ sources: sources.map(toSource), requirements, conflicts: [] as readonly string[] });

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
