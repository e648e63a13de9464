/** The programme's answer and the reason to depart from it, as they stand in a Provenance. */
import type { Answer, Disposition } from '@rygforloeb/decision';
import type { Desk } from '../desk.ts';
import { assessmentUrl, type Extension, overrideUrl } from '../fhir-words.ts';
import type { Override } from './check.ts';

/** Version, moment and urgency, and what was said of the dispositions in question. */
export function assessmentExtension({ programme, asOf, urgency }: Answer, said: readonly Disposition[]): Extension {
  return {
    url: assessmentUrl,
    extension: [
      { url: 'programme', valueString: `${programme.id}|${programme.version}` },
      { url: 'programme-status', valueString: programme.status },
      { url: 'as-of', valueString: asOf },
      { url: 'urgency', valueCode: urgency },
      ...said.map(({ code, status, because }) => ({
        url: 'disposition',
        extension: [
          { url: 'code', valueCode: code },
          { url: 'status', valueCode: status },
          ...because.map((finding) => ({ url: 'because', valueCode: finding })),
        ],
      })),
    ],
  };
}

export function overrideExtensions(override: Override | undefined): readonly Extension[] {
  if (override === undefined) return [];
  const text = override.text === undefined ? [] : [{ url: 'text', valueString: override.text }];
  return [{ url: overrideUrl, extension: [{ url: 'reason', valueCode: override.code }, ...text] }];
}

/** Whether a reason is of the programme's list, with words where it asks for them. */
export function isGrounded({ programme: { texts } }: Desk, override: Override | undefined): boolean {
  const reason = texts.overrideReasons.find(({ code }) => code === override?.code);
  return reason !== undefined && (reason.freeText !== 'required' || (override?.text ?? '').trim() !== '');
}
