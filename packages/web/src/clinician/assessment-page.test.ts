import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, type Case, type Disposition, loadTexts, loadVocabulary, shippedProgramme } from '@rygforloeb/decision';
import { assets, clinician, renderErrorPage } from '@rygforloeb/web';

const { assess, emptyFields, renderAnswerFragment, renderAssessmentPage } = clinician;
type WorkspaceProgramme = clinician.WorkspaceProgramme;

const vocabulary = loadVocabulary(shippedProgramme);

const disposition = (code: string, more: Partial<Disposition>): Disposition => ({
  code,
  status: 'required',
  because: [],
  sources: [{ document: 'FP', section: '6.5' }],
  requirements: ['CAUDA-02'],
  conflicts: [],
  ...more,
});

/** A programme with the shipped words whose answer the test gives. */
function programme(answer: (aCase: Case) => Partial<Answer>): WorkspaceProgramme {
  const full = (aCase: Case): Answer => ({
    case: aCase.id,
    programme: { id: 'region-syddanmark-laenderyg', version: '2023-hoeringsudkast', status: 'consultation draft, not in force' },
    asOf: aCase.asOf,
    inScope: true,
    urgency: 'routine',
    dispositions: [],
    missing: [],
    ...answer(aCase),
  });
  return {
    manifest: { id: 'p', version: '2023-hoeringsudkast', status: 'draft', title: { da: 'Forløbsprogram', en: 'Care programme' } },
    vocabulary,
    texts: loadTexts(shippedProgramme, vocabulary),
    passages: new Map([['FP 6.5', { section: 'FP 6.5', title: { da: 'Akut', en: 'Acute' }, text: { da: 'Straks.', en: 'At once.' } }]]),
    readings: new Map([['C-14', { id: 'C-14', da: 'Altid den akutte vej.', resolution: 'Always the acute route.', confirm: true }]]),
    assess: full,
    decide: full,
  };
}

function fields(more: Readonly<Record<string, string>> = {}): URLSearchParams {
  const form = emptyFields('2024-03-12T10:00+01:00');
  form.set('actor', 'physiotherapist');
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  return form;
}

const acute = programme(() => ({
  urgency: 'acute',
  dispositions: [disposition('refer-emergency-department', { because: ['strength-grade'], conflicts: ['C-14'] })],
}));

test('an acute answer interrupts with the fixed text, another does not', () => {
  const fixed = acute.texts.fixed.get('acute-fixed')?.professional.da ?? '?';
  const html = renderAnswerFragment(assess(acute, { fields: fields() }));
  assert.match(html, /role="alert"/);
  assert.ok(html.includes(fixed));
  const calm = renderAnswerFragment(
    assess(
      programme(() => ({ urgency: 'same-day' })),
      { fields: fields() },
    ),
  );
  assert.doesNotMatch(calm, /role="alert"/);
});

test('a reason tells the value it rests on, the section, the requirement and how the text is read', () => {
  const form = fields({ 'strength-grade': '3', 'strength-grade.site': 'right' });
  const html = renderAnswerFragment(assess(acute, { fields: form }));
  for (const told of ['3, højre', 'FP afsnit 6.5', 'CAUDA-02', 'C-14: Altid den akutte vej. (afventer afklaring)', '2023-hoeringsudkast'])
    assert.ok(html.includes(told), told);
});

test('what the actor may not is told with who may', () => {
  const closed = programme(({ actor }) => ({
    dispositions: [disposition('refer-imaging', { status: actor === 'gp' ? 'permitted' : 'not-permitted' })],
  }));
  const html = renderAnswerFragment(assess(closed, { fields: fields() }));
  assert.match(html, /Kan gøres af: Egen læge</);
});

test('a programme that fails gives the fixed acute text and never an empty answer', () => {
  const errors: unknown[] = [];
  const broken = programme(() => {
    throw new Error('broken');
  });
  const model = assess(broken, { fields: fields(), onFailure: (error) => errors.push(error) });
  const html = renderAnswerFragment(model);
  assert.equal(model.failed, true);
  assert.equal(errors.length, 1);
  assert.ok(html.includes(broken.texts.fixed.get('engine-failure')?.label.da ?? '?'));
  assert.ok(html.includes(broken.texts.fixed.get('acute-fixed')?.professional.da ?? '?'));
});

test('a form that cannot be read gives everything back, names each field, and still answers what can be read', () => {
  const model = assess(acute, { fields: fields({ odi: '140', 'leg-pain': 'yes', 'leg-pain.onset.day': '31' }) });
  const html = renderAssessmentPage(model);
  assert.match(html, /id="error-summary"/);
  assert.match(html, /href="#odi"/);
  assert.match(html, /value="140"/);
  assert.match(html, /href="#leg-pain.onset.month"/);
  assert.match(html, /id="acute-alert"/);
});

test('a page just opened shows no fault, though nobody has said who asks', () => {
  const html = renderAssessmentPage(assess(acute, { fields: emptyFields('2024-03-12T10:00+01:00'), opened: true }));
  assert.doesNotMatch(html, /error-summary/);
  assert.match(html, /Intet svar endnu/);
});

test('an answer given beside the question is put into the form', () => {
  const form = fields({ answer: 'saddle-anaesthesia=yes' });
  const { case: aCase, form: kept } = assess(acute, { fields: form });
  assert.deepEqual(aCase?.findings, [{ code: 'saddle-anaesthesia', value: true }]);
  assert.equal(kept.has('answer'), false);
});

test('the language button keeps what was typed', () => {
  const html = renderAssessmentPage(assess(acute, { fields: fields({ language: 'en', odi: '40' }) }));
  assert.match(html, /<html lang="en">/);
  assert.match(html, /value="40"/);
  assert.match(html, /The programme’s answer/);
});

test('every three-way question offers yes, no and not asked, and begins with not asked', () => {
  const html = renderAssessmentPage(assess(acute, { fields: fields() }));
  for (const { code, type } of vocabulary.findings.values()) {
    if (type !== 'boolean' || code.startsWith('medication-')) continue;
    const radios = [...html.matchAll(new RegExp(`<input[^>]*name="${code}"[^>]*>`, 'g'))].map(([input]) => input);
    assert.equal(radios.length, 3, code);
    assert.deepEqual(
      radios.map((radio) => radio.includes('checked')),
      [false, false, true],
      code,
    );
  }
});

test('a page holds nothing inline and loads only its own assets', () => {
  const html = renderAssessmentPage(assess(acute, { fields: fields() }));
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/);
  const loaded = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path?.replace('/assets/', ''));
  assert.ok(loaded.length >= 3);
  for (const name of loaded)
    assert.ok(
      assets.some((asset) => asset.name === name),
      name,
    );
});

test('what a stranger sends as text is shown as text', () => {
  const html = renderAssessmentPage(
    assess(acute, { fields: fields({ 'medication.1.name': '<script>alert(1)</script>', 'case.title': '<b>' }) }),
  );
  assert.doesNotMatch(html, /<script>alert|<b>/);
});

test('an error page tells what to do and never how it failed', () => {
  const html = renderErrorPage({ language: 'da', status: 500, advice: { title: 'Akut', text: 'Ring 112' } });
  assert.match(html, /Noget gik galt/);
  assert.match(html, /Ring 112/);
});
