/** The text for the eye that MedCom wants with every resource: a heading and its facts, one a line. */

export interface Narrative {
  readonly status: 'generated' | 'extensions';
  readonly div: string;
}

/** A narrative; facts that are absent are left out. `extensions` where the text tells of extensions too. */
export function narrative(
  heading: string,
  facts: Readonly<Record<string, string | undefined>>,
  status: Narrative['status'] = 'generated',
): Narrative {
  const lines = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`<p><b>${escaped(name)}</b>: ${escaped(value)}</p>`],
  );
  return { status, div: `<div xmlns="http://www.w3.org/1999/xhtml"><p><b>${escaped(heading)}</b></p>${lines.join('')}</div>` };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br/>');
}
