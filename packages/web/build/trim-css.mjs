/** Keeps of a style sheet what the classes and the tags of some pages can use. Plain JavaScript, for the build. */

/** The sheet without rules whose every selector names an unused class or tag, without empty blocks and movements that nothing makes; font faces are kept on demand. */
export function trimCss(sheet, used, { fonts = false } = {}) {
  const kept = trimmed(sheet, used, fonts);
  return kept.replace(/@keyframes\s+([\w-]+)\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, (block, name) =>
    new RegExp(`animation[^;}]*\\b${name}\\b`).test(kept) ? block : '',
  );
}

function trimmed(sheet, used, fonts) {
  return blocksOf(sheet.replace(/\/\*[\s\S]*?\*\//g, ''))
    .map((block) => keep(block, used, fonts))
    .filter((text) => text !== '')
    .join('\n');
}

function keep({ head, body }, used, fonts) {
  if (body === undefined) return head.startsWith('@charset') ? '' : `${head};`;
  if (head.startsWith('@font-face')) return fonts ? `${head}{${body}}` : '';
  if (/^@(?:media|supports|layer)/.test(head)) {
    const inner = trimmed(body, used, fonts);
    return inner === '' ? '' : `${head}{${inner}}`;
  }
  if (head.startsWith('@')) return `${head}{${body}}`;
  const selectors = splitSelectors(head)
    .filter((selector) => usable(selector, used))
    .map((selector) => withoutNeedlessNot(selector, used));
  return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`;
}

/** Controls and states of controls that no page has. */
const absent =
  /\[type=["']?(?:range|number|file|reset)|file-upload-button|:disabled|\[disabled|\[readonly|aria-checked=["']?mixed|:visited/;

/** A selector counts as usable when every class, id and tag it demands is known; what stands in :not() is no demand. */
function usable(selector, { words, tags }) {
  if (absent.test(selector)) return false;
  const demands = selector.replace(/:not\([^)]*\)/g, '');
  for (const [, name] of demands.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)) if (!isUsed(name, words)) return false;
  for (const [, name] of demands.matchAll(/#([A-Za-z_][\w-]*)/g)) if (!words.has(name)) return false;
  const plain = demands.replace(/\[[^\]]*\]|:(?:nth-[\w-]+|lang|dir)\([^)]*\)|:{1,2}[\w-]+/g, '');
  for (const [, name] of plain.matchAll(/(?:^|[\s>+~(])([a-z][a-z0-9]*)/g)) if (!tags.has(name)) return false;
  return true;
}

/** A class that no page wears need not be ruled out. */
function withoutNeedlessNot(selector, { words }) {
  return selector.replace(/:not\(\.([\w-]+)\)/g, (text, name) => (isUsed(name, words) ? text : ''));
}

/** As a whole word, or as one of several that begin the same in the sources: `status-${status}`. */
function isUsed(name, words) {
  if (words.has(name)) return true;
  for (let at = name.indexOf('-'); at !== -1; at = name.indexOf('-', at + 1)) if (words.has(name.slice(0, at + 1))) return true;
  return false;
}

function splitSelectors(head) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] === '(' || head[at] === '[') depth++;
    else if (head[at] === ')' || head[at] === ']') depth--;
    else if (head[at] === ',' && depth === 0) {
      parts.push(head.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(head.slice(start).trim());
  return parts;
}

/** The top-level blocks and statements of a sheet. */
function blocksOf(sheet) {
  const blocks = [];
  let at = 0;
  while (at < sheet.length) {
    const open = sheet.indexOf('{', at);
    const semicolon = sheet.indexOf(';', at);
    if (semicolon !== -1 && (open === -1 || semicolon < open)) {
      blocks.push({ head: sheet.slice(at, semicolon).trim() });
      at = semicolon + 1;
      continue;
    }
    if (open === -1) break;
    const close = closing(sheet, open);
    blocks.push({ head: sheet.slice(at, open).trim(), body: sheet.slice(open + 1, close).trim() });
    at = close + 1;
  }
  return blocks;
}

function closing(sheet, open) {
  let depth = 0;
  let quote = '';
  for (let at = open; at < sheet.length; at++) {
    const sign = sheet[at];
    if (quote !== '') {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at;
  }
  throw new Error('the style sheet has an unclosed block');
}
