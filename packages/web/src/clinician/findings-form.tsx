/** The left side of the page: who, when and about whom, then the findings from the short path to the folded groups. */

import type { ComponentChildren, JSX } from 'preact';
import type { AssessmentModel } from './assessment-model.ts';
import { Drugs } from './drug-fields.tsx';
import { findingName, highestNumber, situationNames as names } from './field-names.ts';
import { FindingField, type FindingSlots } from './finding-field.tsx';
import { type FindingGroup, findingGroups, partsOf } from './finding-groups.ts';
import type { FormProps } from './form-state.ts';
import { Situation } from './situation-fields.tsx';

/** The whole form; it posts everything and works without JavaScript. */
export function FindingsForm({ model, form, words }: FormProps): JSX.Element {
  const { messages } = form;
  return (
    <form
      id="assessment"
      class="assessment-form"
      method="post"
      action={`/kliniker/vurdering${model.language === 'en' ? '?sprog=en' : ''}`}
      noValidate
      data-updated={messages.updated}
      data-updating={messages.updating}
      data-failed={messages.updateFailed}
    >
      <input type="hidden" name="sprog" value={model.language} />
      <input type="hidden" name={names.id} value={form.value(names.id)} />
      <input type="hidden" name={names.title} value={form.value(names.title)} />
      <Situation model={model} form={form} words={words} />
      <div class="form-tools">
        <button type="submit" class="button button-primary">
          {messages.update}
        </button>
        <div class="filter needs-script">
          <label class="sr-only" for="finding-filter">
            {messages.searchFindings}
          </label>
          <input
            type="search"
            class="form-input"
            id="finding-filter"
            placeholder={messages.searchFindings}
            autoComplete="off"
            aria-describedby="finding-keys"
          />
          <span class="filter-count" role="status" data-one={messages.searchCount(1)} data-many={messages.searchCount(2)} />
        </div>
        <span class="choice choice-tick help-switch">
          <input
            type="checkbox"
            class="choice-input"
            id={names.showHelp}
            name={names.showHelp}
            value="yes"
            checked={form.value(names.showHelp) === 'yes'}
          />
          <label class="choice-label" for={names.showHelp}>
            {messages.showHelp}
          </label>
        </span>
        <p class="form-hint needs-script" id="finding-keys">
          {messages.keys}
        </p>
      </div>
      <FindingGroups model={model} form={form} words={words} />
      <div class="form-end">
        <button type="submit" class="button button-primary">
          {messages.update}
        </button>
      </div>
    </form>
  );
}

interface GroupsProps extends FormProps {
  readonly withoutDrugs?: boolean;
  readonly slots?: FindingSlots;
}

/** The findings alone, from the short path to the folded groups. */
export function FindingGroups(props: GroupsProps): JSX.Element {
  const { model, form, slots } = props;
  const { messages } = form;
  const groups = findingGroups(model.programme.vocabulary);
  return (
    <>
      {groups.open.map((group) => (
        <section class="finding-group" id={`group-${group.id}`} aria-labelledby={`group-${group.id}-heading`} key={group.id}>
          <h2 class="group-heading" id={`group-${group.id}-heading`}>
            {messages.groups[group.id]}
          </h2>
          {slots?.head?.(group.id)}
          <GroupFields {...props} group={group} />
          {slots?.end?.(group.id)}
        </section>
      ))}
      <section class="folded-groups" aria-labelledby="more-findings">
        <h2 class="group-heading" id="more-findings">
          {messages.moreFindings}
        </h2>
        <p class="form-hint">{messages.moreFindingsHint}</p>
        <div class="folded-list">
          {slots?.more}
          {groups.folded.map((group) => (
            <FoldedGroup {...props} group={group} key={group.id} />
          ))}
        </div>
      </section>
    </>
  );
}

function GroupFields({ group, form, words, model, slots }: GroupsProps & { readonly group: FindingGroup }): JSX.Element {
  return (
    <>
      {group.findings.map((definition) => {
        const instead = slots?.instead?.(definition.code);
        if (instead !== undefined)
          return (
            <div class="finding-row" key={definition.code}>
              {instead}
            </div>
          );
        const given = highestNumber(model.form.keys(), `${definition.code}~`);
        const shown = Math.max(partsOf(definition.code).times ?? 1, given, 1);
        const further = Array.from({ length: shown - 1 }, (_, index) => index + 1);
        return (
          <div class="finding-row" key={definition.code}>
            <FindingField form={form} words={words} definition={definition} slots={slots} />
            {further.length > 0 && (
              <details class="further" open={further.some((entry) => form.value(findingName(definition.code, entry)) !== '')}>
                <summary>{form.messages.earlier}</summary>
                {further.map((entry) => (
                  <FindingField form={form} words={words} definition={definition} entry={entry} slots={slots} key={entry} />
                ))}
              </details>
            )}
          </div>
        );
      })}
    </>
  );
}

function FoldedGroup(props: GroupsProps & { readonly group: FindingGroup }): JSX.Element {
  const { group, form, words, model, withoutDrugs = false, slots } = props;
  const { messages } = form;
  const answered = countAnswered(group, model);
  const atFault = model.faults.some((fault) => belongs(fault.group, group));
  const isTyped = [...model.form].some(
    ([name, value]) => value !== '' && belongs(name, group) && slots?.unchanged?.(name.split('.')[0] ?? '') !== true,
  );
  return (
    <Folded
      id={group.id}
      name={messages.groups[group.id] ?? group.id}
      count={messages.answeredCount(answered)}
      known={slots?.known?.(
        group.id,
        group.findings.map(({ code }) => code),
      )}
      open={isTyped || atFault || slots?.opened?.includes(group.id) === true}
    >
      {group.id === 'medication' && !withoutDrugs && <Drugs model={model} form={form} words={words} />}
      {slots?.head?.(group.id)}
      <GroupFields {...props} />
      {slots?.end?.(group.id)}
    </Folded>
  );
}

/** A group that is folded away, with what is known of it in its line. */
export function Folded(props: {
  readonly id: string;
  readonly name: string;
  readonly count?: string;
  readonly known?: string | undefined;
  readonly open: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="folded-group" id={`group-${props.id}`} open={props.open}>
      <summary class="folded-summary">
        <span class="folded-name">{props.name}</span> <span class="folded-count">{props.count}</span>
        {props.known && <span class="folded-known">{props.known}</span>}
      </summary>
      {props.children}
    </details>
  );
}

function belongs(field: string, group: FindingGroup): boolean {
  const code = (field.split('.')[0] ?? '').replace(/~\d+$/, '');
  return (group.id === 'medication' && code === 'medication') || group.findings.some((definition) => definition.code === code);
}

function countAnswered(group: FindingGroup, { form }: AssessmentModel): number {
  const answered = new Set<string>();
  for (const [name, value] of form) if (value !== '' && belongs(name, group)) answered.add((name.split('.')[0] ?? '').replace(/~\d+$/, ''));
  const drugs =
    group.id === 'medication'
      ? new Set([...form].filter(([name, value]) => value !== '' && name.startsWith('medication.')).map(([name]) => name.split('.')[1]))
      : [];
  answered.delete('medication');
  return answered.size + [...drugs].length;
}
