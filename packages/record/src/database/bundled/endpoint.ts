/** Where the bundled database listens: a socket in a folder of its own, or a loopback port where the machine has no sockets. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { handOver, type ServerUser } from './server-user.ts';

export interface Endpoint {
  readonly folder: string;
  readonly address: { readonly host: string; readonly port: number };
  readonly settings: Readonly<Record<string, string>>;
}

const prefix = 'rygforloeb-';

/** A socket's path may have about 100 characters; beyond that the short folder must do. */
const LONGEST_FOLDER = 75;

/** A place to listen that nobody else has. */
export async function freeEndpoint(user: ServerUser): Promise<Endpoint> {
  const parent = process.platform !== 'win32' && tmpdir().length > LONGEST_FOLDER ? '/tmp' : tmpdir();
  const folder = await mkdtemp(join(parent, prefix));
  await handOver(folder, user);
  if (process.platform === 'win32') {
    const port = await freePort();
    return { folder, address: { host: '127.0.0.1', port }, settings: { listen_addresses: '127.0.0.1', port: `${port}` } };
  }
  const settings = { listen_addresses: '', unix_socket_directories: folder, unix_socket_permissions: '0700', port: '5432' };
  return { folder, address: { host: folder, port: 5432 }, settings };
}

/** Removes the folder of an endpoint, and nothing that is not one. */
export async function removeEndpoint({ folder }: Pick<Endpoint, 'folder'>): Promise<void> {
  if (basename(folder).startsWith(prefix)) await rm(folder, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
