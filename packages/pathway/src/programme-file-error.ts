/** A file of the programme that the pathway cannot use. */

/** `file` contradicts itself or the rest of the programme; `problems` names each place. */
export class ProgrammeFileError extends Error {
  readonly code = 'RYG_PROGRAMME_FILE';
  readonly file: string;
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(`${file} cannot be used: ${problems.join('; ')}`);
    this.file = file;
    this.problems = problems;
  }
}
