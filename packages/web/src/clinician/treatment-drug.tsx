/** What is done with a drug in use: followed up, changed, stopped. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { DateLine, SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { ActForm, Folded, formOf } from './treatment-form.tsx';
import type { MedicineShown } from './treatment-medicine.tsx';
import { medicineMessagesIn } from './treatment-medicine-messages.ts';
import type { TreatmentPage } from './treatment-page.tsx';

interface Props {
  readonly page: TreatmentPage;
  readonly medicine: MedicineShown;
}

/** The three acts, each folded away. */
export function DrugActs(props: Props): JSX.Element {
  return (
    <>
      <FollowUp {...props} />
      <Change {...props} />
      <Stop {...props} />
    </>
  );
}

function FollowUp({ page, medicine: { id, name } }: Props): JSX.Element {
  const messages = medicineMessagesIn(page.visit.language);
  const form = formOf(page);
  return (
    <Folded page={page} title={messages.followUp} about={name} fields={[`effekt.${id}`, `bivirk.${id}`, `nu.${id}`, `ord.${id}`]}>
      <ActForm page={page} act="opfoelg" about={id}>
        <RadioList
          form={form}
          name={`effekt.${id}`}
          label={messages.effect}
          options={Object.entries(messages.effects).map(([value, label]) => ({ value, label }))}
        />
        <TextLine form={form} name={`bivirk.${id}`} label={messages.sideEffects} hint={messages.sideEffectsHint} />
        <RadioList
          form={form}
          name={`nu.${id}`}
          label={messages.decision}
          options={Object.entries(messages.decisions).map(([value, label]) => ({ value, label }))}
        />
        <TextLine form={form} name={`ord.${id}`} label={messages.words} hint={messages.wordsHint} />
      </ActForm>
    </Folded>
  );
}

function Change({ page, medicine: { id, name, version } }: Props): JSX.Element {
  const messages = medicineMessagesIn(page.visit.language);
  const form = formOf(page);
  const fields = ['dosis', 'slut', 'plan', 'maal', 'middel', 'atc', 'hvorfor', 'grund'].map((field) => `ny-${field}.${id}`);
  return (
    <Folded page={page} title={messages.change} about={name} fields={fields}>
      <ActForm page={page} act="skift" about={id} version={version}>
        <p>{messages.changeLead}</p>
        <TextLine form={form} name={`ny-dosis.${id}`} label={messages.newDose} hint={messages.doseHint} />
        <DateLine form={form} name={`ny-slut.${id}`} label={messages.newEnd} />
        <TextBox form={form} name={`ny-plan.${id}`} label={messages.newStopPlan} rows={2} />
        <TextBox form={form} name={`ny-maal.${id}`} label={messages.newGoal} rows={2} />
        <TextLine form={form} name={`ny-middel.${id}`} label={messages.otherDrug} hint={messages.otherDrugHint} />
        <TextLine form={form} name={`ny-atc.${id}`} label={messages.otherAtc} hint={messages.atcHint} maxLength={7} />
        <SelectOne form={form} name={`ny-grund.${id}`} label={messages.override} empty={messages.overrideChoose} options={page.reasons} />
        <TextLine form={form} name={`ny-grund-tekst.${id}`} label={messages.overrideText} />
        <TextLine form={form} name={`ny-hvorfor.${id}`} label={messages.changeWhy} />
      </ActForm>
    </Folded>
  );
}

function Stop({ page, medicine: { id, name } }: Props): JSX.Element {
  const messages = medicineMessagesIn(page.visit.language);
  return (
    <Folded page={page} title={messages.stop} about={name} fields={[`stopgrund.${id}`]}>
      <ActForm page={page} act="stop" about={id}>
        <TextLine form={formOf(page)} name={`stopgrund.${id}`} label={messages.why} />
      </ActForm>
    </Folded>
  );
}
