/** The verb `dev`: serves the house and starts it again, newly built, when a file of the rooms or the programme changes. */
import { globSync } from 'node:fs';
import { projectRoot, runProgram } from './run-step.ts';

// Not packages/ as a whole: what a build writes there would start it again for ever.
const places = globSync(['packages/*/{src,styles}', 'programme', 'cases/examples'], { cwd: projectRoot });
process.exitCode = await runProgram(['node', ...places.map((place) => `--watch-path=${place}`), 'scripts/start.ts', '--no-open']);
