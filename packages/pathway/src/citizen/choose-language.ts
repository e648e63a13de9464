/** The language in which a citizen wants to be spoken to: her own choice, one of a list by its code, or another in her own words. */
import type { StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { changed } from '../fhir-words.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { changeOwnPatient } from './own-patient.ts';

export interface LanguageTold {
  readonly citizen: string;
  readonly key: string;
  /** BCP 47, such as `ar`; or `other` is told. */
  readonly language?: string;
  /** What she calls it, where no code is chosen. */
  readonly other?: string;
}

export type LanguageOutcome =
  | { readonly ok: true; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'language-missing' }
  | StepRefusal;

interface Spoken {
  readonly preferred?: boolean;
  readonly language?: { readonly text?: string; readonly coding?: readonly { readonly code?: string }[] };
}

const longest = 60;

/** Keeps it as the one she prefers. What else the record says that she speaks stays. */
export async function chooseLanguage(desk: Desk, { citizen, key, language, other = '' }: LanguageTold): Promise<LanguageOutcome> {
  const words = other.trim().slice(0, longest);
  const isCode = language !== undefined && /^[a-z]{2,3}(?:-[A-Za-z]{2,8})*$/.test(language);
  if (!isCode && words === '') return { ok: false, reason: 'language-missing' };
  const chosen = isCode ? { coding: [{ system: 'urn:ietf:bcp:47', code: language }] } : { text: words };
  return changeOwnPatient<StepRefusal>(desk, { step: 'choose-language', citizen, key }, (patient) => {
    const others = spokenIn(patient)
      .filter((one) => one.preferred !== true && nameOfSpoken(one) !== (isCode ? language : words))
      .map((one) => ({ ...one, preferred: false }));
    return changed(patient, { communication: [{ language: chosen, preferred: true }, ...others] });
  });
}

/** The language that is preferred, else the first: its code, or what she calls it. */
export function spokenLanguage(patient: StoredResource): string | undefined {
  const spoken = spokenIn(patient);
  return nameOfSpoken(spoken.find(({ preferred }) => preferred === true) ?? spoken[0]);
}

function nameOfSpoken(one: Spoken | undefined): string | undefined {
  return one?.language?.coding?.[0]?.code ?? one?.language?.text;
}

function spokenIn({ communication }: StoredResource): readonly Spoken[] {
  return (communication ?? []) as readonly Spoken[];
}
