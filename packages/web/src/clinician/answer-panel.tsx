/** The programme's answer: urgency first, then what to do, each with its reasons, then what is missing. One rendering for page and island. */

import { type Answer, type Disposition, foldedSections, type SectionId, sectionOrder, sectionsOf } from '@rygforloeb/decision';
import type { JSX } from 'preact';
import { wallTimeOf } from '../shared/copenhagen-wall-time.ts';
import { type Messages, messagesIn } from '../shared/messages.ts';
import { longDate } from '../shared/told-dates.ts';
import type { AssessmentModel } from './assessment-model.ts';
import { DispositionItem } from './disposition-item.tsx';
import { faultLabel, faultSentence } from './form-state.ts';
import { MissingQuestions } from './missing-questions.tsx';
import { type ProgrammeWords, wordsOf } from './programme-words.ts';

interface PanelProps {
  readonly model: AssessmentModel;
  readonly messages: Messages;
  readonly words: ProgrammeWords;
}

/** The answer to what the form holds, or why there is none. */
export function AnswerPanel({ model }: { readonly model: AssessmentModel }): JSX.Element {
  const messages = messagesIn(model.language);
  const words = wordsOf(model.programme, model.language);
  const props = { model, messages, words };
  const { answer } = model;
  return (
    <div
      class="answer"
      id="answer-content"
      data-summary={summaryOf(props)}
      data-urgency={answer?.urgency ?? 'none'}
      data-word={urgencyWord(model)}
    >
      <Unread {...props} />
      {model.failed && <Failure {...props} />}
      {answer ? <Answered {...props} answer={answer} /> : !model.failed && <NoAnswer {...props} />}
    </div>
  );
}

/** The answer in a word, for the bar that follows a reader of small screens. */
export function urgencyWord({ answer, failed, programme, language }: AssessmentModel): string {
  const words = wordsOf(programme, language);
  if (answer) return words.urgency(answer.urgency);
  return failed ? words.fixedTitle('engine-failure') : messagesIn(language).noAnswerYet;
}

