/** One Typst compiler for the process: papers go in as data, PDF comes out. What is in the data is never read as Typst. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** The layout cannot be made: ours to mend, for data alone never brings it about. Names no text of the paper. */
export class PaperLayoutError extends Error {
  readonly code = 'RYG_PAPER_LAYOUT';
}

/** A sign that none of the fonts has; PDF/UA does not allow such a hole. */
export const noGlyph = Symbol('no glyph');

const templates = fileURLToPath(new URL('../../templates/', import.meta.url));
const faces = ['Regular', 'Italic', 'SemiBold', 'Bold'];
/** Memoized parts of the layout are let go of after each paper: keeping them gains no time and costs half a megabyte a paper. */
const keptFor = 0;

let compiler: NodeCompiler | undefined;

/** Lays a paper out as PDF/UA-1. `issued` is the only time that gets into the file, so the same paper is the same bytes. */
export function compilePaper(paper: object, issued: string): Uint8Array | typeof noGlyph {
  compiler ??= NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: fonts() }] });
  const compiled = compiler.compile({ mainFilePath: join(templates, 'paper.typ'), inputs: { paper: JSON.stringify(paper) } });
  if (compiled.result === null) throw new PaperLayoutError(messagesIn(compiler.fetchDiagnostics(compiled.takeDiagnostics() as never)));
  try {
    return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.parse(issued) / 1000) });
  } catch (error) {
    const message = String(error instanceof Error ? error.message : error);
    if (message.includes('could not be displayed')) return noGlyph;
    throw new PaperLayoutError(/message: "([^"]*)"/.exec(message)?.[1] ?? 'no PDF');
  } finally {
    compiler.evictCache(keptFor);
  }
}

/** IBM Plex Sans as it comes with Det Fælles Designsystem. */
function fonts(): Buffer[] {
  const design = dirname(dirname(createRequire(import.meta.url).resolve('dkfds')));
  return faces.map((face) => readFileSync(join(design, 'fonts', 'IBMPlexSans', 'complete', 'ttf', `IBMPlexSans-${face}.ttf`)));
}

function messagesIn(diagnostics: readonly { readonly message?: string }[]): string {
  return diagnostics.map(({ message = 'unknown' }) => message).join('; ');
}
