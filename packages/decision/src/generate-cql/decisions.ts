/**
 * Makes the CQL library `Decisions` of the rules: for each disposition the id of the rule that decides, in the order
 * scope → right → what withholds or settles → strongest status → unknown → consent.
 */

import type { CqlSource } from '@rygforloeb/engine';
import type { DispositionRules, Recipient, Rule } from '../rules.ts';
import { affirming, outcomes, strongestFirst } from '../rules.ts';
import { cqlIdentifier, cqlString, cqlStrings } from './cql-text.ts';

/** What the manifest says of urgency: the first line that holds counts. */
export interface UrgencyLine {
  readonly code: string;
  readonly when?: string;
  readonly affirming?: readonly string[];
}

export interface DecisionFrame {
  readonly urgency: readonly UrgencyLine[];
  readonly scope: string;
  readonly outside: string;
}

/** The library `Decisions`; `libraries` are the hand-written libraries that rules name. */
export function decisionsLibrary(dispositions: readonly DispositionRules[], frame: DecisionFrame, libraries: readonly string[]): CqlSource {
  const includes = ['Parameters', 'Roles', 'Findings', ...libraries].map((name) => `include ${name} called ${name}`);
  const text = [
    'library Decisions',
    '',
    "using FHIR version '4.0.1'",
    ...includes,
    '',
    'context Patient',
    '',
    ...recipients.map(consentOpen),
    '',
    ...dispositions.flatMap((one) => definesOf(one, frame, dispositions)),
    `define "In scope": ${frame.scope}`,
    urgencyDefine(frame.urgency, dispositions),
    '',
  ].join('\n');
  return { name: 'Decisions', file: 'dispositions', text };
}

/** The define that holds one rule's condition. */
export const ruleDefine = (code: string, rule: string): string => `${code}: ${rule}`;

/** The define that holds what one rule rests on: its reason without the circumstances in which it is considered. */
export const reasonDefine = (code: string, rule: Pick<Rule, 'id' | 'given'>): string =>
  rule.given === undefined ? ruleDefine(code, rule.id) : `${code} reason ${rule.id}`;

/** The define that holds one rule's last day in time. */
export const dueDefine = (code: string, rule: string): string => `${code} due: ${rule}`;

/** The define of what withholds, settles or hides a disposition, or of what a rule rests on. */
export const sideDefine = (code: string, side: string): string => `${code} ${side}`;

const recipients: readonly Recipient[] = ['gp', 'hospital', 'municipality', 'jobcentre', 'practice'];
const consentOpen = (recipient: Recipient): string =>
  `define "consent-${recipient} open": Findings."consent-${recipient}" is null or Findings."consent-${recipient}" = 'unknown'`;

const messagesAwaitingConsent = '@messages-awaiting-consent';

function definesOf(one: DispositionRules, frame: DecisionFrame, all: readonly DispositionRules[]): string[] {
  const lines: string[] = [];
  for (const rule of one.rules) {
    const when = rule.when === messagesAwaitingConsent ? awaitingConsent(all) : rule.when;
    if (rule.given === undefined) lines.push(`define ${ref(one, rule)}: ${when}`);
    else {
      lines.push(`define ${cqlIdentifier(reasonDefine(one.code, rule))}: ${when}`);
      lines.push(`define ${ref(one, rule)}: (${rule.given}) and ${cqlIdentifier(reasonDefine(one.code, rule))}`);
    }
    if (rule.due !== undefined) lines.push(`define ${cqlIdentifier(dueDefine(one.code, rule.id))}: ${rule.due}`);
    if (rule.restsOn !== undefined) lines.push(`define ${cqlIdentifier(sideDefine(one.code, `rests on ${rule.id}`))}: ${rule.restsOn}`);
  }
  for (const side of ['withheld', 'settled', 'absent'] as const) {
    const when = one[side];
    if (when !== undefined) lines.push(`define ${cqlIdentifier(sideDefine(one.code, side))}: ${when}`);
  }
  const inside = caseOf(insideLines(one));
  const skipsScope = one.group === 'safety' || one.rules.every((rule) => rule.anywhere === true);
  if (skipsScope) lines.push(`define ${cqlIdentifier(one.code)}:\n${inside}`);
  else {
    lines.push(`define ${cqlIdentifier(sideDefine(one.code, 'inside'))}:\n${inside}`);
    const outside = [
      ...rightLines(one),
      ...one.rules.filter((rule) => rule.anywhere === true).map((rule) => `when ${ref(one, rule)} then ${cqlString(rule.id)}`),
      ...(one.asks === undefined ? [] : [`when ${asked(one)} then ${cqlString(outcomes.notCovered)}`]),
    ];
    const anywhere = one.rules.some((rule) => rule.anywhere === true);
    const outsideText =
      outside.length === 0 || (!anywhere && one.asks === undefined)
        ? 'null'
        : `(${caseOf(anywhere ? outside : outside.slice(rightLines(one).length))})`;
    lines.push(
      `define ${cqlIdentifier(one.code)}:\n  if ${frame.outside} then ${outsideText} else ${cqlIdentifier(sideDefine(one.code, 'inside'))}`,
    );
  }
  return [...lines, ''];
}

