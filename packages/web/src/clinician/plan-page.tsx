/** The shared plan on one screen: made with the citizen, looked at, changed, closed with what to do on relapse. */

import type { ComponentChildren, JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { DateLine, RadioList, SelectOne, TextBox, TextLine, TickList } from '../shared/door-fields.tsx';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { planMessagesIn } from './plan-messages.ts';
import { recordMessagesIn } from './record-messages.ts';
import { ToldDay } from './told-day.tsx';

export interface PlanPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly today: string;
  readonly mayEdit: boolean;
  readonly hasCourse: boolean;
  readonly plan?: PlanShown;
  /** What may be chosen besides self-management, with the programme's answer; `open` where it opens for it. */
  readonly choices: readonly { readonly code: string; readonly name: string; readonly status: string; readonly open: boolean }[];
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  /** Somebody else has saved since the form was opened. */
  readonly changed: boolean;
}

export interface PlanShown {
  readonly id: string;
  readonly version: number;
  readonly isActive: boolean;
  readonly steps: readonly PlanStepShown[];
  readonly goals: readonly {
    readonly id: string;
    readonly words: string;
    readonly obstacles: readonly string[];
    readonly subgoals: readonly { readonly words: string; readonly reached: boolean }[];
    readonly achievement?: string;
  }[];
  readonly choice?: string;
  readonly informed?: string;
  readonly relapse?: string;
  readonly agreement?: { readonly agrees: boolean; readonly when: string; readonly words?: string };
}

export interface PlanStepShown {
  readonly code: string;
  readonly name: string;
  readonly text?: string;
  readonly evaluate: string;
  readonly status: string;
  readonly effect?: string;
  readonly isBase: boolean;
}

const goalCount = 3;

/** The whole page. */
export function renderPlanPage(page: PlanPage): string {
  const { visit, card, parts, faults, plan, mayEdit, hasCourse } = page;
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
        {mayEdit && !hasCourse && <StartCourse {...page} />}
        {mayEdit && hasCourse && plan === undefined && <MakePlan {...page} />}
        {mayEdit && plan?.isActive === true && (
          <>
            <ChangePlan {...page} plan={plan} />
            <ChangeGoals {...page} plan={plan} />
            <ClosePlan {...page} plan={plan} />
          </>
        )}
      </>
    ),
  });
}

