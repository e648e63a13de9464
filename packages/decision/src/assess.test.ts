/** The answer says what it rests on, what would change it, and whose word it is. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Answer, Case, Disposition, FindingEntry } from './model.ts';
import { openProgramme } from './open-programme.ts';

const programme = await openProgramme();

const sciatica: Case = {
  id: 'sciatica',
  asOf: '2024-03-12T10:00+01:00',
  actor: 'chiropractor',
  citizen: { birthDate: '1979-05-02', sex: 'female', municipality: 'Kolding' },
  medications: [],
  question: 'refer:imaging-mri',
  findings: [
    { code: 'pain-site', value: ['lumbar'] },
    { code: 'leg-pain', value: true, onset: '2024-01-23', site: 'left' },
    { code: 'diagnostic-triage', value: 'specific' },
    { code: 'suspected-nerve-root', value: true },
    { code: 'neurological-examination', value: 'normal' },
    { code: 'considerable-limitation', value: true },
    { code: 'pain-nrs', value: 8, site: 'leg' },
    { code: 'conservative-start', value: '2024-01-30' },
    { code: 'conservative-contents', value: ['guidance', 'exercise'] },
    { code: 'conservative-effect', value: 'unsatisfactory' },
    { code: 'consent-gp', value: 'given' },
    { code: 'consent-hospital', value: 'given' },
  ],
};

const footDrop: Case = {
  id: 'foot-drop',
  asOf: '2024-11-05T08:15+01:00',
  actor: 'physiotherapist',
  citizen: { birthDate: '1966-08-30', sex: 'male', municipality: 'Odense' },
  medications: [],
  question: 'refer:emergency-department',
  findings: [
    { code: 'pain-site', value: ['lumbar'] },
    { code: 'strength-grade', value: 3, onset: '2024-11-04T21:00+01:00', site: 'right' },
    { code: 'suspected-cauda-equina', value: false },
    { code: 'consent-gp', value: 'refused' },
  ],
};

const entry = (answer: Answer, code: string): Disposition => {
  const found = answer.dispositions.find((one) => one.code === code);
  assert.ok(found, `${code} is not in the answer`);
  return found;
};
const withFindings = (aCase: Case, ...findings: readonly FindingEntry[]): Case => ({
  ...aCase,
  findings: [...aCase.findings.filter((one) => !findings.some((other) => other.code === one.code)), ...findings],
});

describe('the answer names what it rests on', () => {
  test('imaging that waits for one judgement rests on the root suspicion and its weeks of care', () => {
    const imaging = entry(programme.assess(sciatica), 'refer-imaging');
    assert.equal(imaging.status, 'needs-judgement');
    assert.deepEqual([...imaging.because].sort(), [
      'conservative-contents',
      'conservative-effect',
      'conservative-start',
      'considerable-limitation',
      'suspected-nerve-root',
    ]);
    assert.ok(imaging.requirements.includes('IMG-06'));
    assert.ok(imaging.conflicts.includes('C-64'));
  });

  test('the acute route of a foot drop rests on the strength grade alone', () => {
    assert.deepEqual(entry(programme.assess(footDrop), 'refer-emergency-department').because, ['strength-grade']);
  });

  test('what an actor has no right to rests on no finding and cites the cell of its table', () => {
    const hospital = entry(programme.assess(footDrop), 'refer-rygcenter');
    assert.equal(hospital.status, 'not-permitted');
    assert.deepEqual(hospital.because, []);
    assert.deepEqual(hospital.requirements, ['TAB3-04']);
    assert.deepEqual(hospital.sources, [{ document: 'FP', section: '8.0' }]);
  });

  test('a finding that the answer rests on is always one that somebody recorded', () => {
    for (const aCase of [sciatica, footDrop]) {
      const recorded = new Set(aCase.findings.map((one) => one.code));
      for (const one of programme.assess(aCase).dispositions)
        for (const code of one.because) assert.ok(recorded.has(code), `${one.code} rests on ${code}`);
    }
  });

  test('two reasons for imaging are both named', () => {
    const both = withFindings(
      sciatica,
      { code: 'considerable-scoliosis', value: true },
      { code: 'suspected-inflammatory-arthritis', value: true },
    );
    const imaging = entry(programme.assess(both), 'refer-imaging');
    assert.equal(imaging.status, 'permitted');
    assert.ok(imaging.because.includes('considerable-scoliosis') && imaging.because.includes('suspected-inflammatory-arthritis'));
  });

  test('an employer sees no health finding behind an answer', () => {
    const employer: Case = {
      ...sciatica,
      actor: 'employer',
      question: 'do:fast-track',
      findings: [...sciatica.findings, { code: 'work-status', value: 'employed' }, { code: 'expected-weeks', value: 9 }],
    };
    const answer = programme.assess(employer);
    assert.equal(entry(answer, 'fast-track').status, 'permitted');
    for (const one of answer.dispositions)
      for (const code of one.because) assert.match(programme.vocabulary.findings.get(code)?.in ?? '', /^work\./);
    for (const one of answer.missing) assert.match(programme.vocabulary.findings.get(one.finding)?.in ?? '', /^work\./);
  });
});

describe('what is missing is what would change the answer', () => {
  test('the pain intensity nobody judged and the surgery nobody asked about hold imaging open', () => {
    const { missing } = programme.assess(sciatica);
    for (const finding of ['high-pain-intensity', 'surgery-considered'])
      assert.ok(missing.find((one) => one.finding === finding)?.wouldChange.includes('refer-imaging'), finding);
  });

  test('a finding that is known is never missing', () => {
    const recorded = new Set(sciatica.findings.map((one) => one.code));
    for (const one of programme.assess(sciatica).missing) assert.equal(recorded.has(one.finding), false, one.finding);
  });

  test('each missing finding names at least one disposition whose status some value of it changes', () => {
    for (const one of programme.assess(footDrop).missing) assert.ok(one.wouldChange.length > 0, one.finding);
  });

  test('asking twice for consent that was given is not needed', () => {
    assert.equal(
      programme.assess(sciatica).missing.some((one) => one.finding === 'consent-hospital'),
      false,
    );
  });
});

describe('whose word it is', () => {
  test('the call to 112 is marked as our safety layer, not as the programme', () => {
    const aneurysm = withFindings(footDrop, { code: 'suspected-aaa', value: true });
    assert.deepEqual(entry(programme.assess(aneurysm), 'emergency-call-112').layer, ['local-safety']);
  });

  test('every answer carries the programme, its version and that it is a draft', () => {
    assert.deepEqual(programme.assess(sciatica).programme, {
      id: 'region-syddanmark-laenderyg',
      version: '2023-hoeringsudkast',
      status: 'consultation draft, not in force',
    });
  });

  test('the fast path gives the same statuses and due days as the full answer', () => {
    for (const aCase of [sciatica, footDrop]) {
      const bare = (answer: Answer) => answer.dispositions.map(({ code, status, due }) => ({ code, status, due }));
      assert.deepEqual(bare(programme.decide(aCase)), bare(programme.assess(aCase)));
    }
  });
});

describe('other numbers can be tried without touching the programme', () => {
  test('moving the opening of hospital for root from day 28 to day 43 closes it on day 42', async () => {
    const tried = await openProgramme({ parameters: { 'hospital-root-opens-day': 43, 'hospital-other-opens-day': 43 } });
    assert.equal(entry(programme.assess(sciatica), 'refer-rygcenter').status, 'permitted');
    assert.equal(entry(tried.assess(sciatica), 'refer-rygcenter').status, 'not-indicated');
  });
});
