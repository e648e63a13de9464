/** A chart as it stands in a paper: the picture with what it shows in words, and its table. */
import type { Chart } from '../charts/chart.ts';
import type { Block } from '../paper.ts';

/** `width` in per cent of the text's. */
export function pictureOf({ svg, title, description }: Chart, width: number): Block {
  return { block: 'picture', svg, alt: `${title}. ${description}`, caption: title, width };
}

export function tableOf({ table: { caption, head, rows } }: Chart): Block {
  return { block: 'table', caption, head, rows };
}
