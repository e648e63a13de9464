/** A questionnaire while one answers: shows what is asked, and follows the drawing of the body. The page works without it. */

import './keep-draft.ts';
import { followBodyMap } from './follow-body-map.ts';
import { followConditions } from './follow-conditions.ts';

const form = document.querySelector<HTMLFormElement>('form[data-questionnaire]');

if (form) {
  document.documentElement.classList.add('has-script');
  followConditions(form);
  followBodyMap(form);
  document.querySelector<HTMLElement>('#fejl')?.focus();
}
