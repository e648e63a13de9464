import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { RecordError } from '../errors.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { startFault } from './bundled/server-faults.ts';
import { Database } from './database.ts';

const folder = await temporaryFolder();

test('a new data folder becomes a database that answers, keeps what it is given and writes it to the disk', async () => {
  const database = await Database.open({ folder });
  try {
    assert.deepEqual(await database.health(), { ok: true, version: '18.4' });
    const { rows } = await database.pool.query<{ fsync: string; checksums: string; admin: boolean }>(
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
        (select rolsuper from pg_roles where rolname = current_user) as admin`,
    );
    assert.deepEqual(rows, [{ fsync: 'on', checksums: 'on', admin: false }]);
    await database.pool.query('create table kept (word text)');
    await database.pool.query("insert into kept values ('stays')");
  } finally {
    await database.close();
  }
  assert.equal((await stat(folder)).mode & 0o077, 0, 'nobody else may look into the folder');
});

test('a data folder in use is refused with a plain sentence, and the first user is not disturbed', async () => {
  const database = await Database.open({ folder });
  try {
    await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_IN_USE', /Stop that one first/);
    assert.deepEqual((await database.pool.query('select word from kept')).rows, [{ word: 'stays' }]);
  } finally {
    await database.close();
  }
});

test('a second program may look into a database that runs, and neither stops it nor becomes its owner', async () => {
  const owner = await Database.open({ folder });
  const guest = await Database.open({ folder, attach: true });
  assert.deepEqual((await guest.pool.query('select word from kept')).rows, [{ word: 'stays' }]);
  assert.equal(guest.bundledProcessId, undefined);
  await guest.close();
  assert.equal((await owner.health()).ok, true);
  await owner.close();
});

test('where nothing runs a look starts the database and stops it again, and where nothing is it makes nothing', async () => {
  const alone = await Database.open({ folder, attach: true });
  assert.deepEqual((await alone.pool.query('select word from kept')).rows, [{ word: 'stays' }]);
  await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_IN_USE');
  await alone.close();
  const nowhere = join(dirname(folder), 'nowhere');
  await rejectsWith(Database.open({ folder: nowhere, attach: true }), 'RYG_RECORD_NO_RECORD');
  await assert.rejects(stat(nowhere), { code: 'ENOENT' });
});

test('a database whose process is killed comes back by itself with everything that was saved', async () => {
  const database = await Database.open({ folder });
  try {
    const before = database.bundledProcessId ?? assert.fail();
    process.kill(before, 'SIGKILL');
    await until(async () => database.bundledProcessId !== before && (await database.health()).ok);
    assert.deepEqual((await database.pool.query('select word from kept')).rows, [{ word: 'stays' }]);
    await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_IN_USE');
  } finally {
    await database.close();
  }
});

test('a look into a database that has just fallen waits for its owner to bring it back, and takes nothing from it', async () => {
  const owner = await Database.open({ folder });
  try {
    for (let fall = 0; fall < 2; fall += 1) {
      process.kill(owner.bundledProcessId ?? assert.fail(), 'SIGKILL');
      const guest = await Database.open({ folder, attach: true });
      assert.equal(guest.bundledProcessId, undefined);
      assert.equal((await guest.pool.query('select from kept')).rowCount, 1);
      await guest.close();
    }
    await until(async () => (await owner.health()).ok);
  } finally {
    await owner.close();
  }
});

test('an owner whose lock was cut off takes it again', async () => {
  const owner = await Database.open({ folder });
  const { host, port, password } = owner.pool.options;
  const administrator = new pg.Client({ host, port, password, user: 'postgres', database: 'postgres' });
  await administrator.connect();
  try {
    const holders = async () =>
      (await administrator.query<{ pid: number }>("select pid from pg_locks where locktype = 'advisory' and granted")).rows;
    const [before] = await holders();
    await administrator.query('select pg_terminate_backend($1)', [before?.pid]);
    await until(async () => {
      const [now] = await holders();
      return now !== undefined && now.pid !== before?.pid;
    });
  } finally {
    await administrator.end();
    await owner.close();
  }
});

test('a database that a killed program left behind is stopped and started anew', async () => {
  const program = `import { Database } from ${JSON.stringify(join(import.meta.dirname, 'database.ts'))};
    const database = await Database.open({ folder: ${JSON.stringify(folder)} });
    await database.pool.query("insert into kept values ('left behind')");
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await firstLine(child);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const database = await Database.open({ folder });
  try {
    assert.equal((await database.pool.query('select from kept')).rowCount, 2);
  } finally {
    await database.close();
  }
});

test('a damaged data folder is told from a foreign one and from one of another version', async () => {
  const control = join(folder, 'data', 'global', 'pg_control');
  await rename(control, `${control}.away`);
  await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_DAMAGED', /Restore it from a backup/);
  await rename(`${control}.away`, control);
  const sound = await readFile(control);
  await writeFile(control, Buffer.alloc(sound.length));
  await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_DAMAGED');
  await writeFile(control, sound);
  const wal = join(folder, 'data', 'pg_wal');
  await rename(wal, `${wal}.away`);
  await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_DAMAGED');
  await rename(`${wal}.away`, wal);
  await writeFile(join(folder, 'data', 'PG_VERSION'), '12\n');
  await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_OTHER_VERSION', /12, ours is 18/);
  await writeFile(join(folder, 'data', 'PG_VERSION'), '18\n');
  await writeFile(join(folder, 'photos.zip'), '');
  await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_FOREIGN', /photos\.zip/);
  await rm(join(folder, 'photos.zip'));
});

test('a folder that the user of the database cannot reach is told, with the door that is closed', {
  skip: process.getuid?.() !== 0 && 'only root runs the database as somebody else',
}, async () => {
  await chmod(dirname(folder), 0o700);
  await rejectsWith(Database.open({ folder }), 'RYG_RECORD_FOLDER_UNREACHABLE', /closed to others/);
  await chmod(dirname(folder), 0o755);
});

test('nothing is left of a server that is gone: no socket folder, no half-made data', async () => {
  assert.deepEqual((await readdir(folder)).sort(), ['data', 'password', 'server.log']);
});

test('what the database says before it gives up becomes a code', () => {
  const code = (said: string) => startFault(said).code;
  assert.equal(code('FATAL:  could not write lock file "postmaster.pid": No space left on device'), 'RYG_RECORD_DISK_FULL');
  assert.equal(code('initdb: error: could not create directory: No space left on device'), 'RYG_RECORD_DISK_FULL');
  assert.equal(code('FATAL:  lock file "postmaster.pid" already exists'), 'RYG_RECORD_FOLDER_IN_USE');
  assert.equal(code('PANIC:  could not locate a valid checkpoint record at 0/1'), 'RYG_RECORD_FOLDER_DAMAGED');
  assert.equal(code('FATAL:  data directory "x" has wrong ownership'), 'RYG_RECORD_FOLDER_UNREACHABLE');
  assert.equal(code('FATAL:  database files are incompatible with server'), 'RYG_RECORD_FOLDER_DAMAGED');
  assert.equal(code('a riddle'), 'RYG_RECORD_START_FAILED');
});

test('a server that does not answer, or refuses us, is told without its address', async () => {
  const url = 'postgresql://karen:hemmelig@127.0.0.1:1/record';
  const error = await Database.open({ url }).then(
    () => assert.fail(),
    (thrown: Error) => thrown,
  );
  assert.match(error.message, /^RYG_RECORD_DATABASE_UNREACHABLE/);
  assert.doesNotMatch(error.message, /hemmelig|karen/);
});

async function rejectsWith(promise: Promise<unknown>, code: string, message = /./): Promise<void> {
  await assert.rejects(promise, (error: unknown) => {
    assert.ok(error instanceof RecordError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await pause(25);
  }
  assert.fail('it never came true');
}

function firstLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
  });
}
