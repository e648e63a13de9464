/** Every paper is a tagged PDF in both languages, in order, quickly, and whatever was typed into it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openProgramme } from '@rygforloeb/decision';
import { asyncProperty, constantFrom, assert as holds, oneof, string } from 'fast-check';
import { openPapers, type Papers, paperKinds } from './open-papers.ts';
import type { PaperData, PaperKind } from './paper-data.ts';
import { examplePapers, paperTimes, readPdf } from './testing/index.ts';

let papers: Papers;

before(async () => {
  papers = openPapers(await openProgramme());
});

function made<Kind extends PaperKind>(kind: Kind, language: 'da' | 'en' = 'da', data: PaperData[Kind] = examplePapers[kind]) {
  return papers.document(kind, data, language);
}

/** Holds that the words stand in the text one after the other. */
function inOrder(text: string, words: readonly string[]): void {
  let from = 0;
  for (const one of words) {
    const at = text.indexOf(one, from);
    assert.ok(at >= 0, `“${one}” does not stand after what goes before it in: ${text.slice(from, from + 400)}`);
    from = at + one.length;
  }
}

for (const kind of paperKinds)
  for (const language of ['da', 'en'] as const)
    test(`the ${kind} in ${language} is a tagged PDF with title, language, one main heading and the draft mark`, async () => {
      const pdf = readPdf(await made(kind, language));
      assert.ok(pdf.isMarked && pdf.showsTitle);
      assert.equal(pdf.language, language === 'da' ? 'da-DK' : 'en-GB');
      assert.match(pdf.metadata, /<pdfuaid:part>1<\/pdfuaid:part>/);
      assert.match(pdf.metadata, /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</);
      assert.equal(pdf.tags[0], 'Document');
      assert.equal(pdf.tags.filter((tag) => tag === 'H1').length, 1);
      assert.ok(pdf.tags.includes('H2'));
      assert.equal(pdf.tags.filter((tag) => tag === 'Figure').length, pdf.alternatives.length);
      assert.match(pdf.text, language === 'da' ? /Udkast 2023 – ikke gældende/ : /Draft 2023 – not in force/);
      assert.doesNotMatch(pdf.text, /[{}]|undefined|null/);
    });

test('the shared plan has goals, agreements, people, acute signs, pictures and figures in this order', async () => {
  const { text, tags, alternatives } = readPdf(await made('shared-plan'));
  inOrder(text, ['Min plan', 'Karen Holm Test', '000000-0000', 'Det vil jeg gerne kunne', 'Jeg vil kunne gå tur', 'Det står i vejen']);
  inOrder(text, [
    'Det gør vi',
    'Støttet egenhåndtering',
    '2. april 2026',
    'Stoppet, hjælper ikke nok',
    'Hvem hjælper mig',
    'Lægehuset Bredgade',
  ]);
  inOrder(text, ['Det har jeg valgt', 'Hvornår du skal reagere', 'Ring 112', 'Hele forløbet', 'Hvordan det er gået', '1: Plan aftalt']);
  assert.equal(tags.filter((tag) => tag === 'Figure').length, 2);
  assert.match(alternatives.join('\n'), /Du er ved trin 3: Vi gør det, vi har aftalt/);
  assert.match(alternatives.join('\n'), /Smerte \(0–10\): fra 7 til 4 \(9 svar\)/);
  assert.ok(tags.indexOf('TH') > tags.indexOf('THead') && tags.includes('TD'));
});

test('the referral letter tells what was knowingly left out, with why, and what is not told', async () => {
  const { text } = readPdf(await made('referral-letter'));
  inOrder(text, [
    'Henvisning: Regionalt rygforløb',
    'Oplysninger',
    'Smertens sted',
    'Bevidst udeladt',
    'Højde, vægt og BMI',
    'ikke at blive vejet',
  ]);
  inOrder(text, ['Ikke oplyst', 'Transport', 'Programmets svar']);
});

