/** The assessment page while one types: sends the form, puts the answer in place, and listens to a few keys. Holds no rule. */

import './keep-draft.ts';
import { filterFindings } from './filter-findings.ts';
import { followAnswer } from './follow-answer.ts';
import { followLinks } from './follow-links.ts';
import { followPainMap } from './follow-pain-map.ts';
import { keepAnswersApart } from './keep-answers-apart.ts';
import { listenToKeys } from './listen-to-keys.ts';

const form = document.querySelector<HTMLFormElement>('#assessment');
const panel = document.querySelector<HTMLElement>('#answer');

if (form && panel) {
  document.documentElement.classList.add('has-script');
  const filter = filterFindings(form);
  keepAnswersApart(form);
  followPainMap(form);
  followAnswer(form, panel);
  listenToKeys(form, filter);
  followLinks();
  document.querySelector<HTMLElement>('#error-summary')?.focus();
}
