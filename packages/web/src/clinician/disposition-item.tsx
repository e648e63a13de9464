/** One thing the programme says: its name, how strong, by when, in words, and why. */

import type { Disposition } from '@rygforloeb/decision';
import type { JSX } from 'preact';
import type { Messages } from '../shared/messages.ts';
import { distance, longDate } from '../shared/told-dates.ts';
import type { AssessmentModel } from './assessment-model.ts';
import { tellFinding } from './finding-value.ts';
import { passagePath } from './passage-path.ts';
import type { ProgrammeWords } from './programme-words.ts';

export interface DispositionItemProps {
  readonly disposition: Disposition;
  /** Where it stands: its text is folded with the reasons where little depends on it. */
  readonly section: string;
  readonly model: AssessmentModel;
  readonly messages: Messages;
  readonly words: ProgrammeWords;
}

/** The item with its reasons, which open in place. */
export function DispositionItem(props: DispositionItemProps): JSX.Element {
  const { disposition, section, model, messages, words } = props;
  const { code, status } = disposition;
  const text = words.dispositionText(code, valuesBehind(disposition, model));
  const unfolded = ['asked', 'now', 'today'].includes(section);
  const head = (
    <>
      <h4 class="disposition-name">{words.disposition(code)}</h4>
      <span class="status-word">{words.status(status)}</span>
    </>
  );
  const facts = (
    <>
      <Due {...props} />
      <Layers disposition={disposition} messages={messages} />
      {(section === 'notYours' || (section === 'asked' && status === 'not-permitted')) && <WhoCan {...props} />}
    </>
  );
  return (
    <li class={`disposition status-${status}`}>
      {unfolded && (
        <>
          <div class="disposition-head">{head}</div>
          {text && <p class="disposition-text">{text}</p>}
          {facts}
        </>
      )}
      <details class={unfolded ? 'why' : 'why why-row'} id={`why-${code}`}>
        <summary>
          {unfolded ? (
            <>
              {messages.why}
              <span class="sr-only"> {words.disposition(code)}</span>
            </>
          ) : (
            <span class="disposition-head">
              {head}
              <span class="sr-only">{messages.why}</span>
            </span>
          )}
        </summary>
        {!unfolded && text && <p class="disposition-text">{text}</p>}
        <dl class="reasons">
          <dt>{messages.meaning}</dt>
          <dd>{words.statusText(status)}</dd>
          <dt>{messages.restsOn}</dt>
          <Because {...props} />
          <dt>{messages.source}</dt>
          <Sources {...props} />
          {disposition.requirements.length > 0 && (
            <>
              <dt>{messages.requirements}</dt>
              <dd>{disposition.requirements.join(', ')}</dd>
            </>
          )}
          {disposition.conflicts.length > 0 && (
            <>
              <dt>{messages.readings}</dt>
              {disposition.conflicts.map((id) => (
                <dd key={id}>{tellReading(id, messages, words)}</dd>
              ))}
            </>
          )}
          {disposition.layer?.map((layer) => (
            <dd class="layer-sentence" key={layer}>
              {messages.layers[layer] ?? layer}
            </dd>
          ))}
          <dt>{messages.programmeVersion}</dt>
          <dd>
            {model.answer?.programme.id}, {model.answer?.programme.version}. {messages.versionNotice}.
          </dd>
        </dl>
      </details>
      {!unfolded && facts}
    </li>
  );
}

/** The sections, each a way to what the passage says. */
function Sources({ disposition, model, messages, words }: DispositionItemProps): JSX.Element {
  return (
    <>
      {disposition.sources.map(({ document, section }) => {
        const cited = section === '' ? document : `${document} ${section}`;
        const name = section === '' ? document : `${document} ${messages.section} ${section}`;
        const title = words.passageTitle(cited);
        return (
          <dd key={cited}>
            {title === undefined ? (
              name
            ) : (
              <a href={passagePath(cited, { from: model.place, language: model.language })}>{`${name}: ${title}`}</a>
            )}
          </dd>
        );
      })}
    </>
  );
}

/** Whose word it is when not simply the programme's. */
function Layers({ disposition, messages }: Pick<DispositionItemProps, 'disposition' | 'messages'>): JSX.Element | null {
  if (!disposition.layer || disposition.layer.length === 0) return null;
  return (
    <p class="layers">
      {disposition.layer.map((layer) => (
        <span class="layer" key={layer}>
          {messages.layersShort[layer] ?? layer}
        </span>
      ))}
    </p>
  );
}

/** The coded values of the findings that a disposition rests on. */
function valuesBehind({ because }: Disposition, { case: aCase }: AssessmentModel): readonly string[] {
  return (aCase?.findings ?? [])
    .filter(({ code }) => because.includes(code))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

function Due({ disposition, model, messages }: DispositionItemProps): JSX.Element | null {
  const { due, status } = disposition;
  if (due === undefined || model.answer === undefined) return null;
  const date = longDate(due, model.language);
  const told = distance(model.answer.asOf, due, model.language);
  return <p class="due">{status === 'overdue' ? messages.overdueSince(date, told) : messages.due(date, told)}</p>;
}

function Because({ disposition, model, messages, words }: DispositionItemProps): JSX.Element {
  const { case: aCase, language } = model;
  if (disposition.because.length === 0) return <dd>{messages.restsOnNothing}</dd>;
  return (
    <dd>
      <ul class="because">
        {disposition.because.map((code) => {
          const told = aCase ? tellFinding(aCase, code, { language, messages, words }) : [];
          return (
            <li key={code}>
              <a href={`#${code}`}>{words.finding(code)}</a>
              {told.length > 0 && `: ${told.join('; ')}`}
            </li>
          );
        })}
      </ul>
    </dd>
  );
}

function WhoCan({ disposition, model, messages, words }: DispositionItemProps): JSX.Element {
  const others = model.whoElse.get(disposition.code) ?? [];
  return <p class="who-can">{others.length > 0 ? `${messages.whoCan}: ${others.map(words.actor).join(', ')}` : messages.nobodyElse}</p>;
}

function tellReading(id: string, messages: Messages, words: ProgrammeWords): string {
  const reading = words.reading(id);
  if (!reading) return id;
  return `${id}: ${reading.text}${reading.confirm ? ` (${messages.awaitsOwner})` : ''}`;
}
