/** The shared plan on one screen: made with the citizen, looked at, changed, closed with what to do on relapse. */

import type { ComponentChildren, JSX } from 'preact';
import { DateLine, TextBox, TextLine } from '../shared/door-fields.tsx';
import { citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { ChangeGoals, ChangePlan, ClosePlan, CourseEnd } from './plan-changes.tsx';
import { Override, PlanForm } from './plan-form.tsx';
import { planMessagesIn } from './plan-messages.ts';
import type { PlanPage } from './plan-model.ts';
import { PlanNow } from './plan-now.tsx';
import { ChangeTeam } from './plan-team.tsx';

const goalCount = 3;

/** The whole page. */
export function renderPlanPage(page: PlanPage): string {
  const { visit, card, parts, faults, plan, mayEdit, course } = page;
  const messages = planMessagesIn(visit.language);
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: messages.title,
    faults,
    children: (
      <>
        {plan !== undefined && <PlanNow {...page} plan={plan} />}
        {page.changed && (
          <section class="both-versions" role="alert" aria-labelledby="begge">
            <h2 id="begge">{messages.changed}</h2>
            <p>{messages.changedLead}</p>
          </section>
        )}
        {!mayEdit && plan === undefined && <p>{messages.noPlanRead}</p>}
        {mayEdit && course === 'none' && <StartCourse {...page} />}
        {mayEdit && course === 'active' && plan === undefined && <MakePlan {...page} />}
        {mayEdit && plan?.isActive === true && (
          <>
            <ChangePlan {...page} plan={plan} />
            <ChangeGoals {...page} plan={plan} />
            <ClosePlan {...page} plan={plan} />
          </>
        )}
        {mayEdit && course === 'active' && <ChangeTeam {...page} />}
        {mayEdit && page.isOurs && <CourseEnd {...page} />}
      </>
    ),
  });
}

function StartCourse(page: PlanPage): JSX.Element {
  const messages = planMessagesIn(page.visit.language);
  return (
    <PlanForm {...page}>
      <p>{messages.noCourse}</p>
      <button type="submit" class="button button-primary" name="gem" value="forloeb">
        {messages.startCourse}
      </button>
    </PlanForm>
  );
}

function MakePlan(page: PlanPage): JSX.Element {
  const { visit, card, parts, fields, faults, choices, waitsFor = [] } = page;
  const messages = planMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const [open, other] = [choices.filter((one) => one.open), choices.filter((one) => !one.open)];
  const rows = (all: PlanPage['choices']) => all.map((choice) => <Choice key={choice.code} page={page} choice={choice} />);
  return (
    <PlanForm {...page} keeps>
      {waitsFor.length > 0 && (
        <div class="alert alert-info" id="triage-foerst" tabIndex={-1}>
          <p class="alert-body">
            {messages.triageFirst(waitsFor.join(', '))}{' '}
            {parts.includes('konsultation') && <a href={citizenPath(card.id, 'konsultation')}>{messages.toConsultation}</a>}
          </p>
        </div>
      )}
      <p>{messages.makeLead}</p>
      <h2>{messages.goals}</h2>
      {Array.from({ length: goalCount }, (_, index) => index + 1).map((number) => (
        <MaybeFolded key={number} title={messages.furtherGoal(number)} folded={number > 1 && (fields.get(`maal.${number}`) ?? '') === ''}>
          <div class="plan-goal">
            <TextLine
              form={form}
              name={`maal.${number}`}
              label={messages.goal(number)}
              {...(number === 1 && { hint: messages.goalHint })}
            />
            <TextBox form={form} name={`hindring.${number}`} label={messages.obstacles} rows={2} hint={messages.onePerLine} />
            <TextBox form={form} name={`delmaal.${number}`} label={messages.subgoals} rows={2} hint={messages.onePerLine} />
          </div>
        </MaybeFolded>
      ))}
      <h2>{messages.base}</h2>
      <TextBox form={form} name="egen" label={messages.base} hint={messages.baseHint} rows={3} />
      <DateLine form={form} name="status" label={messages.look} hint={messages.lookHint} />
      <h2>{messages.steps}</h2>
      <p>{messages.stepsLead}</p>
      {rows(open)}
      {other.length > 0 && (
        <details open={other.some(({ code }) => fields.getAll('trin').includes(code))}>
          <summary>
            {messages.stepsFolded} ({other.length})
          </summary>
          {rows(other)}
        </details>
      )}
      <TextBox form={form} name="oplyst" label={messages.informed} rows={3} />
      <TextBox form={form} name="valg" label={messages.choice} rows={3} />
      <Override {...page} />
      <button type="submit" class="button button-primary" name="gem" value="aftal">
        {messages.agree}
      </button>
    </PlanForm>
  );
}

/** Room for one more, out of the way until it is wanted. */
function MaybeFolded({
  title,
  folded,
  children,
}: {
  readonly title: string;
  readonly folded: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  if (!folded) return <>{children}</>;
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Choice({ page, choice }: { readonly page: PlanPage; readonly choice: PlanPage['choices'][number] }): JSX.Element {
  const { visit, fields, faults } = page;
  const messages = planMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const { code, name, status } = choice;
  return (
    <div class="plan-choice">
      <p class="form-group-checkbox">
        <input
          type="checkbox"
          class="form-checkbox"
          id={`trin-${code}`}
          name="trin"
          value={code}
          checked={fields.getAll('trin').includes(code)}
        />
        <label for={`trin-${code}`}>{name}</label>
        <span class="status-word">{status}</span>
      </p>
      <TextLine form={form} name={`trin-tekst.${code}`} label={messages.stepText(name)} />
      <details open={(fields.get(`trin-dato.${code}.dag`) ?? '') !== ''}>
        <summary>{messages.ownDate}</summary>
        <DateLine form={form} name={`trin-dato.${code}`} label={`${messages.ownDate}: ${name}`} />
      </details>
    </div>
  );
}
