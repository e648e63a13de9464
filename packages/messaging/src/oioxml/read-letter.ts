/** Reads any letter we know: tells its type first, then its content or everything that is wrong with it. */
import type { XmlRefusal } from '../xml/read-xml.ts';
import {
  dischargeLetter,
  municipalityLetter,
  outpatientLetter,
  psychologistLetter,
  specialistLetter,
  treatmentLetter,
} from './closing-letter.ts';
import { openLetter } from './letter.ts';
import type { LetterFault } from './parts.ts';
import {
  hospitalReferral,
  imagingReferral,
  municipalityReferral,
  psychologistReferral,
  specialistReferral,
  treatmentReferral,
} from './referral.ts';
import { rehabilitationPlan } from './rehabilitation-plan.ts';
import { workLetter } from './work-letter.ts';

/** The kinds of letters, by MedCom's name of the type. */
export const letterKinds = {
  XREF01: hospitalReferral,
  XREF02: imagingReferral,
  XREF06: specialistReferral,
  XREF07: treatmentReferral,
  XREF10: psychologistReferral,
  XREF15: municipalityReferral,
  XDIS01: dischargeLetter,
  XDIS02: outpatientLetter,
  XDIS07: specialistLetter,
  XDIS08: treatmentLetter,
  XDIS10: psychologistLetter,
  XDIS15: municipalityLetter,
  XLA165: workLetter,
  GGOP: rehabilitationPlan,
} as const;

export type LetterType = keyof typeof letterKinds;

/** The model of a kind of letter. */
export type Letter<Type extends LetterType = LetterType> = Parameters<(typeof letterKinds)[Type]['write']>[0];

export type AnyLetterReading =
  | {
      readonly [Type in LetterType]: { readonly ok: true; readonly type: Type; readonly version: string; readonly letter: Letter<Type> };
    }[LetterType]
  | { readonly ok: false; readonly reason: XmlRefusal | 'not-a-letter' | 'unknown-type' }
  | { readonly ok: false; readonly reason: 'faults'; readonly type: LetterType; readonly faults: readonly LetterFault[] };

/** A letter in XML. Its version is told and not checked: older revisions of a type are read too. */
export function readLetter(source: string | Uint8Array): AnyLetterReading {
  const opened = openLetter(source);
  if (!opened.ok) return opened;
  const { emessage, version } = opened;
  const type = (Object.keys(letterKinds) as LetterType[]).find((one) => one === opened.type);
  if (type === undefined) return { ok: false, reason: 'unknown-type' };
  const reading = letterKinds[type].read(emessage);
  if (!reading.ok) return { ok: false, reason: 'faults', type, faults: reading.faults };
  return { ok: true, type, version, letter: reading.letter } as AnyLetterReading;
}
