/** Keys for those who do this all day: j or y, n, space and digits answer the question in focus, slash searches, control and enter save. */

import type { FindingFilter } from './filter-findings.ts';

const answers: Readonly<Record<string, string>> = { j: 'yes', y: 'yes', n: 'no', ' ': '' };

/** Answers the question in focus by key. */
export function listenToKeys(form: HTMLFormElement, filter: FindingFilter): void {
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const save = form.querySelector<HTMLButtonElement>('#gem');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && save) {
      event.preventDefault();
      form.requestSubmit(save);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && !isTextField(target)) {
      event.preventDefault();
      filter.focus();
      return;
    }
    const value = /^\d$/.test(event.key) ? event.key : answers[event.key.toLowerCase()];
    if (value === undefined || !(target instanceof HTMLInputElement) || target.type !== 'radio' || !form.contains(target)) return;
    const radios = [...form.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(target.name)}"]`)];
    const offers = (wanted: string) => radios.find((radio) => radio.value === wanted);
    const radio = (offers('yes') && offers('no')) || /^\d$/.test(value) ? offers(value) : undefined;
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    if (radio.checked) return;
    radio.checked = true;
    radio.dispatchEvent(new Event('input', { bubbles: true }));
    radio.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && ['text', 'search'].includes(target.type));
}
