/** Keeps answers that exclude each other apart: “none” against ticks, a typed date against “not asked”. */

/** Follows a choice with what it excludes. */
export function keepAnswersApart(form: HTMLFormElement): void {
  form.addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      const finding = target.closest<HTMLElement>('.finding');
      if (!finding) return;
      if (finding.dataset.kind === 'list') separateList(finding, target);
      else if (finding.dataset.kind === 'date' && target.type === 'text' && target.value !== '') chooseYes(finding, target);
    },
    { capture: true },
  );
}

function separateList(finding: HTMLElement, target: HTMLInputElement): void {
  const ticks = [...finding.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const radios = [...finding.querySelectorAll<HTMLInputElement>('.finding-body > .choices input[type=radio]')];
  if (target.type === 'radio' && radios.includes(target)) for (const tick of ticks) tick.checked = false;
  if (target.type !== 'checkbox') return;
  const any = ticks.some(({ checked }) => checked);
  for (const radio of radios) radio.checked = !any && radio.value === '';
}

/** Writing the day says that it happened. */
function chooseYes(finding: HTMLElement, target: HTMLInputElement): void {
  if (target.closest('.finding-parts')) return;
  const yes = finding.querySelector<HTMLInputElement>('input[type=radio][value=yes]');
  if (yes) yes.checked = true;
}
