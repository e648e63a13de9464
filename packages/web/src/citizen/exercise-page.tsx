/** Exercises and activity as agreed: what, with whom, until when; what she has done this week; and how much she may do. */

import type { JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import type { Words } from '../shared/language.ts';
import { longDate } from '../shared/told-dates.ts';
import { AcuteNote } from './acute-note.tsx';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type ExerciseMessages, exerciseMessagesIn } from './exercise-messages.ts';
import type { StepShown } from './home-page.tsx';
import type { PlanShown } from './plan-page.tsx';
import { capital, toldWhen } from './told-when.ts';
import type { PieceShown } from './understand-page.tsx';

/** A place where she trains. */
export interface TrainingShown {
  readonly referral: string;
  readonly name: Words;
  readonly house?: string;
  /** YYYY-MM-DD or an instant. */
  readonly began?: string;
  readonly begins?: string;
  readonly parts: readonly Words[];
  readonly goals: readonly string[];
}

export interface ExercisePage {
  readonly visit: DoorVisit;
  readonly today: string;
  /** Running steps of the plan that are about what she does. */
  readonly agreed: readonly Pick<PlanShown['steps'][number], 'name' | 'text' | 'about' | 'evaluate'>[];
  readonly training: readonly TrainingShown[];
  /** The latest first. */
  readonly times: readonly { readonly when: string; readonly words: string; readonly attended: boolean; readonly adjusted?: string }[];
  readonly steps: readonly { readonly goal: string; readonly small: readonly { readonly words: string; readonly reached: boolean }[] }[];
  /** The last seven days, today last; `undefined` = nothing written. */
  readonly week: readonly { readonly day: string; readonly told?: string; readonly active: boolean }[];
  /** What is written for today, in words. */
  readonly doneToday?: string;
  readonly pieces: readonly PieceShown[];
  /** She is sent to hospital now. */
  readonly acute?: StepShown;
  /** Of a plan that has ended: what she does if it comes back. */
  readonly relapse?: string;
  readonly mayWrite: boolean;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

export const exercisePath = '/borger/oevelser';

/** The whole page. */
export function renderExercisePage(page: ExercisePage): string {
  const { visit, faults } = page;
  const messages = exerciseMessagesIn(visit.language);
  const props = { page, messages };
  return renderCitizenDocument({
    visit,
    title: messages.title,
    faults,
    sentences: { done: messages.saved },
    children: <>{page.acute === undefined ? <Calm {...props} /> : <AcuteNote acute={page.acute} language={visit.language} />}</>,
  });
}

interface Props {
  readonly page: ExercisePage;
  readonly messages: ExerciseMessages;
}

/** All of it; whoever is to go to hospital now sees that alone. */
function Calm(props: Props): JSX.Element {
  return (
    <>
      <p>{props.messages.lead}</p>
      <Agreed {...props} />
      {props.page.mayWrite && <Today {...props} />}
      <Week {...props} />
      <Steps {...props} />
      <Training {...props} />
      <Pace {...props} />
    </>
  );
}

function Agreed({ page: { agreed, relapse, today, visit }, messages }: Props): JSX.Element {
  const { language } = visit;
  return (
    <section aria-labelledby="agreed">
      <h2 id="agreed">{messages.agreed}</h2>
      {agreed.length === 0 && relapse === undefined && <p>{messages.noneAgreed}</p>}
      {relapse !== undefined && (
        <>
          <p>{messages.over}</p>
          <p>{relapse}</p>
        </>
      )}
      <ul class="cards">
        {agreed.map(({ name, text, about, evaluate }) => (
          <li key={`${name.da} ${evaluate}`}>
            <h3>{text ?? name[language]}</h3>
            {text !== undefined && <p>{name[language]}</p>}
            {text === undefined && about !== undefined && <p>{about[language]}</p>}
            <p>{(evaluate < today ? messages.lookLate : messages.lookAgain)(toldWhen(evaluate, today, language))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Today({ page: { visit, doneToday, formKey }, messages }: Props): JSX.Element {
  return (
    <section aria-labelledby="today">
      <h2 id="today">{messages.today}</h2>
      {doneToday !== undefined && <p>{messages.doneToday(doneToday)}</p>}
      <form method="post" action={exercisePath} noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <p class="answers" id="gjort">
          <button type="submit" name="gjort" value="exercises" class="button button-primary">
            {messages.didExercises}
          </button>
          <button type="submit" name="gjort" value="walked" class="button button-secondary">
            {messages.didWalk}
          </button>
        </p>
      </form>
      <p>
        {messages.toDiary} <a href="/borger/dagbog">{messages.openDiary}</a>
      </p>
    </section>
  );
}

function Week({ page: { week, visit }, messages }: Props): JSX.Element {
  const { language } = visit;
  return (
    <section aria-labelledby="week">
      <h2 id="week">{messages.week}</h2>
      <p>{messages.weekTold(week.filter(({ active }) => active).length)}</p>
      <ul>
        {week.map(({ day, told }) => (
          <li key={day}>
            {capital(longDate(day, language))}: {told ?? messages.nothingWritten}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ page: { steps }, messages }: Props): JSX.Element {
  return (
    <section aria-labelledby="small-steps">
      <h2 id="small-steps">{messages.steps}</h2>
      {steps.length === 0 ? (
        <p>{messages.noSteps}</p>
      ) : (
        <ul class="cards">
          {steps.map(({ goal, small }) => (
            <li key={goal}>
              <h3>{goal}</h3>
              <ul>
                {small.map(({ words, reached }) => (
                  <li key={words}>
                    {words}
                    {reached && <strong> ({messages.stepReached})</strong>}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/borger/plan">{messages.changeSteps}</a>
      </p>
    </section>
  );
}

function Training({ page: { training, times, today, visit }, messages }: Props): JSX.Element | null {
  const { language } = visit;
  if (training.length + times.length === 0) return null;
  return (
    <section aria-labelledby="training">
      <h2 id="training">{messages.training}</h2>
      <ul class="cards">
        {training.map(({ referral, name, house, began, begins, parts, goals }) => (
          <li key={referral}>
            <h3>{[name[language], house].filter(Boolean).join(', ')}</h3>
            {began !== undefined && <p>{messages.since(toldWhen(began, today, language))}</p>}
            {began === undefined && begins !== undefined && <p>{messages.begins(toldWhen(begins, today, language))}</p>}
            <Listed title={messages.parts} items={parts.map((part) => part[language])} />
            <Listed title={messages.trainingGoals} items={goals} />
            <p>
              <a href={`/borger/henvisning/${referral}`}>{messages.follow(name[language])}</a>
            </p>
          </li>
        ))}
      </ul>
      {times.length > 0 && (
        <>
          <h3>{messages.last}</h3>
          <ul>
            {times.map(({ when, words, attended, adjusted }) => (
              <li key={`${when} ${words}`}>
                {capital(longDate(when, language))}: {attended ? words : messages.missed}
                {adjusted !== undefined && ` (${messages.adjusted}: ${adjusted})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Listed({ title, items }: { readonly title: string; readonly items: readonly string[] }): JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <>
      <p>{title}:</p>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

function Pace({ page: { pieces, visit }, messages }: Props): JSX.Element {
  const { language } = visit;
  const sources = [...new Set(pieces.flatMap((piece) => piece.sources))].map((source) => source.replace('FP ', ''));
  return (
    <section aria-labelledby="pace">
      <h2 id="pace">{messages.pace}</h2>
      {pieces.map(({ id, title, texts, tips }) => (
        <div key={id}>
          <h3>{title[language]}</h3>
          {texts.map((text) => (
            <p key={text.da}>{text[language]}</p>
          ))}
          <ul>
            {tips.map((tip) => (
              <li key={tip.da}>{tip[language]}</li>
            ))}
          </ul>
        </div>
      ))}
      <p class="papers">
        <a href="/borger/reager">{messages.react}</a>
        <a href="/borger/forstaa">{messages.more}</a>
      </p>
      <p class="piece-sources">{messages.sources(sources.join(', '))}</p>
    </section>
  );
}
