/** The form of a CDS Hooks 2.0 card and of the drafts it may suggest. */

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export interface CardAction {
  readonly type: 'create';
  readonly description: string;
  readonly resource: object;
}

export interface Suggestion {
  readonly uuid: string;
  readonly label: string;
  readonly isRecommended?: boolean;
  readonly actions: readonly CardAction[];
}

export interface Card {
  readonly uuid: string;
  /** One sentence, fewer than 140 characters. */
  readonly summary: string;
  /** Markdown. */
  readonly detail: string;
  readonly indicator: 'info' | 'warning' | 'critical';
  readonly source: { readonly label: string; readonly url?: string; readonly topic?: Coding };
  readonly suggestions?: readonly Suggestion[];
  readonly selectionBehavior?: 'any' | 'at-most-one';
  readonly overrideReasons?: readonly Coding[];
  readonly links?: readonly { readonly label: string; readonly url: string; readonly type: 'absolute' }[];
  readonly extension?: Readonly<Record<string, unknown>>;
}

/** A summary of fewer than 140 characters, cut at a word. */
export function shortSummary(text: string): string {
  if (text.length < 140) return text;
  const cut = text.slice(0, 138);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 80 ? space : 138)}…`;
}
