/** The programme as the server holds it: being loaded, ready, or failed; when it is not ready the server says so and never guesses. */

import type { CodeLists, Programme } from '@rygforloeb/decision';
import type { PathwayProgramme } from '@rygforloeb/pathway';

/** What the server needs of an opened programme, with the code lists that read an ordinary record. */
export interface ServerProgramme
  extends Pick<
    Programme,
    'manifest' | 'vocabulary' | 'dispositions' | 'parameters' | 'roles' | 'texts' | 'readings' | 'passages' | 'assess' | 'decide'
  > {
  readonly codeLists: CodeLists;
  /** The same with all that happens between actors; absent = answers alone. */
  readonly pathway?: PathwayProgramme;
}

export type ProgrammeState =
  | { readonly is: 'loading' }
  | { readonly is: 'ready'; readonly programme: ServerProgramme }
  | { readonly is: 'failed'; readonly code: string };

/** Holds the state and changes it once, when loading ends. */
export interface ProgrammeHolder {
  readonly state: () => ProgrammeState;
  /** The programme when it is ready. */
  readonly ready: () => ServerProgramme | undefined;
  /** Resolves when loading has ended, well or badly. */
  readonly settled: Promise<void>;
}

/** Starts loading; a failure is told to `onFailure` and kept as its stable code. */
export function holdProgramme(open: () => Promise<ServerProgramme>, onFailure: (error: unknown) => void): ProgrammeHolder {
  let state: ProgrammeState = { is: 'loading' };
  const settled = open().then(
    (programme) => {
      state = { is: 'ready', programme };
    },
    (error: unknown) => {
      state = { is: 'failed', code: codeOf(error) };
      onFailure(error);
    },
  );
  return { settled, state: () => state, ready: () => (state.is === 'ready' ? state.programme : undefined) };
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : 'RYG_SERVER_PROGRAMME';
}
