#!/usr/bin/env node
/**
 * The command `rygforloeb`: starts the command line on the Node that the project pins.
 * Plain JavaScript without dependencies, so that it runs on any Node from 18 on.
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = 24;
const room = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const main = join(room, 'src', 'main.ts');

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) {
  await import(pathToFileURL(main).href);
} else {
  handOver(pinnedNode());
}

/** The pinned Node of this platform, looked for in every node_modules from here upwards. */
function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const path = join('node_modules', `node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  for (let folder = room; ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return join(folder, path);
    if (folder === dirname(folder)) return undefined;
  }
}

/** Runs the same command on another Node: same terminal, same signals, same exit code. */
function handOver(node) {
  if (node === undefined) {
    console.error(`rygforloeb: this needs Node ${OLDEST_NODE} or newer, and the one that runs is ${process.version}.`);
    console.error(`Run \`npm install\` in the project (it brings its own Node), or install Node ${OLDEST_NODE}.`);
    process.exit(70);
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`rygforloeb: the pinned Node could not be started (${error.code ?? 'unknown reason'}).`);
    process.exit(70);
  });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 70);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
