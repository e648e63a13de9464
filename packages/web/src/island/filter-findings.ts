/** A box that narrows the findings to those with a word, and leads to the first. */

export interface FindingFilter {
  focus(): void;
}

/** Starts the filter of a form. */
export function filterFindings(form: HTMLFormElement): FindingFilter {
  const box = form.querySelector<HTMLInputElement>('#finding-filter');
  const count = form.querySelector<HTMLElement>('.filter-count');
  const rows = [...form.querySelectorAll<HTMLElement>('.finding-row, .drugs')].map((row) => ({ row, words: wordsOf(row) }));
  const groups = [...form.querySelectorAll<HTMLElement>('.finding-group, .folded-group')];
  const opened = new Set<HTMLDetailsElement>();

  box?.addEventListener('input', () => show(box.value.trim().toLowerCase()));
  box?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      box.value = '';
      show('');
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const first = rows.find(({ row }) => !row.hidden)?.row;
    first?.querySelector<HTMLElement>('input[type=radio]:checked, input:not([type=radio])')?.focus();
  });

  function show(sought: string): void {
    let found = 0;
    for (const { row, words } of rows) {
      row.hidden = sought !== '' && !words.includes(sought);
      if (!row.hidden) found += 1;
    }
    for (const group of groups) {
      const any = [...group.querySelectorAll<HTMLElement>('.finding-row, .drugs')].some((row) => !row.hidden);
      group.hidden = !any;
      if (group instanceof HTMLDetailsElement) unfold(group, sought !== '' && any);
    }
    if (count) count.textContent = sought === '' ? '' : (count.dataset[found === 1 ? 'one' : 'many'] ?? '').replace(/\d+/, String(found));
  }

  function unfold(group: HTMLDetailsElement, open: boolean): void {
    if (open && !group.open) {
      group.open = true;
      opened.add(group);
    } else if (!open && opened.delete(group)) group.open = false;
  }

  return { focus: () => box?.focus() };
}

function wordsOf(row: HTMLElement): string {
  const group = row.closest('.finding-group, .folded-group')?.querySelector('.group-heading, .folded-name')?.textContent ?? '';
  const own = [...row.querySelectorAll('legend, .finding-help')].map(({ textContent }) => textContent).join(' ');
  return `${group} ${own}`.toLowerCase();
}
