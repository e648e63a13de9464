/** The forms of a page as a browser would send them, read from its HTML. */

export interface FormField {
  readonly name: string;
  readonly id?: string;
  readonly type: string;
  readonly value: string;
  readonly isChosen: boolean;
}

export interface FormButton {
  readonly name?: string;
  readonly value: string;
  readonly text: string;
  /** Where this button sends the form instead. */
  readonly action?: string;
}

export interface PageForm {
  readonly action: string;
  readonly keepsDraft: boolean;
  /** Sent as a form with a file in it. */
  readonly hasFile: boolean;
  readonly fields: readonly FormField[];
  readonly buttons: readonly FormButton[];
}

/** Every form that is posted, but for logging out. */
export function formsIn(html: string, path: string): readonly PageForm[] {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => ({
    attributes: attributesOf(head),
    body,
  }));
  return forms
    .filter(({ attributes }) => attributes.get('method')?.toLowerCase() === 'post' && attributes.get('action') !== '/logout')
    .map(({ attributes, body }) => ({
      action: attributes.get('action') ?? path,
      keepsDraft: attributes.has('data-draft'),
      hasFile: attributes.get('enctype') === 'multipart/form-data',
      fields: fieldsIn(body),
      buttons: buttonsIn(body),
    }));
}

function fieldsIn(body: string): readonly FormField[] {
  const inputs = [...body.matchAll(/<input\b([^>]*?)\/?>/g)].map(([, head = '']) => {
    const attributes = attributesOf(head);
    const type = attributes.get('type') ?? 'text';
    const isChoice = type === 'radio' || type === 'checkbox';
    return {
      name: attributes.get('name') ?? '',
      ...idOf(attributes),
      type,
      value: attributes.get('value') ?? (isChoice ? 'on' : ''),
      isChosen: attributes.has('checked'),
    };
  });
  const texts = [...body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(([, head = '', text = '']) => ({
    name: attributesOf(head).get('name') ?? '',
    ...idOf(attributesOf(head)),
    // What the page carries on and nobody sees.
    type: /\bhidden\b/.test(head) ? 'hidden' : 'textarea',
    value: plain(text.replace(/^\r?\n/, '')), // A browser leaves out the first line end.
    isChosen: false,
  }));
  const options = [...body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(([, head = '', inside = '']) =>
    [...inside.matchAll(/<option\b([^>]*)>([^<]*)/g)].map(([, option = '', text = '']) => ({
      name: attributesOf(head).get('name') ?? '',
      ...idOf(attributesOf(head)),
      type: 'option',
      value: attributesOf(option).get('value') ?? plain(text),
      isChosen: attributesOf(option).has('selected'),
    })),
  );
  return [...inputs, ...texts, ...options].filter(({ name }) => name !== '');
}

function buttonsIn(body: string): readonly FormButton[] {
  return [...body.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].flatMap(([, head = '', inside = '']) => {
    const attributes = attributesOf(head);
    if ((attributes.get('type') ?? 'submit') !== 'submit') return [];
    const name = attributes.get('name');
    const action = attributes.get('formaction');
    const text = plain(inside.replace(/<[^>]*>/g, ' ')).trim();
    return [{ value: attributes.get('value') ?? '', text, ...(name !== undefined && { name }), ...(action !== undefined && { action }) }];
  });
}

function idOf(attributes: ReadonlyMap<string, string>): { readonly id?: string } {
  const id = attributes.get('id');
  return id === undefined ? {} : { id };
}

function attributesOf(head: string): ReadonlyMap<string, string> {
  return new Map([...head.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, plain(value)]));
}

function plain(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '');
}

/** What a form is, whoever it is about: forms with the same fields and buttons are the same. */
export function kindOf({ action, fields, buttons }: PageForm, patternOf: (path: string) => string): string {
  const names = new Set(fields.map(({ name, type, value }) => `${name}${type === 'hidden' && !/\d/.test(value) ? value : ''}`));
  return [patternOf(action.split('?')[0] ?? action), ...names, ...buttons.map(({ name, value }) => `${name}${value}`)]
    .join(' ')
    .replace(/[\w-]*\d[\w-]*/g, ':id');
}

/** The form filled by somebody who answers everything: the last of each choice, dates in March, words. */
export function typedForm({ fields, buttons }: PageForm): URLSearchParams {
  const typed = new URLSearchParams();
  for (const { name, type, value } of fields) {
    if (type === 'file') continue; // A file goes with no form but its own.
    if (name.endsWith('.none')) continue; // Would take back what is ticked.
    if (type === 'hidden' || type === 'checkbox') typed.append(name, value);
    else if (type === 'radio' || type === 'option') typed.set(name, value);
    else typed.set(name, wordsFor(name, type));
  }
  const button = buttons.find(({ action, name }) => action === undefined && name !== undefined);
  if (button?.name !== undefined) typed.set(button.name, button.value);
  return typed;
}

/** The form as it is when nobody has touched it and everything prefilled is taken out. */
export function emptyForm({ fields }: PageForm, button: FormButton, csrf: string): URLSearchParams {
  const empty = new URLSearchParams();
  for (const { name, type, value } of fields) {
    if (type === 'hidden') empty.append(name, name === '_csrf' ? csrf : value);
    else if (type !== 'radio' && type !== 'checkbox' && type !== 'file') empty.set(name, '');
  }
  if (button.name !== undefined) empty.set(button.name, button.value);
  return empty;
}

/** Names of what was typed and does not stand in the page. */
export function lostIn(html: string, typed: URLSearchParams): readonly (readonly [name: string, value: string])[] {
  const hidden = new Set([
    '_csrf',
    'noegle',
    'set',
    '_set',
    'udgangspunkt',
    'sag',
    'beslutning',
    'kladde',
    'om',
    'handling',
    'besked-id',
    'stod',
  ]);
  const forms = formsIn(html, '');
  const shown = forms.flatMap(({ fields }) => fields);
  const pressed = new Set(forms.flatMap(({ buttons }) => buttons.map(({ name }) => name)));
  return [...typed]
    .filter(([name]) => !hidden.has(name) && !name.endsWith('.siden') && !pressed.has(name))
    .filter(([name, value]) => {
      const same = shown.filter((field) => field.name === name);
      return !same.some((field) => {
        const isChoice = field.type === 'radio' || field.type === 'checkbox' || field.type === 'option';
        return field.value.trim().replaceAll('\r', '') === value && (!isChoice || field.isChosen);
      });
    });
}

function wordsFor(name: string, type: string): string {
  if (/\.(?:day|dag)$/.test(name)) return '12';
  if (/\.(?:month|maaned)$/.test(name)) return '3';
  if (/\.(?:year|aar)$/.test(name)) return '2031';
  return type === 'textarea' ? 'Skrevet før\nog endnu her' : 'Skrevet før';
}
