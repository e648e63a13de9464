/** What may be changed in a plan that runs: looked at, its goals, closed; and the course ended or taken up again. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import type { FormView } from '../shared/door-field-frame.tsx';
import { DateLine, SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { Folded, Override, PlanForm } from './plan-form.tsx';
import { planMessagesIn } from './plan-messages.ts';
import type { PlanPage, PlanShown } from './plan-model.ts';

type Props = PlanPage & { readonly plan: PlanShown };

function formOf({ visit, fields, faults }: PlanPage): FormView {
  return { language: visit.language, fields, faults };
}

/** Effects, stops, other ways, and one more step. */
export function ChangePlan(page: Props): JSX.Element {
  const { visit, plan, choices, today } = page;
  const messages = planMessagesIn(visit.language);
  const form = formOf(page);
  const running = plan.steps.filter(({ status }) => status === 'in-progress');
  const added = choices.filter(({ code }) => !running.some((step) => step.code === code));
  const isDue = running.some(({ evaluate }) => evaluate <= today);
  const names = ['virker', 'naeste', 'anderledes', 'stop', 'nyt', 'nyt-tekst', 'nyt-dato', 'hvorfor', 'grund'];
  return (
    <Folded page={page} id="aendr" title={messages.evaluate} names={names} open={isDue}>
      <PlanForm {...page} keeps="aendr">
        {running.map(({ code, name, isBase }) => (
          <div class="plan-choice" key={code}>
            <RadioList
              form={form}
              name={`virker.${code}`}
              label={messages.effect(name)}
              options={['satisfactory', 'unsatisfactory', ''].map((value) => ({ value, label: messages.effects[value] ?? value }))}
            />
            <div class="content-fields">
              <TextLine form={form} name={`anderledes.${code}`} label={messages.otherwise} />
              <DateLine form={form} name={`naeste.${code}`} label={`${messages.nextDate}: ${name}`} />
            </div>
            {!isBase && <TickList form={form} name={`stop.${code}`} label={name} options={[{ value: 'ja', label: messages.stop }]} />}
          </div>
        ))}
        <SelectOne
          form={form}
          name="nyt"
          label={messages.add}
          empty={messages.addChoose}
          options={added.map(({ code, name, status }) => ({ value: code, label: `${name} (${status.toLowerCase()})` }))}
        />
        <div class="content-fields">
          <TextLine form={form} name="nyt-tekst" label={messages.addText} />
          <DateLine form={form} name="nyt-dato" label={messages.addDate} />
        </div>
        <TextLine form={form} name="hvorfor" label={messages.why} />
        <Override {...page} />
        <button type="submit" class="button button-primary" name="gem" value="aendr">
          {messages.saveChange}
        </button>
      </PlanForm>
    </Folded>
  );
}

/** How it goes with what she wants. */
export function ChangeGoals(page: Props): JSX.Element {
  const { visit, fields, plan } = page;
  const messages = planMessagesIn(visit.language);
  const begun = new URLSearchParams(fields);
  if (fields.get('gem') !== 'maal')
    for (const { id, achievement = '', subgoals } of plan.goals) {
      begun.set(`gaar.${id}`, achievement);
      begun.delete(`naaet.${id}`);
      for (const { words, reached } of subgoals) if (reached) begun.append(`naaet.${id}`, words);
    }
  const form = { ...formOf(page), fields: begun };
  return (
    <Folded page={page} id="maalene" title={messages.goalsEdit} names={['gaar', 'naaet', 'nyt-maal', 'maal-hvorfor']}>
      <PlanForm {...page} keeps="maal">
        {plan.goals.map(({ id, words, subgoals }) => (
          <div class="plan-choice" key={id}>
            <SelectOne
              form={form}
              name={`gaar.${id}`}
              label={messages.achievement(words)}
              empty="–"
              options={Object.entries(messages.achievements).map(([value, label]) => ({ value, label }))}
            />
            {subgoals.length > 0 && (
              <TickList
                form={form}
                name={`naaet.${id}`}
                label={messages.reached}
                options={subgoals.map((one) => ({ value: one.words, label: one.words }))}
              />
            )}
          </div>
        ))}
        <TextLine form={form} name="nyt-maal" label={messages.newGoal} />
        <TextLine form={form} name="maal-hvorfor" label={messages.why} />
        <button type="submit" class="button button-primary" name="gem" value="maal">
          {messages.saveGoals}
        </button>
      </PlanForm>
    </Folded>
  );
}

/** Closed with what she does if it comes back. */
export function ClosePlan(page: Props): JSX.Element {
  const messages = planMessagesIn(page.visit.language);
  const form = formOf(page);
  return (
    <Folded page={page} id="luk" title={messages.close} names={['tilbagefald', 'luk-hvorfor']}>
      <PlanForm {...page} keeps="luk">
        <TextBox form={form} name="tilbagefald" label={messages.relapse} hint={messages.relapseHint} rows={3} />
        <TextLine form={form} name="luk-hvorfor" label={messages.closeWhy} />
        <button type="submit" class="button button-primary" name="gem" value="luk">
          {messages.close}
        </button>
      </PlanForm>
    </Folded>
  );
}

/** The course ends with what she does if it comes back, and is taken up again by it. */
export function CourseEnd(page: PlanPage): JSX.Element | null {
  const messages = planMessagesIn(page.visit.language);
  const form = formOf(page);
  if (page.course === 'none') return null;
  if (page.course === 'ended')
    return (
      <section aria-labelledby="igen">
        <h2 id="igen">{messages.reopen}</h2>
        <p>{messages.reopenLead}</p>
        <PlanForm {...page} keeps="igen">
          <TextLine form={form} name="igen-hvorfor" label={messages.reopenWhy} />
          <DateLine form={form} name="igen-dato" label={messages.look} />
          <button type="submit" class="button button-primary" name="gem" value="igen">
            {messages.reopen}
          </button>
        </PlanForm>
      </section>
    );
  return (
    <Folded page={page} id="slut" title={messages.endCourse} names={['slut-tilbagefald', 'slut-hvorfor']}>
      <p>{messages.endCourseLead}</p>
      <PlanForm {...page} keeps="slut">
        {page.plan?.relapse === undefined && (
          <TextBox form={form} name="slut-tilbagefald" label={messages.relapse} hint={messages.relapseHint} rows={3} />
        )}
        <TextLine form={form} name="slut-hvorfor" label={messages.endCourseWhy} />
        <button type="submit" class="button button-primary" name="gem" value="slut">
          {messages.endCourse}
        </button>
      </PlanForm>
    </Folded>
  );
}
