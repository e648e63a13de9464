/**
 * Sends no form into the void: asks first whether the server is there. Where nobody answers, the page stays as it is, says so beside the
 * form, and asks before it is left. A form that is sent goes the browser's own way.
 */

import { isServerThere } from './server-there.ts';

const { unsent = '', asking = '' } = document.body.dataset;
/** Shorter waits need no words. */
const soon = 700;

let isUnsent = false;
/** Forms that wait for the answer, and the one that has it. */
const waiting = new Set<HTMLFormElement>();
let sending: HTMLFormElement | undefined;

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.getAttribute('method') !== 'post' || form === sending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!waiting.has(form)) void send(form, event.submitter);
  },
  true,
);

window.addEventListener('beforeunload', (event) => {
  if (isUnsent) event.preventDefault();
});

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  waiting.add(form);
  const words = setTimeout(() => say(form, asking), soon);
  const isThere = await isServerThere();
  clearTimeout(words);
  waiting.delete(form);
  isUnsent = !isThere;
  say(form, isThere ? '' : unsent);
  if (!isThere) return;
  sending = form;
  form.requestSubmit(submitter);
  sending = undefined;
}

/** One note at the end of the form, read aloud when its words change. */
function say(form: HTMLFormElement, words: string): void {
  const known = form.querySelector<HTMLElement>(':scope > .unsent');
  if (words === '') {
    known?.remove();
    return;
  }
  const note = known ?? document.createElement('p');
  note.className = 'unsent form-error-message';
  note.setAttribute('role', 'alert');
  note.textContent = words;
  if (known === null) form.append(note);
  note.scrollIntoView({ block: 'nearest' });
}
