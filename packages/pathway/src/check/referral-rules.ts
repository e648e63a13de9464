/** To whom one refers, through which door and with what in it: the programme's `referrals.yaml`, read strictly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgrammeFiles } from '@rygforloeb/decision';
import type { AccessPolicy } from '@rygforloeb/record';
import { parse } from 'yaml';
import { ProgrammeFileError } from '../programme-file-error.ts';
import { steps } from '../referral/states.ts';

export interface Wording {
  readonly da: string;
  readonly en: string;
}

/** Where the programme says who may refer: a column of a table, or a right outside the tables. */
export type DoorPlace = { readonly table: 'table1' | 'table3'; readonly column: string } | { readonly right: string };

export interface FieldRule extends Wording {
  /** Findings any of which fills the field. */
  readonly from?: readonly string[];
  readonly medicines?: boolean;
  /** Receivers with a running referral of the citizen that fills it; the referral then says which. */
  readonly referrals?: readonly string[];
  readonly patient?: 'telecom' | 'identifier';
  /** A date, kept as YYYY-MM-DD. */
  readonly day?: boolean;
}

export interface ContentRule {
  readonly field: string;
  /** must = not sent without; should = left out only knowingly; may = there if wanted. */
  readonly force: 'must' | 'should' | 'may';
  readonly requirement: string;
  /** Asked only where this finding is true. */
  readonly when?: string;
  /** Asked where this other field is filled. */
  readonly with?: string;
}

/** What a house must do by the directory, and by which parts of its name it is likely to while the directory says it of none. */
export interface HouseDoes {
  readonly type: string;
  readonly likely: readonly string[];
}

export interface ReceiverRule extends Wording {
  readonly disposition: string;
  readonly question: string;
  readonly door: DoorPlace;
  readonly recipient: {
    readonly roles: readonly string[];
    readonly purpose: string;
    readonly consent: string;
    readonly does?: HouseDoes;
  };
  readonly acuteFirst?: boolean;
  /** Actors for whom the way stays open in an acute situation. */
  readonly besideAcute?: readonly string[];
  readonly indication: 'judged' | 'strict';
  readonly content: readonly ContentRule[];
  readonly tracks?: Readonly<Record<string, Wording>>;
  /** Steps that this receiver may not take. */
  readonly never?: readonly string[];
  /** The citizen may choose another house when this one cannot begin in time. */
  readonly freeChoice?: { readonly disposition: string; readonly requirement: string };
  readonly redirect?: readonly string[];
  readonly noticeToGp?: { readonly from: readonly string[]; readonly disposition: string; readonly requirement: string };
  readonly sources: readonly string[];
  readonly requirements: readonly string[];
  readonly conflicts?: readonly string[];
}

/** A finding that is asked for unless it is recorded, or settled by another one with one of the values. */
export interface AcuteQuestion {
  readonly finding: string;
  readonly settledBy: Readonly<Record<string, readonly string[]>>;
}

export interface ReferralRules {
  readonly actsAs: Readonly<Record<string, string>>;
  readonly acute: {
    readonly urgencies: readonly string[];
    readonly questions: readonly AcuteQuestion[];
    readonly right: string;
    /** How the directory marks the departments that take whoever comes acutely. */
    readonly does: HouseDoes;
    readonly disposition: string;
    readonly notice: string;
    readonly sources: readonly string[];
    readonly requirements: readonly string[];
    readonly conflicts: readonly string[];
  };
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly receivers: Readonly<Record<string, ReceiverRule>>;
}

const keys = {
  file: ['actsAs', 'acute', 'fields', 'receivers'],
  acute: ['urgencies', 'questions', 'right', 'does', 'disposition', 'notice', 'sources', 'requirements', 'conflicts'],
  field: ['da', 'en', 'day', 'from', 'medicines', 'patient', 'referrals'],
  receiver: [
    ...['da', 'en', 'disposition', 'question', 'door', 'recipient', 'acuteFirst', 'besideAcute', 'indication', 'content', 'tracks'],
    ...['never', 'freeChoice', 'redirect', 'noticeToGp', 'sources', 'requirements', 'conflicts'],
  ],
  content: ['field', 'force', 'requirement', 'when', 'with'],
};

/** Reads the rules of a programme version. Throws ProgrammeFileError with everything that is wrong. */
export function readReferralRules(files: ProgrammeFiles, access: Pick<AccessPolicy, 'roles'>): ReferralRules {
  const text = readFileSync(join(files.directory, 'referrals.yaml'), 'utf8');
  const rules = parse(text, { merge: true }) as ReferralRules;
  const problems = problemsOf(rules, files, access);
  if (problems.length > 0) throw new ProgrammeFileError('referrals.yaml', problems);
  return rules;
}

