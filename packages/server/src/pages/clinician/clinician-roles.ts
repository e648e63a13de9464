/** The roles that come in by the clinician's door. */
export const clinicianRoles: readonly string[] = [
  'gp',
  'chiropractor',
  'physiotherapist',
  'private_specialist',
  'psychologist',
  'hospital',
  'rygcenter',
  'municipality_140',
  'municipality_119',
  'jobcentre',
];
