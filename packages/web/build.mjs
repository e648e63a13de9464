/**
 * Builds the web room into generated/: the style sheets, the islands and the fonts under names that hold their content's
 * hash, and the pages as one module for the server. Plain JavaScript, so that any Node from 20 on runs it alone.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { trimCss } from './build/trim-css.mjs';

/** A page loads one style sheet. Each holds what the pages of its folders can use; the pages about login wear the citizen's. */
const sheets = {
  citizen: { pages: ['citizen', 'access', 'shared'], layers: ['shared', 'citizen'] },
  clinician: { pages: ['clinician'], layers: ['shared', 'clinician'] },
  findings: { pages: ['clinician'], layers: ['shared', 'clinician'] },
  coordinator: { pages: ['coordinator'], layers: ['shared', 'coordinator'] },
};
/** Pages where findings are written and answered wear a sheet of their own. */
const findingsPages = /^(?:assessment|consultation)-page\.tsx$/;
/** What a browser has to read before it shows anything, at most. */
const mostCssBytes = 35_000;
/** Smaller files do not get smaller by packing. */
const leastPacked = 500;
/** One script a page at most; each is a file of src/island/. */
const islands = ['assessment', 'follow-run', 'keep-draft', 'questionnaire', 'record', 'send-form'];

/** Words with other uses in the sources: classes only where a page wears them. */
const ambiguous = new Set('h1 h2 h3 h4 h5 h6 row col card search icon article long section details decision facts'.split(' '));

/** Tags that come from elsewhere: charts are drawn by another room. */
const drawnTags = ['svg', 'g', 'path', 'rect', 'line', 'circle', 'text'];

const room = dirname(fileURLToPath(import.meta.url));
const generated = join(room, 'generated');
const begun = Date.now();

const fresh = `${generated}.new`;
await rm(fresh, { recursive: true, force: true });
await mkdir(join(fresh, 'assets'), { recursive: true });
await buildAssets(join(fresh, 'assets'));
const assets = await listAssets(join(fresh, 'assets'));
await packAssets(join(fresh, 'assets'), assets);
await buildPages(join(fresh, 'index.js'), assets);
await rm(generated, { recursive: true, force: true });
await rename(fresh, generated);
report(assets);

/** Style sheets, islands, fonts and icons. */
async function buildAssets(outdir) {
  for (const sheet of Object.keys(sheets)) {
    const styles = await styleSheet(sheet);
    await build({
      stdin: { contents: styles.contents, resolveDir: styles.resolveDir, sourcefile: `${sheet}.css`, loader: 'css' },
      outfile: join(outdir, `${sheet}.css`),
      bundle: true,
      minify: true,
      target: ['chrome109', 'firefox115', 'safari16'],
      loader: { '.woff2': 'file', '.svg': 'file' },
      assetNames: '[name]-[hash]',
      logLevel: 'warning',
    });
  }
  await build({
    entryPoints: islands.map((name) => join(room, 'src', 'island', `${name}.ts`)),
    outdir,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    logLevel: 'warning',
  });
  await copyFile(join(room, 'styles', 'favicon.svg'), join(outdir, 'favicon.svg'));
  for (const name of [...Object.keys(sheets).map((sheet) => `${sheet}.css`), 'favicon.svg']) await hashName(join(outdir, name));
}

