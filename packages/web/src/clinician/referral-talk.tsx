/** The talk about a scan with the figures for her age, and the programme's answer with the reason to go on against it. */

import type { JSX } from 'preact';
import { SelectOne, TextBox } from '../shared/door-fields.tsx';
import { ChartWithTable } from './chart-with-table.tsx';
import { citizenPath } from './citizen-record-document.tsx';
import { referralMessagesIn } from './referral-messages.ts';
import type { ReferralFormShown, ReferralPage } from './referral-model.ts';

/** Before the form, where the programme opens for no scan. */
export function Talk({ visit, card, shown }: ReferralPage & { readonly shown: ReferralFormShown }): JSX.Element | null {
  const messages = referralMessagesIn(visit.language);
  const { talk } = shown;
  if (talk === undefined) return null;
  return (
    <section aria-labelledby="tale">
      <h2 id="tale">{messages.talkTitle}</h2>
      <p>{messages.talkLead}</p>
      <div class="curves">
        <div>
          <h3>{talk.title}</h3>
          <ChartWithTable chart={talk.chart} language={visit.language} />
        </div>
        <div>
          <h3>{messages.talkCommon(talk.age)}</h3>
          <dl class="facts">
            {talk.common.map(({ name, of100 }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <svg width="100" height="10" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">
                    <rect x="0.5" y="0.5" width="99" height="9" />
                    <rect x="0.5" y="0.5" width={Math.min(99, of100)} height="9" fill="currentColor" />
                  </svg>{' '}
                  {messages.of100(of100)}
                </dd>
              </div>
            ))}
          </dl>
          <p class="form-hint">
            {messages.talkSource} {talk.source}
          </p>
        </div>
      </div>
      <p>
        <strong>{talk.text}</strong>
      </p>
      <p>
        <a href={citizenPath(card.id, `papirer/why-not-a-scan/${card.id}`)}>{messages.talkPaper}</a>
      </p>
    </section>
  );
}

/** What the programme says, and why one goes on. */
export function Indication(page: ReferralPage & { readonly shown: ReferralFormShown }): JSX.Element | null {
  const { visit, fields, faults, shown } = page;
  const messages = referralMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const { indication } = shown;
  if (indication === undefined && (fields.get('grund') ?? '') === '') return null;
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">{messages.indicationTitle}</h2>
      {indication !== undefined && <p>{messages.indication(indication.status)}</p>}
      {indication !== undefined && indication.because.length > 0 && (
        <p>
          {messages.because} {indication.because.join(', ')}.
        </p>
      )}
      <h3>{messages.overrideTitle}</h3>
      <SelectOne form={form} name="grund" label={messages.override} empty={messages.overrideChoose} options={shown.reasons} />
      <TextBox form={form} name="grund-tekst" label={messages.overrideText} rows={2} />
    </section>
  );
}
