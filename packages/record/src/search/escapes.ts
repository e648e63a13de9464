/** FHIR's escapes in search values: a comma, a bar, a dollar or a backslash behind a backslash stands for itself. */

/** The parts between separators that are not escaped, still with their escapes. */
export function splitAt(text: string, separator: ',' | '|'): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === separator) {
      parts.push(part);
      part = '';
    } else if (sign === '\\') {
      part += sign + text.charAt(index + 1);
      index += 1;
    } else part += sign;
  }
  return [...parts, part];
}

/** The text without its escapes. */
export function unescaped(text: string): string {
  return text.replace(/\\([\\,|$])/g, '$1');
}
