/**
 * The door to every verb: installs what the lock file says when it is not in place, then runs the verb on the pinned Node.
 * Plain JavaScript without dependencies, so that it runs on any Node from 18 on.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

await main(process.argv[2], process.argv.slice(3));

async function main(verb, args) {
  if (!verbs().includes(verb)) return stop(`There is no verb "${verb ?? ''}". The verbs are: ${verbs().join(', ')}.`);
  const gap = installGap();
  if (gap !== undefined) await install(gap);
  run(pinnedNode(), ['--disable-warning=ExperimentalWarning', join(root, 'scripts', `${verb}.ts`), ...args]);
}

/** The names of the verbs: the root's npm scripts that come through this door. */
function verbs() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(scripts).filter((name) => scripts[name].includes('scripts/bootstrap.mjs'));
}

/** Why an install is due, or undefined when node_modules holds what package-lock.json asks for. */
function installGap() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return 'The dependencies are not installed yet.';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/') || entry.link) continue;
    const found = present[path];
    if (found === undefined ? !entry.optional && !entry.peer : found.version !== entry.version) {
      return `The installed dependencies differ from package-lock.json (${path.slice('node_modules/'.length)}).`;
    }
  }
  return undefined;
}

/** Installs the locked dependencies; install scripts stay off (.npmrc). */
async function install(reason) {
  console.log(`${reason} Installing them now, exactly as locked; this takes about a minute the first time.`);
  const args = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error'];
  const begun = Date.now();
  const child = npm(args);
  const beat = setInterval(() => console.log(`  still installing (${seconds(begun)})`), 15_000);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`npm could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (status) => resolve(status ?? 1));
  });
  clearInterval(beat);
  if (code !== 0)
    stop(
      'The dependencies could not be installed; what npm said stands above. The usual causes: no network, or a package.json that changed without `npm install`.',
    );
  console.log(`Installed in ${seconds(begun)}.`);
}

function npm(args) {
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, npm_config_progress: 'false' } };
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.c?js$/.test(own)) return spawn(process.execPath, [own, ...args], options);
  return spawn('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The Node that the project pins for this platform; the running one when no such package exists and it is new enough. */
function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const pinned = join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return process.execPath;
  return stop(
    `This project runs on Node ${OLDEST_NODE}. There is no pinned Node for this machine (${name}) and the one that runs now is ` +
      `${process.version}. Install Node ${OLDEST_NODE} or newer, then run the same command again.`,
  );
}

/** Hands over to the verb: same terminal, same signals, same exit code. */
function run(node, args) {
  const path = [join(modules, '.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => stop(`The pinned Node could not be started: ${error.message}`));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

function seconds(begun) {
  return `${Math.round((Date.now() - begun) / 1000)} s`;
}

function stop(message) {
  console.error(message);
  return process.exit(1);
}
