/** An answer pressed beside the question is put into its field, as if it had been chosen there. */

import { reveal } from './follow-links.ts';

/** Lets the panel's quick answers fill in the form. */
export function answerOnTheSpot(form: HTMLFormElement, panel: HTMLElement): void {
  panel.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('.quick-answer') : null;
    const [name, value] = (button?.value ?? '').split('=');
    if (!name || value === undefined) return;
    const field = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(
      (input) => input.name === name && input.value === value,
    );
    if (!field) return;
    event.preventDefault();
    reveal(field);
    field.checked = true;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
