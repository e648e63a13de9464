/** The citizen's front page: her next step first, then her plan, how it goes, what she is asked, her work, and the ways to the rest. */

import type { ComponentChildren, JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import type { Words } from '../shared/language.ts';
import { ChartFigure, type ChartShown } from './chart-figure.tsx';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type HomeMessages, homeMessagesIn } from './home-messages.ts';
import { capital, toldWhen } from './told-when.ts';
import { type WorkShown, workTold } from './work-told.ts';

/** Something that comes, in her words. */
export interface StepShown {
  readonly what: Words;
  readonly expect?: Words;
  /** Where, if she is told. */
  readonly place?: string;
  /** A day or an instant. */
  readonly when?: string;
  readonly mine: boolean;
  /** It has begun. */
  readonly underWay?: boolean;
  /** They wait for her answer. */
  readonly asks?: boolean;
  /** Of the referral that it is about. */
  readonly referral?: string;
}

export interface HomePage {
  readonly visit: DoorVisit;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The first name of the citizen. */
  readonly name: string;
  readonly next?: StepShown;
  readonly others: readonly StepShown[];
  readonly plan?: { readonly goals: readonly string[]; readonly reached: number; readonly nextLook?: string };
  readonly chart?: ChartShown;
  readonly toDo: readonly { readonly href: string; readonly title: Words; readonly minutes?: number; readonly due?: string }[];
  /** Referrals in which somebody asks her something. */
  readonly asked: readonly string[];
  readonly work: WorkShown;
}

/** The whole page. A relative sees it without what only the citizen does. */
export function renderHomePage(page: HomePage): string {
  const { visit, name } = page;
  const messages = homeMessagesIn(visit.language);
  const isRelative = visit.person.role === 'relative';
  return renderCitizenDocument({
    visit,
    title: isRelative ? messages.helloRelative(name) : messages.hello(name),
    children: (
      <>
        {isRelative && <p>{messages.relativeLead(name)}</p>}
        <NextStep page={page} messages={messages} />
        <p class="home-react">
          <a href="/borger/reager">{messages.react}</a>
        </p>
        <div class="home-parts">
          {!isRelative && <ToDo page={page} messages={messages} />}
          <Plan page={page} messages={messages} />
          <Course page={page} messages={messages} />
          {!isRelative && <Work page={page} messages={messages} />}
        </div>
        <More messages={messages} isRelative={isRelative} />
      </>
    ),
  });
}

