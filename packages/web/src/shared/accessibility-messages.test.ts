import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readability } from '@rygforloeb/decision';
import { accessibilityMessagesIn } from './accessibility-messages.ts';

test('the page on accessibility says the same in both languages, and in plain Danish', () => {
  const [da, en] = [accessibilityMessagesIn('da'), accessibilityMessagesIn('en')];
  assert.deepEqual(Object.keys(da), Object.keys(en));
  assert.deepEqual([da.tried.length, da.left.length], [en.tried.length, en.left.length]);
  const text = [da.lead, da.state, ...da.tried, ...da.left, da.method, da.statement, da.tell, da.complain].join(' ');
  const { lix } = readability(text);
  assert.ok(lix <= 35, `LIX ${lix}`);
});
