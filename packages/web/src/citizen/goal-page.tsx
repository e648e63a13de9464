/** A goal of the citizen's, new or changed: her words, the small steps, what stands in the way, how it goes. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { TextBox, TextLine } from '../shared/door-fields.tsx';
import { doorMessagesIn } from '../shared/door-messages.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { goalMessagesIn } from './goal-messages.ts';
import type { GoalShown } from './plan-page.tsx';

export interface GoalPage {
  readonly visit: DoorVisit;
  /** Undefined for a new one. */
  readonly goal?: GoalShown;
  /** Of the plan that the form is about. */
  readonly version: number;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  /** Somebody else has saved since she opened it. */
  readonly isChanged?: boolean;
}

/** The whole page. */
export function renderGoalPage(page: GoalPage): string {
  const { visit, goal, faults, isChanged = false } = page;
  const messages = goalMessagesIn(visit.language);
  return renderCitizenDocument({
    visit,
    title: goal === undefined ? messages.newTitle : messages.changeTitle,
    faults,
    island: 'keep-draft',
    children: (
      <>
        {isChanged && <Changed goal={goal} visit={visit} />}
        <p>{messages.lead}</p>
        <Form {...page} />
        <p>
          <a href="/borger/plan">{messages.back}</a>
        </p>
      </>
    ),
  });
}

function Changed({ goal, visit }: { readonly goal: GoalShown | undefined; readonly visit: DoorVisit }): JSX.Element {
  const messages = goalMessagesIn(visit.language);
  return (
    <div class="alert alert-info" role="alert">
      <div class="alert-body">
        <p class="alert-text">{messages.changed}</p>
        {goal !== undefined && (
          <p>
            {messages.nowStands}: {[goal.words, ...goal.subgoals.map(({ words }) => words)].join('; ')}
          </p>
        )}
      </div>
    </div>
  );
}

function Form({ visit, goal, version, fields, faults, formKey }: GoalPage): JSX.Element {
  const messages = goalMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <form
      method="post"
      action={visit.path}
      noValidate
      data-draft={`/kladde?side=${encodeURIComponent(visit.path)}`}
      data-draft-lost={doorMessagesIn(visit.language).draftLost}
    >
      <FormFields visit={visit} formKey={formKey} />
      <input type="hidden" name="set" value={`${version}`} />
      <TextLine form={form} name="ord" label={messages.words} hint={messages.wordsHint} />
      {goal !== undefined && (
        <RadioList
          form={form}
          name="hvordan"
          label={messages.achievement}
          options={Object.entries(messages.achievements).map(([value, label]) => ({ value, label }))}
        />
      )}
      {goal !== undefined && goal.subgoals.length > 0 && (
        <TickList
          form={form}
          name="naaet"
          label={messages.reached}
          options={goal.subgoals.map(({ words }, index) => ({ value: `${index}`, label: words }))}
        />
      )}
      <TextBox form={form} name="skridt" label={messages.subgoals} hint={messages.subgoalsHint} rows={3} />
      <TextBox form={form} name="i-vejen" label={messages.obstacles} hint={messages.obstaclesHint} rows={2} />
      <button type="submit" class="button button-primary">
        {messages.save}
      </button>
      <p class="form-hint" role="status" data-draft-status />
    </form>
  );
}
