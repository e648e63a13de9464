/** Every node type the engine compiles, with the rule that writes it. */

import { ELEMENTS } from './elements.ts';
import type { Rule } from './emitter.ts';
import { LITERALS } from './literals.ts';
import { LOGIC } from './logic.ts';
import { OPERATORS } from './operators.ts';
import { QUERIES } from './query.ts';
import { REFERENCES } from './references.ts';

export const RULES: Readonly<Record<string, Rule>> = {
  ...OPERATORS,
  ...LITERALS,
  ...ELEMENTS,
  ...REFERENCES,
  ...LOGIC,
  ...QUERIES,
};
