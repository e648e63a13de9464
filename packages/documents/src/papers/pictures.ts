/** A chart as it stands in a paper: the picture with what it shows in words, and its table. */
import type { Chart } from '../charts/chart.ts';
import type { Block } from '../paper.ts';

/** `width` in per cent of the text's; the title stands under it unless a heading says the same. */
export function pictureOf({ svg, title, description }: Chart, width: number, isTitled: boolean): Block {
  return { block: 'picture', svg, alt: `${title}. ${description}`, width, ...(isTitled && { caption: title }) };
}

/** `widths`: how its columns share the width. */
export function tableOf({ table: { caption, head, rows } }: Chart, widths: readonly number[]): Block {
  return { block: 'table', caption, head, rows, widths };
}