/** What a screen reader hears after a change: the urgency and how much there is, not the whole answer. */
function summaryOf({ model, messages, words }: PanelProps): string {
  const { answer } = model;
  if (!answer) return model.failed ? messages.engineFailed : messages.noAnswerYet;
  const sections = sectionsOf(answer, model.programme.vocabulary);
  const counts = sectionOrder
    .filter((id) => !foldedSections.includes(id))
    .map((id) => [messages.sections[id], sections.get(id)?.length ?? 0] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`);
  return `${words.urgency(answer.urgency)}. ${counts.join(', ')}.`;
}

function Answered({ model, messages, words, answer }: PanelProps & { readonly answer: Answer }): JSX.Element {
  const sections = sectionsOf(answer, model.programme.vocabulary);
  const acute = answer.urgency === 'emergency' || answer.urgency === 'acute';
  const asked = askedAbout(model, answer);
  const item = (disposition: Disposition, section: SectionId | 'asked') => (
    <DispositionItem key={disposition.code} disposition={disposition} section={section} model={model} messages={messages} words={words} />
  );
  const section = (id: SectionId) => {
    const found = (sections.get(id) ?? []).filter((disposition) => !asked.includes(disposition));
    if (found.length === 0) return null;
    return (
      <section class={`answer-section section-${id}`} aria-labelledby={`${id}-heading`} key={id}>
        <h3 id={`${id}-heading`}>{messages.sections[id]}</h3>
        <ul class="dispositions">{found.map((disposition) => item(disposition, id))}</ul>
      </section>
    );
  };
  const foldedSection = (id: SectionId) => {
    const found = (sections.get(id) ?? []).filter((disposition) => !asked.includes(disposition));
    if (found.length === 0) return null;
    return (
      <details class="answer-section answer-folded" id={`section-${id}`} key={id}>
        <summary>
          <h3>
            {messages.sections[id]} ({found.length})
          </h3>
        </summary>
        {messages.sectionLead[id] && <p class="form-hint">{messages.sectionLead[id]}</p>}
        <ul class="dispositions">{found.map((disposition) => item(disposition, id))}</ul>
      </details>
    );
  };
  const open = acute
    ? sectionOrder.filter((id) => id === 'today')
    : sectionOrder.filter((id) => id !== 'now' && !foldedSections.includes(id));
  const folded = sectionOrder.filter((id) => id !== 'now' && !open.includes(id));
  return (
    <>
      {acute ? (
        <AcuteAlert words={words} urgency={answer.urgency} now={sections.get('now') ?? []} way={model.acuteWay} />
      ) : (
        <Urgency messages={messages} words={words} urgency={answer.urgency} />
      )}
      <p class="answer-for">
        {messages.answerFor(words.actor(answerActor(model)), `${longDate(answer.asOf, model.language)} ${clock(answer.asOf, model)}`)}
      </p>
      {answer.inScope !== true && <p class="scope-note">{words.scopeText(answer.inScope)}</p>}
      {answer.missing.length > 0 && (
        <p class="missing-pointer">
          <a href="#missing">{messages.missingPointer(answer.missing.length)}</a>
        </p>
      )}
      {section('now')}
      {asked.length > 0 && (
        <section class="answer-section asked" aria-labelledby="asked-heading">
          <h3 id="asked-heading">
            {messages.askedAbout}: {words.asked(model.case?.question ?? '')}
          </h3>
          <ul class="dispositions">{asked.map((disposition) => item(disposition, 'asked'))}</ul>
        </section>
      )}
      {open.map(section)}
      <MissingQuestions model={model} answer={answer} messages={messages} words={words} />
      {folded.map(foldedSection)}
      <details class="answer-section answer-folded" id="section-acute">
        <summary>
          <h3>{words.fixedTitle('acute-fixed')}</h3>
        </summary>
        <p>{words.fixed('acute-fixed')}</p>
      </details>
      <p class="answer-end">{words.fixed('draft-notice')}</p>
    </>
  );
}

/** The one interruption: what to do now, and the acute text that stands whatever the case holds. */
function AcuteAlert(props: {
  readonly words: ProgrammeWords;
  readonly urgency: Answer['urgency'];
  readonly now: readonly Disposition[];
  readonly way: AssessmentModel['acuteWay'];
}): JSX.Element {
  const { words, urgency, now, way } = props;
  return (
    <div class="acute" id="acute-alert" role="alert">
      <h3 class="acute-heading">{words.urgency(urgency)}</h3>
      <p class="acute-lead">{words.urgencyText(urgency)}</p>
      {now.length > 0 && (
        <ul class="acute-acts">
          {now.map(({ code }) => (
            <li key={code}>{words.disposition(code)}</li>
          ))}
        </ul>
      )}
      <p>{words.fixed('acute-fixed')}</p>
      {way !== undefined && (
        <button type="submit" form="assessment" class="button citizen-acute" formAction={way.href} name="til-akut" value="ja">
          {way.text}
        </button>
      )}
    </div>
  );
}

function Urgency({
  messages,
  words,
  urgency,
}: {
  readonly messages: Messages;
  readonly words: ProgrammeWords;
  readonly urgency: Answer['urgency'];
}): JSX.Element {
  return (
    <div class={`urgency urgency-${urgency}`}>
      <p class="urgency-word">
        <span class="sr-only">{messages.urgencyLabel} </span>
        {words.urgency(urgency)}
      </p>
      <p class="urgency-text">{words.urgencyText(urgency)}</p>
    </div>
  );
}

function Unread({ model, messages, words }: PanelProps): JSX.Element | null {
  if (model.faults.length === 0) return null;
  return (
    <div class="unread">
      <p>{messages.unreadInAnswer(model.faults.length)}</p>
      <ul>
        {model.faults.map((fault) => (
          <li key={`${fault.field} ${fault.reason}`}>
            <a href={`#${fault.field}`}>{faultLabel(fault, words.finding, messages)}</a>: {faultSentence(fault, messages)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function NoAnswer({ messages, words }: PanelProps): JSX.Element {
  return (
    <>
      <div class="urgency">
        <p class="urgency-word">{messages.noAnswerYet}</p>
        <p class="urgency-text">{messages.faults['actor-missing']}</p>
      </div>
      <Acute words={words} />
    </>
  );
}

function Failure({ words }: PanelProps): JSX.Element {
  return (
    <>
      <div class="urgency">
        <p class="urgency-word">{words.fixedTitle('engine-failure')}</p>
        <p class="urgency-text">{words.fixed('engine-failure')}</p>
      </div>
      <Acute words={words} />
    </>
  );
}

/** The acute text that stands whatever the programme could answer. */
function Acute({ words }: { readonly words: ProgrammeWords }): JSX.Element {
  return (
    <section class="advice" aria-labelledby="acute-advice">
      <h3 id="acute-advice">{words.fixedTitle('acute-fixed')}</h3>
      <p>{words.fixed('acute-fixed')}</p>
    </section>
  );
}

/** What answers the question in mind stands first, unless something acute comes before it. */
function askedAbout({ case: aCase, programme }: AssessmentModel, answer: Answer): readonly Disposition[] {
  const codes = (aCase?.question && programme.vocabulary.questions.get(aCase.question)) || [];
  return answer.dispositions.filter(
    ({ code }) => codes.includes(code) && !(programme.vocabulary.dispositions.get(code)?.group === 'safety'),
  );
}

function answerActor({ case: aCase }: AssessmentModel): string {
  return aCase?.actor ?? '';
}

function clock(instant: string, { language }: AssessmentModel): string {
  const { time } = wallTimeOf(instant);
  return language === 'da' ? `kl. ${time.replace(':', '.')}` : time;
}