function problemsOf(rules: ReferralRules, files: ProgrammeFiles, access: Pick<AccessPolicy, 'roles'>): readonly string[] {
  const { vocabulary, roles } = files;
  const problems: string[] = [];
  const wants = (holds: boolean, problem: string) => holds || problems.push(problem);
  const onlyKeys = (place: string, value: object, allowed: readonly string[]) => {
    for (const key of Object.keys(value)) wants(allowed.includes(key), `${place}: unknown key ${key}`);
  };
  const worded = (place: string, { da, en }: Wording) => wants(Boolean(da && en), `${place}: lacks Danish or English`);
  const finding = (place: string, code: string) => wants(vocabulary.findings.has(code), `${place}: unknown finding ${code}`);
  const disposition = (place: string, code: string) => wants(vocabulary.dispositions.has(code), `${place}: unknown disposition ${code}`);
  const right = (place: string, name: string) => wants(name in roles.extraRights, `${place}: unknown right ${name}`);

  onlyKeys('file', rules, keys.file);
  onlyKeys('acute', rules.acute, keys.acute);
  for (const { finding: asked, settledBy } of rules.acute.questions) {
    finding('acute', asked);
    for (const [code, values] of Object.entries(settledBy))
      for (const value of values)
        wants(vocabulary.findings.get(code)?.values?.includes(value) === true, `acute: ${code} has no value ${value}`);
  }
  for (const code of rules.acute.urgencies) wants(vocabulary.urgency.has(code), `acute: unknown urgency ${code}`);
  for (const code of [rules.acute.disposition, rules.acute.notice]) disposition('acute', code);
  right('acute', rules.acute.right);
  for (const [role, row] of Object.entries(rules.actsAs))
    wants(role in access.roles && vocabulary.actors.has(row), `actsAs.${role}: unknown role or actor`);
  for (const [name, field] of Object.entries(rules.fields)) {
    onlyKeys(`fields.${name}`, field, keys.field);
    worded(`fields.${name}`, field);
    for (const code of field.from ?? []) finding(`fields.${name}`, code);
    for (const one of field.referrals ?? []) wants(one in rules.receivers, `fields.${name}: unknown receiver ${one}`);
  }
  for (const [name, receiver] of Object.entries(rules.receivers)) {
    const place = `receivers.${name}`;
    const { door, recipient, content, redirect = [], noticeToGp, tracks = {}, besideAcute = [], never = [], freeChoice } = receiver;
    onlyKeys(place, receiver, keys.receiver);
    worded(place, receiver);
    for (const track of Object.values(tracks)) worded(`${place}.tracks`, track);
    disposition(place, receiver.disposition);
    const asks = vocabulary.dispositions.get(receiver.disposition)?.asks ?? [];
    wants(asks.includes(receiver.question), `${place}: ${receiver.disposition} does not answer ${receiver.question}`);
    wants(['judged', 'strict'].includes(receiver.indication), `${place}: unknown indication`);
    if ('right' in door) right(place, door.right);
    else wants(roles.columns[door.table]?.[door.column] !== undefined, `${place}: no column ${door.table} ${door.column}`);
    for (const role of recipient.roles)
      wants(access.roles[role]?.purposes.includes(recipient.purpose) === true, `${place}: ${role} has no purpose ${recipient.purpose}`);
    finding(place, `consent-${recipient.consent}`);
    for (const one of never) wants(one in steps, `${place}: never takes unknown ${one}`);
    if (freeChoice !== undefined) disposition(place, freeChoice.disposition);
    for (const one of redirect) wants(one in rules.receivers, `${place}: redirects to unknown ${one}`);
    for (const actor of [...besideAcute, ...(noticeToGp?.from ?? [])])
      wants(vocabulary.actors.has(actor), `${place}: unknown actor ${actor}`);
    if (noticeToGp !== undefined) disposition(place, noticeToGp.disposition);
    wants(receiver.sources.length > 0 && receiver.requirements.length > 0, `${place}: no source`);
    for (const rule of content) {
      onlyKeys(`${place}.content`, rule, keys.content);
      wants(rule.field in rules.fields, `${place}: unknown field ${rule.field}`);
      wants(['must', 'should', 'may'].includes(rule.force), `${place}: unknown force of ${rule.field}`);
      if (rule.when !== undefined) finding(place, rule.when);
      if (rule.with !== undefined) wants(rule.with in rules.fields, `${place}: unknown field ${rule.with}`);
    }
  }
  return problems;
}