/** What a sheet's pages use of dkfds, then of the room's own layers. */
async function styleSheet(sheet) {
  const dkfds = dirname(dirname(createRequire(import.meta.url).resolve('dkfds')));
  const used = await usedBy(await sourcesOf(sheet));
  const design = trimCss(await readFile(join(dkfds, 'css', 'dkfds.css'), 'utf8'), used);
  const own = [];
  for (const folder of sheets[sheet].layers.map((name) => join(room, 'styles', name)))
    for (const name of (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.css')).sort())
      own.push(trimCss(await readFile(join(folder, name), 'utf8'), used, { fonts: true }));
  return { contents: [design, ...own].join('\n'), resolveDir: join(dkfds, 'css') };
}

/** The files that a sheet's pages are made of, by their imports, and the islands, which set classes too. */
async function sourcesOf(sheet) {
  const pages = [];
  for (const folder of sheets[sheet].pages)
    for (const name of await readdir(join(room, 'src', folder), { recursive: true }))
      if (name.endsWith('-page.tsx') || (name.endsWith('.tsx') && folder !== 'shared' && folder !== 'clinician'))
        pages.push({ name, file: join(room, 'src', folder, name) });
  const isOfSheet = ({ name }) => (sheet === 'findings') === findingsPages.test(name);
  const entryPoints = pages.filter((page) => !sheets[sheet].pages.includes('clinician') || isOfSheet(page)).map(({ file }) => file);
  const scripts = islands.filter((name) => (name === 'assessment') === (sheet === 'findings'));
  const { metafile } = await build({
    entryPoints: [...entryPoints, ...scripts.map((name) => join(room, 'src', 'island', `${name}.ts`))],
    outdir: 'unwritten',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    absWorkingDir: room,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return Object.keys(metafile.inputs).map((name) => join(room, name));
}

/** Every word that could be a class name in the files (those in strings, and in lines about classes; no comment), and every tag. */
async function usedBy(files) {
  const words = new Set();
  const tags = new Set(drawnTags);
  for (const file of files.filter((name) => !name.endsWith('messages.ts'))) {
    const source = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, ' ');
    for (const [, tag] of source.matchAll(/<([a-z][a-z0-9]*)/g)) tags.add(tag);
    for (const [, tag] of source.matchAll(/'(h[1-6])'|createElement\('([a-z]+)'/g)) if (tag !== undefined) tags.add(tag);
    const text = source.replace(/<\w+/g, ' ');
    const places = [...text.matchAll(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g), ...text.matchAll(/.*class.*/gi)];
    const worn = new Set([...text.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names.split(' ')));
    for (const [place] of places)
      for (const [word] of place.matchAll(/[A-Za-z][\w-]*/g)) if (worn.has(word) || !ambiguous.has(word)) words.add(word);
  }
  return { words, tags };
}

/** The pages for the server; other rooms stay outside. */
async function buildPages(outfile, assets) {
  await build({
    entryPoints: [join(room, 'src', 'index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: ['@rygforloeb/*'],
    sourcemap: 'linked',
    define: { BUILT_ASSETS: JSON.stringify(assets), 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
}

/** Puts the content's hash into a file's name. */
async function hashName(file) {
  const hash = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
    .slice(0, 8)
    .toUpperCase();
  const extension = extname(file);
  await rename(file, join(dirname(file), `${basename(file, extension)}-${hash}${extension}`));
}

async function listAssets(folder) {
  const types = {
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.woff2': 'font/woff2',
    '.svg': 'image/svg+xml',
  };
  const assets = [];
  for (const name of (await readdir(folder)).sort()) {
    const bytes = await readFile(join(folder, name));
    assets.push({ name, contentType: types[extname(name)], bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });
  }
  await writeFile(join(dirname(folder), 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);
  return assets;
}

/** Beside each text its packed forms, which the server sends to whoever takes them. Fonts are packed already. */
async function packAssets(folder, assets) {
  for (const { name } of assets.filter(({ bytes, contentType }) => bytes > leastPacked && !contentType.startsWith('font/'))) {
    const bytes = await readFile(join(folder, name));
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes));
    await writeFile(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

function report(assets) {
  const kb = (bytes) => (bytes / 1_000).toFixed(1);
  const size = (extension) => assets.filter(({ name }) => name.endsWith(extension)).reduce((sum, { gzip }) => sum + gzip, 0);
  const styles = assets.filter(({ name }) => name.endsWith('.css'));
  console.log(
    `web: styles ${styles.map(({ name, bytes }) => `${name.split('-')[0]} ${kb(bytes)}`).join(', ')} KB; islands ${kb(size('.js'))} KB gzipped; ${assets.length} assets, ${Date.now() - begun} ms`,
  );
  for (const { name, bytes } of styles) {
    if (bytes <= mostCssBytes) continue;
    console.error(`web: ${name} has ${bytes} bytes, ${bytes - mostCssBytes} more than a style sheet may have`);
    process.exitCode = 1;
  }
}
