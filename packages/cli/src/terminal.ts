/** How text looks on a terminal: wrapped to its width, coloured only where colour is wanted and never as the only sign. */

export interface Look {
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly alarm: (text: string) => string;
  readonly warning: (text: string) => string;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const widest = 100;
const narrowest = 40;

/** The look for a stream: plain when it is no terminal, when NO_COLOR is set or when the terminal cannot. */
export function lookFor({ isTTY, columns }: Terminal, environment: Readonly<Record<string, string | undefined>>): Look {
  const inColour = isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
  const paint = (on: number, off: number) => (text: string) => (inColour ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return {
    width: Math.max(narrowest, Math.min(columns || widest, widest)),
    bold: paint(1, 22),
    faint: paint(2, 22),
    alarm: (text) => (inColour ? `\u001b[1;97;41m ${text} \u001b[0m` : text),
    warning: (text) => (inColour ? `\u001b[1;30;43m ${text} \u001b[0m` : text),
  };
}

/** A paragraph as lines of at most `width`, each indented; later lines by `hanging` more. */
export function wrap(text: string, width: number, indent = 0, hanging = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const room = width - indent - (lines.length === 0 ? 0 : hanging);
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((content, index) => ' '.repeat(indent + (index === 0 ? 0 : hanging)) + content);
}
