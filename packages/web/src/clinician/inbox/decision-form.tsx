/** A decision as a form: one button where nothing is asked, else its fields behind the button. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../../shared/door-choices.tsx';
import { type DoorVisit, FormFields } from '../../shared/door-document.tsx';
import type { FormView } from '../../shared/door-field-frame.tsx';
import { DateLine, SelectOne, TextBox, TextLine } from '../../shared/door-fields.tsx';
import { doorMessagesIn } from '../../shared/door-messages.ts';
import { inboxMessagesIn } from './inbox-messages.ts';
import { type DecisionField, type DecisionShown, decisionPrefix } from './inbox-model.ts';

export interface DecisionsProps {
  readonly visit: DoorVisit;
  readonly form: FormView;
  readonly formKey: string;
  /** Where the forms are sent. */
  readonly action: string;
  readonly id: string;
  readonly version: number;
  /** Names the case for whoever does not see where the button stands. */
  readonly about: string;
  /** The reason of acute access, which goes along with each decision. */
  readonly acute?: string;
  readonly decisions: readonly DecisionShown[];
}

/** All decisions of one case. */
export function Decisions(props: DecisionsProps): JSX.Element {
  return (
    <div class="decisions">
      {props.decisions.map((decision) => (
        <Decision key={decision.code} {...props} decision={decision} />
      ))}
    </div>
  );
}

function Decision(props: DecisionsProps & { readonly decision: DecisionShown }): JSX.Element {
  const { decision, form, id, about } = props;
  const prefix = decisionPrefix(decision.code, id);
  const look = decision.first ? 'button-primary' : 'button-secondary';
  const fault = form.faults.find(({ field }) => field === `${prefix}send`)?.text;
  if (decision.fields.length === 0 && decision.lead === undefined)
    return (
      <DecisionFields {...props}>
        <Fault id={`${prefix}send`} text={fault} />
        <button type="submit" id={`${prefix}send`} class={`button ${look}`} aria-label={`${decision.label}: ${about}`}>
          {decision.label}
        </button>
      </DecisionFields>
    );
  const isOpen =
    [...form.fields.keys()].some((name) => name.startsWith(prefix)) || form.faults.some(({ field }) => field.startsWith(prefix));
  return (
    <details class="decision" open={isOpen}>
      <summary class={`button ${look}`} aria-label={`${decision.label}: ${about}`}>
        {decision.label}
      </summary>
      <DecisionFields {...props}>
        {decision.lead !== undefined && <p class="decision-lead">{decision.lead}</p>}
        {decision.fields.map((field) => (
          <Field key={field.name} form={form} field={field} prefix={prefix} />
        ))}
        <Fault id={`${prefix}send`} text={fault} />
        <button type="submit" id={`${prefix}send`} class="button button-primary">
          {decision.label}
        </button>
        {decision.draft && <p class="draft-status" data-draft-status role="status" />}
      </DecisionFields>
    </details>
  );
}

function DecisionFields(props: DecisionsProps & { readonly decision: DecisionShown; readonly children: unknown }): JSX.Element {
  const { visit, formKey, action, id, version, acute, decision } = props;
  const draft = decision.draft && acute === undefined ? { 'data-draft': `/kladde?side=${encodeURIComponent(action)}` } : {};
  return (
    <form method="post" action={action} {...draft} {...(decision.draft && { 'data-draft-lost': doorMessagesIn(visit.language).draftLost })}>
      <FormFields visit={visit} formKey={`${formKey}~${decision.code}~${id}`} draft={`${decision.code}~${id}`} />
      <input type="hidden" name="sag" value={id} />
      <input type="hidden" name="beslutning" value={decision.code} />
      <input type="hidden" name="set" value={String(version)} />
      {acute !== undefined && <input type="hidden" name="akut" value={acute} />}
      {props.children as JSX.Element}
    </form>
  );
}

function Fault({ id, text }: { readonly id: string; readonly text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <p class="form-error-message" id={`${id}-fault`}>
      {text}
    </p>
  );
}

function Field({ form, field, prefix }: { readonly form: FormView; readonly field: DecisionField; readonly prefix: string }): JSX.Element {
  const { label, hint } = field;
  const shared = { form, label, name: `${prefix}${field.name}`, ...(hint !== undefined && { hint }) };
  switch (field.kind) {
    case 'since':
      return <input type="hidden" name={shared.name} value={field.value} />;
    case 'box':
      return <TextBox {...shared} rows={3} />;
    case 'line':
      return <TextLine {...shared} />;
    case 'day':
      return <DateLine {...shared} />;
    case 'moment':
      return <Moment {...shared} />;
    case 'choice':
      return <RadioList {...shared} options={field.options} />;
    case 'ticks':
      return <TickList {...shared} options={field.options} />;
    case 'select':
      return <SelectOne {...shared} options={field.options} {...(field.empty !== undefined && { empty: field.empty })} />;
  }
}

/** A day and a clock time. */
function Moment(shared: { readonly form: FormView; readonly name: string; readonly label: string; readonly hint?: string }): JSX.Element {
  const { field } = inboxMessagesIn(shared.form.language);
  return (
    <>
      <DateLine {...shared} />
      <TextLine form={shared.form} name={`${shared.name}.kl`} label={field.time} hint={field.timeHint} maxLength={5} />
    </>
  );
}
