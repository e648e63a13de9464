/** The consultation: the short path first, filled from before, with the programme's answer beside it as one types. */

import type { JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { SelectField } from '../shared/fields.tsx';
import type { Language } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { AnswerPanel, urgencyWord } from './answer-panel.tsx';
import type { AssessmentModel } from './assessment-model.ts';
import { citizenMessagesIn } from './citizen-messages.ts';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { type CircumstancesShown, EarlierOffers, RiskFactors, TriageOfOthers, TriageReason } from './consultation-circumstances.tsx';
import { IcfSheet } from './consultation-icf.tsx';
import { consultationMessagesIn } from './consultation-messages.ts';
import { situationNames as names } from './field-names.ts';
import type { FindingSlots } from './finding-field.tsx';
import { FindingGroups } from './findings-form.tsx';
import { faultLabel, faultSentence, formState } from './form-state.ts';
import { type DrawingShown, PainMap } from './pain-map.tsx';
import { wordsOf } from './programme-words.ts';

/** One time that a finding was told. */
export interface TimeShown {
  /** ISO. */
  readonly day: string;
  readonly told: string;
  readonly by?: string;
  readonly words?: string;
  /** Where it is marked as written wrongly. */
  readonly wrong?: string;
}

export interface ConsultationPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly model: AssessmentModel;
  readonly formKey: string;
  /** The moment from which the form was filled: what is written later is somebody else's. */
  readonly begun: string;
  /** Fields of findings that the record told before, with each time, the latest first. */
  readonly standing: ReadonlyMap<string, readonly TimeShown[]>;
  /** Of these, fields that still say what the record said. */
  readonly unchanged: ReadonlySet<string>;
  /** What is known of a finding, in a line; by code. */
  readonly known: ReadonlyMap<string, string>;
  readonly shown: CircumstancesShown;
  readonly drawing?: DrawingShown;
  /** Folded groups in which something is written that is not saved. */
  readonly opened: readonly string[];
  /** What is wrong beside the findings. */
  readonly faults: readonly FieldFault[];
  /** What somebody else noted meanwhile, and what is written here, side by side. */
  readonly both: readonly { readonly name: string; readonly theirs: string; readonly yours: string }[];
  /** A sentence about the whole form. */
  readonly refused?: string;
}

/** The whole page. */
export function renderConsultationPage(page: ConsultationPage): string {
  const { visit, card, parts, model } = page;
  const messages = consultationMessagesIn(visit.language);
  const form = formState(model);
  const words = wordsOf(model.programme, model.language);
  const faults = model.faults.map((fault) => ({
    field: fault.field,
    text: `${faultLabel(fault, words.finding, form.messages)}: ${faultSentence(fault, form.messages)}`,
  }));
  const ownFaults = [...faults, ...page.faults, ...(page.refused === undefined ? [] : [{ field: 'gem', text: page.refused }])];
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: messages.title,
    faults: ownFaults,
    island: 'assessment',
    sheet: 'findings',
    children: <Content {...page} />,
  });
}

function Content(page: ConsultationPage): JSX.Element {
  const { model } = page;
  const { messages } = formState(model);
  return (
    <div class="workspace">
      <Both {...page} />
      <div class="columns">
        <div class="column-form">
          <Form {...page} />
          <a class="answer-jump" id="answer-jump" href="#answer" data-urgency={model.answer?.urgency ?? 'none'}>
            {messages.answer}: <strong>{urgencyWord(model)}</strong>
          </a>
        </div>
        <aside class="column-answer" id="answer" aria-labelledby="answer-heading" tabIndex={-1}>
          <div class="answer-head">
            <h2 id="answer-heading">{messages.answer}</h2>
            <span class="answer-state" id="answer-state" aria-hidden="true" />
          </div>
          <p class="sr-only" id="answer-summary" role="status" />
          <AnswerPanel model={model} />
        </aside>
      </div>
    </div>
  );
}

