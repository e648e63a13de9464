/** The reference engine as an oracle: for tests and benchmarks, never loaded by production code. */

export {
  compareWithOracle,
  type CompareOptions,
  type Comparison,
  type ValueDifference,
} from './compare.ts';
export { correct } from './corrections.ts';
export { DIFFERENCES, type Difference, type DifferenceId } from '../differences.ts';
export { type Oracle, type OracleValue, openOracle } from './oracle.ts';
