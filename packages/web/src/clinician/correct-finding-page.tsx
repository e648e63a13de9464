/** A finding that was written wrongly: it is marked with why, no answer rests on it any more, and it stays in the story. */

import type { JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { TextLine } from '../shared/door-fields.tsx';
import type { Language } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';

export interface CorrectPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly formKey: string;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  /** The finding, what was told of it, when (ISO), and by whom. */
  readonly finding: { readonly id: string; readonly name: string; readonly told: string; readonly day: string; readonly by?: string };
}

const da = {
  title: 'Skrevet forkert',
  lead: 'Fundet bliver stående i journalen, mærket som skrevet forkert. Intet svar hviler på det mere. Det rigtige skriver du bagefter i konsultationen.',
  why: 'Hvorfor er det forkert?',
  mark: 'Mærk som skrevet forkert',
  back: 'Tilbage til konsultationen',
  faults: {
    'reason-missing': 'Skriv, hvorfor det er forkert.',
    'corrected-already': 'Det er allerede mærket som skrevet forkert.',
    other: 'Det kunne ikke rettes. Prøv igen.',
  } as Readonly<Record<string, string>>,
};

const en: typeof da = {
  title: 'Written wrongly',
  lead: 'The finding stays in the record, marked as written wrongly. No answer rests on it any more. What is right you write in the consultation afterwards.',
  why: 'Why is it wrong?',
  mark: 'Mark as written wrongly',
  back: 'Back to the consultation',
  faults: {
    'reason-missing': 'Write why it is wrong.',
    'corrected-already': 'It is marked as written wrongly already.',
    other: 'It could not be put right. Try again.',
  },
};

/** Where a finding is marked. */
export function correctPath(citizen: string, finding: string): string {
  return `${citizenPath(citizen, 'konsultation')}/ret/${encodeURIComponent(finding)}`;
}

/** Why a finding could not be marked, as a sentence. */
export function correctFault(reason: string, language: Language): string {
  const { faults } = language === 'en' ? en : da;
  return faults[reason] ?? faults.other ?? '';
}

/** The whole page. */
export function renderCorrectPage(page: CorrectPage): string {
  const { title } = page.visit.language === 'en' ? en : da;
  return renderCitizenRecord({ ...page, title: `${title}: ${page.finding.name}`, children: <Content {...page} /> });
}

function Content({ visit, card, finding, formKey, fields, faults }: CorrectPage): JSX.Element {
  const { language } = visit;
  const messages = language === 'en' ? en : da;
  return (
    <>
      <p>
        <strong>{finding.name}</strong>: {[finding.told, shortDate(finding.day, language), finding.by].filter(Boolean).join(', ')}
      </p>
      <p>{messages.lead}</p>
      <form method="post" action={correctPath(card.id, finding.id)} class="door-form" noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <TextLine form={{ language, fields, faults }} name="hvorfor" label={messages.why} />
        <button type="submit" class="button button-primary">
          {messages.mark}
        </button>
      </form>
      <p>
        <a href={citizenPath(card.id, 'konsultation')}>{messages.back}</a>
      </p>
    </>
  );
}
