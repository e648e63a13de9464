import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { highestCitizenLix, loadVocabulary, readability, shippedProgramme } from '@rygforloeb/decision';
import { validate } from '@rygforloeb/record';
import { everyItem, isQuestion } from '../form/questionnaire.ts';
import { importTexts } from './import-texts.ts';
import { itemsOf } from './instrument.ts';
import { readInstrumentTexts } from './instrument-texts.ts';
import { placedText } from './placed-yaml.ts';
import { readInstrument } from './read-instrument.ts';
import { openShelf, readInstruments, shippedInstruments } from './shelf.ts';
import { toQuestionnaire } from './to-questionnaire.ts';

const instruments = readInstruments();
const folder = mkdtempSync(join(tmpdir(), 'instruments-'));
after(() => rmSync(folder, { recursive: true }));

const odiTexts = (changes: (lines: string[]) => string[] = (lines) => lines) =>
  changes([
    'instrument: odi',
    'licence: Region Eksempel, aftale 1',
    "options: {'0': a, '1': b, '2': c, '3': d, '4': e, '5': f}",
    'items:',
    ...Array.from({ length: 10 }, (_, index) => `  item-${index + 1}: {text: {da: Afsnit ${index + 1}, en: Section ${index + 1}}}`),
  ]).join('\n');

test('the words of a licensed instrument are nowhere in what is shipped', () => {
  const licensed = instruments.filter(({ texts }) => texts === 'licensed');
  assert.deepEqual(
    licensed.map(({ id }) => id),
    ['eq-5d-5l', 'odi', 'oerebro-short', 'psqi', 'rmdq-23', 'rmdq', 'start-back'],
  );
  for (const instrument of licensed) {
    for (const { text, hint, low, high, options = [] } of itemsOf(instrument))
      assert.deepEqual([text, hint, low, high, ...options.map((option) => option.text)].filter(Boolean), [], instrument.id);
    assert.equal(toQuestionnaire(instrument).status, 'draft');
  }
  const smuggled = readFileSync(join(shippedInstruments, 'odi', 'instrument.yaml'), 'utf8').replace(
    'count: 10,',
    'count: 10, text: {da: Et udsagn, en: A statement},',
  );
  const reading = readInstrument(smuggled, 'odi');
  assert.ok(!reading.ok && reading.faults.every(({ message }) => message.includes('not shipped')));
});

test('every number of an instrument has a source and says how sure that is', () => {
  for (const { id, scores, cutOffs, changes, sources } of instruments)
    for (const one of [...scores, ...cutOffs]
      .map(({ rule }) => rule)
      .concat(
        sources,
        changes.flatMap(({ important, error }) => [important ?? [], error ?? []].flat()),
      ))
      assert.ok(one.source.length > 2 && ['seen', 'second-hand', 'unverified'].includes(one.verified), id);
});

test('a finding that is derived is one of the programme, and its value within bounds', () => {
  const { findings } = loadVocabulary(shippedProgramme);
  for (const instrument of instruments) {
    for (const { finding, min, max } of instrument.scores.filter((score) => score.finding !== undefined)) {
      const known = findings.get(finding?.code ?? '');
      assert.ok(known && min >= (known.min ?? min) && max <= (known.max ?? max), instrument.id);
    }
    for (const { finding, groups } of instrument.cutOffs)
      if (finding !== undefined)
        assert.deepEqual(
          groups.map(({ code }) => code),
          findings.get(finding)?.values,
        );
    for (const { finding } of itemsOf(instrument)) if (finding !== undefined) assert.ok(findings.has(finding.code));
  }
});

test('a citizen reads our own questions with ease: LIX at most 35, each by itself', () => {
  const texts = instruments.flatMap((instrument) =>
    [instrument.about, ...itemsOf(instrument).flatMap(({ text, hint }) => [text ?? [], hint ?? []].flat())].map(({ da }) => da),
  );
  const hard = texts.filter((text) => text.split(' ').length > 3).map((text) => ({ text, lix: readability(text).lix }));
  assert.deepEqual(
    hard.filter(({ lix }) => lix > highestCitizenLix),
    [],
  );
});

test('every instrument is a valid FHIR Questionnaire', () => {
  for (const instrument of instruments) assert.deepEqual(validate(toQuestionnaire(instrument) as never), [], instrument.id);
});

