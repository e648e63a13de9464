/** Sickness benefit: when it ends, who reassesses it from when, what was decided; noted by all, decided by the jobcentre that has the case. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { DateLine, TextBox } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { ToldDay } from './told-day.tsx';
import { Folded } from './treatment-form.tsx';
import { formOf, WorkForm, yesNo } from './work-form.tsx';
import { workMessagesIn } from './work-messages.ts';
import type { WorkPage } from './work-page.tsx';

export interface BenefitShown {
  readonly end?: string;
  readonly reassessment?: { readonly id: string; readonly from?: string; readonly house: string; readonly own: boolean };
  readonly decided?: { readonly decision: string; readonly day: string };
}

/** How it stands, and the forms for whom they are. */
export function Benefit(page: WorkPage): JSX.Element {
  const { visit, benefit, today, mayNote } = page;
  const { language } = visit;
  const messages = workMessagesIn(language);
  const form = formOf(page);
  const { end, reassessment, decided } = benefit;
  return (
    <section aria-labelledby="sygedagpenge">
      <h2 id="sygedagpenge">{messages.benefit}</h2>
      {end === undefined ? (
        <p>{messages.benefitNone}</p>
      ) : (
        <p>
          {messages.benefitEnds} <ToldDay day={end} today={today} language={language} />.
        </p>
      )}
      {decided !== undefined && (
        <p>
          {shortDate(decided.day, language)}: {messages.decisions[decided.decision] ?? decided.decision}.
        </p>
      )}
      {reassessment !== undefined && !reassessment.own && (
        <p>{messages.reassessedBy(reassessment.house, reassessment.from && shortDate(reassessment.from, language))}</p>
      )}
      {end !== undefined && reassessment === undefined && decided?.decision !== 'not-extended' && <p>{messages.nobodyReassesses}</p>}
      {reassessment?.own === true && <Decide page={page} id={reassessment.id} />}
      {mayNote && (
        <Folded page={page} title={messages.noteBenefit} fields={['ydelse', 'uegnet']}>
          <WorkForm page={page} act="ydelse">
            <DateLine form={form} name="ydelse" label={messages.benefitEnd} />
            <RadioList form={form} name="uegnet" label={messages.unfit} options={yesNo(page, true)} />
          </WorkForm>
        </Folded>
      )}
    </section>
  );
}

function Decide({ page, id }: { readonly page: WorkPage; readonly id: string }): JSX.Element {
  const messages = workMessagesIn(page.visit.language);
  const form = formOf(page);
  return (
    <Folded page={page} title={messages.decide} fields={['afgoer']}>
      <WorkForm page={page} act="afgoer" about={id} button={messages.sendDecision}>
        <p>{messages.decideLead}</p>
        <RadioList
          form={form}
          name="afgoer"
          label={messages.decision}
          options={Object.entries(messages.decisions).map(([value, label]) => ({ value, label }))}
        />
        <DateLine form={form} name="afgoer-til" label={messages.extendedUntil} />
        <TextBox form={form} name="afgoer-ord" label={messages.decisionWords} hint={messages.decisionWordsHint} rows={3} />
      </WorkForm>
    </Folded>
  );
}