function Form(page: ConsultationPage): JSX.Element {
  const { visit, card, parts, model, formKey, begun } = page;
  const own = consultationMessagesIn(visit.language);
  const words = wordsOf(model.programme, model.language);
  const form = formState(model);
  const { messages } = form;
  const action = citizenPath(card.id, 'konsultation');
  const questions = [...model.programme.vocabulary.questions.keys()].map((value) => ({ value, label: words.asked(value) }));
  const next = [
    ['plan', own.saveAndPlan],
    ['henvis', own.saveAndRefer],
    ['behandling', own.saveAndTreat],
  ] as const;
  return (
    <form
      id="assessment"
      class="assessment-form"
      method="post"
      action={action}
      noValidate
      data-updated={messages.updated}
      data-updating={messages.updating}
      data-failed={messages.updateFailed}
      data-draft={`/kladde?side=${encodeURIComponent(action)}`}
      data-draft-lost={own.draftLost}
    >
      <FormFields visit={visit} formKey={formKey} />
      <input type="hidden" name="udgangspunkt" value={begun} />
      <p class="consultation-lead">{own.lead}</p>
      <div class="form-tools">
        <button type="submit" class="button button-primary" id="gem" name="videre" value="">
          {own.save}
        </button>
        <div class="filter needs-script">
          <label class="sr-only" for="finding-filter">
            {messages.searchFindings}
          </label>
          <input
            type="search"
            class="form-input"
            id="finding-filter"
            placeholder={messages.searchFindings}
            autoComplete="off"
            aria-describedby="finding-keys"
          />
          <span class="filter-count" role="status" data-one={messages.searchCount(1)} data-many={messages.searchCount(2)} />
        </div>
        <p class="draft-state" role="status" data-draft-status>
          {own.draftWaits}
        </p>
        <p class="form-hint needs-script" id="finding-keys">
          {own.keys}
        </p>
      </div>
      <FindingGroups model={model} form={form} words={words} withoutDrugs slots={slotsOf(page)} />
      {parts.includes('behandling') && (
        <p>
          {own.medicine} <a href={citizenPath(card.id, 'behandling')}>{citizenMessagesIn(visit.language).part.behandling}</a>
        </p>
      )}
      <SelectField form={form} name={names.question} label={own.question} choices={[{ value: '', label: own.noQuestion }, ...questions]} />
      <div class="form-end">
        <button type="submit" class="button button-primary" name="videre" value="">
          {own.save}
        </button>
        {next
          .filter(([part]) => parts.includes(part))
          .map(([part, text]) => (
            <button type="submit" class="button button-secondary" name="videre" value={part} key={part}>
              {text}
            </button>
          ))}
        <button type="submit" class="button button-secondary" name="vis" value="ja">
          {own.show}
        </button>
      </div>
    </form>
  );
}

/** What the consultation asks beside the questions of the findings. */
function slotsOf(page: ConsultationPage): FindingSlots {
  const { visit, model, standing, unchanged, known, shown, drawing, faults } = page;
  const { language } = visit;
  const own = consultationMessagesIn(language);
  const view = { language, fields: model.form, faults };
  return {
    standing: (name) => {
      const times = standing.get(name) ?? [];
      const [last] = times;
      return last && { from: own.from(shortDate(last.day, language)), story: <Story times={times} language={language} /> };
    },
    unchanged: (name) => unchanged.has(name),
    known: (group, codes) =>
      [
        ...(group === 'treatment' && shown.offers.told !== '' ? [shown.offers.told] : []),
        ...codes.flatMap((code) => known.get(code) ?? []),
      ].join(' · '),
    opened: page.opened,
    instead: (code) => (model.ofOthers?.has(code) === true ? <TriageOfOthers form={view} shown={shown} /> : undefined),
    beside: (code) => (code === 'diagnostic-triage' ? <TriageReason form={view} shown={shown} /> : null),
    head: (group) => {
      if (group === 'pain') return <PainMap form={formState(model)} language={language} {...(drawing !== undefined && { drawing })} />;
      return group === 'risk' ? <RiskFactors form={view} shown={shown} /> : null;
    },
    end: (group) => {
      if (group === 'treatment') return <EarlierOffers form={view} shown={shown} />;
      return group === 'safety' ? <AskedAgain model={model} text={own.askedAgain} /> : null;
    },
    more: <IcfSheet form={view} shown={shown} unchanged={unchanged} />,
  };
}

function AskedAgain({ model, text }: { readonly model: AssessmentModel; readonly text: string }): JSX.Element {
  return (
    <p class="choice choice-tick asked-again">
      <input
        type="checkbox"
        class="choice-input"
        id="spurgt-igen"
        name="spurgt-igen"
        value="ja"
        checked={model.form.get('spurgt-igen') === 'ja'}
      />
      <label class="choice-label" for="spurgt-igen">
        {text}
      </label>
    </p>
  );
}

/** How a finding was told over time; what is wrong is marked and stays. */
function Story({ times, language }: { readonly times: readonly TimeShown[]; readonly language: Language }): JSX.Element {
  const own = consultationMessagesIn(language);
  return (
    <ul class="finding-story">
      {times.map(({ day, told, by, words, wrong }) => (
        <li key={`${day} ${told}`}>
          {[`${shortDate(day, language)}: ${told}`, words, by].filter(Boolean).join(', ')}{' '}
          {wrong !== undefined && <a href={wrong}>{own.wrong}</a>}
        </li>
      ))}
    </ul>
  );
}

function Both({ visit, both }: ConsultationPage): JSX.Element | null {
  const messages = consultationMessagesIn(visit.language);
  if (both.length === 0) return null;
  return (
    <section class="both-versions" role="alert" aria-labelledby="begge">
      <h2 id="begge">{messages.bothTitle}</h2>
      <p>{messages.bothLead}</p>
      <dl class="facts">
        {both.map(({ name, theirs, yours }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {messages.theirs}: {theirs}
              <br />
              {messages.yours}: {yours}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
