import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doorMessagesIn } from './door-messages.ts';
import { dateFields, readDoorForm } from './read-door-form.ts';

const dateForm = (day: string, month: string, year: string) => new URLSearchParams({ 'd.dag': day, 'd.maaned': month, 'd.aar': year });

test('a date is the day that there is: the 29th of February only in leap years, no 31st of April', () => {
  assert.equal(readDoorForm(dateForm('29', '2', '2024'), 'da').date('d'), '2024-02-29');
  for (const [day, month, year] of [
    ['29', '2', '2023'],
    ['31', '4', '2024'],
    ['0', '1', '2024'],
    ['1', '13', '2024'],
    ['1', '1', '24'],
    ['', '1', '2024'],
  ] as const) {
    const form = readDoorForm(dateForm(day, month, year), 'da');
    assert.equal(form.date('d'), undefined, `${day}.${month}.${year}`);
    assert.deepEqual(form.faults, [{ field: 'd', text: doorMessagesIn('da').badDate }]);
  }
});

test('nothing typed is no date and no fault, unless it must be there', () => {
  const form = readDoorForm(dateForm('', '', ''), 'en');
  assert.equal(form.date('d'), undefined);
  assert.deepEqual(form.faults, []);
  assert.equal(form.mustDate('d', 'Write the day.'), '');
  assert.deepEqual(form.faults, [{ field: 'd', text: 'Write the day.' }]);
});

test('a date that cannot be is told as that, not as missing', () => {
  const form = readDoorForm(dateForm('32', '1', '2024'), 'en');
  form.mustDate('d', 'Write the day.');
  assert.deepEqual(
    form.faults.map(({ text }) => text),
    [doorMessagesIn('en').badDate],
  );
});

test('a whole number keeps to its bounds on both sides', () => {
  for (const [typed, read] of [
    ['0', 0],
    ['10', 10],
    ['11', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['', undefined],
  ] as const)
    assert.equal(readDoorForm(new URLSearchParams({ n: typed }), 'da').whole('n', 0, 10), read, typed);
});

test('the fields of a date give the same date back', () => {
  assert.equal(readDoorForm(new URLSearchParams(dateFields('d', '2026-03-09') as [string, string][]), 'da').date('d'), '2026-03-09');
});
