/** What a consultation holds beside the findings: why the triage was concluded so, what was tried before, and risk factors in words. */

import type { JSX } from 'preact';
import type { FormView, Option } from '../shared/door-field-frame.tsx';
import { SelectOne, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { circumstanceNames as names, offerName, riskName } from './circumstance-names.ts';
import { consultationMessagesIn } from './consultation-messages.ts';

/** Something said before: when, and by whom where that is known. */
export interface SaidBefore {
  /** Empty where it was taken back. */
  readonly words: string;
  readonly when: string;
  readonly by?: string;
}

export interface DomainShown {
  readonly code: string;
  readonly name: string;
  /** What the record holds of it, each as a line. */
  readonly known: readonly string[];
  /** Whether the reader's profession speaks of it. */
  readonly mayTell: boolean;
  readonly items: readonly { readonly item: string; readonly name: string; readonly said: readonly SaidBefore[] }[];
  /** Each time, latest first. */
  readonly said: readonly SaidBefore[];
}

export interface RiskShown {
  readonly code: string;
  readonly name: string;
  readonly standing: 'present' | 'absent' | 'unknown' | 'told';
  /** No finding expresses it: it is told in words. */
  readonly inWords: boolean;
  /** When it began, or else when it was seen; ISO. */
  readonly began?: string;
  readonly since?: string;
}

export interface CircumstancesShown {
  readonly domains: readonly DomainShown[];
  readonly overall: readonly SaidBefore[];
  /** How an item may bear on the course. */
  readonly bearings: readonly Option[];
  readonly risks: readonly RiskShown[];
  readonly offers: {
    readonly rows: number;
    readonly options: readonly Option[];
    readonly effects: readonly Option[];
    readonly asked?: { readonly when: string; readonly by?: string };
    /** What was tried, in a line. */
    readonly told: string;
  };
  readonly triage: {
    readonly said?: SaidBefore;
    /** What it shows, in a line. */
    readonly told?: string;
    /** Where no examination stands on which it may be concluded: the questions that would say so, each with its place on the page. */
    readonly examine: readonly { readonly name: string; readonly href: string }[];
    /** Who concludes it, where the reader does not. */
    readonly by: string;
  };
}

export interface CircumstanceProps {
  readonly form: FormView;
  readonly shown: CircumstancesShown;
}

/** Why the triage was concluded so; a conclusion is not kept without. */
export function TriageReason({ form, shown: { triage } }: CircumstanceProps): JSX.Element {
  const messages = consultationMessagesIn(form.language);
  return (
    <div class="triage-reason">
      {triage.examine.length > 0 && (
        <p class="form-hint">
          {messages.examineFirst}{' '}
          {triage.examine.map(({ name, href }, index) => (
            <span key={href}>
              {index > 0 && ', '}
              <a href={href}>{name}</a>
            </span>
          ))}
          .
        </p>
      )}
      <TextLine form={form} name={names.triageReason} label={messages.triageReason} maxLength={2000} />
    </div>
  );
}

/** The triage as those who conclude it have left it. */
export function TriageOfOthers({ form, shown: { triage } }: CircumstanceProps): JSX.Element {
  const messages = consultationMessagesIn(form.language);
  return (
    <div class="finding" id="diagnostic-triage" tabIndex={-1}>
      <div class="finding-legend">{triage.told ?? messages.triageNone}</div>
      <div class="form-hint">{[triage.said?.words, messages.triageBy(triage.by)].filter(Boolean).join(' – ')}</div>
    </div>
  );
}

/** What was tried before, how it went, and whether it is wanted again. */
export function EarlierOffers({ form, shown: { offers } }: CircumstanceProps): JSX.Element {
  const messages = consultationMessagesIn(form.language);
  return (
    <fieldset class="earlier-offers">
      <legend class="finding-legend">{messages.offers}</legend>
      {offers.asked !== undefined && (
        <p class="form-hint">{messages.saidBefore(shortDate(offers.asked.when, form.language), offers.asked.by)}</p>
      )}
      {Array.from({ length: offers.rows }, (_, index) => index + 1).map((number) => (
        <fieldset class="line-fields" key={number} aria-label={messages.offer(number)}>
          <SelectOne form={form} name={offerName(number, 'hvad')} label={messages.what} empty={messages.other} options={offers.options} />
          <TextLine form={form} name={offerName(number, 'ord')} label={messages.words} />
          <SelectOne form={form} name={offerName(number, 'virkning')} label={messages.effect} empty="–" options={offers.effects} />
          <SelectOne
            form={form}
            name={offerName(number, 'igen')}
            label={messages.again}
            empty={messages.undecided}
            options={messages.againOptions}
          />
          <TextLine form={form} name={offerName(number, 'hvornaar')} label={messages.when} />
        </fieldset>
      ))}
      <p class="choice choice-tick">
        <input
          type="checkbox"
          class="choice-input"
          id={names.noOffers}
          name={names.noOffers}
          value="ja"
          checked={form.fields.get(names.noOffers) === 'ja'}
        />
        <label class="choice-label" for={names.noOffers}>
          {messages.noOffers}
        </label>
      </p>
    </fieldset>
  );
}

/** Every factor by where it stands; from a count nothing follows. */
export function RiskFactors({ form, shown: { risks } }: CircumstanceProps): JSX.Element {
  const { language } = form;
  const messages = consultationMessagesIn(language);
  const day = ({ began, since }: RiskShown): string =>
    began !== undefined
      ? ` (${messages.since(shortDate(began, language))})`
      : since !== undefined
        ? ` (${messages.seen(shortDate(since, language))})`
        : '';
  const line = (standing: RiskShown['standing'], dated: boolean): string =>
    risks
      .filter((risk) => risk.standing === standing && !risk.inWords)
      .map((risk) => `${risk.name}${dated ? day(risk) : ''}`)
      .join(' · ');
  const lines = (['present', 'absent', 'unknown'] as const)
    .map((standing) => [standing, line(standing, standing === 'present')] as const)
    .filter(([, told]) => told !== '');
  return (
    <div class="risk-factors">
      <p class="form-hint">{messages.riskLead}</p>
      <dl class="known-lines">
        {lines.map(([standing, told]) => (
          <div key={standing}>
            <dt>{messages.standing[standing]}</dt>
            <dd>{told}</dd>
          </div>
        ))}
      </dl>
      <div class="risk-words">
        {risks
          .filter(({ inWords }) => inWords)
          .map(({ code, name }) => (
            <TextLine form={form} name={riskName(code)} label={name} key={code} />
          ))}
      </div>
    </div>
  );
}
