/** Another reading of the programme: accepts amendments and gives the changed rules, roles and texts; the originals stay as they are. */

import type { ProgrammeFiles } from '../programme-files.ts';
import type { RoleCell, Roles } from '../roles.ts';
import type { DispositionRules, Rule } from '../rules.ts';
import type { Texts } from '../texts.ts';
import type { AddRule, Amendment, BackgroundEntry, Change, SetRole, SetRule, SetText } from './amendment.ts';

/** A programme with accepted amendments. */
export interface Amended {
  readonly files: ProgrammeFiles;
  readonly texts: Texts;
  /** Facts the amendments add to those of background.yaml. */
  readonly background: readonly BackgroundEntry[];
  /** Accepted, but with nothing to change here; each with its reason. */
  readonly withoutChange: readonly Amendment[];
}

/** Amendments that cannot be accepted: unknown, excluding each other, or aiming at something that is not there. */
export class AmendmentError extends Error {
  readonly code = 'RYG_AMENDMENT';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the amendments cannot be accepted: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** Applies the amendments with these ids, in the order of `amendments`; throws AmendmentError naming every problem. */
export function acceptAmendments(files: ProgrammeFiles, texts: Texts, amendments: readonly Amendment[], ids: readonly string[]): Amended {
  const accepted = amendments.filter(({ id }) => ids.includes(id));
  const problems = [...unknownIds(amendments, ids), ...exclusions(accepted)];
  let now: Amended = { files, texts, background: [], withoutChange: accepted.filter(({ change }) => change === null) };
  for (const amendment of accepted)
    for (const change of amendment.change ?? []) {
      const next = applied(now, change, amendment);
      if (typeof next === 'string') problems.push(`${amendment.id} ${next}`);
      else now = next;
    }
  if (problems.length > 0) throw new AmendmentError(problems);
  return now;
}

function unknownIds(amendments: readonly Amendment[], ids: readonly string[]): readonly string[] {
  const known = new Set(amendments.map(({ id }) => id));
  return ids.filter((id) => !known.has(id)).map((id) => `${id} is no amendment of this programme`);
}

function exclusions(accepted: readonly Amendment[]): readonly string[] {
  return accepted.flatMap(({ id, relates }, index) => {
    const later = new Set(accepted.slice(index + 1).map((other) => other.id));
    const excluded = relates.filter((relation) => relation.type === 'excludes' && later.has(relation.id));
    return excluded.map((relation) => `${id} excludes ${relation.id}`);
  });
}

/** The programme after one change, or what stands in its way. */
function applied(now: Amended, change: Change, amendment: Amendment): Amended | string {
  if ('setText' in change) return withText(now, change.setText);
  if ('addBackground' in change) return { ...now, background: [...now.background, change.addBackground] };
  if ('setRole' in change) return withRole(now, change.setRole);
  if ('setRule' in change) return withRule(now, change.setRule);
  if ('addRule' in change) return withAddedRule(now, change.addRule, amendment);
  return `has an unknown change: ${Object.keys(change as object).join(', ')}`;
}

function withText(now: Amended, { disposition, audience, da, en }: SetText): Amended | string {
  const text = now.texts.dispositions.get(disposition);
  if (text === undefined) return `adds to the text of the unknown disposition ${disposition}`;
  if (audience !== 'professional' && audience !== 'citizen') return `adds a text for the unknown audience ${String(audience)}`;
  const told = text[audience];
  const longer = { ...text, [audience]: { da: `${told.da} ${da}`, en: `${told.en} ${en}` } };
  return { ...now, texts: { ...now.texts, dispositions: new Map(now.texts.dispositions).set(disposition, longer) } };
}

function withRole(now: Amended, { table, row, column, value, mode, note, newColumn }: SetRole): Amended | string {
  const { roles, vocabulary } = now.files;
  const columns = roles.columns[table];
  if (columns === undefined) return `changes the unknown table ${table}`;
  if (!vocabulary.actors.has(row)) return `changes a cell of the unknown actor ${row}`;
  if (columns[column] === undefined && newColumn?.code !== column) return `changes the unknown column ${column} of ${table}`;
  const before: RoleCell | undefined = columns[column]?.[row];
  const cell: RoleCell = {
    value,
    ...(mode !== undefined && { mode }),
    ...(note !== undefined && { note }),
    ...(before?.requirement !== undefined && { requirement: before.requirement }),
  };
  const changed: Roles = {
    ...roles,
    columns: { ...roles.columns, [table]: { ...columns, [column]: { ...columns[column], [row]: cell } } },
  };
  return { ...now, files: { ...now.files, roles: changed } };
}

function withRule(now: Amended, { disposition, rule: id, from, status, when }: SetRule): Amended | string {
  const owner = now.files.dispositions.find(({ code }) => code === disposition);
  if (owner === undefined) return `changes a rule of the unknown disposition ${disposition}`;
  const rule = owner.rules.find((one) => one.id === id);
  if (rule === undefined) return `changes the unknown rule ${id} of ${disposition}: ${owner.rules.map((one) => one.id).join(', ')}`;
  if (rule.status !== from) return `expects ${from} of ${disposition}, rule ${id}, which gives ${rule.status}`;
  const changed: Rule = { ...rule, status, ...(when !== undefined && { when }) };
  return withRules(
    now,
    owner,
    owner.rules.map((one) => (one === rule ? changed : one)),
  );
}

function withAddedRule(now: Amended, { disposition, source, ...given }: AddRule, amendment: Amendment): Amended | string {
  const owner = now.files.dispositions.find(({ code }) => code === disposition);
  if (owner === undefined) return `adds a rule to the unknown disposition ${disposition}`;
  const id = amendment.id.toLowerCase();
  if (owner.rules.some((one) => one.id === id)) return `adds two rules to ${disposition}`;
  if (given.consent !== undefined && owner.recipient === undefined) return `asks for consent in ${disposition}, which has no recipient`;
  const conflicts = amendment.relates.filter(({ type }) => type === 'reading').map((relation) => relation.id);
  const added: Rule = {
    id,
    status: given.status,
    when: given.when,
    sources: [source],
    requirements: given.requirements,
    conflicts,
    ...(given.consent !== undefined && { consent: given.consent }),
  };
  return withRules(now, owner, [...owner.rules, added]);
}

function withRules(now: Amended, owner: DispositionRules, rules: readonly Rule[]): Amended {
  const dispositions = now.files.dispositions.map((one) => (one === owner ? { ...owner, rules } : one));
  return { ...now, files: { ...now.files, dispositions } };
}
