/** Where a citizen who comes for the first time says yes, and the course begins. */

import { RadioList, TickList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { DateLine, SelectOne, TextLine } from '../shared/door-fields.tsx';
import { citizenMessagesIn } from './citizen-messages.ts';
import { renderClinicianDocument } from './clinician-document.tsx';

export interface ReceiveCitizenPage {
  readonly visit: DoorVisit;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  readonly municipalities: readonly string[];
  /** Houses of GPs in the directory. */
  readonly gps: readonly { readonly house: string; readonly name: string }[];
  /** Roles that the citizen may say yes to at once, with their names. */
  readonly roles: readonly { readonly role: string; readonly name: string }[];
}

/** The whole page. */
export function renderReceiveCitizenPage(page: ReceiveCitizenPage): string {
  const { visit, fields, faults, formKey, municipalities, gps, roles } = page;
  const messages = citizenMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return renderClinicianDocument({
    visit,
    title: messages.receiveTitle,
    faults,
    children: (
      <form method="post" action="/kliniker/modtag" class="door-form" data-draft="/kladde?side=%2Fkliniker%2Fmodtag">
        <FormFields visit={visit} formKey={formKey} />
        <p>{messages.receiveLead}</p>
        <TextLine form={form} name="cpr" label={messages.cpr} hint={messages.cprHint} numeric maxLength={11} />
        <TextLine form={form} name="fornavn" label={messages.given} />
        <TextLine form={form} name="efternavn" label={messages.family} />
        <DateLine form={form} name="foedt" label={messages.birthDate} />
        <RadioList
          form={form}
          name="koen"
          label={messages.gender}
          options={Object.entries(messages.genders).map(([value, label]) => ({ value, label }))}
        />
        <SelectOne
          form={form}
          name="kommune"
          label={messages.municipality}
          empty={messages.notStated}
          options={municipalities.map((name) => ({ value: name, label: name }))}
        />
        <TextLine form={form} name="telefon" label={messages.phoneLabel} type="tel" maxLength={20} />
        <SelectOne
          form={form}
          name="laege"
          label={messages.ownGp}
          hint={messages.ownGpHint}
          empty={messages.notStated}
          options={gps.map(({ house, name }) => ({ value: house, label: name }))}
        />
        <DateLine form={form} name="start" label={messages.start} />
        <TickList
          form={form}
          name="ja-til"
          label={messages.permits}
          options={roles.map(({ role, name }) => ({ value: role, label: name }))}
        />
        <TickList form={form} name="samtykke" label={messages.consent} options={[{ value: 'ja', label: messages.yes }]} />
        <p class="draft-state" role="status" data-draft-status />
        <button type="submit" class="button button-primary">
          {messages.begin}
        </button>
      </form>
    ),
  });
}
