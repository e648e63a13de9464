/** One timed step of a verb: a program of the project, run with its output shown, told in one line when it ends. */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

/** The project's folder. */
export const projectRoot: string = dirname(import.meta.dirname);

export interface Step {
  /** What the step looks at, in plain words. */
  readonly name: string;
  /** The program and its arguments; a name without a slash is looked up in node_modules/.bin, `node` is the pinned Node. */
  readonly command: readonly [string, ...string[]];
}

export interface StepResult {
  readonly name: string;
  readonly exitCode: number;
  readonly seconds: number;
}

/** Runs the steps one after another, all of them even when one fails, and returns how each went. */
export async function runSteps(steps: readonly Step[]): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const begun = performance.now();
    const exitCode = await runProgram(step.command);
    const seconds = (performance.now() - begun) / 1000;
    console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds.toFixed(1)} s)`);
    results.push({ name: step.name, exitCode, seconds });
  }
  return results;
}

/** Runs one program in the project's folder with its output shown, and returns its exit code. */
export function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const bin = join(projectRoot, 'node_modules', '.bin');
  const child = spawn(
    program === 'node' ? process.execPath : program,
    program === 'node' ? ['--disable-warning=ExperimentalWarning', ...args] : args,
    {
      cwd: projectRoot,
      stdio: 'inherit',
      shell: process.platform === 'win32' && program !== 'node',
      env: { ...process.env, PATH: [bin, process.env.PATH ?? ''].join(delimiter), ...env },
    },
  );
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
