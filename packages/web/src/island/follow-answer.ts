/** Fetches the answer to what the form holds, at most one at a time, and puts it in place without moving the reader. */

import { answerOnTheSpot } from './answer-on-the-spot.ts';
import { putAnswer } from './put-answer.ts';

/** Pause after the last key before the form is sent, in milliseconds; a choice is sent at once. */
const typingPause = 50;
/** How long a fetch may take before it is told of, in milliseconds. */
const quietWait = 300;

/** Keeps the panel in step with the form. */
export function followAnswer(form: HTMLFormElement, panel: HTMLElement): void {
  const state = panel.querySelector<HTMLElement>('#answer-state');
  const summary = panel.querySelector<HTMLElement>('#answer-summary');
  let pending: AbortController | undefined;
  let timer = 0;
  let begun = 0;

  form.addEventListener('input', (event) => {
    if (!isAnswer(event.target)) return;
    begun = performance.now();
    window.clearTimeout(timer);
    timer = window.setTimeout(update, isTyped(event.target) ? typingPause : 0);
  });
  answerOnTheSpot(form, panel);

  async function update(): Promise<void> {
    pending?.abort();
    const current = new AbortController();
    pending = current;
    const slow = window.setTimeout(() => tell(form.dataset.updating ?? '', 'waiting'), quietWait);
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'text/html; fragment=1', 'content-type': 'application/x-www-form-urlencoded' },
        body: filled(form),
        signal: current.signal,
      });
      const html = await response.text();
      if (current.signal.aborted) return;
      const content = parse(html);
      if (!content) return tell(form.dataset.failed ?? '', 'failed');
      putAnswer(panel, content);
      followBar(content);
      tell(form.dataset.updated ?? '', 'updated');
      if (summary) say(summary, content.dataset.summary ?? '');
      performance.measure('answer', { start: begun, end: performance.now() });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) tell(form.dataset.failed ?? '', 'failed');
    } finally {
      window.clearTimeout(slow);
    }
  }

  function tell(text: string, kind: 'updated' | 'waiting' | 'failed'): void {
    panel.dataset.state = kind;
    if (state) say(state, text);
    if (kind === 'failed' && summary) say(summary, text);
  }
}

/** The bar of small screens says the answer's word. */
function followBar({ dataset }: HTMLElement): void {
  const bar = document.querySelector<HTMLElement>('#answer-jump');
  const word = bar?.querySelector('strong');
  if (!bar || !word) return;
  bar.dataset.urgency = dataset.urgency ?? 'none';
  say(word, dataset.word ?? '');
}

/** What is filled in; empty fields say nothing and stay at home. */
function filled(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') fields.append(name, value);
  return fields;
}

function parse(html: string): HTMLElement | undefined {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.querySelector<HTMLElement>('#answer-content') ?? undefined;
}

function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function isAnswer(target: EventTarget | null): boolean {
  return (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.name !== '' && target.name !== 'showHelp';
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}
