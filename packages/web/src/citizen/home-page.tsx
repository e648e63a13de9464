/** The citizen's front page: her next step first, then her plan, how it goes, what she is asked, her work, and the ways to the rest. */

import type { ComponentChildren, JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import type { Words } from '../shared/language.ts';
import { ChartFigure, type ChartShown } from './chart-figure.tsx';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type HomeMessages, homeMessagesIn } from './home-messages.ts';
import { ownerIn, relativeMessagesIn } from './relative-messages.ts';
import { capital, toldWhen } from './told-when.ts';
import { type WorkShown, workTold } from './work-told.ts';

/** Something that comes, in her words. */
export interface StepShown {
  readonly what: Words;
  readonly expect?: Words;
  /** Where, if she is told. */
  readonly place?: string;
  /** Whom she calls about it. */
  readonly whom?: string;
  /** A day or an instant. */
  readonly when?: string;
  readonly mine: boolean;
  /** Of a referral: they wait for her answer, it has gone back, it has begun, her GP has a letter about it, she has a time, or she is to go now. */
  readonly how?: 'asks' | 'returned' | 'under-way' | 'with-gp' | 'booked' | 'acute';
  /** She may choose another place on the page of the referral. */
  readonly choose?: boolean;
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
  readonly plan?: { readonly goals: readonly string[]; readonly reached: number; readonly nextLook?: string; readonly relapse?: string };
  /** Whom she calls with questions. */
  readonly contact?: string;
  readonly chart?: ChartShown;
  readonly toDo: readonly { readonly href: string; readonly title: Words; readonly minutes?: number; readonly due?: string }[];
  /** Referrals in which somebody asks her something. */
  readonly asked: readonly string[];
  readonly work: WorkShown;
}

/** The whole page. A relative sees it without what only the citizen does. */
export function renderHomePage(page: HomePage): string {
  const { visit, name } = page;
  const isRelative = visit.person.role === 'relative';
  const messages = messagesFor(visit, name);
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
          {(!isRelative || page.chart !== undefined) && <Course page={page} messages={messages} />}
          {!isRelative && <Work page={page} messages={messages} />}
        </div>
        <More messages={messages} isRelative={isRelative} />
      </>
    ),
  });
}

/** The citizen's own words, or those in which somebody else reads her page. */
function messagesFor({ language, person }: DoorVisit, name: string): HomeMessages {
  const own = homeMessagesIn(language);
  if (person.role !== 'relative') return own;
  const { plan, none, toPlan } = relativeMessagesIn(language);
  return { ...own, plan: plan(ownerIn(name, language).whose), noPlan: none, toPlan };
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
  const { next, others, visit, name, plan } = page;
  const isOwn = visit.person.role !== 'relative';
  return (
    <section class={next?.how === 'acute' ? 'next-step next-step-acute' : 'next-step'} aria-labelledby="next">
      <h2 id="next">{messages.next}</h2>
      {next !== undefined && <Step step={next} page={page} messages={messages} isNext />}
      {next === undefined && plan?.relapse === undefined && <p>{isOwn ? messages.nothingNext : messages.nothingNextFor(name)}</p>}
      {next === undefined && plan?.relapse !== undefined && (
        <>
          <p>{messages.over}</p>
          <p class="next-step-ways">
            <a href="/borger/plan#relapse">{messages.toRelapse}</a>
          </p>
        </>
      )}
      {next !== undefined && next.how !== 'acute' && isOwn && <WaysOn step={next} messages={messages} />}
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

function WaysOn({
  step: { referral, how, choose, when },
  messages,
}: {
  readonly step: StepShown;
  readonly messages: HomeMessages;
}): JSX.Element {
  const toReferral =
    how === 'asks'
      ? messages.answerNow
      : choose === true
        ? messages.chooseNow
        : how === 'booked' && when !== undefined
          ? messages.cannotCome
          : messages.follow;
  return (
    <p class="next-step-ways">
      {referral !== undefined && <a href={`/borger/henvisning/${referral}`}>{toReferral}</a>}
      <a href="/borger/beskeder#spoergsmaal">{messages.bring}</a>
    </p>
  );
}

/** Whether she is to do something about it now. */
function callsForHer(step: StepShown, today: string): boolean {
  const { how, mine, choose } = step;
  return mine || choose === true || how === 'acute' || how === 'asks' || isPast(step, today);
}

function isPast({ how, when }: Pick<StepShown, 'how' | 'when'>, today: string): boolean {
  return how === undefined && when !== undefined && when.slice(0, 10) < today;
}

/** A step with its day, or with what is known instead. */
function Step({ step, page, messages, isNext = false }: PartProps & { readonly step: StepShown; readonly isNext?: boolean }): JSX.Element {
  const { language } = page.visit;
  const { what, expect, place, when, how, mine } = step;
  const wasDue = isPast(step, page.today);
  return (
    <>
      <p class={isNext ? 'next-step-what' : undefined}>
        <strong>{[step.choose === true ? messages.chooseTitle : what[language], place].filter(Boolean).join(', ')}</strong>
      </p>
      {how !== undefined && how !== 'booked' && how !== 'acute' && <p>{messages.how[how]}</p>}
      {(how === undefined || how === 'booked') && step.choose !== true && (
        <p>
          {when === undefined
            ? messages.noTime
            : wasDue
              ? messages.wasDue(toldWhen(when, page.today, language))
              : `${capital(toldWhen(when, page.today, language))}.`}
        </p>
      )}
      {wasDue && <p>{messages.late(step.whom ?? page.contact)}</p>}
      {mine && <p>{messages.mine}</p>}
      {isNext && expect !== undefined && !wasDue && <p>{expect[language]}</p>}
      {isNext && how === 'booked' && <p>{messages.bookedAdvice}</p>}
    </>
  );
}

function ToDo({ page, messages }: PartProps): JSX.Element {
  const { toDo, asked, today, visit, next } = page;
  const { language } = visit;
  return (
    <Part id="to-do" title={messages.toDo}>
      {toDo.length + asked.length === 0 ? (
        <p>{next !== undefined && callsForHer(next, today) ? messages.nothingElse : messages.nothingToDo}</p>
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
          {plan.nextLook !== undefined && (
            <p>{(plan.nextLook < today ? messages.lookLate : messages.nextLook)(toldWhen(plan.nextLook, today, visit.language))}</p>
          )}
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
