/** The plan as it stands, to be read together at arm's length: what she wants, what is done, who does it, when it is looked at, and what she does on relapse. */

import type { ComponentChildren, JSX } from 'preact';
import { longDate } from '../shared/told-dates.ts';
import { citizenPath } from './citizen-record-document.tsx';
import { planMessagesIn } from './plan-messages.ts';
import type { PlanPage, PlanShown, PlanStepShown } from './plan-model.ts';
import { recordMessagesIn } from './record-messages.ts';
import { ToldDay } from './told-day.tsx';

type Props = PlanPage & { readonly plan: PlanShown };

/** The whole of it. */
export function PlanNow(page: Props): JSX.Element {
  const { visit, plan, today } = page;
  const messages = planMessagesIn(visit.language);
  return (
    <section class="plan-now" aria-labelledby="nu">
      <h2 id="nu">{plan.isActive ? messages.planNow : messages.closed}</h2>
      {plan.nextLook !== undefined && (
        <p class="plan-next">
          {messages.nextLook}: <ToldDay day={plan.nextLook} today={today} language={visit.language} />
          {plan.nextLook < today && ' '}
          {plan.nextLook < today && <span class="status-word">{messages.lookPassed}</span>}
        </p>
      )}
      <div class="plan-parts">
        <div>
          <Goals {...page} />
          <Steps {...page} />
          <AlsoOpen {...page} />
        </div>
        <div>
          <Helpers {...page} />
          <Words title={messages.relapseShown}>{plan.relapse ?? messages.relapseNone}</Words>
          {plan.choice !== undefined && <Words title={messages.choiceShown}>{plan.choice}</Words>}
          {plan.informed !== undefined && <Words title={messages.informedShown}>{plan.informed}</Words>}
          <Agreement {...page} />
        </div>
      </div>
    </section>
  );
}

function Goals({ visit, plan }: Props): JSX.Element {
  const messages = planMessagesIn(visit.language);
  return (
    <>
      <h3>{messages.goalsShown}</h3>
      <ul class="plain-rows plan-goals no-max-width">
        {plan.goals.map(({ id, words, obstacles, subgoals, achievement }) => (
          <li key={id}>
            <strong>»{words}«</strong>
            {achievement !== undefined && <span class="status-word">{messages.achievements[achievement] ?? achievement}</span>}
            {subgoals.length > 0 && (
              <ul>
                {subgoals.map((one) => (
                  <li key={one.words}>
                    {one.words}
                    {one.reached && <span class="status-word">✓ {messages.achievements.achieved}</span>}
                  </li>
                ))}
              </ul>
            )}
            {obstacles.length > 0 && (
              <p>
                {messages.inTheWay} {obstacles.join(', ')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Steps({ visit, plan, today }: Props): JSX.Element {
  const messages = planMessagesIn(visit.language);
  const running = plan.steps.filter(({ status }) => status === 'in-progress');
  const ended = plan.steps.filter(({ status }) => status !== 'in-progress');
  return (
    <>
      <h3>{messages.stepsShown}</h3>
      <ul class="plain-rows no-max-width">
        {running.map((step) => (
          <li key={step.code} class={step.evaluate < today ? 'is-late' : undefined}>
            <StepHead step={step} visit={visit} />
            <p>
              {messages.next} <ToldDay day={step.evaluate} today={today} language={visit.language} />
            </p>
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>
            {messages.stepsEnded} ({ended.length})
          </summary>
          <ul class="plain-rows no-max-width">
            {ended.map((step, index) => (
              <li key={`${step.code} ${index}`}>
                <StepHead step={step} visit={visit} isEnded />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function StepHead({
  step: { name, says, status, effect, text },
  visit,
  isEnded = false,
}: {
  readonly step: PlanStepShown;
  readonly visit: PlanPage['visit'];
  readonly isEnded?: boolean;
}): JSX.Element {
  const { effects, stepStatus } = recordMessagesIn(visit.language);
  return (
    <>
      <strong>{name}</strong>
      {isEnded && <span class="status-word">{stepStatus[status] ?? status}</span>}
      {effect !== undefined && <span class="status-word">{effects[effect] ?? effect}</span>}
      {!isEnded && says !== undefined && <span class="form-hint"> {planMessagesIn(visit.language).programmeSays(says)}</span>}
      {text !== undefined && <p>{text}</p>}
    </>
  );
}

/** What the programme opens for and the plan does not hold; one press puts it in the form below. */
function AlsoOpen({ visit, card, plan, choices, mayEdit }: Props): JSX.Element | null {
  const messages = planMessagesIn(visit.language);
  const running = plan.steps.filter(({ status }) => status === 'in-progress').map(({ code }) => code);
  const also = choices.filter(({ code, open }) => open && !running.includes(code));
  if (!plan.isActive || also.length === 0) return null;
  return (
    <>
      <h3>{messages.alsoOpen}</h3>
      <ul class="plain-rows no-max-width">
        {also.map(({ code, name, status }) => (
          <li key={code}>
            {name}
            <span class="status-word">{status}</span>
            {mayEdit && (
              <a class="plan-add" href={`${citizenPath(card.id, 'plan')}?nyt=${encodeURIComponent(code)}#aendr`}>
                {messages.addThis}
                <span class="sr-only">: {name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Helpers({ visit, helpers, card }: Props): JSX.Element {
  const messages = planMessagesIn(visit.language);
  const { states } = recordMessagesIn(visit.language);
  return (
    <>
      <h3>{messages.helpers}</h3>
      <dl class="facts">
        <div>
          <dt>{card.name}</dt>
          <dd>{messages.herself}</dd>
        </div>
        {helpers.team.map(({ roles, name }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{roles.map((role) => messages.teamRoles[role] ?? role).join(', ')}</dd>
          </div>
        ))}
        {helpers.referrals.map(({ id, name, house, state }) => (
          <div key={id}>
            <dt>{house}</dt>
            <dd>
              {name} <span class="status-word">{states[state] ?? state}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Words({ title, children }: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <>
      <h3>{title}</h3>
      <p class="message-text">{children}</p>
    </>
  );
}

function Agreement({ visit, card, plan }: Props): JSX.Element {
  const messages = planMessagesIn(visit.language);
  const { agreement } = plan;
  const day = agreement && longDate(agreement.when.slice(0, 10), visit.language);
  return (
    <>
      <p>
        {agreement === undefined
          ? messages.notAnswered
          : agreement.agrees
            ? messages.agreed(day ?? '')
            : messages.disagreed(agreement.words ?? '', day ?? '')}
      </p>
      <p>
        <a href={citizenPath(card.id, `papirer/shared-plan/${plan.id}`)}>{messages.paper}</a>
      </p>
    </>
  );
}
