/** Who asks, what they have in mind, when, and about whom. */

import type { JSX } from 'preact';
import { Choices, DateFields, FaultMessage, type FormState, SelectField, TextField } from '../shared/fields.tsx';
import { situationNames as names, otherMunicipality } from './field-names.ts';
import type { FormProps } from './form-state.ts';

/** The fields around the findings. */
export function Situation({ model, form, words }: FormProps): JSX.Element {
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
