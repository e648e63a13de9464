/** Work over time: how it is, what the programme says, what the jobcentre has, what is agreed and decided, and what is noted today. */

import type { JSX } from 'preact';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import { type AdaptationShown, Adaptations } from './adaptations.tsx';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { recordMessagesIn } from './record-messages.ts';
import { ToldDay } from './told-day.tsx';
import { Benefit, type BenefitShown } from './work-benefit.tsx';
import { workMessagesIn } from './work-messages.ts';
import { NoteWork } from './work-note.tsx';
import { WorkHistory, WorkNow, type WorkShown } from './work-now.tsx';
import { Section56, type Section56Shown } from './work-section-56.tsx';
import { Statement, type StatementShown } from './work-statement.tsx';

type Choices = readonly { readonly value: string; readonly label: string }[];

export interface WorkPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly now: WorkShown;
  /** The latest first. */
  readonly points: readonly (WorkShown & { readonly at: string; readonly by: string })[];
  readonly clocks: readonly { readonly name: string; readonly state: string; readonly day?: string; readonly then: string }[];
  /** First day of a sick leave that has lasted long. */
  readonly risk?: string;
  readonly caseWorker?: 'suggested' | 'ask-consent';
  readonly needAnswered: boolean;
  readonly dispositions: readonly { readonly name: string; readonly status: string; readonly text: string }[];
  readonly today: string;
  readonly adaptations: readonly AdaptationShown[];
  /** With what the jobcentre has agreed with the citizen about the way back, and when it is looked at again. */
  readonly requests: readonly { readonly name: string; readonly state: string; readonly agreed?: string; readonly next?: string }[];
  readonly statement?: StatementShown;
  readonly suggestsStatement: boolean;
  /** Whether the reader notes that an employer asks for one. */
  readonly mayAskStatement: boolean;
  readonly section56?: Section56Shown;
  /** Where the law on it is found. */
  readonly law?: { readonly name: string; readonly url: string; readonly asOf: number };
  readonly benefit: BenefitShown;
  readonly statuses: Choices;
  readonly aspects: { readonly physical: Choices; readonly psychological: Choices };
  readonly reasons: Choices;
  readonly mayNote: boolean;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The whole page. */
export function renderWorkPage(page: WorkPage): string {
  const { visit, card, parts, faults } = page;
  const messages = workMessagesIn(visit.language);
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: messages.title,
    faults,
    children: (
      <>
        <div class="overview">
          <WorkNow {...page} />
          <Said {...page} />
        </div>
        {parts.includes('henvis') && (
          <p>
            <a href={citizenPath(card.id, 'henvis/til-jobcentre')}>{messages.encourage}</a>
          </p>
        )}
        <Adaptations {...page} />
        <Statement {...page} />
        <Section56 {...page} />
        <Benefit {...page} />
        {page.mayNote && <NoteWork {...page} />}
        <WorkHistory {...page} />
      </>
    ),
  });
}

/** What the programme says, and what the jobcentre has. */
function Said({ visit, dispositions, requests, today }: WorkPage): JSX.Element {
  const messages = workMessagesIn(visit.language);
  const { states } = recordMessagesIn(visit.language);
  return (
    <>
      {dispositions.length > 0 && (
        <section aria-labelledby="svar">
          <h2 id="svar">{messages.programme}</h2>
          <ul class="plain-rows no-max-width">
            {dispositions.map(({ name, status, text }) => (
              <li key={name}>
                <strong>{name}</strong>
                <span class="status-word">{status}</span>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {requests.length > 0 && (
        <section aria-labelledby="job">
          <h2 id="job">{messages.requests}</h2>
          <ul class="plain-rows no-max-width">
            {requests.map(({ name, state, agreed, next }) => (
              <li key={`${name} ${state}`}>
                {name}
                <span class="status-word">{states[state] ?? state}</span>
                {agreed !== undefined && (
                  <p>
                    {messages.agreedShown} {agreed}
                    {next !== undefined && (
                      <>
                        {'. '}
                        {messages.nextShown} <ToldDay day={next} today={today} language={visit.language} />
                      </>
                    )}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
