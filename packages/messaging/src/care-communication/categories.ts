/** MedCom's categories of correspondence, their codes as in the terminology of 2025-10-28. */

export const categories = [
  'acute-ambulant',
  'alcohol-and-drug-treatment',
  'assistive-devices',
  'carecoordination',
  'decease',
  'discharge',
  'examination-results',
  'extended-care-responsibility',
  'healthcare',
  'home-care-assessment',
  'medicine',
  'nursing',
  'other',
  'outpatient',
  'psychiatry-social-disability',
  'regarding-referral',
  'telemedicine',
  'training',
] as const;

export type Category = (typeof categories)[number];

/** Is this one of the codes? The code system does not tell capitals apart. */
export function toCategory(code: string | undefined): Category | undefined {
  return categories.find((category) => category === code?.toLowerCase());
}

/** The media types an attachment may have. */
export const attachmentTypes = ['application/pdf', 'image/gif', 'image/jpeg', 'image/png', 'image/tiff', 'image/bmp'] as const;

export type AttachmentType = (typeof attachmentTypes)[number];