function insideLines(one: DispositionRules): string[] {
  const lines = one.rules
    .filter((rule) => rule.status === 'not-permitted')
    .map((rule) => `when ${ref(one, rule)} then ${cqlString(rule.id)}`);
  lines.push(...rightLines(one));
  if (one.absent !== undefined) lines.push(`when ${cqlIdentifier(sideDefine(one.code, 'absent'))} then null`);
  const wanted = one.rules.filter((rule) => affirming.includes(rule.status) || rule.status === 'needs-judgement');
  const anyWanted = `(${wanted.map((rule) => ref(one, rule)).join(' or ')}) is not false`;
  if (one.settled !== undefined)
    lines.push(`when ${cqlIdentifier(sideDefine(one.code, 'settled'))} and ${anyWanted} then ${cqlString(outcomes.settled)}`);
  if (one.withheld !== undefined)
    lines.push(`when ${cqlIdentifier(sideDefine(one.code, 'withheld'))} and ${anyWanted} then ${cqlString(outcomes.withheld)}`);
  for (const status of strongestFirst) {
    for (const rule of one.rules.filter((candidate) => candidate.status === status)) lines.push(...ruleLines(one, rule));
    if (status === 'needs-judgement')
      for (const rule of one.rules.filter((candidate) => candidate.unknown === 'needs-judgement'))
        lines.push(`when ${ref(one, rule)} is null then ${cqlString(`${rule.id}?`)}`);
  }
  if (one.asks !== undefined) lines.push(`when ${asked(one)} then ${cqlString(outcomes.noGround)}`);
  return lines;
}

function rightLines(one: DispositionRules): string[] {
  if (one.right === undefined) return [];
  return [
    `when not (${one.right.when}) and (${shownTo(one, one.right.shown)}) then ${cqlString(outcomes.notPermitted)}`,
    `when not (${one.right.when}) then null`,
  ];
}

function shownTo(one: DispositionRules, shown: string): string {
  const professionals = 'Roles."table2 self_management"';
  switch (shown) {
    case 'asked':
      return asked(one);
    case 'professionals':
      return one.asks === undefined ? professionals : `${professionals} or ${asked(one)}`;
    case 'all':
      return `${professionals} or Parameters."Actor" = 'citizen' or ${asked(one)}`;
    default:
      return one.asks === undefined ? shown : `${shown} or ${asked(one)}`;
  }
}

const asked = (one: DispositionRules): string =>
  one.asks === undefined ? 'false' : `(Parameters."Question" is not null and Parameters."Question" in ${cqlStrings(one.asks)})`;

function ruleLines(one: DispositionRules, rule: Rule): string[] {
  const self = ref(one, rule);
  const lines: string[] = [];
  if (one.recipient !== undefined && rule.consent !== undefined && affirming.includes(rule.status)) {
    lines.push(`when ${self} and Findings."consent-${one.recipient}" = 'refused' then ${cqlString(`${rule.id}!refused`)}`);
    if (rule.consent === 'free') lines.push(`when ${self} and "consent-${one.recipient} open" then ${cqlString(`${rule.id}!unasked`)}`);
  }
  lines.push(`when ${self} then ${cqlString(rule.id)}`);
  return lines;
}

/** A message stands open and its consent is unknown (B1). */
function awaitingConsent(all: readonly DispositionRules[]): string {
  const parts = all.flatMap((one) => {
    const open = one.rules.flatMap((rule) =>
      rule.consent === 'duty' ? [rule.id] : rule.consent === 'free' ? [`${rule.id}!unasked`, `${rule.id}?`] : [],
    );
    return one.recipient === undefined || open.length === 0
      ? []
      : [`(${cqlIdentifier(one.code)} in ${cqlStrings(open)} and "consent-${one.recipient} open")`];
  });
  return parts.join(' or ');
}

function urgencyDefine(lines: readonly UrgencyLine[], all: readonly DispositionRules[]): string {
  const cases = lines.map((line) => {
    const affirmed = (line.affirming ?? []).map((code) => affirms(code, all));
    const condition = [affirmed.length > 0 ? `(${affirmed.join(' or ')})` : undefined, line.when]
      .filter((part) => part !== undefined)
      .join(' and ');
    return condition === '' ? `else ${cqlString(line.code)}` : `when ${condition} then ${cqlString(line.code)}`;
  });
  return ['define "Urgency":', '  case', ...cases.map((line) => `    ${line}`), '  end'].join('\n');
}

function affirms(code: string, all: readonly DispositionRules[]): string {
  const one = all.find((candidate) => candidate.code === code);
  const ids = (one?.rules ?? []).filter((rule) => affirming.includes(rule.status)).map((rule) => rule.id);
  return `${cqlIdentifier(code)} in ${cqlStrings(ids)}`;
}

const ref = (one: DispositionRules, rule: Rule): string => cqlIdentifier(ruleDefine(one.code, rule.id));

const caseOf = (lines: readonly string[]): string => ['  case', ...lines.map((line) => `    ${line}`), '    else null', '  end'].join('\n');
