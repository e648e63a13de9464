/** Every disposition has its words, a source, requirements and rules; every rule a known status and its condition. */

import { outcomes } from '../rules.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Fields, fieldsOf, isWording, listOf } from './fields.ts';
import { filesIn, type LocatedFile, type LocatedFolder, type YamlPath } from './located-yaml.ts';
import { type CheckFault, faultAt } from './report.ts';

const dispositionKeys =
  'code da en group meaning sources requirements asks standing route otherWay draft sent right recipient withheld settled absent rules'.split(
    ' ',
  );
const ruleKeys = 'id status when given restsOn unknown due anywhere consent sources requirements conflicts layer'.split(' ');
type Complain = (path: YamlPath, what: string) => void;

const conditions = ['when', 'given', 'due', 'restsOn'];
const sides = ['withheld', 'settled', 'absent'];
const consents = ['duty', 'free', 'referral'];
const outcomeWords: readonly string[] = Object.values(outcomes);
const layers = ['local-safety', 'platform', 'local-setting', 'confirm'];

/** Tells what `dispositions/*.yaml` lack or misname. */
export function checkDispositions(folder: LocatedFolder, vocabulary: Vocabulary): readonly CheckFault[] {
  const faults: CheckFault[] = [];
  for (const file of filesIn(folder, 'dispositions')) {
    listOf(file.value).forEach((value, index) => {
      checkDisposition(fieldsOf(value), [index], file);
    });
  }
  return faults;

  function checkDisposition(row: Fields, path: YamlPath, file: LocatedFile): void {
    const code = String(row.code ?? '(no code)');
    const complain = complaints(file, path, code);
    for (const key of Object.keys(row)) if (!dispositionKeys.includes(key)) complain([key], `has the unknown key ${key}`);
    for (const key of ['code', 'da', 'en', 'group', 'meaning']) if (!isWording(row[key])) complain([key], `lacks ${key}`);
    if (listOf(row.sources).length === 0) complain(['sources'], 'has no source');
    if (listOf(row.requirements).length === 0) complain(['requirements'], 'has no requirement');
    if (listOf(row.rules).length === 0) complain(['rules'], 'has no rule');
    for (const side of sides) if (row[side] !== undefined && !isWording(row[side])) complain([side], `has an empty ${side}`);
    const { recipient, right } = row;
    if (recipient !== undefined && !vocabulary.findings.has(`consent-${String(recipient)}`))
      complain(['recipient'], `has the recipient ${String(recipient)}, for whom no consent is known`);
    if (right !== undefined && !(isWording(fieldsOf(right).when) && isWording(fieldsOf(right).shown)))
      complain(['right'], 'has a right without when or shown');
    checkMarks(row, complain);
    const ids = new Set<string>();
    listOf(row.rules).forEach((value, at) => {
      const rule = fieldsOf(value);
      const id = String(rule.id ?? '');
      if (ids.has(id)) complain(['rules', at, 'id'], `has the rule ${id} twice`);
      if (outcomeWords.includes(id)) complain(['rules', at, 'id'], `has the rule ${id}, which is the name of an outcome`);
      ids.add(id);
      checkRule(rule, [...path, 'rules', at], file, `${code}, rule ${id || '(no id)'},`, recipient !== undefined);
    });
  }

  /** How an answer is put before people: which place it takes, and what is drafted for it. */
  function checkMarks({ group, standing, route, otherWay, draft, sent }: Fields, complain: Complain): void {
    for (const [key, mark] of Object.entries({ standing, otherWay }))
      if (mark !== undefined && mark !== true) complain([key], `has a ${key} that is not true`);
    if (route !== undefined && !(Number.isInteger(route) && Number(route) > 0))
      complain(['route'], 'has a route that is no place in an order');
    if ((standing !== undefined || route !== undefined) && group !== 'safety')
      complain([standing === undefined ? 'route' : 'standing'], 'is no safety, so it is neither standing nor a route');
    if (standing !== undefined && route !== undefined) complain(['standing'], 'is both standing and a route');
    if (draft !== undefined && draft !== 'ServiceRequest' && draft !== 'none')
      complain(['draft'], `has the unknown draft ${String(draft)}`);
    if (sent !== undefined && !vocabulary.findings.has(String(sent))) complain(['sent'], `records the unknown finding ${String(sent)}`);
  }

  function checkRule(rule: Fields, path: YamlPath, file: LocatedFile, name: string, hasRecipient: boolean): void {
    const complain = complaints(file, path, name);
    for (const key of Object.keys(rule)) if (!ruleKeys.includes(key)) complain([key], `has the unknown key ${key}`);
    if (!isWording(rule.id)) complain([], 'has no id');
    if (!vocabulary.statuses.has(String(rule.status))) complain(['status'], `has the unknown status ${String(rule.status)}`);
    if (!isWording(rule.when)) complain(['when'], 'has no condition');
    for (const key of conditions) if (rule[key] !== undefined && !isWording(rule[key])) complain([key], `has an empty ${key}`);
    if (rule.status === 'overdue' && rule.due === undefined) complain(['status'], 'is overdue without a due date');
    if (rule.unknown !== undefined && rule.unknown !== 'needs-judgement') complain(['unknown'], 'can only be needs-judgement when unknown');
    if (rule.consent !== undefined && !consents.includes(String(rule.consent)))
      complain(['consent'], `has the unknown consent ${String(rule.consent)}`);
    if (rule.consent !== undefined && !hasRecipient) complain(['consent'], 'asks for consent, but the disposition has no recipient');
    listOf(rule.layer).forEach((layer, at) => {
      if (!layers.includes(String(layer))) complain(['layer', at], `has the unknown layer ${String(layer)}`);
    });
  }

  function complaints(file: LocatedFile, base: YamlPath, name: string): Complain {
    return (path, what) => faults.push(faultAt(file.at([...base, ...path]), 'dispositions', `${name} ${what}`));
  }
}
