/** The citizen's plan: goals in her words, what is tried and when it is looked at, who does what, where she is on the way, relapse, referrals. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { TextBox } from '../shared/door-fields.tsx';
import type { Words } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { AcuteNote } from './acute-note.tsx';
import { renderCitizenDocument } from './citizen-document.tsx';
import type { StepShown } from './home-page.tsx';
import { type PlanMessages, planMessagesIn } from './plan-messages.ts';
import { type ReferralShown, ReferralState } from './referral-state.tsx';
import { ownerIn, relativeMessagesIn } from './relative-messages.ts';
import { toldWhen } from './told-when.ts';

/** A goal as she follows it. */
export interface GoalShown {
  readonly id: string;
  readonly words: string;
  readonly obstacles: readonly string[];
  readonly subgoals: readonly { readonly words: string; readonly reached: boolean }[];
  readonly status: string;
  readonly achievement?: string;
  readonly givenUp?: string;
}

export interface PlanShown {
  readonly id: string;
  readonly version: number;
  readonly isOpen: boolean;
  readonly goals: readonly GoalShown[];
  readonly steps: readonly {
    readonly disposition: string;
    readonly name: Words;
    readonly about?: Words;
    readonly text?: string;
    readonly evaluate: string;
    readonly isRunning: boolean;
    readonly effect?: string;
  }[];
  readonly choice?: string;
  readonly informed?: string;
  readonly relapse?: string;
  readonly agreement?: { readonly agrees: boolean; readonly when: string; readonly isCurrent: boolean };
}

