/** The drawing of the consultation and the answers beside it as one: pressing a place answers, answering colours the place. */

/** Follows the drawing of the form; each place says `finding=value`, and a side of a leg is a part of its finding. */
export function followPainMap(form: HTMLFormElement): void {
  const drawing = form.querySelector<SVGElement>('[data-map="pain"]');
  if (!drawing) return;
  const places = [...drawing.querySelectorAll<SVGElement>('[data-place]')];
  const field = (name: string, value: string) =>
    [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)].find((input) => input.value === value);

  const sidesOf = (finding: string): readonly string[] => {
    if (field(finding, 'yes')?.checked !== true) return [];
    return ['left', 'right'].filter((side) => field(`${finding}.site`, side)?.checked || field(`${finding}.site`, 'both')?.checked);
  };
  const isChosen = (finding: string, value: string): boolean =>
    field(finding, 'yes') ? sidesOf(finding).includes(value) : field(finding, value)?.checked === true;
  const colour = () => {
    for (const place of places) {
      const [finding = '', value = ''] = (place.dataset.place ?? '').split('=');
      place.classList.toggle('body-place-chosen', isChosen(finding, value));
    }
  };

  drawing.addEventListener('click', ({ target }) => {
    const [finding, value] = ((target instanceof SVGElement && target.dataset.place) || '').split('=');
    if (!finding || value === undefined) return;
    if (!field(finding, 'yes')) return press(field(finding, value));
    const sides = sidesOf(finding);
    const left = sides.includes(value) ? sides.filter((side) => side !== value) : [...sides, value];
    press(field(`${finding}.site`, left.length === 2 ? 'both' : (left[0] ?? '')));
    press(field(finding, left.length === 0 ? '' : 'yes'));
  });
  form.addEventListener('input', colour);
  colour();
}

/** As if it had been pressed where it stands. */
function press(input: HTMLInputElement | undefined): void {
  if (!input) return;
  input.checked = input.type === 'radio' ? true : !input.checked;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
