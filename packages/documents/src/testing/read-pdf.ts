/** Reads back a PDF as our compiler writes it, for tests: what a screen reader is given, without the artifacts of head and foot. */
import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  /** Tagged text in the order of the pages, runs parted by a space. */
  readonly text: string;
  /** The structure tags in their order, such as `H1` and `Table`. */
  readonly tags: readonly string[];
  /** Alternative texts. */
  readonly alternatives: readonly string[];
  readonly language: string;
  readonly isMarked: boolean;
  readonly showsTitle: boolean;
  /** The metadata as XML. */
  readonly metadata: string;
  readonly pages: number;
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

export function readPdf(pdf: Uint8Array): ReadPdf {
  const objects = objectsIn(Buffer.from(pdf).toString('latin1'));
  const all = [...objects.values()];
  const catalog = all.find(({ head }) => head.includes('/Type /Catalog'))?.head ?? '';
  const pageIds = [
    ...(all.find(({ head }) => head.includes('/Type /Pages'))?.head.match(/\/Kids \[([^\]]*)\]/)?.[1] ?? '').matchAll(/(\d+) 0 R/g),
  ];
  const root = Number(/\/StructTreeRoot (\d+)/.exec(catalog)?.[1]);
  const tags: string[] = [];
  const alternatives: string[] = [];
  walk(objects, root, (head) => {
    const tag = /\/S \/(\w+)/.exec(head)?.[1];
    if (tag !== undefined) tags.push(tag);
    const alternative = /\/Alt <([0-9a-f\s]*)>/i.exec(inHex(head))?.[1];
    if (alternative !== undefined) alternatives.push(textOf(alternative));
  });
  return {
    text: pageIds.map(([, id]) => pageText(objects, Number(id))).join(' '),
    tags,
    alternatives,
    language: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1] ?? '',
    isMarked: /\/Marked true/.test(catalog),
    showsTitle: /\/DisplayDocTitle true/.test(catalog),
    metadata: Buffer.from(all.find(({ head }) => head.includes('/Type /Metadata'))?.stream ?? '', 'latin1').toString('utf8'),
    pages: pageIds.length,
  };
}

function objectsIn(file: string): ReadonlyMap<number, PdfObject> {
  const found = new Map<number, PdfObject>();
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let at = start.exec(file); at !== null; at = start.exec(file)) {
    const [end, stream] = [file.indexOf('\nendobj', start.lastIndex), file.indexOf('\nstream\n', start.lastIndex)];
    const hasStream = stream >= 0 && stream < end;
    const head = file.slice(start.lastIndex, hasStream ? stream : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = hasStream ? file.slice(stream + 8, stream + 8 + length) : '';
    found.set(Number(at[1]), {
      head,
      stream: head.includes('/FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw,
    });
    start.lastIndex = hasStream ? stream + 8 + length : end;
  }
  return found;
}

/** Parents before children, children in their order. */
function walk(objects: ReadonlyMap<number, PdfObject>, id: number, visit: (head: string) => void): void {
  const head = objects.get(id)?.head ?? '';
  visit(head);
  const children = /\/K (?:(\d+) 0 R|\[((?:[^[\]]|\[[^\]]*\])*)\])/.exec(head);
  for (const [, child] of (children?.[1] !== undefined ? `${children[1]} 0 R` : (children?.[2] ?? ''))
    .replace(/<<[\s\S]*?>>/g, '')
    .matchAll(/(\d+) 0 R/g))
    walk(objects, Number(child), visit);
}

function pageText(objects: ReadonlyMap<number, PdfObject>, page: number): string {
  const { head = '' } = objects.get(page) ?? {};
  const fonts = new Map(
    [...(/\/Font <<([^>]*)>>/.exec(head)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id]) => {
      const unicode = Number(/\/ToUnicode (\d+)/.exec(objects.get(Number(id))?.head ?? '')?.[1]);
      return [name, lettersIn(objects.get(unicode)?.stream ?? '')] as const;
    }),
  );
  const content = inHex(objects.get(Number(/\/Contents (\d+)/.exec(head)?.[1]))?.stream ?? '');
  const part =
    /(\/\w+)\s*(?:<<(?:[^<>]|<<[^>]*>>|<[^<>]*>)*>>\s*)?(BDC|BMC)|(\bEMC\b)|\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ|(<[0-9a-f]*>) Tj/gi;
  const open: boolean[] = [];
  const runs: string[] = [];
  let letters: ReadonlyMap<number, string> = new Map();
  for (const [, tag, begins, ends, font, shown, one] of content.matchAll(part)) {
    if (begins !== undefined) open.push(tag === '/Artifact');
    else if (ends !== undefined) open.pop();
    else if (font !== undefined) letters = fonts.get(font) ?? new Map();
    else if (!open.some(Boolean))
      runs.push(
        glyphsIn(shown ?? one ?? '')
          .map((glyph) => letters.get(glyph) ?? '')
          .join(''),
      );
  }
  return runs.join(' ').replace(/\s+/g, ' ');
}

function lettersIn(map: string): ReadonlyMap<number, string> {
  const pairs: (readonly [number, string])[] = [];
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letter = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>/g)) pairs.push([Number.parseInt(glyph, 16), utf16(letter)]);
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', letter = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph += 1)
        pairs.push([glyph, String.fromCodePoint((utf16(letter).codePointAt(0) ?? 0) + glyph - Number.parseInt(from, 16))]);
  return new Map(pairs);
}

/** Two bytes a glyph. */
function glyphsIn(shown: string): readonly number[] {
  const bytes = [...shown.matchAll(/<([0-9a-f\s]*)>/gi)].flatMap(([, hex = '']) => [...Buffer.from(hex.replace(/\s/g, ''), 'hex')]);
  return Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0));
}

const named: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The same source with every literal string in hexadecimal form; brackets within a literal nest. */
function inHex(source: string): string {
  let out = '';
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] !== '(') {
      out += source[at];
      continue;
    }
    const bytes: number[] = [];
    for (let depth = 1; depth > 0; ) {
      at += 1;
      const sign = source[at] ?? ')';
      if (sign === '\\') {
        const [, octal, escaped = ''] = /^\\(?:([0-7]{1,3})|([\s\S]))/.exec(source.slice(at, at + 4)) ?? [];
        bytes.push(octal === undefined ? (named[escaped] ?? escaped.charCodeAt(0)) : Number.parseInt(octal, 8));
        at += octal?.length ?? 1;
        continue;
      }
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
      if (depth > 0) bytes.push(sign.charCodeAt(0));
    }
    out += `<${Buffer.from(bytes).toString('hex')}>`;
  }
  return out;
}

function textOf(hex: string): string {
  const bytes = Buffer.from(hex, 'hex');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2).toString('hex')) : bytes.toString('latin1');
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
