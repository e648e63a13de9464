/** The programme as one FHIR PlanDefinition: the very one that is exported, so that both say the same under the same address. */

import { exportPlanDefinition } from '@rygforloeb/decision';
import type { ServerProgramme } from '../programme-state.ts';

export interface PlanDefinition {
  readonly resourceType: 'PlanDefinition';
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly [field: string]: unknown;
}

const made = new WeakMap<ServerProgramme, PlanDefinition>();

/** The PlanDefinition of a programme, made once. */
export function planDefinitionOf(programme: ServerProgramme): PlanDefinition {
  const plan = made.get(programme) ?? (exportPlanDefinition(programme) as unknown as PlanDefinition);
  made.set(programme, plan);
  return plan;
}
