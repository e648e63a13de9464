/** The reference engine as an oracle: for tests and benchmarks, never loaded by production code. */

export { DIFFERENCES, type Difference, type DifferenceId } from '../differences.ts';
export { openReleasedReference, type ReleasedReference } from './as-released.ts';
export {
  type CompareOptions,
  type Comparison,
  compareWithOracle,
  type ValueDifference,
} from './compare.ts';
export { correct } from './corrections.ts';
export { type Oracle, type OracleValue, openOracle } from './oracle.ts';
