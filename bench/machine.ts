/** What a measurement was made on. */
import { arch, cpus, platform, totalmem } from 'node:os';

/** The machine and the runtime in one line. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${cpus().length} cores, ${memory} GiB, ${platform()} ${arch()}, Node ${process.version}, V8 ${process.versions.v8}`;
}
