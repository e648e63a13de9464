/** HZ-09, HZ-10, HZ-16, HZ-18, HZ-21 and HZ-23: what must always be said is said, and what must never be said is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReactGroups } from '@rygforloeb/decision';
import { manySituations, programme } from './situations.ts';

const { texts, manifest } = programme;
const languages = ['da', 'en'] as const;
const audiences = ['professional', 'citizen'] as const;

test('the fixed acute text names stroke, cold leg, chest and belly, in both languages, for both readers', () => {
  const words = { da: [/112/, /side/, /ansigt/, /koldt/, /bryst/, /mave/], en: [/112/, /side/, /face/, /cold/, /chest/, /abdom|belly/] };
  for (const audience of audiences) {
    for (const language of languages) {
      const text = texts.fixed.get('acute-fixed')?.[audience][language] ?? '';
      for (const word of words[language]) assert.match(text, word, `${audience}, ${language}`);
    }
  }
});

test('a citizen to whom life is too hard is told to call a doctor, 112 or the lifeline, before what can wait until tomorrow', () => {
  const groups = readReactGroups(programme.directory);
  const ids = groups.map(({ id }) => id);
  const crisis = groups[ids.indexOf('crisis')];
  assert.ok(ids.indexOf('crisis') < ids.indexOf('doctor-today'));
  assert.equal(crisis?.phone, '70 20 12 01');
  for (const [language, doctor] of [
    ['da', /læge/],
    ['en', /doctor/],
  ] as const)
    assert.match(crisis?.action[language] ?? '', new RegExp(`${doctor.source}.*112`));
});

test('beside medicine stands that interactions are not checked', () => {
  const text = texts.fixed.get('interactions-not-checked');
  for (const language of languages) assert.ok((text?.professional[language].length ?? 0) > 0 && (text?.citizen[language].length ?? 0) > 0);
});

test('every answer says which version it rests on and that it is not in force', () => {
  for (const aCase of manySituations) {
    const { programme: said } = programme.decide(aCase);
    assert.deepEqual(said, { id: manifest.id, version: manifest.version, status: manifest.status });
  }
  assert.match(manifest.status, /not in force/);
});

test('no text says that serious disease is ruled out', () => {
  const forbidden =
    /(ingen|ikke) (tegn på )?alvorlig (sygdom|lidelse)|alvorlig (sygdom|lidelse) er udelukket|no serious (disease|illness|condition)|serious (disease|illness) (is|has been) ruled out/i;
  assert.deepEqual(
    allTexts().filter(({ text }) => forbidden.test(text)),
    [],
  );
});

test('no text promises a right, but for the free choice of supplier', () => {
  const promise =
    /\b(du|I) har (krav på|ret til)|borgeren har (krav på|ret til)|\b(you|the citizen) (have|has) (a|the) right to|\bentitled to/i;
  const found = allTexts().filter(({ text }) => promise.test(text));
  assert.deepEqual(
    found.filter(({ code }) => !code.startsWith('free-choice')),
    [],
  );
});

function allTexts(): readonly { readonly code: string; readonly text: string }[] {
  const told = [...texts.dispositions, ...texts.statuses, ...texts.urgencies, ...texts.scopes, ...texts.fixed];
  return told.flatMap(([code, entry]) =>
    audiences.flatMap((audience) => languages.map((language) => ({ code, text: entry[audience][language] }))),
  );
}
