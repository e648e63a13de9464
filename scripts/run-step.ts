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

/**
 * Runs the steps, all of them even when one fails, and returns how each went. One after another their output is shown as it comes; with
 * several at once each shows it at its end, in one piece.
 */
export async function runSteps(steps: readonly Step[], atOnce = 1): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  const waiting = steps.entries();
  const runOn = async (): Promise<void> => {
    for (const [index, step] of waiting) results[index] = await runStep(step, atOnce === 1 ? 'inherit' : 'pipe');
  };
  await Promise.all(Array.from({ length: atOnce }, runOn));
  return results;
}

async function runStep({ name, command }: Step, output: Output): Promise<StepResult> {
  if (output === 'inherit') console.log(`\n── ${name}`);
  const begun = performance.now();
  const shown: Buffer[] = [];
  const exitCode = await runProgram(command, {}, output, (chunk) => shown.push(chunk));
  const seconds = (performance.now() - begun) / 1000;
  if (output === 'pipe') process.stdout.write(`\n── ${name}\n${Buffer.concat(shown)}`);
  console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  return { name, exitCode, seconds };
}

type Output = 'inherit' | 'pipe';

/** Runs one program in the project's folder and returns its exit code. Its output is shown, or given piece by piece to `take`. */
export function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
  output: Output = 'inherit',
  take: (chunk: Buffer) => void = () => {},
): Promise<number> {
  const bin = join(projectRoot, 'node_modules', '.bin');
  const child = spawn(
    program === 'node' ? process.execPath : program,
    program === 'node' ? ['--disable-warning=ExperimentalWarning', ...args] : args,
    {
      cwd: projectRoot,
      stdio: ['inherit', output, output],
      shell: process.platform === 'win32' && program !== 'node',
      env: { ...process.env, PATH: [bin, process.env.PATH ?? ''].join(delimiter), ...env },
    },
  );
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}
