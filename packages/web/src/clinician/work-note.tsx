/** What is noted of work today: how it is, how long she is away, what matters at work, and whether something is to be done. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import { DateLine, SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { Folded } from './treatment-form.tsx';
import { formOf, WorkForm, yesNo } from './work-form.tsx';
import { workMessagesIn } from './work-messages.ts';
import type { WorkPage } from './work-page.tsx';

/** The form; what is asked less often is folded away in it. */
export function NoteWork(page: WorkPage): JSX.Element {
  const messages = workMessagesIn(page.visit.language);
  const form = formOf(page);
  return (
    <section aria-labelledby="noter">
      <h2 id="noter">{messages.note}</h2>
      <WorkForm page={page} act="noter">
        <SelectOne form={form} name="situation" label={messages.status} empty={messages.unknown} options={page.statuses} />
        <RadioList
          form={form}
          name="sygemelding"
          label={messages.leave}
          options={[...Object.entries(messages.leaves).map(([value, label]) => ({ value, label })), { value: '', label: messages.unknown }]}
        />
        <DateLine form={form} name="siden" label={messages.since} />
        <DateLine form={form} name="sygtil" label={messages.sickUntil} hint={messages.sickUntilHint} />
        <div class="content-fields">
          <TextLine form={form} name="timer" label={messages.hours} numeric maxLength={3} />
          <TextLine form={form} name="uger" label={messages.weeks} numeric maxLength={3} />
        </div>
        <RadioList form={form} name="truet" label={messages.atRisk} options={yesNo(page, true)} />
        <RadioList
          form={form}
          name="behov"
          label={messages.need}
          options={[...yesNo(page), { value: 'senere', label: messages.later }, { value: '', label: messages.unknown }]}
        />
        <DateLine form={form} name="igen" label={messages.laterOn} />
        <div class="form-group">
          <Folded page={page} title={messages.more} fields={['fysisk', 'psykisk', 'arbejdsord', 'gentagne', 'varig']}>
            <TickList form={form} name="fysisk" label={messages.physical} options={page.aspects.physical} />
            <TickList form={form} name="psykisk" label={messages.psychological} options={page.aspects.psychological} />
            <RadioList form={form} name="gentagne" label={messages.repeated} options={yesNo(page, true)} />
            <RadioList form={form} name="varig" label={messages.lasting} options={yesNo(page, true)} />
            {/* What jobcentre and municipality do not see in the record, they do not write in it. */}
            {page.parts.includes('behandling') && (
              <TextBox form={form} name="arbejdsord" label={messages.words} hint={messages.wordsHint} rows={2} />
            )}
          </Folded>
        </div>
      </WorkForm>
    </section>
  );
}