test('the sheet on scans shows both halves, for the studied age that is nearest', async () => {
  const { text, alternatives } = readPdf(await made('why-not-a-scan', 'en'));
  inOrder(text, [
    'Why not a scan?',
    '80 out of 100 people aged 50',
    'Disc degeneration 80',
    'The other half of the truth',
    'Disc bulge 7.54',
    'When a scan is right',
  ]);
  assert.match(alternatives[0] ?? '', /80 are filled and have the finding\. 20 are empty/);
  const young = readPdf(await made('why-not-a-scan', 'da', { ...examplePapers['why-not-a-scan'], age: 18 }));
  assert.match(young.text, /37 ud af 100 mennesker på 20 år/);
});

test('the relapse plan without an agreement says that there is none yet', async () => {
  const { own: _own, ...rest } = examplePapers['relapse-plan'];
  assert.match(readPdf(await made('relapse-plan', 'da', { ...rest })).text, /ikke skrevet en aftale endnu/);
});

test('head and foot are artifacts: the page number is not read aloud', async () => {
  assert.doesNotMatch(readPdf(await made('shared-plan')).text, /Side 1 af/);
});

test('the same data are the same bytes', async () => {
  assert.deepEqual(await made('shared-plan'), await made('shared-plan'));
});

const hostile = constantFrom(
  ...[
    '#import "x.typ": *',
    '#panic("x")',
    '#eval("1+1")',
    '$ x^2 $',
    '*bold* _it_ `raw`',
    '= Heading',
    '\\',
    '\\u{41}',
    '"]',
    '</svg><script>',
  ],
  ...[
    '{name}',
    '{{',
    '#sys.inputs',
    '//comment',
    '/* open',
    '@label',
    '<label>',
    '~',
    "''",
    '&amp;',
    '\u0000',
    '\ud800',
    '\u202e',
    '🙂',
    '漢字',
    'عربي',
  ],
);

test('whatever is typed is printed as it stands, and never read as layout', async () => {
  await holds(
    asyncProperty(oneof(hostile, string({ unit: 'grapheme', maxLength: 40 }), string({ unit: 'binary', maxLength: 40 })), async (typed) => {
      const text = `${typed} end`;
      const plan = examplePapers['shared-plan'];
      const data = {
        ...plan,
        goals: [{ words: text, obstacles: [text], subgoals: [text] }],
        trajectory: { from: '2026-01-01', to: '2026-02-01', measures: [], events: [{ day: '2026-01-05', what: text }] },
        citizen: { name: text },
      };
      const pdf = readPdf(await made('shared-plan', 'da', data));
      assert.equal(pdf.tags.filter((tag) => tag === 'H1').length, 1);
      assert.ok(pdf.text.split('end').length >= 4);
    }),
    { numRuns: 25 },
  );
});

test('code in a text stands there as text', async () => {
  const words = '#eval("1+1") *a* $b$ = c \\ {name} <svg>';
  const plan = { ...examplePapers['relapse-plan'], own: words };
  assert.match(readPdf(await made('relapse-plan', 'da', plan)).text, /#eval\("1\+1"\) \*a\* \$b\$ = c \\ \{name\} <svg>/);
});

test('a sign that no font has is shown as a box, and the paper says so', async () => {
  const plan = { ...examplePapers['relapse-plan'], own: 'Jeg går 🙂 hver dag' };
  const { text } = readPdf(await made('relapse-plan', 'da', plan));
  inOrder(text, ['Nogle tegn kunne ikke trykkes', 'Jeg går □ hver dag']);
});

test('after the first of its kind a paper takes far less than anybody’s patience', async () => {
  // 50 ms on a quiet machine, which bench/pathway holds; tests run beside others.
  for (const [kind, median] of await paperTimes(papers, 4, () => performance.now()))
    assert.ok(median < 500, `${kind}: ${median.toFixed(0)} ms`);
});
