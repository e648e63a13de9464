/** Reads a programme as it is to answer: its files and words with the amendments that its manifest, or the asker, accepts. */

import { type ProgrammeFiles, readProgrammeFiles } from '../programme-files.ts';
import { loadTexts } from '../texts.ts';
import { type Amended, acceptAmendments } from './accept-amendments.ts';
import { readAmendments } from './amendment.ts';

/**
 * Reads the programme of a folder. Amendments tried on top of those its manifest accepts are named in the version
 * (`2023-hoeringsudkast+AMEND-12`), so that no answer passes for the programme's own. Throws AmendmentError.
 */
export function readProgramme(directory: string, tried: readonly string[] = []): Amended {
  const files = readProgrammeFiles(directory);
  const accepted = files.manifest.acceptedAmendments;
  const extra = [...new Set(tried)].filter((id) => !accepted.includes(id));
  const amended = acceptAmendments(files, loadTexts(directory, files.vocabulary), readAmendments(directory), [...accepted, ...extra]);
  return extra.length === 0 ? amended : { ...amended, files: withVersion(amended.files, extra) };
}

function withVersion(files: ProgrammeFiles, extra: readonly string[]): ProgrammeFiles {
  const { manifest } = files;
  const acceptedAmendments = [...manifest.acceptedAmendments, ...extra];
  return { ...files, manifest: { ...manifest, version: [manifest.version, ...extra].join('+'), acceptedAmendments } };
}
