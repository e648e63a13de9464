import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highestCitizenLix, readability } from '@rygforloeb/decision';
import { questionnaireMessagesIn } from './questionnaire-messages.ts';

const da = questionnaireMessagesIn('da');

test('a citizen reads the Danish sentences with ease: LIX at most 35, each by itself', () => {
  const texts = [da.minutes(4), da.progress(3, 9), ...Object.values(da).filter((text) => typeof text === 'string')];
  const hard = texts.filter((text) => text.split(' ').length > 4).map((text) => ({ text, lix: readability(text).lix }));
  assert.deepEqual(
    hard.filter(({ lix }) => lix > highestCitizenLix),
    [],
  );
});