interface PartProps {
  readonly page: HomePage;
  readonly messages: HomeMessages;
}

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <section class="home-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function NextStep({ page, messages }: PartProps): JSX.Element {
  const { next, others, visit } = page;
  const isOwn = visit.person.role !== 'relative';
  return (
    <section class="next-step" aria-labelledby="next">
      <h2 id="next">{messages.next}</h2>
      {next === undefined ? <p>{messages.nothingNext}</p> : <Step step={next} page={page} messages={messages} isNext />}
      {next !== undefined && isOwn && (
        <p class="next-step-ways">
          <a href="/borger/beskeder#spoergsmaal">{messages.bring}</a>
          {next.referral !== undefined && (
            <a href={`/borger/henvisning/${next.referral}`}>
              {next.asks === true ? messages.answerNow : next.when === undefined ? messages.follow : messages.cannotCome}
            </a>
          )}
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3>{messages.alsoNext}</h3>
          <ul class="steps-after">
            {others.slice(0, 4).map((step) => (
              <li key={`${step.what.da} ${step.when} ${step.referral}`}>
                <Step step={step} page={page} messages={messages} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Step({ step, page, messages, isNext = false }: PartProps & { readonly step: StepShown; readonly isNext?: boolean }): JSX.Element {
  const { language } = page.visit;
  const { what, expect, place, when, mine } = step;
  const isPast = when !== undefined && when.slice(0, 10) < page.today;
  return (
    <>
      <p class={isNext ? 'next-step-what' : undefined}>
        <strong>{[what[language], place].filter(Boolean).join(', ')}</strong>
      </p>
      {step.asks === true ? (
        <p>{messages.asks}</p>
      ) : (
        <p>
          {when === undefined
            ? step.underWay === true
              ? messages.underWay
              : messages.noTime
            : `${capital(toldWhen(when, page.today, language))}.`}
        </p>
      )}
      {isPast && <p>{messages.late}</p>}
      {mine && <p>{messages.mine}</p>}
      {isNext && expect !== undefined && <p>{expect[language]}</p>}
    </>
  );
}

function ToDo({ page, messages }: PartProps): JSX.Element {
  const { toDo, asked, today, visit } = page;
  const { language } = visit;
  return (
    <Part id="to-do" title={messages.toDo}>
      {toDo.length + asked.length === 0 ? (
        <p>{messages.nothingToDo}</p>
      ) : (
        <ul>
          {asked.map((referral) => (
            <li key={referral}>
              <a href={`/borger/henvisning/${referral}`}>{messages.question}</a>
            </li>
          ))}
          {toDo.map(({ href, title, minutes, due }) => (
            <li key={href}>
              <a href={href}>{title[language]}</a> ({messages.form(minutes)})
              {due !== undefined && <p>{messages.answerBy(toldWhen(due, today, language))}</p>}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Plan({ page, messages }: PartProps): JSX.Element {
  const { plan, today, visit } = page;
  return (
    <Part id="plan" title={messages.plan}>
      {plan === undefined ? (
        <p>{messages.noPlan}</p>
      ) : (
        <>
          <p>
            {messages.goals(plan.goals.length)}
            {plan.reached > 0 && `, ${messages.reached(plan.reached)}`}.
          </p>
          <ul>
            {plan.goals.slice(0, 3).map((goal) => (
              <li key={goal}>{goal}</li>
            ))}
          </ul>
          {plan.nextLook !== undefined && <p>{messages.nextLook(toldWhen(plan.nextLook, today, visit.language))}</p>}
          <p>
            <a href="/borger/plan">{messages.toPlan}</a>
          </p>
        </>
      )}
    </Part>
  );
}

function Course({ page, messages }: PartProps): JSX.Element {
  const { chart, visit } = page;
  const isOwn = visit.person.role !== 'relative';
  return (
    <Part id="course" title={messages.course}>
      {chart === undefined ? <p>{messages.nothingDrawn}</p> : <ChartFigure chart={chart} language={visit.language} />}
      {isOwn && (
        <p class="papers">
          <a href="/borger/dagbog">{messages.toDiary}</a>
          {chart !== undefined && <a href="/borger/dagbog#history">{messages.toCurves}</a>}
        </p>
      )}
    </Part>
  );
}

function Work({ page, messages }: PartProps): JSX.Element {
  const told = workTold(page.work, page.visit.language);
  return (
    <Part id="work" title={messages.work}>
      {told !== undefined && <p>{told}</p>}
      <p>
        <a href="/borger/arbejde">{messages.toWork}</a>
      </p>
    </Part>
  );
}

function More({ messages, isRelative }: { readonly messages: HomeMessages; readonly isRelative: boolean }): JSX.Element {
  const { links } = messages;
  const own = { oevelser: 'exercises', dagbog: 'diary', beskeder: 'messages', tilbud: 'offers', papirer: 'papers' };
  const data = { samtykke: 'consent', 'hvem-har-set': 'looks', mig: 'me' };
  const ways = Object.entries({ ...(isRelative ? {} : own), forstaa: 'understand', ...(isRelative ? {} : data) });
  return (
    <nav class="home-more" aria-labelledby="more">
      <h2 id="more">{messages.more}</h2>
      <ul>
        {ways.map(([path, code]) => {
          const [title, line] = links[code] ?? [];
          return (
            <li key={path}>
              <a href={`/borger/${path}`}>{title}</a>
              <p>{line}</p>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
