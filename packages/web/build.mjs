/**
 * Builds the web room into generated/: the style sheets, the islands and the fonts under names that hold their content's
 * hash, and the pages as one module for the server. Plain JavaScript, so that any Node from 20 on runs it alone.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { trimCss } from './build/trim-css.mjs';

/** One style sheet a door; the pages about login wear the citizen's. */
const doors = ['citizen', 'clinician', 'coordinator'];
/** What professionals never meet: forms of questionnaires, and the pages about login, which wear the citizen's sheet. */
const professional = ['access', 'front', 'questionnaire'];
const without = { clinician: professional, coordinator: professional };
/** One script a page at most; each is a file of src/island/. */
const islands = ['assessment', 'follow-run', 'keep-draft', 'questionnaire', 'record'];

/** Words of the sources that dkfds has classes for, and no page wears. */
const neverClasses = ['row', 'col', 'card', 'search', 'icon', 'article', 'long'];

const room = dirname(fileURLToPath(import.meta.url));
const generated = join(room, 'generated');
const begun = Date.now();

const fresh = `${generated}.new`;
await rm(fresh, { recursive: true, force: true });
await mkdir(join(fresh, 'assets'), { recursive: true });
await buildAssets(join(fresh, 'assets'));
const assets = await listAssets(join(fresh, 'assets'));
await buildPages(join(fresh, 'index.js'), assets);
await rm(generated, { recursive: true, force: true });
await rename(fresh, generated);
report(assets);

/** Style sheets, islands, fonts and icons. */
async function buildAssets(outdir) {
  for (const door of doors) {
    const styles = await styleSheet(door);
    await build({
      stdin: { contents: styles.contents, resolveDir: styles.resolveDir, sourcefile: `${door}.css`, loader: 'css' },
      outfile: join(outdir, `${door}.css`),
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
  for (const name of [...doors.map((door) => `${door}.css`), 'favicon.svg']) await hashName(join(outdir, name));
}

/** What the pages of a door use of dkfds, then the room's own layer: what all doors share, and the door's. */
async function styleSheet(door) {
  const dkfds = dirname(dirname(createRequire(import.meta.url).resolve('dkfds')));
  const used = new Set();
  const isMet = (path) => !without[door]?.some((part) => path.split(/[/.-]/).includes(part));
  for (const folder of ['shared', 'access', door]) for (const word of await wordsIn(join(room, 'src', folder), isMet)) used.add(word);
  for (const word of neverClasses) used.delete(word);
  const design = trimCss(await readFile(join(dkfds, 'css', 'dkfds.css'), 'utf8'), used);
  const own = [];
  for (const folder of ['shared', door].map((name) => join(room, 'styles', name)))
    for (const name of (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.css') && isMet(name)).sort())
      own.push(await readFile(join(folder, name), 'utf8'));
  return { contents: [design, ...own].join('\n'), resolveDir: join(dkfds, 'css') };
}

/** Every word that could be a class name in those of a folder's sources that the door meets: in strings and in lines about classes, no tag and no comment. */
async function wordsIn(folder, isMet) {
  const words = new Set();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || /\.test\.|messages\.ts$/.test(entry.name)) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (!isMet(relative(folder, file))) continue;
    const text = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|<\w+/g, ' ');
    const places = [...text.matchAll(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g), ...text.matchAll(/.*class.*/gi)];
    for (const [place] of places) for (const [word] of place.matchAll(/[A-Za-z][\w-]*/g)) words.add(word);
  }
  return words;
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

function report(assets) {
  const size = (extension) => assets.filter(({ name }) => name.endsWith(extension)).reduce((sum, { gzip }) => sum + gzip, 0);
  const kb = (bytes) => (bytes / 1024).toFixed(1);
  console.log(
    `web: styles ${kb(size('.css'))} KB, islands ${kb(size('.js'))} KB gzipped, ${assets.length} assets, ${Date.now() - begun} ms`,
  );
}
