/** What a consultation holds beside the findings: why the triage was concluded so, what was tried before, risk factors, and function by ICF in words. */

import type { JSX } from 'preact';
import type { FormView, Option } from '../shared/door-field-frame.tsx';
import { SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { icfName, circumstanceNames as names, offerName, riskName } from './circumstance-names.ts';
import { consultationMessagesIn } from './consultation-messages.ts';
import { Folded } from './findings-form.tsx';

/** Something said in words before: when, and by whom where that is known. */
export interface SaidBefore {
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
  readonly said?: SaidBefore;
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
  readonly overall?: SaidBefore;
  readonly risks: readonly RiskShown[];
  readonly offers: {
    readonly rows: number;
    readonly options: readonly Option[];
    readonly effects: readonly Option[];
    readonly asked?: { readonly when: string; readonly by?: string };
    /** What was tried, in a line. */
    readonly told: string;
  };
  readonly triage: { readonly may: boolean; readonly said?: SaidBefore };
}

interface Props {
  readonly form: FormView;
  readonly shown: CircumstancesShown;
}

/** Why the triage was concluded so; only for those who conclude it. */
export function TriageReason({ form, shown: { triage } }: Props): JSX.Element | null {
  const messages = consultationMessagesIn(form.language);
  if (!triage.may)
    return triage.said === undefined ? null : <p class="form-hint said-before">{`${messages.triageReason}: ${triage.said.words}`}</p>;
  return (
    <div class="triage-reason">
      <TextLine form={form} name={names.triageReason} label={messages.triageReason} />
    </div>
  );
}

/** What was tried before, how it went, and whether it is wanted again. */
export function EarlierOffers({ form, shown: { offers } }: Props): JSX.Element {
  const messages = consultationMessagesIn(form.language);
  return (
    <fieldset class="earlier-offers">
      <legend class="finding-legend">{messages.offers}</legend>
      {offers.asked !== undefined && (
        <p class="form-hint">{messages.saidBefore(shortDate(offers.asked.when, form.language), offers.asked.by)}</p>
      )}
      {Array.from({ length: offers.rows }, (_, index) => index + 1).map((number) => (
        <fieldset class="earlier-offer" key={number} aria-label={messages.offer(number)}>
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
export function RiskFactors({ form, shown: { risks } }: Props): JSX.Element {
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

/** The five domains on one sheet: what the record holds, and what is said of it. */
export function IcfSheet({ form, shown: { domains, overall } }: Props): JSX.Element {
  const { language } = form;
  const messages = consultationMessagesIn(language);
  const before = (said: SaidBefore | undefined): string | undefined => said && messages.saidBefore(shortDate(said.when, language), said.by);
  const tellable = domains.filter(({ mayTell }) => mayTell);
  const told = domains.filter(({ said }) => said !== undefined).map(({ name }) => name);
  const isTyped = [...tellable.map(({ code, said }) => [icfName(code), said] as const), [names.overall, overall] as const].some(
    ([name, said]) => (form.fields.get(name) ?? '') !== (said?.words ?? ''),
  );
  return (
    <Folded
      id="icf"
      name={messages.icf}
      known={told.join(' · ')}
      open={isTyped || form.faults.some(({ field }) => field.startsWith('icf.'))}
    >
      <p class="form-hint">{messages.icfLead}</p>
      {domains.map(({ code, name, known, said, mayTell }) => (
        <div class="icf-domain" key={code}>
          <p class="icf-known">
            <strong>{name}</strong>
            <span>{known.length === 0 ? messages.nothingKnown : known.join(' · ')}</span>
          </p>
          {mayTell ? (
            <TextBox form={form} name={icfName(code)} label={messages.domainWords(name)} rows={2} {...hinted(before(said))} />
          ) : (
            said !== undefined && <p class="said-before">{said.words}</p>
          )}
        </div>
      ))}
      {tellable.length > 0 && (
        <TextBox form={form} name={names.overall} label={messages.overall} rows={2} hint={before(overall) ?? messages.overallHint} />
      )}
    </Folded>
  );
}

function hinted(hint: string | undefined): { readonly hint?: string } {
  return hint === undefined ? {} : { hint };
}
