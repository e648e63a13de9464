/** The left side of the page: who, when and about whom, then the findings from the short path to the folded groups. */

import type { JSX } from 'preact';
import type { AssessmentModel } from './assessment-model.ts';
import { Drugs } from './drug-fields.tsx';
import { findingName, highestNumber, situationNames as names } from './field-names.ts';
import { FindingField } from './finding-field.tsx';
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

/** The findings alone, from the short path to the folded groups. */
export function FindingGroups({ model, form, words, withoutDrugs = false }: FormProps & { readonly withoutDrugs?: boolean }): JSX.Element {
  const { messages } = form;
  const groups = findingGroups(model.programme.vocabulary);
  return (
    <>
      {groups.open.map((group) => (
        <section class="finding-group" id={`group-${group.id}`} aria-labelledby={`group-${group.id}-heading`} key={group.id}>
          <h2 class="group-heading" id={`group-${group.id}-heading`}>
            {messages.groups[group.id]}
          </h2>
          <GroupFields group={group} form={form} words={words} model={model} />
        </section>
      ))}
      <section class="folded-groups" aria-labelledby="more-findings">
        <h2 class="group-heading" id="more-findings">
          {messages.moreFindings}
        </h2>
        <p class="form-hint">{messages.moreFindingsHint}</p>
        {groups.folded.map((group) => (
          <FoldedGroup group={group} form={form} words={words} model={model} key={group.id} withoutDrugs={withoutDrugs} />
        ))}
      </section>
    </>
  );
}

function GroupFields({ group, form, words, model }: FormProps & { readonly group: FindingGroup }): JSX.Element {
  return (
    <>
      {group.findings.map((definition) => {
        const given = highestNumber(model.form.keys(), `${definition.code}~`);
        const shown = Math.max(partsOf(definition.code).times ?? 1, given, 1);
        const further = Array.from({ length: shown - 1 }, (_, index) => index + 1);
        return (
          <div class="finding-row" key={definition.code}>
            <FindingField form={form} words={words} definition={definition} />
            {further.length > 0 && (
              <details class="further" open={further.some((entry) => form.value(findingName(definition.code, entry)) !== '')}>
                <summary>{form.messages.earlier}</summary>
                {further.map((entry) => (
                  <FindingField form={form} words={words} definition={definition} entry={entry} key={entry} />
                ))}
              </details>
            )}
          </div>
        );
      })}
    </>
  );
}

function FoldedGroup(props: FormProps & { readonly group: FindingGroup; readonly withoutDrugs: boolean }): JSX.Element {
  const { group, form, words, model, withoutDrugs } = props;
  const { messages } = form;
  const answered = countAnswered(group, model);
  const atFault = model.faults.some((fault) => belongs(fault.group, group));
  return (
    <details class="folded-group" id={`group-${group.id}`} open={answered > 0 || atFault}>
      <summary class="folded-summary">
        <span class="folded-name">{messages.groups[group.id]}</span> <span class="folded-count">{messages.answeredCount(answered)}</span>
      </summary>
      {group.id === 'medication' && !withoutDrugs && <Drugs model={model} form={form} words={words} />}
      <GroupFields group={group} form={form} words={words} model={model} />
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
