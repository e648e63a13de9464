/** The pieces letters are made of: each knows how to write a value as elements and how to read it back, so that a letter is a table of them in their order. */

import { isWritable, node, type XmlNode } from '../xml/write-xml.ts';
import { childrenOf, elementsOf, textOf, type XmlElement } from '../xml/xml-element.ts';

/** What is wrong with a letter, and where. No fault repeats a value. */
export interface LetterFault {
  readonly place: string;
  readonly text: string;
}

export interface Part<Value> {
  /** An optional part may be absent on both sides. */
  readonly optional?: boolean;
  write(value: Value, place: string, faults: LetterFault[]): readonly XmlNode[];
  /** Undefined where there is none. */
  read(parent: XmlElement, place: string, faults: LetterFault[]): Value | undefined;
}

export interface OptionalPart<Value> extends Part<Value> {
  readonly optional: true;
}

/** Parts by the key of the model; their order is that of the elements. */
// biome-ignore lint/suspicious/noExplicitAny: a table of parts of any kind
export type Parts = Readonly<Record<string, Part<any>>>;

type OptionalKeys<Table extends Parts> = { [Key in keyof Table]: Table[Key] extends OptionalPart<unknown> ? Key : never }[keyof Table];
type ValueOf<Piece> = Piece extends Part<infer Value> ? Value : never;

/** The model that a table of parts describes. */
export type Model<Table extends Parts> = { readonly [Key in Exclude<keyof Table, OptionalKeys<Table>>]: ValueOf<Table[Key]> } & {
  readonly [Key in OptionalKeys<Table>]?: ValueOf<Table[Key]>;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
const first = (parent: XmlElement, name: string): XmlElement | undefined => childrenOf(parent, localName(name))[0];

/** A text of at most so many characters. */
export function text(name: string, most = Number.POSITIVE_INFINITY, pattern?: RegExp): Part<string> {
  const check = (value: string, place: string, faults: LetterFault[]) => {
    if (value.trim() === '' || value.length > most)
      faults.push({ place: `${place}/${name}`, text: `This must hold 1 to ${most} characters.` });
    else if (!isWritable(value)) faults.push({ place: `${place}/${name}`, text: 'This holds characters that a letter cannot carry.' });
    else if (pattern !== undefined && !pattern.test(value)) faults.push({ place: `${place}/${name}`, text: 'This is not of its form.' });
  };
  return {
    write: (value, place, faults) => {
      check(value, place, faults);
      return [node(name, isWritable(value) ? value : '')];
    },
    read: (parent, place, faults) => {
      const value = textOf(first(parent, name));
      if (value !== undefined) check(value, place, faults);
      return value;
    },
  };
}

/** One of a few words; the model has words of its own for them. */
export function coded<Word extends string>(name: string, words: Readonly<Record<Word, string>>): Part<Word> {
  const inner = text(name);
  return {
    write: (word, place, faults) => inner.write(words[word], place, faults),
    read: (parent, place, faults) => {
      const code = inner.read(parent, place, faults);
      if (code === undefined) return undefined;
      const word = (Object.keys(words) as Word[]).find((one) => words[one] === code);
      if (word === undefined) faults.push({ place: `${place}/${name}`, text: 'This word is unknown.' });
      return word;
    },
  };
}

/** True or false. */
export function flag(name: string): Part<boolean> {
  return {
    write: (value) => [node(name, `${value}`)],
    read: (parent) => {
      const value = textOf(first(parent, name));
      return value === undefined ? undefined : value === 'true' || value === '1';
    },
  };
}

/** A text of several lines, written with `Break` between them and `Space` where spaces would be lost. Bold and the like are read as plain text. */
export function lines(name: string, prefix = ''): Part<string> {
  return {
    write: (value, place, faults) => {
      if (value.trim() === '' || !isWritable(value))
        faults.push({ place: `${place}/${name}`, text: 'This must hold text that a letter can carry.' });
      const [head = '', ...rest] = isWritable(value) ? value.split(/\r\n|\r|\n/) : [];
      const written = (line: string) =>
        line.split(/((?<=^|\s)\s|\s$)/).map((piece, index) => (index % 2 === 0 ? piece : node(`${prefix}Space`)));
      return [
        node(
          name,
          written(head),
          rest.map((line) => [node(`${prefix}Break`), written(line)]),
        ),
      ];
    },
    read: (parent) => {
      const element = first(parent, name);
      return element === undefined ? undefined : plainText(element).trim() || undefined;
    },
  };
}

function plainText(element: XmlElement): string {
  const pieces = element.children.map((child) => {
    if (typeof child === 'string') return child.replaceAll(/\s+/g, ' ');
    if (child.name === 'Break') return '\n';
    return child.name === 'Space' ? ' ' : plainText(child);
  });
  return pieces.join('');
}

/** An element with parts inside. */
export function group<Table extends Parts>(name: string, table: Table): Part<Model<Table>> {
  const inside = fields(table);
  return {
    write: (value, place, faults) => [node(name, inside.write(value, `${place}/${name}`, faults))],
    read: (parent, place, faults) => {
      const element = first(parent, name);
      return element === undefined ? undefined : inside.read(element, `${place}/${name}`, faults);
    },
  };
}

/** Parts that stand beside each other without an element of their own. */
export function fields<Table extends Parts>(table: Table): Part<Model<Table>> {
  return {
    write: (value, place, faults) =>
      Object.entries(table).flatMap(([key, part]) => {
        const inside = (value as Readonly<Record<string, unknown>>)[key];
        return inside === undefined ? [] : part.write(inside, place, faults);
      }),
    read: (parent, place, faults) => {
      const entries = Object.entries(table).map(([key, part]) => {
        const inside: unknown = part.read(parent, place, faults);
        if (inside === undefined && part.optional !== true) faults.push({ place, text: `The ${key} is mandatory.` });
        return [key, inside] as const;
      });
      return Object.fromEntries(entries.filter(([, inside]) => inside !== undefined)) as Model<Table>;
    },
  };
}

/** A part that may be absent. */
export function optional<Value>(part: Part<Value>): OptionalPart<Value> {
  return { ...part, optional: true };
}

/** An element that may come several times. */
export function repeated<Value>(name: string, part: Part<Value>, most: number): OptionalPart<readonly Value[]> {
  return {
    optional: true,
    write: (values, place, faults) => {
      if (values.length > most) faults.push({ place: `${place}/${name}`, text: `There may be at most ${most}.` });
      return values.flatMap((value) => part.write(value, place, faults));
    },
    read: (parent, place, faults) => {
      const found = elementsOf(parent).filter((child) => child.name === localName(name));
      const values = found.flatMap((child) => part.read({ ...parent, children: [child] }, place, faults) ?? []);
      return values.length === 0 ? undefined : values;
    },
  };
}

/** One part or another, whichever the model has. */
export function either<One, Other>(one: Part<One>, isOne: (value: One | Other) => value is One, other: Part<Other>): Part<One | Other> {
  return {
    write: (value, place, faults) => (isOne(value) ? one.write(value, place, faults) : other.write(value as Other, place, faults)),
    read: (parent, place, faults) => one.read(parent, place, faults) ?? other.read(parent, place, faults),
  };
}
