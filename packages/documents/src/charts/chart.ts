/** A picture with its words: SVG for page and paper, what it shows in a sentence, and the same figures as a table. */

export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Chart {
  /** Stands by itself: has title, description and role, and takes its colour from where it stands. */
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  readonly table: ChartTable;
  /** What its numbered marks stand for, in the order of time. */
  readonly legend?: readonly { readonly mark: number; readonly day: string; readonly what: string }[];
}

export interface Drawing {
  /** Unique on the page that it stands on. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

/** An SVG around shapes. Everything in it is drawn in `currentColor`, so that forced colours and dark paper hold. */
export function drawn({ id, title, description, width, height }: Drawing, shapes: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    ` aria-labelledby="${id}-title ${id}-desc" font-family="IBM Plex Sans, system-ui, sans-serif" font-size="14" fill="currentColor">`,
    `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(description)}</desc>`,
    ...shapes,
    '</svg>',
  ].join('');
}

export interface WrittenAt {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'middle' | 'end';
  readonly bold?: true;
}

/** Words in a picture. */
export function written(words: string, { x, y, anchor, bold }: WrittenAt): string {
  const more = `${anchor === undefined ? '' : ` text-anchor="${anchor}"`}${bold === undefined ? '' : ' font-weight="600"'}`;
  return `<text x="${round(x)}" y="${round(y)}"${more}>${escaped(words)}</text>`;
}

/** A tenth of a unit is as fine as anybody sees. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Words broken into lines of at most so many signs; a longer word is broken too. */
export function lines(words: string, most: number): readonly string[] {
  const found: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/u).flatMap((one) => one.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > most) {
      found.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? found : [...found, line];
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
