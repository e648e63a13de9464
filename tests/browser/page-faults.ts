/** What is wrong with the page that stands in a browser, one line each: run inside the page, so that one visit answers all. */

/** Frame, reflow, motion and focus. Opens everything that folds, which axe then sees too. */
export function faultsOfPage(): readonly string[] {
  for (const part of document.querySelectorAll('details')) part.open = true;
  const told = (element: Element) =>
    `${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`}${[...element.classList].map((name) => `.${name}`).join('')} »${(element.textContent ?? '').trim().slice(0, 40)}«`;
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  return [...frame(), ...sideways(), ...motion(), ...focus()];

  function frame(): readonly string[] {
    const headings = [...document.querySelectorAll('h1')].filter(isShown);
    return [
      ...(headings.length === 1 ? [] : [`${headings.length} headings of the first level`]),
      ...(/\S+ – \S/.test(document.title) ? [] : [`the title is »${document.title}«`]),
      ...(document.documentElement.lang === '' ? ['no language'] : []),
      ...[...document.querySelectorAll('a:not([href])')].map((link) => `leads nowhere: ${told(link)}`),
    ];
  }

  /** Whatever lies in a region that scrolls by itself may be wide. */
  function sideways(): readonly string[] {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    const scrolls = (element: Element): boolean =>
      element !== document.body &&
      element.parentElement !== null &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element.parentElement).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1 && !scrolls(element))
      .map((element) => `scrolls sideways: ${told(element)}`)
      .concat(`scrolls sideways: ${document.documentElement.scrollWidth} px`)
      .slice(-3);
  }

  function motion(): readonly string[] {
    const long = (durations: string) => durations.split(', ').some((one) => Number.parseFloat(one) * (one.endsWith('ms') ? 1 : 1_000) > 1);
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        return long(transitionDuration) || (animationName !== 'none' && long(animationDuration));
      })
      .map((element) => `moves: ${told(element)}`)
      .slice(0, 5);
  }

  /** The page has met a keyboard, so that focus given here shows as with the tab key. What looks the same with and without is not seen. */
  function focus(): readonly string[] {
    const look = (element: Element) => {
      const seen = [element, element.nextElementSibling, element.closest('label')];
      return seen.flatMap((one) => {
        if (one === null) return [];
        return ['', '::before', '::after'].map((part) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one, part);
          return outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1
            ? boxShadow
            : `${outlineWidth} ${outlineColor} ${boxShadow}`;
        });
      });
    };
    const stops = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
    );
    const kinds = new Set<string>();
    const lost: string[] = [];
    for (const stop of stops) {
      const kind = `${stop.tagName} ${stop.className} ${stop.closest('[class]:not(a):not(button):not(input)')?.className}`;
      if (kinds.has(kind) || !isShown(stop) || stop.matches(':disabled')) continue;
      kinds.add(kind);
      (document.activeElement as HTMLElement | null)?.blur();
      const before = look(stop).join();
      stop.focus({ preventScroll: true });
      if (document.activeElement !== stop) lost.push(`takes no focus: ${told(stop)}`);
      else if (look(stop).join() === before) lost.push(`focus is not seen: ${told(stop)}`);
    }
    return lost;
  }
}

/** Under forced colours: a choice that looks like its neighbour, and a way that does not tell that one is there. */
export function faultsInForcedColours(): readonly string[] {
  const look = (element: Element | null) =>
    element === null
      ? ''
      : ['', '::before', '::after']
          .map((part) => {
            const style = getComputedStyle(element, part);
            const { backgroundColor, color, borderStyle, borderWidth, borderColor, outlineStyle, fontWeight, textDecorationLine } = style;
            return [
              part !== '' && style.content,
              backgroundColor,
              color,
              borderStyle,
              borderWidth,
              borderColor,
              outlineStyle,
              fontWeight,
              textDecorationLine,
            ].join();
          })
          .join(';');
  const isDrawn = (input: Element) => {
    const { opacity, appearance, clip, width } = getComputedStyle(input);
    return opacity !== '0' && appearance !== 'none' && clip === 'auto' && Number.parseFloat(width) > 4;
  };
  const faults: string[] = [];
  for (const chosen of document.querySelectorAll<HTMLInputElement>('input[type=radio]:checked, input[type=checkbox]:checked')) {
    if (isDrawn(chosen) || !chosen.checkVisibility()) continue;
    const others = [...document.querySelectorAll<HTMLInputElement>(`input[type=${chosen.type}]:not(:checked)`)];
    const other = others.find((one) => one.name === chosen.name) ?? others.find((one) => one.className === chosen.className);
    if (other !== undefined && look(chosen.nextElementSibling) === look(other.nextElementSibling))
      faults.push(`cannot be told from what is not chosen: ${chosen.name} ${chosen.value}`);
  }
  for (const here of document.querySelectorAll('nav a[aria-current]')) {
    const other = here.closest('nav')?.querySelector('a:not([aria-current])');
    if (other && look(here) === look(other)) faults.push(`does not show that one is there: ${here.textContent}`);
  }
  return faults;
}

/** What a page in English says in Danish. Names and what people have written stay as they are: `written` holds them. */
export function danishOnPage({ written, html }: { readonly written: readonly string[]; readonly html: string }): readonly string[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const danish =
    /(?<![\p{L}-])(og|ikke|på|af|som|eller|fra|til|hvad|hvor|hvornår|skal|jeg|du|din|dit|dine|det|være|blev|efter|mellem|ingen|noget|kunne|også|borgeren|skriv|vælg)(?![\p{L}-])/iu;
  const isOurs = (text: string) => !written.some((own) => own.includes(text) || (own.length > 4 && text.includes(own)));
  const found = new Set<string>();
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').trim();
    if (danish.test(text) && node.parentElement?.closest('[lang]')?.getAttribute('lang') === 'en' && isOurs(text))
      found.add(text.slice(0, 120));
  }
  for (const element of page.querySelectorAll('[aria-label], [title], [placeholder], img[alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name) ?? '';
      if (danish.test(text) && element.closest('[lang]')?.getAttribute('lang') === 'en' && isOurs(text))
        found.add(`${name}: ${text.slice(0, 120)}`);
    }
  return [...found].map((text) => `in Danish: ${text}`);
}