test('an instrument whose file is wrong is told by line and column', () => {
  const file = readFileSync(join(shippedInstruments, 'nrs', 'instrument.yaml'), 'utf8');
  for (const [from, to, message] of [
    ['id: nrs-leg', 'id: nrs-back', 'stands twice'],
    ['type: nrs', 'type: slider', 'no type of item'],
    ['{item: nrs-back}', '{item: nrs-neck}', 'no item nrs-neck'],
    ['verified: seen}', 'verified: certainly}', 'source and verified'],
    ['  - id: nrs-leg', '  - id: nrs-leg\n    when: {all: [{item: later, is: true}]}', 'does not stand before it'],
    ['version:', 'versoin:', 'version is missing'],
  ] as const) {
    const reading = readInstrument(file.replace(from, to), 'nrs.yaml');
    assert.ok(!reading.ok && reading.faults.some((fault) => fault.message.includes(message) && fault.line >= 1), message);
  }
});

test('texts with every item and option are taken in, and the instrument can be sent from then on', async () => {
  const file = join(folder, 'odi-texts.yaml');
  const texts = join(folder, 'data', 'instruments');
  const shelf = openShelf({ texts });
  assert.equal(shelf.canBeSent('odi'), false);
  assert.equal(shelf.canBeSent('nrs'), true);
  writeFileSync(file, odiTexts());
  const outcome = await importTexts(file, texts, instruments);
  assert.ok(outcome.ok && outcome.change === 'new' && outcome.items === 10);
  assert.equal(shelf.canBeSent('odi'), true);
  const form = shelf.questionnaireOf('odi');
  assert.ok(form?.status === 'active' && form.copyright?.includes('aftale 1'));
  for (const { item } of everyItem(form)) if (isQuestion(item)) assert.match(item.text ?? '', /^Afsnit \d+$/);
  const again = await importTexts(file, texts, instruments);
  assert.ok(again.ok && again.change === 'same');
});

test('a file that is not in order changes nothing, and each fault has its place', async () => {
  const texts = join(folder, 'kept');
  const file = join(folder, 'texts.yaml');
  writeFileSync(file, odiTexts());
  assert.ok((await importTexts(file, texts, instruments)).ok);
  const before = readFileSync(join(texts, 'odi.yaml'), 'utf8');
  for (const [what, text, message] of [
    ['an item too few', odiTexts((lines) => lines.slice(0, -1)), /odi has 10 items; 9 stand here/],
    ['an item too many', odiTexts((lines) => [...lines, '  item-11: {text: x}']), /15:.*no item item-11/],
    ['an empty text', odiTexts().replace('da: Afsnit 3', "da: ''"), /7:.*a text is missing/],
    ['an option too few', odiTexts().replace(", '5': f", ''), /has 6 options .*; 5 stand here/],
    ['another option', odiTexts().replace("'5': f", "'6': f"), /no option 6/],
    ['no licence', odiTexts().replace('licence:', 'license:'), /licence is missing/],
    ['an instrument that nobody knows', odiTexts().replace('odi', 'oswestry'), /1:13: instrument must be one of/],
    ['our own wording', odiTexts().replace('odi', 'nrs'), /instrument must be one of/],
    ['no YAML', odiTexts().replace('items:', 'items: ]'), /4:8/],
    ['a value set that is not asked for', `${odiTexts()}\nvalueSet: {name: x, off: {}}`, /has no value set/],
    ['nothing', '', /instrument must be one of/],
  ] as const) {
    writeFileSync(file, text);
    const outcome = await importTexts(file, texts, instruments);
    assert.ok(!outcome.ok, what);
    assert.match(outcome.faults.map(placedText).join('\n'), message, what);
    assert.equal(readFileSync(join(texts, 'odi.yaml'), 'utf8'), before, what);
    assert.deepEqual(readdirSync(texts), ['odi.yaml'], what);
  }
  writeFileSync(file, Buffer.from([0x69, 0xff, 0xfe]));
  assert.equal((await importTexts(file, texts, instruments)).ok, false);
});

test('a value set has a number for each answer, or is refused', () => {
  const items = (count: number) => Array.from({ length: count }, (_, index) => `item-${index + 1}`);
  const text = (off: string) =>
    `instrument: eq-5d-5l\nlicence: x\noptions: {'1': a, '2': b, '3': c, '4': d, '5': e}\nitems: {${items(5)
      .map((id) => `${id}: t`)
      .join(', ')}, scale: t}\nvalueSet: {name: made up, off: {${items(5)
      .map((id) => `${id}: ${off}`)
      .join(', ')}}}`;
  const whole = readInstrumentTexts(text("{'1': 0, '2': 0.1, '3': 0.2, '4': 0.3, '5': 0.4}"), 'f', instruments);
  assert.ok(whole.ok && whole.texts.valueSet?.off['item-5']?.['5'] === 0.4, JSON.stringify(whole));
  const lacking = readInstrumentTexts(text("{'1': 0, '2': 0.1, '3': 0.2, '4': 0.3}"), 'f', instruments);
  assert.ok(!lacking.ok && lacking.faults.length === 5);
});
