/** One finding of the vocabulary as a question of the form, whatever its type. */

import type { FindingDefinition } from '@rygforloeb/decision';
import type { JSX } from 'preact';
import { type Choice, Choices, DateFields, FaultMessage, type FormState, Question, TextField, ThreeWay, Ticks } from '../shared/fields.tsx';
import { findingName, noneName, partName } from './field-names.ts';
import { partsOf } from './finding-groups.ts';
import type { ProgrammeWords } from './programme-words.ts';

export interface FindingFieldProps {
  readonly form: FormState;
  readonly words: ProgrammeWords;
  readonly definition: FindingDefinition;
  /** Which entry of the code this is, from 0. */
  readonly entry?: number;
  readonly slots?: FindingSlots | undefined;
}

/** What a page puts into the form of findings besides the questions. */
export interface FindingSlots {
  /** When a finding was last told, and its story, which opens in place. */
  readonly standing?: (name: string) => { readonly from: string; readonly story: JSX.Element } | undefined;
  /** What stands instead of a question that the reader's profession leaves to others. */
  readonly instead?: (code: string) => JSX.Element | undefined;
  /** What is asked beside a finding. */
  readonly beside?: (code: string) => JSX.Element | null;
  /** What stands at the head of a group, and at its end. */
  readonly head?: (group: string) => JSX.Element | null;
  readonly end?: (group: string) => JSX.Element | null;
  /** Stands before the folded groups' first. */
  readonly more?: JSX.Element;
  /** What is known of a folded group, in a line; a group that only says what it said before stays folded. */
  readonly known?: (group: string, codes: readonly string[]) => string;
  /** Groups in which something was written beside the findings. */
  readonly opened?: readonly string[];
  /** Names of fields that say what the record said before. */
  readonly unchanged?: (name: string) => boolean;
}

/** The question, its answer, and what else is asked once it is answered. */
export function FindingField({ form, words, definition, entry = 0, slots }: FindingFieldProps): JSX.Element {
  const name = findingName(definition.code, entry);
  const label = words.finding(definition.code);
  return (
    <Question
      form={form}
      name={name}
      legend={entry === 0 ? label : `${label} (${entry + 1})`}
      hint={entry === 0 ? words.help(definition.code) : undefined}
      kind={kindOf(definition)}
      more={
        <>
          <Parts form={form} name={name} code={definition.code} slots={slots} />
          {entry === 0 && slots?.beside?.(definition.code)}
        </>
      }
    >
      <Answer form={form} words={words} definition={definition} name={name} label={label} />
    </Question>
  );
}

function Answer({
  form,
  words,
  definition,
  name,
  label,
}: Omit<FindingFieldProps, 'entry' | 'slots'> & { readonly name: string; readonly label: string }): JSX.Element {
  const { messages } = form;
  const named = (value: string): Choice => ({ value, label: words.value(definition.code, value) });
  const notAsked: Choice = { value: '', label: messages.notAsked };
  switch (definition.type) {
    case 'boolean':
      return <ThreeWay form={form} name={name} />;
    case 'code': {
      const choices = (definition.values ?? []).filter((value) => value !== 'unknown').map(named);
      return <Choices form={form} name={name} choices={[...choices, { value: '', label: messages.notStated }]} />;
    }
    case 'list':
      return <Ticks form={form} name={name} noneName={noneName(name)} choices={(definition.values ?? []).map(named)} />;
    case 'date':
      return (
        <>
          {definition.orFalse && (
            <Choices
              form={form}
              name={name}
              choices={[{ value: 'yes', label: messages.happened }, { value: 'no', label: messages.no }, notAsked]}
            />
          )}
          <DateFields form={form} name={name} />
        </>
      );
    case 'integer':
    case 'decimal': {
      const steps = stepsOf(definition);
      if (steps) return <Choices form={form} name={name} choices={[...steps, notAsked]} scale />;
      const unit = definition.unit && (messages.unit[definition.unit] ?? definition.unit);
      const range =
        definition.min !== undefined && definition.max !== undefined
          ? `${unit ? `${unit}, ` : ''}${messages.range(definition.min, definition.max)}`
          : unit;
      return (
        <TextField
          form={form}
          name={name}
          label={label}
          hideLabel
          numeric={definition.type === 'integer' ? 'numeric' : 'decimal'}
          suffix={range}
        />
      );
    }
    case 'text':
      return <TextField form={form} name={name} label={label} hideLabel size={24} />;
  }
}

/** A scale of at most eleven steps is shown step by step: an unanswered slider would show a value. */
function stepsOf({ type, min, max }: FindingDefinition): readonly Choice[] | undefined {
  if (type !== 'integer' || min === undefined || max === undefined || max - min > 10) return undefined;
  return Array.from({ length: max - min + 1 }, (_, step) => ({ value: String(min + step), label: String(min + step) }));
}

function kindOf(definition: FindingDefinition): 'three-way' | 'choice' | 'date' | 'list' | 'text' {
  if (definition.type === 'boolean') return 'three-way';
  if (definition.type === 'date' || definition.type === 'list') return definition.type;
  return definition.type === 'code' || stepsOf(definition) ? 'choice' : 'text';
}

/** When it arose, where, and on which day it was seen. */
function Parts({
  form,
  name,
  code,
  slots,
}: {
  readonly form: FormState;
  readonly name: string;
  readonly code: string;
  readonly slots: FindingSlots | undefined;
}): JSX.Element | null {
  const { messages } = form;
  const asked = partsOf(code);
  const given = (part: 'onset' | 'since' | 'recorded') =>
    ['day', 'month', 'year', 'time'].some((field) => form.value(`${partName(name, part)}.${field}`) !== '');
  const sites = asked.sites ?? (form.value(partName(name, 'site')) ? (['left', 'right', 'both', 'back', 'leg'] as const) : undefined);
  const dates = (['onset', 'since'] as const).filter((part) => asked[part] || given(part));
  const recorded = asked.recorded || given('recorded');
  const standing = slots?.standing?.(name);
  if (!sites && dates.length === 0 && !recorded && standing === undefined) return null;
  return (
    <div class="finding-parts">
      {dates.map((part) => (
        <div class="finding-part" data-affirmed key={part}>
          <FaultMessage form={form} name={partName(name, part)} />
          <DateFields form={form} name={partName(name, part)} label={messages[part]} time={part === 'onset'} />
        </div>
      ))}
      {sites && <SiteChoice form={form} name={partName(name, 'site')} sites={sites} />}
      {(recorded || standing !== undefined) && (
        <details class={`finding-part recorded${standing === undefined ? '' : ' standing'}`} open={given('recorded')}>
          <summary>{standing?.from ?? messages.recorded}</summary>
          {standing?.story}
          {recorded && (
            <>
              <FaultMessage form={form} name={partName(name, 'recorded')} />
              <DateFields form={form} name={partName(name, 'recorded')} label={messages.recordedDate} />
            </>
          )}
        </details>
      )}
    </div>
  );
}

function SiteChoice({
  form,
  name,
  sites,
}: {
  readonly form: FormState;
  readonly name: string;
  readonly sites: readonly string[];
}): JSX.Element {
  const { messages } = form;
  const label = sites.includes('left') ? messages.site : messages.sitePlace;
  const choices = [...sites.map((value) => ({ value, label: messages.sites[value] ?? value })), { value: '', label: messages.notStated }];
  return (
    <div class="finding-part" data-affirmed role="radiogroup" aria-labelledby={`${name}-label`}>
      <span class="date-label" id={`${name}-label`}>
        {label}
      </span>
      <Choices form={form} name={name} choices={choices} />
    </div>
  );
}
