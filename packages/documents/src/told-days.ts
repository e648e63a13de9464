/** Days, moments and numbers as a paper tells them, in Copenhagen's time. */
import { copenhagenDate, type Language } from '@rygforloeb/decision';

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };

/** `14. marts 2026` or `14 March 2026`, of a day (YYYY-MM-DD) or an instant; what is neither is told as it stands. */
export function toldDay(value: string, language: Language): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? value : copenhagenDateOf(value);
  if (day === undefined) return value;
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  return formatOf(dayFormats, language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
}

/** A day short enough for an axis: `14. mar.` or `14 Mar`. */
export function shortDay(date: Date, language: Language): string {
  return formatOf(shortFormats, language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(date);
}

/** `2,24` or `2.24`. */
export function toldNumber(value: number, language: Language): string {
  return value.toLocaleString(locales[language]);
}

const dayFormats = new Map<Language, Intl.DateTimeFormat>();
const shortFormats = new Map<Language, Intl.DateTimeFormat>();

/** Making a format costs more than a chart. */
function formatOf(kept: Map<Language, Intl.DateTimeFormat>, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const found = kept.get(language) ?? new Intl.DateTimeFormat(locales[language], options);
  kept.set(language, found);
  return found;
}

function copenhagenDateOf(instant: string): string | undefined {
  return Number.isNaN(Date.parse(instant)) || !instant.includes('T') ? undefined : copenhagenDate(instant);
}
