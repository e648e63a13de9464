/** The drawing and the list of places as one: pressing a place ticks the list, ticking the list colours the place. */

/** Follows every drawing of the form. */
export function followBodyMap(form: HTMLFormElement): void {
  for (const drawing of form.querySelectorAll<SVGElement>('[data-map]')) {
    const boxes = [...form.querySelectorAll<HTMLInputElement>(`input[name="${drawing.dataset.map}"]`)];
    const places = [...drawing.querySelectorAll<SVGElement>('[data-place]')];
    const colour = () => {
      for (const place of places)
        place.classList.toggle(
          'body-place-chosen',
          boxes.some(({ value, checked }) => checked && value === place.dataset.place),
        );
    };
    drawing.addEventListener('click', ({ target }) => {
      const place = target instanceof SVGElement ? target.dataset.place : undefined;
      const box = boxes.find(({ value }) => value === place);
      if (!box) return;
      box.checked = !box.checked;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    form.addEventListener('input', colour);
    colour();
  }
}
