/** A folder for one test file, gone when its tests are done. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A new empty folder whose parent is open to every user, as the database may run as another one. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'record-test-'));
  await chmod(folder, 0o755);
  after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'kept');
}