function PlanForm(page: PlanPage & { readonly keeps?: boolean; readonly children: ComponentChildren }): JSX.Element {
  const { visit, card, plan, formKey, keeps = false } = page;
  const action = citizenPath(card.id, 'plan');
  return (
    <form
      method="post"
      action={action}
      class="door-form"
      noValidate
      {...(keeps && { 'data-draft': `/kladde?side=${encodeURIComponent(action)}` })}
    >
      <FormFields visit={visit} formKey={formKey} />
      {plan !== undefined && <input type="hidden" name="set" value={String(plan.version)} />}
      {page.children}
      {keeps && (
        <p class="draft-state" role="status" data-draft-status>
          {planMessagesIn(visit.language).draft}
        </p>
      )}
    </form>
  );
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
  const { visit, fields, faults, choices } = page;
  const messages = planMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const [open, other] = [choices.filter((one) => one.open), choices.filter((one) => !one.open)];
  const rows = (all: PlanPage['choices']) => all.map((choice) => <Choice key={choice.code} page={page} choice={choice} />);
  return (
    <PlanForm {...page} keeps>
      <p>{messages.makeLead}</p>
      <h2>{messages.goals}</h2>
      {Array.from({ length: goalCount }, (_, index) => index + 1).map((number) => (
        <div class="plan-goal" key={number}>
          <TextLine form={form} name={`maal.${number}`} label={messages.goal(number)} {...(number === 1 && { hint: messages.goalHint })} />
          <TextBox form={form} name={`hindring.${number}`} label={messages.obstacles} rows={2} hint={messages.onePerLine} />
          <TextBox form={form} name={`delmaal.${number}`} label={messages.subgoals} rows={2} hint={messages.onePerLine} />
        </div>
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

function Override({ visit, fields, faults, reasons }: PlanPage): JSX.Element {
  const messages = planMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <details open={faults.some(({ field }) => field === 'grund') || (fields.get('grund') ?? '') !== ''}>
      <summary>{messages.override}</summary>
      <SelectOne form={form} name="grund" label={messages.override} empty={messages.overrideChoose} options={reasons} />
      <TextBox form={form} name="grund-tekst" label={messages.overrideText} rows={2} />
    </details>
  );
}

function PlanNow({ visit, card, plan, today }: PlanPage & { readonly plan: PlanShown }): JSX.Element {
  const messages = planMessagesIn(visit.language);
  const { effects, stepStatus } = recordMessagesIn(visit.language);
  const { agreement } = plan;
  return (
    <section aria-labelledby="nu">
      <h2 id="nu">{plan.isActive ? messages.planNow : messages.closed}</h2>
      <ul>
        {plan.goals.map(({ id, words, obstacles, subgoals, achievement }) => (
          <li key={id}>
            <strong>»{words}«</strong>
            {achievement !== undefined && <span class="status-word">{messages.achievements[achievement] ?? achievement}</span>}
            {obstacles.length > 0 && <p class="form-hint">{`${messages.obstacles} ${obstacles.join(', ')}`}</p>}
            {subgoals.length > 0 && <p>{subgoals.map((one) => `${one.reached ? '✓ ' : ''}${one.words}`).join(' · ')}</p>}
          </li>
        ))}
      </ul>
      <ul class="plain-rows no-max-width">
        {plan.steps.map(({ code, name, text, evaluate, status, effect }) => (
          <li key={`${code} ${status}`}>
            <strong>{name}</strong>
            <span class="status-word">{stepStatus[status] ?? status}</span>
            {effect !== undefined && <span class="status-word">{effects[effect] ?? effect}</span>}
            {text !== undefined && <p>{text}</p>}
            {status === 'in-progress' && (
              <p>
                {messages.next} <ToldDay day={evaluate} today={today} language={visit.language} />
              </p>
            )}
          </li>
        ))}
      </ul>
      <dl class="facts">
        {(
          [
            [messages.informedShown, plan.informed],
            [messages.choiceShown, plan.choice],
            [messages.relapseShown, plan.relapse],
          ] as const
        )
          .filter(([, words]) => words !== undefined)
          .map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      <p>
        {agreement === undefined
          ? messages.notAnswered
          : agreement.agrees
            ? messages.agreed(agreement.when.slice(0, 10))
            : messages.disagreed(agreement.words ?? '')}
      </p>
      <p>
        <a href={citizenPath(card.id, `papirer/shared-plan/${plan.id}`)}>{messages.paper}</a>
      </p>
    </section>
  );
}

function ChangePlan(page: PlanPage & { readonly plan: PlanShown }): JSX.Element {
  const { visit, fields, faults, plan, choices } = page;
  const messages = planMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const running = plan.steps.filter(({ status }) => status === 'in-progress');
  const added = choices.filter(({ code }) => !running.some((step) => step.code === code));
  return (
    <section aria-labelledby="aendr">
      <h2 id="aendr">{messages.evaluate}</h2>
      <PlanForm {...page} keeps>
        {running.map(({ code, name, isBase }) => (
          <div class="plan-choice" key={code}>
            <RadioList
              form={form}
              name={`virker.${code}`}
              label={messages.effect(name)}
              options={['satisfactory', 'unsatisfactory', ''].map((value) => ({ value, label: messages.effects[value] ?? value }))}
            />
            <DateLine form={form} name={`naeste.${code}`} label={`${messages.nextDate}: ${name}`} />
            <TextLine form={form} name={`anderledes.${code}`} label={messages.otherwise} />
            {!isBase && <TickList form={form} name={`stop.${code}`} label={name} options={[{ value: 'ja', label: messages.stop }]} />}
          </div>
        ))}
        <h3>{messages.add}</h3>
        <SelectOne
          form={form}
          name="nyt"
          label={messages.add}
          empty={messages.addChoose}
          options={added.map(({ code, name, status }) => ({ value: code, label: `${name} (${status.toLowerCase()})` }))}
        />
        <TextLine form={form} name="nyt-tekst" label={messages.addText} />
        <DateLine form={form} name="nyt-dato" label={messages.addDate} />
        <TextLine form={form} name="hvorfor" label={messages.why} />
        <Override {...page} />
        <button type="submit" class="button button-primary" name="gem" value="aendr">
          {messages.saveChange}
        </button>
      </PlanForm>
    </section>
  );
}

function ChangeGoals(page: PlanPage & { readonly plan: PlanShown }): JSX.Element {
  const { visit, fields, faults, plan } = page;
  const messages = planMessagesIn(visit.language);
  const begun = new URLSearchParams(fields);
  if (fields.get('gem') !== 'maal')
    for (const { id, achievement = '', subgoals } of plan.goals) {
      begun.set(`gaar.${id}`, achievement);
      begun.delete(`naaet.${id}`);
      for (const { words, reached } of subgoals) if (reached) begun.append(`naaet.${id}`, words);
    }
  const form = { language: visit.language, fields: begun, faults };
  return (
    <section aria-labelledby="maalene">
      <h2 id="maalene">{messages.goalsEdit}</h2>
      <PlanForm {...page}>
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
        <button type="submit" class="button button-secondary" name="gem" value="maal">
          {messages.saveGoals}
        </button>
      </PlanForm>
    </section>
  );
}

function ClosePlan(page: PlanPage & { readonly plan: PlanShown }): JSX.Element {
  const { visit, fields, faults } = page;
  const messages = planMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const isAtFault = faults.some(({ field }) => field === 'tilbagefald' || field === 'luk-hvorfor');
  return (
    <details class="plan-close" open={isAtFault}>
      <summary>{messages.close}</summary>
      <PlanForm {...page}>
        <TextBox form={form} name="tilbagefald" label={messages.relapse} hint={messages.relapseHint} rows={3} />
        <TextLine form={form} name="luk-hvorfor" label={messages.closeWhy} />
        <button type="submit" class="button button-secondary" name="gem" value="luk">
          {messages.close}
        </button>
      </PlanForm>
    </details>
  );
}
