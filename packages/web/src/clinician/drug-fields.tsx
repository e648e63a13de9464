/** The drugs in use, each with its start, plan and follow-ups, and room for one more. */

import type { JSX } from 'preact';
import { Choices, DateFields, FaultMessage, Question, TextField, ThreeWay } from '../shared/fields.tsx';
import { actionNames, drugName, followUpName, highestNumber } from './field-names.ts';
import type { FormProps } from './form-state.ts';

/** The fields of every drug. */
export function Drugs({ model, form, words }: FormProps): JSX.Element {
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
