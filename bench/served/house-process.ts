/**
 * The product in a process of its own, so that it can be killed and its memory counts alone: record, gate, log and HTTP on a data folder,
 * with the demo's people. `without-programme` leaves out what takes seconds to load.
 */
import { flushCompileCache } from 'node:module';
import { openHouse, startServer } from '@rygforloeb/server';

const [folder = '', programme] = process.argv.slice(2);
const house = await openHouse({ RYG_DATA: folder, RYG_LOGINS_PER_MINUTE: '10000', RYG_TOKEN_MINUTES: '60' }, { demo: true });
const server = await startServer({
  port: 0,
  rateLimit: false,
  dataDirectory: folder,
  house,
  ...(programme === 'without-programme'
    ? { log: 'silent' as const, open: () => Promise.reject(new Error('not asked for')) }
    : { log: 'error' as const, logStream: { write: (line: string) => void process.send?.({ line }) } }),
});
process.on('disconnect', () => void server.close().then(() => process.exit()));
await server.settled;
process.send?.({ url: server.url });
flushCompileCache(); // Who is killed cannot do it at the end.
