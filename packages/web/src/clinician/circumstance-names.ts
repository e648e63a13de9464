/** How the fields of a consultation beside the findings are named; the page and the reader of the form use these names. */

/** What was said of a domain of ICF. */
export function icfName(domain: string): string {
  return `icf.${domain}`;
}

/** How one item of a domain bears on the course, and what was said of it. */
export function icfItemName(domain: string, item: string, part: 'betydning' | 'ord'): string {
  return `icf.${domain}.${item}.${part}`;
}

/** A risk factor that is told in words. */
export function riskName(factor: string): string {
  return `risiko.${factor}`;
}

export type OfferPart = 'hvad' | 'ord' | 'virkning' | 'igen' | 'hvornaar';

/** Something tried before, counted from 1. */
export function offerName(number: number, part: OfferPart): string {
  return `proevet.${number}.${part}`;
}

export const circumstanceNames = {
  /** The whole of the domains. */
  overall: 'icf.samlet',
  /** Asked, and nothing was tried before. */
  noOffers: 'proevet.intet',
  triageReason: 'triage.grund',
} as const;
