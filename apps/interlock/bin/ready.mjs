// Makes a checkout ready to run: installs what the lock names and builds what is stale. Plain Node 20, no dependencies: on a
// fresh clone there is nothing else yet.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** The Node that comes with the dependencies. */
export const ownNode = join(root, 'node_modules/node/bin/node');

// What Node has compiled is kept, so that every further start compiles nothing: a third of what a start costs.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/compiled');

const newest = (path) => {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

/** Runs a command, showing that it is still at work; its output is shown when it fails. */
function run(what, command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    const began = performance.now();
    const seconds = () => Math.round((performance.now() - began) / 1000);
    // NOTE: not to standard output, which belongs to the command that is about to run.
    console.error(`${what} …`);
    const pulse = setInterval(() => console.error(`${what}: ${seconds()} s`), 10_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(pulse);
      if (code === 0) return resolve();
      console.error(Buffer.concat(said).toString('utf8').trim());
      reject(new Error(`${what} failed; the reason stands above.`));
    });
  });
}

const isInstalled = () =>
  existsSync(ownNode) &&
  newest(join(root, 'node_modules/.package-lock.json')) >= newest(join(root, 'package-lock.json'));

const isBuilt = (output, sources) => {
  const built = newest(join(root, output));
  return built > 0 && sources.every((source) => newest(join(root, source)) <= built);
};

const serverSources = ['package-lock.json', '.swcrc', 'libs', 'apps'].flatMap((source) =>
  source === 'apps'
    ? readdirSync(join(root, 'apps'))
        .filter((name) => name !== 'web')
        .map((name) => `apps/${name}/src`)
    : [source],
);

const build = (...words) => [join(root, 'apps/interlock/bin/build.mjs'), ...words];

/** Builds the server when it is older than its sources. */
export async function makeServerReady() {
  if (!isBuilt('dist/server.built', serverSources)) await run('Building the server', ownNode, build('server'));
}

/** Installs and builds what is missing or older than its sources. */
export async function makeReady() {
  if (!isInstalled()) await run('Installing dependencies', 'npm', ['ci', '--no-audit', '--no-fund']);
  await makeServerReady();
  if (!isBuilt('dist/web/index.html', ['package-lock.json', 'apps/web', 'schema/api.graphql']))
    await run('Building the pages', ownNode, build('web'));
}
