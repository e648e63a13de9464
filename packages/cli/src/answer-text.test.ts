/** An answer to read: what stands first, how each thing is told, and what is folded. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Case } from '@rygforloeb/decision';
import { answerText, type Reader } from './answer-text.ts';
import { messagesIn } from './messages/languages.ts';
import { lookFor } from './terminal.ts';
import { madeUpAnswer, testProgramme } from './test-surroundings.ts';

const aCase: Case = {
  id: 'a',
  title: 'A title',
  asOf: '2024-03-12T10:00+01:00',
  actor: 'gp',
  citizen: {},
  findings: [],
  medications: [],
  question: 'refer:imaging-mri',
};

function told(changes: Partial<Answer> = {}, reader: Partial<Reader> = {}): string {
  const base = { ...testProgramme, messages: messagesIn.da, language: 'da', audience: 'professional', look: lookFor({}, {}) } as const;
  return answerText(aCase, madeUpAnswer(aCase, changes), { ...base, ...reader });
}

/** The given words stand in the text in this order. */
function inOrder(text: string, words: readonly string[]): void {
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word, from);
    assert.ok(at >= 0, `${word} is missing after position ${from}\n${text}`);
    from = at + word.length;
  }
}

test('urgency comes first, then the draft notice with its version, then what to do in order of force, then what to ask', () => {
  inOrder(told(), [
    'a · A title',
    'Egen læge · tirsdag 12. marts 2024 kl. 10.00',
    'HASTEGRAD: UDEN HAST',
    'Udkast 2023 – ikke gældende (region 2023-draft)',
    'DIT SPØRGSMÅL (refer:imaging-mri)',
    'Henvis til billeddiagnostik: Kræver skøn',
    'I DAG',
    'ANBEFALET',
    'MULIGT',
    'KRÆVER VURDERING',
    'PROGRAMMET SIGER INTET OM',
    'IKKE GRUNDLAG FOR',
    'IKKE DIN OPGAVE ELLER VEJ',
    'SPØRG OM DETTE',
  ]);
});

test('each thing has its name, its status in words, its day, its reason and its section', () => {
  inOrder(told(), [
    '– Frist overskredet, skulle være gjort i forgårs, søndag 10. marts',
    '• Støttet egenhåndtering – Skal, senest om 3 dage, fredag 15. marts\n      Fordi: Mistanke om nerverodspåvirkning\n      Kilde: FP 6.4\n',
    '• Henvis elektivt til sygehus (fællesvisitation) – Muligt, afventer bekræftelse',
    '• Henvis til billeddiagnostik – Kræver skøn',
    'Mangler: Høj smerteintensitet',
    'Kilde: FP 6.4 (C-10)',
    '– Samtykke afslået',
    '(refer-jobcentre)',
    '(surgery)',
    '(refer-psychologist)',
    '? ',
    'kan ændre: Henvis til billeddiagnostik',
  ]);
});

/** An acute answer: the made-up one with an acute route. */
const acute: Partial<Answer> = {
  urgency: 'acute',
  dispositions: [
    ...madeUpAnswer(aCase).dispositions,
    { code: 'refer-emergency-department', status: 'required', because: [], sources: [], requirements: [], conflicts: [] },
  ],
};

test('acute safety stands under NU, what is done at every visit under I DAG, and the fixed acute advice follows', () => {
  const text = told(acute);
  inOrder(text, [
    'HASTEGRAD: AKUT',
    'NU\n',
    '• Akut henvisning til FAM – Skal',
    'I DAG\n',
    '• Tjek alarmtegn ved hvert besøg – Skal',
    'Ring 112 ved pludselig svaghed',
  ]);
  assert.doesNotMatch(told(), /\nNU\n|Ring 112/);
});

test('outside the target group is told beside the urgency', () => {
  inOrder(told({ inScope: false }), ['HASTEGRAD', 'MÅLGRUPPE: Uden for målgruppen', 'Udkast 2023']);
  inOrder(told({ inScope: 'not-covered' }), ['MÅLGRUPPE: Ikke afklaret i programmet']);
});

test('medicine is never told without saying that interactions are not checked', () => {
  assert.match(told(), /Interaktioner er ikke kontrolleret/);
  assert.doesNotMatch(told({ dispositions: [] }), /Interaktioner/);
});

test('the citizen reads words written for citizens, and is not asked what only an examination answers', () => {
  const missing = [
    { finding: 'strength-grade', wouldChange: ['refer-imaging'] },
    { finding: 'work-status', wouldChange: ['refer-imaging'] },
  ];
  const text = told({ missing }, { audience: 'citizen' });
  inOrder(text, [
    'Ud fra det, du har sagt, haster det ikke.',
    'Rådene her er fra et udkast',
    'Du lærer at forstå din ryg',
    '? Er du i arbejde',
  ]);
  assert.doesNotMatch(text.slice(text.indexOf('SPØRG OM DETTE')), /kraftgrad/i);
});

test('English is complete', () => {
  const text = told({ ...acute, inScope: false }, { language: 'en', messages: messagesIn.en });
  inOrder(text, [
    'URGENCY: ACUTE',
    'TARGET GROUP',
    'NOW',
    'TODAY',
    'due in 3 days, Friday 15 March',
    'Because:',
    'Source:',
    'ASK ABOUT THIS',
  ]);
  assert.doesNotMatch(text.replace('LÆ 165', ''), /[æøåÆØÅ]/);
});

test('no line is longer than the terminal is wide', () => {
  for (const columns of [40, 60, 80, 200]) {
    const look = lookFor({ columns }, {});
    const longest = Math.max(
      ...told({ urgency: 'acute' }, { look })
        .split('\n')
        .map((line) => line.length),
    );
    assert.ok(longest <= Math.min(columns, 100), `${longest} at ${columns}`);
  }
});

test('colour never carries a meaning of its own: without it the same words stand there', () => {
  const begin = String.fromCharCode(27);
  const colours = new RegExp(`${begin}\\[[\\d;]*m`, 'g');
  const coloured = told({ urgency: 'acute' }, { look: lookFor({ isTTY: true }, {}) });
  assert.match(coloured, colours);
  const withoutSpace = (text: string) => text.replace(/\s+/g, ' ');
  assert.equal(withoutSpace(coloured.replace(colours, '')), withoutSpace(told({ urgency: 'acute' })));
});

test('there is no colour where there is no terminal, and none where it is not wanted', () => {
  for (const [terminal, environment] of [
    [{}, {}],
    [{ isTTY: true }, { NO_COLOR: '1' }],
    [{ isTTY: true }, { TERM: 'dumb' }],
  ] as const)
    assert.equal(lookFor(terminal, environment).alarm('x'), 'x');
});
