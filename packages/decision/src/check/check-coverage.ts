/** Which requirements the programme answers, area by area, and which it leaves out. */

import { citedRequirements, requirementsOf } from './check-citations.ts';
import { fileOf, type LocatedFolder } from './located-yaml.ts';
import { type AreaCoverage, type CheckFault, faultAt, type OpenRequirement } from './report.ts';

/** The areas whose statements decide something for one citizen: each must be cited or say why it is not decided. */
export const decidingAreas: readonly string[] = [
  'SCOPE',
  'CONTACT',
  'PREV',
  'TRIAGE',
  'ICF',
  'IMG',
  'PLAN',
  'TARGET',
  'NERVE',
  'CAUDA',
  'STEN',
  'LONG',
  'SELF',
  'EX',
  'MAN',
  'MED',
  'SURG',
  'REF-HOSP',
  'REF-PHYS',
  'REF-CHIRO',
  'REF-SPEC',
  'REF-119',
  'REF-140',
  'REF-JOB',
  'WORK',
  'REHAB',
  'MUN119',
  'COMM',
  'CONSENT',
  'TAB1',
  'TAB2',
  'TAB3',
];

export interface CoverageResult {
  readonly faults: readonly CheckFault[];
  readonly coverage: readonly AreaCoverage[];
}

/** Counts the areas; in those that decide, a requirement that nothing cites is a fault. */
export function checkCoverage(folder: LocatedFolder): CoverageResult {
  const file = fileOf(folder, 'requirements.yaml');
  const cited = citedRequirements(folder);
  const faults: CheckFault[] = [];
  const areas = new Map<string, { total: number; covered: number; notDecided: OpenRequirement[]; notCovered: OpenRequirement[] }>();
  requirementsOf(folder).forEach(({ id, area, statement, notDecided }, index) => {
    const own = areas.get(area) ?? { total: 0, covered: 0, notDecided: [], notCovered: [] };
    areas.set(area, own);
    own.total += 1;
    if (notDecided !== undefined) own.notDecided.push({ id, statement, why: notDecided });
    else if (cited.has(id)) own.covered += 1;
    else {
      own.notCovered.push({ id, statement });
      if (decidingAreas.includes(area))
        faults.push(faultAt(file.at([index, 'id']), 'coverage', `${id} is decidable, and nothing cites it: ${statement}`));
    }
  });
  const coverage = [...areas].map(([area, own]) => {
    const decidable = own.total - own.notDecided.length;
    const percent = decidable === 0 ? 100 : Math.floor((own.covered * 100) / decidable);
    return { area, decides: decidingAreas.includes(area), ...own, percent };
  });
  return { faults, coverage };
}