export interface PlanPage {
  readonly visit: DoorVisit;
  readonly today: string;
  readonly plan?: PlanShown;
  /** She is sent to hospital now. */
  readonly acute?: StepShown;
  readonly team: readonly { readonly name: string; readonly roles: readonly string[] }[];
  /** The whole way: a sentence, and its stages in their order. */
  readonly line?: {
    readonly description: string;
    readonly stages: readonly { readonly name: string; readonly place: 'done' | 'here' | 'ahead'; readonly day?: string }[];
  };
  readonly referrals: readonly ReferralShown[];
  /** Of the form in which she says what she thinks of it. */
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The whole page; a relative reads it. */
export function renderPlanPage(page: PlanPage): string {
  const { visit, plan, faults } = page;
  const messages = messagesFor(visit);
  return renderCitizenDocument({
    visit,
    title: messages.title,
    faults,
    island: 'keep-draft',
    children: (
      <>
        {page.acute !== undefined && <AcuteNote acute={page.acute} language={visit.language} />}
        {plan === undefined ? <p>{messages.none}</p> : <Agreed {...page} plan={plan} messages={messages} />}
        <Referrals {...page} messages={messages} />
        <Team {...page} messages={messages} />
        {page.line !== undefined && (
          <section aria-labelledby="line">
            <h2 id="line">{messages.line}</h2>
            <p>{page.line.description}</p>
            <ol class="stages">
              {page.line.stages.map(({ name, place, day }) => (
                <li key={name} class={`stage stage-${place}`} {...(place === 'here' && { 'aria-current': 'step' as const })}>
                  <span class="stage-name">{name}</span>
                  <span class="stage-when">
                    {[place === 'here' && messages.youAreHere, day && shortDate(day, visit.language)].filter(Boolean).join(', ')}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )}
      </>
    ),
  });
}

/** The citizen's own words, or those in which somebody else reads her plan. */
function messagesFor({ language, person }: DoorVisit): PlanMessages {
  const own = planMessagesIn(language);
  if (person.role !== 'relative') return own;
  const { plan: title, goals, referrals, none, noReferrals, nobody } = relativeMessagesIn(language);
  return { ...own, title: title(ownerIn(person.citizen ?? '', language).whose), goals, referrals, none, noReferrals, nobody };
}

type Props = PlanPage & { readonly messages: PlanMessages };
type PlanProps = Props & { readonly plan: PlanShown };

function Agreed(props: PlanProps): JSX.Element {
  const { plan, messages, visit } = props;
  return (
    <>
      {!plan.isOpen && <Relapse {...props} />}
      <Goals {...props} />
      <Steps {...props} />
      {plan.choice !== undefined && (
        <section aria-labelledby="chosen">
          <h2 id="chosen">{messages.chosen}</h2>
          <p>{plan.choice}</p>
          {plan.informed !== undefined && (
            <>
              <h3>{messages.informed}</h3>
              <p>{plan.informed}</p>
            </>
          )}
        </section>
      )}
      {visit.person.role === 'citizen' && plan.isOpen && <Agreement {...props} />}
      {plan.isOpen && <Relapse {...props} />}
    </>
  );
}

function Relapse({ plan, messages }: PlanProps): JSX.Element {
  return (
    <section aria-labelledby="relapse">
      <h2 id="relapse">{messages.relapse}</h2>
      <p>{plan.relapse ?? messages.relapseNone}</p>
      <p class="papers">
        <a href={`/borger/papir/shared-plan/CarePlan/${plan.id}`}>{messages.print}</a>
        {plan.relapse !== undefined && <a href={`/borger/papir/relapse-plan/CarePlan/${plan.id}`}>{messages.printRelapse}</a>}
      </p>
    </section>
  );
}

function Goals({ plan, messages, visit }: PlanProps): JSX.Element {
  const mayChange = visit.person.role === 'citizen' && plan.isOpen;
  return (
    <section aria-labelledby="goals">
      <h2 id="goals">{messages.goals}</h2>
      {plan.goals.length === 0 && <p>{messages.noGoals}</p>}
      <ul class="cards">
        {plan.goals.map((goal) => (
          <li key={goal.id}>
            <h3>{goal.words}</h3>
            <p class="card-state">{goalState(goal, messages)}</p>
            {goal.subgoals.length > 0 && (
              <>
                <p>{messages.smallSteps}:</p>
                <ul>
                  {goal.subgoals.map(({ words, reached }) => (
                    <li key={words}>
                      {words}
                      {reached && <strong> ({messages.stepReached})</strong>}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {goal.obstacles.length > 0 && (
              <p>
                {messages.inTheWay}: {goal.obstacles.join('; ')}
              </p>
            )}
            {mayChange && (
              <p>
                <a href={`/borger/maal/${goal.id}`}>{messages.changeGoal(goal.words)}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <p>
          <a class="button button-secondary" href="/borger/maal">
            {messages.addGoal}
          </a>
        </p>
      )}
    </section>
  );
}

function goalState({ status, achievement }: GoalShown, messages: PlanMessages): string {
  if (status === 'completed') return messages.goalReached;
  if (status === 'cancelled') return messages.goalGivenUp;
  return messages.achievements[achievement ?? 'in-progress'] ?? '';
}

function Steps({ plan, messages, visit: { language }, today }: PlanProps): JSX.Element {
  const running = plan.steps.filter(({ isRunning }) => isRunning);
  const over = plan.steps.filter(({ isRunning }) => !isRunning);
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{plan.isOpen ? messages.steps : messages.stepsOver}</h2>
      {running.length === 0 && over.length === 0 && <p>{messages.noSteps}</p>}
      <ul class="cards">
        {running.map(({ name, about, text, evaluate }) => (
          <li key={`${name.da} ${evaluate}`}>
            <h3>{name[language]}</h3>
            {text !== undefined && <p>{text}</p>}
            {about !== undefined && <p>{about[language]}</p>}
            <p>
              <strong>{(evaluate < today ? messages.lookLate : messages.lookAgain)(toldWhen(evaluate, today, language))}</strong>
            </p>
          </li>
        ))}
      </ul>
      {running.length > 0 && <p>{messages.ifNot}</p>}
      {over.length > 0 && (
        <>
          {plan.isOpen && <h3>{messages.over}</h3>}
          <ul>
            {over.map(({ name, effect, evaluate }) => (
              <li key={`${name.da} ${evaluate}`}>
                {name[language]}. {messages.effect[effect ?? '']}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Agreement({ plan, messages, visit, today, fields, faults, formKey }: PlanProps): JSX.Element {
  const { agreement } = plan;
  const form = { language: visit.language, fields, faults };
  const when = agreement && toldWhen(agreement.when, today, visit.language);
  return (
    <section aria-labelledby="agree">
      <h2 id="agree">{messages.agree}</h2>
      {agreement !== undefined && when !== undefined && (
        <p>
          {agreement.agrees ? messages.agreed(when) : messages.notAgreed(when)}
          {!agreement.isCurrent && ` ${messages.changedSince}`}
        </p>
      )}
      <form method="post" action="/borger/plan" noValidate data-draft="/kladde?side=%2Fborger%2Fplan">
        <FormFields visit={visit} formKey={formKey} />
        <input type="hidden" name="set" value={`${plan.version}`} />
        <RadioList
          form={form}
          name="enig"
          label={messages.agree}
          options={[
            { value: 'ja', label: messages.yes },
            { value: 'nej', label: messages.no },
          ]}
        />
        <TextBox form={form} name="ord" label={messages.words} hint={messages.wordsHint} rows={3} />
        <p class="form-hint" role="status" data-draft-status />
        <button type="submit" class="button button-primary">
          {messages.sendAnswer}
        </button>
      </form>
    </section>
  );
}

function Referrals({ referrals, messages, visit: { language }, today }: Props): JSX.Element {
  return (
    <section aria-labelledby="referrals">
      <h2 id="referrals">{messages.referrals}</h2>
      {referrals.length === 0 && <p>{messages.noReferrals}</p>}
      <ul class="cards">
        {referrals.map((referral) => (
          <li key={referral.id}>
            <h3>{referral.name[language]}</h3>
            <ReferralState referral={referral} language={language} today={today} />
            <p>
              <a href={`/borger/henvisning/${referral.id}`}>{messages.openReferral(referral.name[language])}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Team({ team, messages, visit: { person } }: Props): JSX.Element {
  return (
    <section aria-labelledby="who">
      <h2 id="who">{messages.who}</h2>
      {team.length === 0 && <p>{messages.nobody}</p>}
      <dl class="who">
        {team.map(({ name, roles }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{roles.map((role) => messages.team[role] ?? messages.team.member).join('. ')}.</dd>
          </div>
        ))}
        {person.role === 'citizen' && (
          <div>
            <dt>{messages.you}</dt>
            <dd>{messages.yourPart}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
