/** One thread of a comparison: takes its task, answers with what it found. */

import { parentPort, workerData } from 'node:worker_threads';
import type { ComparisonTask } from './compare.ts';
import { runComparison } from './run-comparison.ts';

parentPort?.postMessage(await runComparison(workerData as ComparisonTask));
