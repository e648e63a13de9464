/** Links from the answer to a field: opens what is folded above it and puts focus there. */

/** Opens every folded part that holds the element. */
export function reveal(element: Element): void {
  for (let part = element.closest('details'); part; part = part.parentElement?.closest('details') ?? null) part.open = true;
}

/** Lets links within the page reach fields that are folded away. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target || link.classList.contains('skipnav')) return;
    event.preventDefault();
    reveal(target);
    if (target instanceof HTMLDetailsElement) target.open = true;
    const field = target instanceof HTMLInputElement && target.type === 'radio' ? chosen(target) : target;
    (field instanceof HTMLDetailsElement ? field.querySelector('summary') : field)?.focus({ preventScroll: true });
    (field.closest('.finding') ?? field).scrollIntoView({ block: 'center' });
  });
}

function chosen(radio: HTMLInputElement): HTMLInputElement {
  const group = radio.form?.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(radio.name)}"]:checked`);
  return group?.[0] ?? radio;
}
