/** Charts say in words and figures what they draw, draw no value that nobody gave, and need no colour. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openProgramme } from '@rygforloeb/decision';
import { openPapers, type Papers } from '../open-papers.ts';
import { examplePapers } from '../testing/example-papers.ts';
import type { Trajectory } from './trajectory.ts';

let papers: Papers;

before(async () => {
  papers = openPapers(await openProgramme());
});

const pain = (points: Trajectory['measures'][number]['points'], gapAfterDays?: number): Trajectory => ({
  from: '2026-01-01',
  to: '2026-02-01',
  measures: [{ name: 'Smerte', lowest: 0, highest: 10, points, ...(gapAfterDays !== undefined && { gapAfterDays }) }],
  events: [{ day: '2026-01-10', what: 'Ny øvelse' }],
});

/** How often the line of the first measure sets down the pen. */
function strokes(svg: string): number {
  return (/<path d="([^"]*)" fill="none"/.exec(svg)?.[1]?.match(/M/g) ?? []).length;
}

test('each chart has title, description and role, and no colour of its own', () => {
  const { trajectory } = examplePapers['shared-plan'];
  assert.ok(trajectory);
  const line = { stages: [{ name: 'Træning', place: 'here' as const }] };
  const charts = [
    papers.courseLine(line, 'da'),
    papers.trajectory(trajectory, 'en'),
    papers.hundredPeople({ finding: 'Slid', age: 50, have: 80 }, 'da'),
  ];
  for (const { svg, title, description, table } of charts) {
    assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="([\w-]+)-title \1-desc"/);
    assert.match(svg, /<title id="[\w-]+">[^<]+<\/title><desc id="[\w-]+">[^<]+<\/desc>/);
    assert.doesNotMatch(svg, /#[0-9a-f]{3,6}[";]|rgb|hsl|style=|fill="(?!none|currentColor)|stroke="(?!currentColor)/);
    assert.ok(title !== '' && description !== '');
    assert.ok(table.rows.length > 0 && table.rows.every((row) => row.length === table.head.length));
  }
});

test('a day that is null, or too many days without an answer, are a gap in the line', () => {
  const points = [
    { day: '2026-01-01', value: 5 },
    { day: '2026-01-02', value: 4 },
  ];
  const [later, last] = [
    { day: '2026-01-09', value: 3 },
    { day: '2026-01-10', value: 3 },
  ];
  assert.equal(strokes(papers.trajectory(pain([...points, later, last]), 'da').svg), 1);
  assert.equal(strokes(papers.trajectory(pain([...points, later, last], 6), 'da').svg), 2);
  assert.equal(strokes(papers.trajectory(pain([...points, later, last], 7), 'da').svg), 1);
  const withNull = papers.trajectory(pain([...points, { day: '2026-01-05', value: null }, later, last]), 'da');
  assert.equal(strokes(withNull.svg), 2);
  assert.deepEqual(withNull.table.rows[2], ['5. januar 2026', '–', '']);
  assert.equal(withNull.svg.match(/r="3.2"/g)?.length, 4);
});

test('zero is a value, and no answer at all is said', () => {
  const zero = papers.trajectory(pain([{ day: '2026-01-01', value: 0 }]), 'da');
  assert.deepEqual(zero.table.rows[0], ['1. januar 2026', '0', '']);
  assert.match(papers.trajectory(pain([]), 'da').description, /Smerte: ingen svar\./);
});

test('a hundred people are a hundred, with none, some and all of them', () => {
  for (const have of [0, 37, 100]) {
    const { svg, table } = papers.hundredPeople({ finding: 'Slid', age: 20, have }, 'en');
    const [row = ''] = svg.split('<text');
    assert.equal(row.match(/<use href="#hundred-people-has"/g)?.length ?? 0, have);
    assert.equal(row.match(/<use href="#hundred-people-not"/g)?.length ?? 0, 100 - have);
    assert.deepEqual(
      table.rows.map(([, count]) => count),
      [String(have), String(100 - have)],
    );
  }
});

test('the course line says where one is, and that it is over when one is nowhere', () => {
  const stages = [
    { name: 'Begyndt', place: 'done' as const },
    { name: 'Træning', place: 'here' as const, day: '2026-03-14' },
    { name: 'Slut', place: 'ahead' as const },
  ];
  const { svg, description, table } = papers.courseLine({ stages }, 'da');
  assert.match(description, /3 trin. Du er ved trin 2: Træning/);
  assert.match(svg, /Du er her · 14. marts 2026/);
  assert.deepEqual(table.rows[1], ['Træning', 'Du er her', '14. marts 2026']);
  assert.match(papers.courseLine({ stages: [{ name: 'Slut', place: 'done' }] }, 'da').description, /afsluttet/);
});

test('words in a chart are words', () => {
  const { svg } = papers.courseLine({ stages: [{ name: '</text><script>x</script>&"', place: 'here' }] }, 'da');
  assert.doesNotMatch(svg, /<script|&"/);
  assert.match(svg, /&#60;script&#62;/);
});

test('what happened on days that lie close together stands in marks above each other, each readable', () => {
  const events = ['2026-01-10', '2026-01-10', '2026-01-11', '2026-01-30'].map((day, index) => ({ day, what: `Nr. ${index + 1}` }));
  const { svg } = papers.trajectory({ ...pain([{ day: '2026-01-02', value: 5 }]), events }, 'da');
  const heights = [...svg.matchAll(/<circle cx="[^"]+" cy="([^"]+)" r="10"/g)].map(([, at]) => at);
  assert.equal(new Set(heights.slice(0, 3)).size, 3);
  assert.equal(heights[3], heights[0]);
});
