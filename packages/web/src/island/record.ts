/** The pages of the clinician's door: drafts by themselves, text to copy, and slash to search. */

import './keep-draft.ts';

document.documentElement.classList.add('has-script');

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]'))
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copy ?? '')?.textContent ?? '';
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    const state = button.parentElement?.querySelector('[role=status]');
    if (state) state.textContent = (copied === true ? button.dataset.copied : button.dataset.notCopied) ?? '';
  });

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const { target } = event;
  if (target instanceof HTMLElement && target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select')) return;
  event.preventDefault();
  const box = document.querySelector<HTMLInputElement>('input[type=search]');
  if (box) box.focus();
  else location.assign('/kliniker/borgere');
});
