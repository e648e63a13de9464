/** Function by ICF on one sheet: what the record holds of each domain, how each item bears on the course, and what is said of it. An emptied field takes back what stood. */

import type { JSX } from 'preact';
import { SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import type { Language } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { icfItemName, icfName, circumstanceNames as names } from './circumstance-names.ts';
import type { CircumstanceProps, DomainShown, SaidBefore } from './consultation-circumstances.tsx';
import { consultationMessagesIn } from './consultation-messages.ts';
import { Folded } from './findings-form.tsx';

/** The five domains. `unchanged` are fields that say what the record said. */
export function IcfSheet(props: CircumstanceProps & { readonly unchanged: ReadonlySet<string> }): JSX.Element {
  const { form, shown, unchanged } = props;
  const { domains, overall } = shown;
  const messages = consultationMessagesIn(form.language);
  const tellable = domains.filter(({ mayTell }) => mayTell);
  const told = domains.filter(({ said, items }) => stands(said) || items.some((item) => stands(item.said))).map(({ name }) => name);
  const isTyped = [...form.fields].some(([name, value]) => name.startsWith('icf.') && value !== '' && !unchanged.has(name));
  return (
    <Folded
      id="icf"
      name={messages.icf}
      known={told.join(' · ')}
      open={isTyped || form.faults.some(({ field }) => field.startsWith('icf.'))}
    >
      <p class="form-hint">{messages.icfLead}</p>
      {domains.map((domain) => (
        <div class="icf-domain" key={domain.code}>
          <p class="icf-known">
            <strong>{domain.name}</strong>
            <span>{domain.known.length === 0 ? messages.nothingKnown : domain.known.join(' · ')}</span>
          </p>
          {domain.mayTell ? (
            <div>
              <TextBox form={form} name={icfName(domain.code)} label={messages.domainWords(domain.name)} rows={2} />
              <SaidStory said={domain.said} language={form.language} />
            </div>
          ) : (
            <SaidStory said={domain.said} language={form.language} isOpen />
          )}
          {domain.mayTell && <Items {...props} domain={domain} />}
        </div>
      ))}
      {tellable.length > 0 && (
        <>
          <TextBox form={form} name={names.overall} label={messages.overall} rows={2} hint={messages.overallHint} />
          <SaidStory said={overall} language={form.language} />
        </>
      )}
    </Folded>
  );
}

function Items({
  form,
  shown,
  unchanged,
  domain: { code, name, items },
}: CircumstanceProps & { readonly unchanged: ReadonlySet<string>; readonly domain: DomainShown }): JSX.Element {
  const messages = consultationMessagesIn(form.language);
  const fieldsOf = (item: string): readonly string[] => [icfItemName(code, item, 'betydning'), icfItemName(code, item, 'ord')];
  const isTyped = items.some(({ item }) => fieldsOf(item).some((field) => (form.fields.get(field) ?? '') !== '' && !unchanged.has(field)));
  const answered = items.filter(({ item }) => fieldsOf(item).some((field) => (form.fields.get(field) ?? '') !== '')).length;
  return (
    <details class="icf-items recorded" open={isTyped}>
      <summary>{messages.items(name, answered, items.length)}</summary>
      {items.map(({ item, name: itemName, said }) => (
        <fieldset class="line-fields" key={item}>
          <legend class="finding-legend">{itemName}</legend>
          <SelectOne
            form={form}
            name={icfItemName(code, item, 'betydning')}
            label={messages.bearing}
            empty={messages.noBearing}
            options={shown.bearings}
          />
          <TextLine form={form} name={icfItemName(code, item, 'ord')} label={messages.words} />
          <SaidStory said={said} language={form.language} />
        </fieldset>
      ))}
    </details>
  );
}

function stands([latest]: readonly SaidBefore[]): boolean {
  return latest !== undefined && latest.words !== '';
}

/** What was said before, each time with who and when; what was taken back stays in it. */
function SaidStory({
  said,
  language,
  isOpen = false,
}: {
  readonly said: readonly SaidBefore[];
  readonly language: Language;
  readonly isOpen?: boolean;
}): JSX.Element | null {
  const messages = consultationMessagesIn(language);
  const [last] = said;
  if (last === undefined) return null;
  return (
    <details class="recorded" open={isOpen}>
      <summary>{messages.saidLast(shortDate(last.when, language))}</summary>
      <ul class="finding-story">
        {said.map(({ words, when, by }) => (
          <li key={`${when} ${words}`}>
            {[`${shortDate(when, language)}: ${words === '' ? messages.takenBack : words}`, by].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
