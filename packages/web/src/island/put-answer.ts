/** Puts a new answer in the panel: parts that say the same stay as they are, opened reasons stay open, focus stays. */

/** Replaces the panel's content part by part. */
export function putAnswer(panel: HTMLElement, fresh: HTMLElement): void {
  const old = panel.querySelector<HTMLElement>('#answer-content');
  if (!old) return;
  const focus = focusIn(old);
  for (const opened of old.querySelectorAll<HTMLDetailsElement>('details[open][id]')) {
    const same = find(fresh, opened.id);
    if (same instanceof HTMLDetailsElement) same.open = true;
  }
  const parts = [...fresh.children].map((part) => {
    const same = [...old.children].find((one) => keyOf(one) === keyOf(part));
    return same?.isEqualNode(part) ? same : part;
  });
  for (const part of [...old.children]) if (!parts.includes(part)) part.remove();
  parts.forEach((part, index) => {
    if (old.children[index] !== part) old.insertBefore(part, old.children[index] ?? null);
  });
  if (focus && !old.contains(document.activeElement)) focus(old);
}

function keyOf(part: Element): string {
  return part.id || part.className;
}

/** How to find what has focus again, when it stands in the panel. */
function focusIn(content: HTMLElement): ((content: HTMLElement) => void) | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !content.contains(active)) return undefined;
  const holder = active.closest('[id]')?.id;
  const inQuestions = active.closest('#missing') !== null;
  return (fresh) => {
    const next = inQuestions ? fresh.querySelector<HTMLElement>('.quick-answer, #missing') : null;
    const again = (holder && holder !== 'missing' && find(fresh, holder)) || next;
    if (!(again instanceof HTMLElement)) return;
    (again instanceof HTMLDetailsElement ? again.querySelector('summary') : again)?.focus({ preventScroll: true });
  };
}

function find(root: HTMLElement, id: string): Element | null {
  return root.querySelector(`[id="${CSS.escape(id)}"]`);
}
