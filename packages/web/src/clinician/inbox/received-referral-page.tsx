/** One referral as its receiver sees it: what to decide, what it says and leaves out, the programme's answer, papers and story. */

import type { ComponentChildren, JSX } from 'preact';
import type { DoorVisit, FieldFault } from '../../shared/door-document.tsx';
import { citizenPath } from '../citizen-record-document.tsx';
import { renderClinicianDocument } from '../clinician-document.tsx';
import { Decisions } from './decision-form.tsx';
import { type InboxMessages, inboxMessagesIn } from './inbox-messages.ts';
import { type InboxRowShown, inboxPath, receivedPath } from './inbox-model.ts';
import { Clock, inboxSentences } from './inbox-page.tsx';

export interface StoryStepShown {
  readonly step: string;
  readonly who: string;
  readonly when: string;
  /** When it was written down, where that is another day. */
  readonly recorded?: string;
  readonly reason?: string;
}

export interface ReceivedReferralPage {
  readonly visit: DoorVisit;
  readonly row: InboxRowShown;
  readonly citizen: string;
  /** Whether the reader has the citizen's own pages. */
  readonly records: boolean;
  readonly content: readonly { readonly label: string; readonly text: string }[];
  readonly leftOut: readonly { readonly label: string; readonly why: string }[];
  readonly missing: readonly string[];
  readonly said?: { readonly status: string; readonly version: string; readonly because: string };
  /** Why there is no answer to show. */
  readonly unsaid?: string;
  readonly override?: string;
  /** Short facts: track, time, question and answer, feedback, offers, goals. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly papers: readonly string[];
  readonly story: readonly StoryStepShown[];
  /** Whether the story says who did what. */
  readonly namesSteps: boolean;
  readonly acute?: string;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The whole page. */
export function renderReceivedReferralPage(page: ReceivedReferralPage): string {
  const { visit, row, faults, acute } = page;
  const messages = inboxMessagesIn(visit.language);
  const name = row.citizen === '' ? messages.unnamed : row.citizen;
  return renderClinicianDocument({
    visit,
    title: `${name}: ${row.what}`,
    faults,
    island: 'keep-draft',
    sentences: inboxSentences(messages),
    children: (
      <>
        <p class="received-ways">
          <a href={inboxPath}>{messages.back}</a>
          {page.records && <a href={citizenPath(page.citizen)}>{messages.records}</a>}
        </p>
        {acute !== undefined && <p class="received-acute">{messages.acuteOpen}</p>}
        <div class="received">
          <div class="received-do">
            <div id={`sag-${row.id}`} class={`received-head${row.clock === undefined ? '' : ` inbox-${row.clock.standing}`}`}>
              <Clock clock={row.clock} messages={messages} since={row.since} />
              <p class="inbox-state">
                <strong>{row.state}</strong>
                {row.waits !== undefined && <span> {row.waits}</span>}
              </p>
              <p class="inbox-from">{messages.from(row.from)}</p>
              {row.clock !== undefined && <p class="inbox-then">{messages.then(row.clock.then)}</p>}
            </div>
            <h2>{messages.decide}</h2>
            {row.decisions.length === 0 ? (
              <p>{messages.nothingToDecide}</p>
            ) : (
              <Decisions
                {...{ visit, formKey: page.formKey, id: row.id, version: row.version, about: name, decisions: row.decisions }}
                {...(acute !== undefined && { acute })}
                form={{ language: visit.language, fields: page.fields, faults }}
                action={receivedPath(row.id)}
              />
            )}
          </div>
          <div class="received-read">
            <Content {...page} messages={messages} />
            <Said {...page} messages={messages} />
            <Papers {...page} messages={messages} />
            <Story {...page} messages={messages} />
          </div>
        </div>
      </>
    ),
  });
}

type Part = ReceivedReferralPage & { readonly messages: InboxMessages };

function Content({ content, leftOut, missing, facts, messages }: Part): JSX.Element {
  return (
    <>
      {facts.length > 0 && (
        <Section title={messages.facts}>
          <Terms terms={facts} />
        </Section>
      )}
      <Section title={messages.content}>
        {content.length === 0 ? <p>{messages.noContent}</p> : <Terms terms={content} />}
        {leftOut.length > 0 && (
          <>
            <h3>{messages.leftOut}</h3>
            <Terms terms={leftOut.map(({ label, why }) => ({ label, text: why }))} />
          </>
        )}
        {missing.length > 0 && (
          <>
            <h3>{messages.absent}</h3>
            <p>{missing.join(', ')}</p>
          </>
        )}
      </Section>
    </>
  );
}

function Said({ said, unsaid = '', override, acute, messages }: Part): JSX.Element | null {
  if (acute !== undefined) return null;
  return (
    <Section title={messages.said}>
      {said === undefined ? (
        <p>{messages.notSaid[unsaid]}</p>
      ) : (
        <>
          <p>
            <strong>{said.status}</strong>
          </p>
          {said.because !== '' && <p>{messages.saidBecause(said.because)}</p>}
          <p class="inbox-from">{said.version}</p>
        </>
      )}
      {override !== undefined && <p>{messages.override(override)}</p>}
    </Section>
  );
}

function Papers({ papers, row, acute, messages }: Part): JSX.Element | null {
  if (papers.length === 0 || acute !== undefined) return null;
  return (
    <Section title={messages.papers}>
      <ul>
        {papers.map((kind) => (
          <li key={kind}>
            <a href={`${receivedPath(row.id)}/papir/${kind}`}>{messages.paper[kind] ?? kind}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Story({ story, namesSteps, messages }: Part): JSX.Element {
  return (
    <Section title={messages.story}>
      {!namesSteps && <p class="inbox-from">{messages.storyOfHouses}</p>}
      {story.length === 0 ? (
        <p>{messages.noStory}</p>
      ) : (
        <ol class="received-story no-max-width">
          {story.map(({ step, who, when, recorded, reason }, index) => (
            <li key={`${index} ${step}`}>
              <strong>{step}</strong> <span>{[who, when, recorded].filter(Boolean).join(', ')}</span>
              {reason !== undefined && <q>{reason}</q>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Terms({ terms }: { readonly terms: readonly { readonly label: string; readonly text: string }[] }): JSX.Element {
  return (
    <dl class="received-terms">
      {terms.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
