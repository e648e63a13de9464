/** The command line from the words to the exit code, with made-up answers. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AmendmentError, type Case } from '@rygforloeb/decision';
import type { Surroundings } from './surroundings.ts';
import { caseText, leavingReader, madeUpAnswer, run, testProgramme } from './test-surroundings.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
after(() => rmSync(folder, { recursive: true }));

function files(name: string, contents: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(contents)) {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  return path;
}

const idsIn = (out: string) =>
  out
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { case: string }).case);

test('help, in Danish and in English, and the version', async () => {
  for (const words of [[], ['help'], ['--help'], ['-h'], ['assess', '--help']]) {
    const { exit, out } = await run(words);
    assert.equal(exit, 0);
    assert.match(out, /Brug:/);
  }
  assert.match((await run(['help', '--lang', 'en'])).out, /Usage:/);
  assert.deepEqual(await run(['--version']), { exit: 0, out: 'rygforloeb 1.2.3\n', err: '' });
});

test('what cannot be understood is told with what is allowed, exit 2', async () => {
  for (const [words, says] of [
    [['asess'], /ingen kommando asess \(tilladt: assess/],
    [['assess', '--jsn', '-'], /kender ikke --jsn \(tilladt: --json/],
    [['verify', '--actor', 'gp', '-'], /kender ikke --actor/],
    [['assess', '--lang', 'se', '-'], /--lang kan ikke være se \(tilladt: da, en\)/],
    [['assess', '--audience', 'child', '-'], /tilladt: professional, citizen/],
    [['assess', '-', '--actor'], /--actor skal have en værdi/],
    [['assess', '--json=yes', '-'], /--json kan ikke være yes/],
    [['assess'], /ikke givet nogen fil eller mappe/],
    [['backup'], /ikke givet nogen mappe/],
    [['restore', '--lang', 'en'], /no folder was given/],
    [['backup', 'one', 'two'], /kun gives én mappe/],
    [['verify', '--backup'], /--backup skal have en værdi/],
    [['verify', '--backup', 'one', 'cases'], /enten sager eller --backup/],
    [['assess', '--lang', 'en'], /no file or folder/],
    [['assess', '--actor', 'gpp', '-'], /no actor gpp \(allowed: .*did you mean gp\)/],
    [['assess', '--as-of', '2024-02-30T10:00Z', '-'], /date that does not exist/],
    [['assess', '--as-of', '2024-02-28', '-'], /time of day/],
    [['programme', 'chekc'], /ingen kommando programme chekc \(tilladt: show, check, export\)/],
    [['programme', 'show', 'fevr'], /kender ikke koden fevr/],
  ] as const) {
    const { exit, out, err } = await run(words);
    assert.equal(exit, 2, words.join(' '));
    assert.equal(out, '');
    assert.match(err, says);
  }
});

test('amendments to answer by reach the programme, and one that cannot be accepted is told, exit 2', async () => {
  const asked: (readonly string[])[] = [];
  const openProgramme = async (amendments: readonly string[]) => {
    asked.push(amendments);
    if (amendments.includes('AMEND-99')) throw new AmendmentError(['AMEND-99 is no amendment of this programme']);
    return testProgramme;
  };
  assert.equal((await run(['assess', '--json', '--amend', 'AMEND-04,AMEND-15', '-'], caseText('a'), { openProgramme })).exit, 0);
  const refused = await run(['assess', '--json', '--amend', 'AMEND-99', '-'], caseText('a'), { openProgramme });
  assert.deepEqual(asked, [['AMEND-04', 'AMEND-15'], ['AMEND-99']]);
  assert.equal(refused.exit, 2);
  assert.equal(refused.out, '');
  assert.match(refused.err, /AMEND-99 is no amendment/);
});

test('every case of standard input is answered in order, one line of JSON each, the case first', async () => {
  const { exit, out, err } = await run(['assess', '--json', '-'], `${caseText('b')}---\n${caseText('a')}`);
  assert.equal(exit, 0);
  assert.equal(err, '');
  assert.deepEqual(idsIn(out), ['b', 'a']);
  assert.match(out, /^\{"case":"b",/);
  assert.deepEqual(
    JSON.parse(out.split('\n')[0] ?? ''),
    madeUpAnswer({ id: 'b', asOf: '2024-03-12T10:00+01:00', actor: 'gp', citizen: {}, findings: [], medications: [] }),
  );
});

test('a folder is read in natural order with its folders; other files and hidden ones are left out', async () => {
  const path = files('natural', {
    'case-10.yaml': caseText('ten'),
    'case-9.yml': caseText('nine'),
    'case-2.json': '{"id":"two","asOf":"2024-03-12T10:00Z","actor":"gp","citizen":{}}',
    'case-9b/inner.yaml': caseText('inner'),
    'readme.md': 'no case',
    '.hidden.yaml': caseText('hidden'),
    '.git/x.yaml': caseText('git'),
  });
  const { exit, out } = await run(['assess', '--json', path]);
  assert.equal(exit, 0);
  assert.deepEqual(idsIn(out), ['two', 'nine', 'inner', 'ten']);
});

test('a faulty case is told with file, line and column on the error stream, exit 2, and the others are answered', async () => {
  const path = files('faulty', {
    'a.yaml': `${caseText('a')}---\n${caseText('b', 'qestion: x\n')}---\n${caseText('c')}`,
    'd.yaml': caseText('d'),
  });
  const { exit, out, err } = await run(['assess', '--json', path]);
  assert.equal(exit, 2);
  assert.deepEqual(idsIn(out), ['a', 'c', 'd']);
  assert.match(err, /a\.yaml:10:1: a case has no key qestion \(allowed: id, title, .*; did you mean question\)\n$/);
});

test('what is no file, no text or holds nothing is told, exit 2, and the rest is answered', async () => {
  const path = files('mixed', { 'good.yaml': caseText('good') });
  const empty = files('empty', { 'readme.md': '' });
  writeFileSync(join(path, 'latin.yaml'), Buffer.from([0x61, 0xe6, 0xf8]));
  const { exit, out, err } = await run(['assess', '--json', '--lang', 'en', join(folder, 'none.yaml'), empty, path]);
  assert.equal(exit, 2);
  assert.deepEqual(idsIn(out), ['good']);
  assert.match(err, /none\.yaml: does not exist\n/);
  assert.match(err, /empty: there is no \.yaml/);
  assert.match(err, /latin\.yaml: is not text in UTF-8/);
});

test('the same id in two files of a run is refused the second time', async () => {
  const path = files('twice', { '1.yaml': caseText('same'), '2.yaml': caseText('same') });
  const { exit, out, err } = await run(['assess', '--json', path]);
  assert.equal(exit, 2);
  assert.deepEqual(idsIn(out), ['same']);
  assert.match(err, /2\.yaml:1:1: the id same is already used \(.*1\.yaml:1\)/);
});

test('the actor and the moment can be set for the whole run', async () => {
  const asked: unknown[] = [];
  const openProgramme = async () => ({
    ...testProgramme,
    assess: (aCase: Case) => {
      asked.push([aCase.actor, aCase.asOf]);
      return madeUpAnswer(aCase);
    },
  });
  await run(['assess', '--json', '--actor', 'citizen', '--as-of', '2024-05-01T08:00+02:00', '-'], caseText('a'), { openProgramme });
  assert.deepEqual(asked, [['citizen', '2024-05-01T08:00+02:00']]);
});

test('a case that cannot be answered is told by its id and code without a stack, exit 70, and the others are answered', async () => {
  const { exit, out, err } = await run(['assess', '--json', '-'], `${caseText('a', 'title: fail\n')}---\n${caseText('b')}`);
  assert.equal(exit, 70);
  assert.deepEqual(idsIn(out), ['b']);
  assert.match(err, /sag a: intet svar \(RYG_TEST\)/);
  assert.match(err, /uventet fejl RYG_TEST: the rule broke\n/);
  assert.doesNotMatch(err, /\n\s+at /);
});

test('a programme that cannot be opened is one sentence with its code; the stack only where it is asked for', async () => {
  const openProgramme = async () => {
    throw new TypeError('no such thing\nsecond line');
  };
  const quiet = await run(['assess', '-'], caseText('a'), { openProgramme });
  assert.deepEqual([quiet.exit, quiet.err], [70, 'uventet fejl RYG_UNEXPECTED: no such thing\n']);
  const loud = await run(['assess', '-'], caseText('a'), { openProgramme, environment: { RYG_DEBUG: '1' } });
  assert.match(loud.err, /\n\s+at /);
});

test('a reader who leaves ends the run quietly', async () => {
  const stdout = leavingReader();
  const many = Array.from({ length: 50 }, (_, index) => caseText(`c${index}`)).join('---\n');
  const { exit, err } = await run(['assess', '--json', '-'], many, { stdout });
  assert.deepEqual([exit, err], [0, '']);
});

test('a title cannot speak to the terminal', async () => {
  const { out } = await run(['assess', '-'], caseText('a', 'title: "x\\e[31m\\u202ey\\nz"\n'));
  assert.match(out, /^a · x\[31my z\n/);
});

const expecting = (id: string, expect: string) => caseText(id, `expect: ${expect}\n`);

test('verify counts the cases that match and tells what differs, exit 1', async () => {
  const path = files('verify', {
    '1.yaml': expecting('right', '{urgency: routine, must: [{code: refer-rygcenter, status: permitted}], mustNot: [{code: surgery}]}'),
    '2.yaml': expecting('wrong', '{urgency: acute, missingMustInclude: [fever]}'),
    '3.yaml': caseText('silent'),
  });
  const { exit, out, err } = await run(['verify', path]);
  assert.equal(exit, 1);
  assert.equal(err, '');
  assert.match(out, /^AFVIGER wrong \(.*2\.yaml\)\n {2}urgency should be acute, is routine\n {2}missing should name fever\n1 af 2 sager/);
});

test('verify is fine when all match, and exit 2 when an expectation cannot be read or there is none', async () => {
  assert.equal((await run(['verify', '-'], expecting('a', '{urgency: routine}'))).exit, 0);
  const unreadable = await run(['verify', '-'], expecting('a', '{urgent: routine}'));
  assert.equal(unreadable.exit, 2);
  assert.match(unreadable.err, /-:5:10: expect has no key urgent .*did you mean urgency/);
  assert.equal((await run(['verify', '-'], caseText('a'))).exit, 2);
});

test('programme show tells the version, or what a code means', async () => {
  const all = await run(['programme']);
  assert.equal(all.exit, 0);
  for (const says of [/2023-hoeringsudkast/, /Fund \(\d+\)/, /strength-grade – Kraftgrad \(findings\)/, /refer:imaging-mri – Henvis/])
    assert.match(all.out, says);
  const one = await run(['programme', 'show', 'strength-grade', 'refer-imaging', '--lang', 'en']);
  assert.match(one.out, /strength-grade – Lowest strength grade\n {2}Place in the case: findings\n {2}Values: integer 0–5 grade/);
  assert.match(one.out, /refer-imaging – Refer to imaging\n {2}Group: imaging/);
});

test('programme check tells the report, exit 1 when it has a fault', async () => {
  assert.deepEqual(await run(['programme', 'check']), { exit: 0, out: '3 dispositions\nProgrammet er i orden.\n', err: '' });
  const checkProgramme = async () => ({ ok: false, report: 'a.yaml:1:1: wrong\n' });
  assert.deepEqual(await run(['programme', 'check'], '', { checkProgramme }), {
    exit: 1,
    out: 'a.yaml:1:1: wrong\nProgrammet har fejl.\n',
    err: '',
  });
});

test('programme export tells how much was written and where', async () => {
  assert.match((await run(['programme', 'export', 'out'])).out, /^2 filer skrevet i out\n$/);
  const exportProgramme = async () => {
    throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  };
  const { exit, err } = await run(['programme', 'export', 'out'], '', { exportProgramme });
  assert.deepEqual([exit, err], [2, 'out: der kan ikke skrives her (EACCES)\n']);
});

test('serve says where it answers, closes when told to stop, and passes port and host on', async () => {
  const seen: unknown[] = [];
  const startServer: Surroundings['startServer'] = async ({ PORT, HOST, LOG }) => {
    seen.push(PORT, HOST, LOG);
    return { url: 'http://127.0.0.1:9', settled: Promise.resolve(), isReady: () => true, close: async () => void seen.push('closed') };
  };
  const { exit, out } = await run(['serve', '--port', '9', '--host', '::1'], '', { startServer, environment: { PORT: '1', LOG: 'x' } });
  assert.equal(exit, 0);
  assert.match(out, /http:\/\/127\.0\.0\.1:9/);
  assert.deepEqual(seen, ['9', '::1', 'x', 'closed']);
});

test('serve says when the programme could not be loaded, and refuses settings that cannot be used', async () => {
  const server = { url: 'x', settled: Promise.resolve(), isReady: () => false, close: async () => {} };
  assert.match((await run(['serve'], '', { startServer: async () => server })).err, /ingen vurdering/);
  const refused = await run(['serve'], '', {
    startServer: async () => {
      throw Object.assign(new Error('PORT is not a number'), { code: 'RYG_SERVER_SETTING' });
    },
  });
  assert.deepEqual([refused.exit, refused.err], [2, 'rygforloeb: PORT is not a number\n']);
});
