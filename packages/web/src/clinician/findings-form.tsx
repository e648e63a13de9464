/** The left side of the page: who, when and about whom, then the findings from the short path to the folded groups. */

import type { JSX } from 'preact';
import { Choices, DateFields, FaultMessage, type FormState, Question, SelectField, TextField, ThreeWay } from '../shared/fields.tsx';
import type { AssessmentModel } from './assessment-model.ts';
import {
  actionNames,
  drugName,
  findingName,
  followUpName,
  highestNumber,
  situationNames as names,
  otherMunicipality,
} from './field-names.ts';
import { FindingField } from './finding-field.tsx';
import { type FindingGroup, findingGroups, partsOf } from './finding-groups.ts';
import type { ProgrammeWords } from './programme-words.ts';

interface FormProps {
  readonly model: AssessmentModel;
  readonly form: FormState;
  readonly words: ProgrammeWords;
}

/** The whole form; it posts everything and works without JavaScript. */
export function FindingsForm({ model, form, words }: FormProps): JSX.Element {
  const { messages } = form;
  const groups = findingGroups(model.programme.vocabulary);
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
          <FoldedGroup group={group} form={form} words={words} model={model} key={group.id} />
        ))}
      </section>
      <div class="form-end">
        <button type="submit" class="button button-primary">
          {messages.update}
        </button>
      </div>
    </form>
  );
}

function Situation({ model, form, words }: FormProps): JSX.Element {
  const { messages } = form;
  const { vocabulary } = model.programme;
  const actors = [...vocabulary.actors.keys()].map((code) => ({ value: code, label: words.actor(code) }));
  const questions = [...vocabulary.questions.keys()].map((question) => ({ value: question, label: words.asked(question) }));
  const inRegion = vocabulary.municipalities.map((name) => ({ value: name, label: name }));
  return (
    <section class="situation" aria-labelledby="situation-heading">
      <h2 class="group-heading" id="situation-heading">
        {messages.situation}
      </h2>
      <div class="situation-grid">
        <SelectField
          form={form}
          name={names.actor}
          label={messages.actor}
          choices={[{ value: '', label: messages.chooseActor }, ...actors]}
        />
        <SelectField
          form={form}
          name={names.question}
          label={messages.question}
          choices={[{ value: '', label: messages.noQuestion }, ...questions]}
        />
        <DateQuestion form={form} name={names.asOf} label={messages.asOf} time />
        <DateQuestion form={form} name={names.birthDate} label={messages.birthDate} birthday />
        <fieldset class="sex-field">
          <legend class="form-label">{messages.sex}</legend>
          <FaultMessage form={form} name={names.sex} />
          <Choices
            form={form}
            name={names.sex}
            choices={['female', 'male', 'other', ''].map((value) => ({ value, label: messages.sexes[value || 'unknown'] ?? value }))}
          />
        </fieldset>
        <div class="municipality">
          <SelectField
            form={form}
            name={names.municipality}
            label={messages.municipality}
            choices={[
              { value: '', label: messages.municipalityUnknown },
              ...inRegion,
              { value: otherMunicipality, label: messages.municipalityOther },
            ]}
          />
          <div class="municipality-other">
            <FaultMessage form={form} name={names.municipalityOther} />
            <TextField form={form} name={names.municipalityOther} label={messages.municipalityOtherName} size={18} />
          </div>
        </div>
      </div>
      <p class="form-hint">{messages.noCivilNumber}</p>
    </section>
  );
}

function DateQuestion(props: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly time?: boolean;
  readonly birthday?: boolean;
}): JSX.Element {
  const { form, name } = props;
  const fault = form.fault(name);
  return (
    <fieldset class={`date-question${fault ? ' form-error' : ''}`}>
      <legend class="form-label">{props.label}</legend>
      <FaultMessage form={form} name={name} />
      <DateFields form={form} name={name} time={props.time === true} birthday={props.birthday === true} />
    </fieldset>
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

function FoldedGroup({ group, form, words, model }: FormProps & { readonly group: FindingGroup }): JSX.Element {
  const { messages } = form;
  const answered = countAnswered(group, model);
  const atFault = model.faults.some((fault) => belongs(fault.group, group));
  return (
    <details class="folded-group" id={`group-${group.id}`} open={answered > 0 || atFault}>
      <summary class="folded-summary">
        <span class="folded-name">{messages.groups[group.id]}</span> <span class="folded-count">{messages.answeredCount(answered)}</span>
      </summary>
      {group.id === 'medication' && <Drugs model={model} form={form} words={words} />}
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

function Drugs({ model, form, words }: FormProps): JSX.Element {
  const { messages } = form;
  const count = Math.max(1, highestNumber(model.form.keys(), 'medication.'));
  return (
    <div class="drugs">
      <p class="form-hint">{words.fixed('interactions-not-checked')}</p>
      {Array.from({ length: count }, (_, index) => (
        <Drug form={form} words={words} model={model} number={index + 1} key={index} />
      ))}
      <button type="submit" class="button button-secondary" name={actionNames.addDrug} value="1">
        {messages.addDrug}
      </button>
    </div>
  );
}

function Drug({ model, form, words, number }: FormProps & { readonly number: number }): JSX.Element {
  const { messages } = form;
  const followUps = Math.max(1, highestNumber(model.form.keys(), `${drugName(number, 'followUps')}.`)) + 1;
  const field = (part: Parameters<typeof drugName>[1]) => drugName(number, part);
  return (
    <fieldset class="drug">
      <legend class="drug-legend">{messages.drug(number)}</legend>
      <div class="drug-names">
        <FaultMessage form={form} name={field('name')} />
        <TextField form={form} name={field('name')} label={messages.drugName} size={18} />
        <FaultMessage form={form} name={field('atc')} />
        <TextField form={form} name={field('atc')} label={words.finding('medication-atc')} size={9} />
      </div>
      <Question form={form} name={field('start')} legend={words.finding('medication-start')} kind="date">
        <DateFields form={form} name={field('start')} />
      </Question>
      <Question form={form} name={field('stopPlan')} legend={words.finding('medication-stop-plan')} kind="three-way">
        <ThreeWay form={form} name={field('stopPlan')} />
      </Question>
      <Question form={form} name={field('dailyPrescription')} legend={words.finding('medication-daily-prescription')} kind="three-way">
        <ThreeWay form={form} name={field('dailyPrescription')} />
      </Question>
      <Question form={form} name={field('followUps')} legend={words.finding('medication-follow-ups')} kind="date">
        <Choices
          form={form}
          name={field('followUps')}
          choices={[
            { value: 'yes', label: messages.followUpDates },
            { value: 'no', label: messages.followUpNone },
            { value: '', label: messages.notAsked },
          ]}
        />
        {Array.from({ length: followUps }, (_, index) => (
          <div key={index}>
            <FaultMessage form={form} name={followUpName(number, index + 1)} />
            <DateFields form={form} name={followUpName(number, index + 1)} label={messages.followUpDate(index + 1)} />
          </div>
        ))}
      </Question>
    </fieldset>
  );
}
