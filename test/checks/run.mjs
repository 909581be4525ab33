// Every check of the house, cheapest first, at most two at once. Each says one line; only what fails says more. All are run
// even when one fails, so that one look shows everything. Names as arguments run only those: node test/checks/run.mjs lint
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './files.mjs';

const own = (file, ...words) => [process.execPath, join('test/checks', file), ...words];
const tool = (name, ...words) => [join(root, 'node_modules/.bin', name), ...words];

const checks = [
  ['lock', own('lock.mjs')],
  ['migrations', own('migrations.mjs')],
  ['containers', own('docker.mjs')],
  ['refusals', own('refusals.mjs')],
  ['readmes', own('readmes.mjs')],
  ['supergraph', own('compose.mjs', '--check')],
  ['licences', own('licences.mjs', '--check')],
  ['public schema', own('breaking.mjs')],
  ['service types', own('generated-types.mjs', '--check')],
  ['web types', own('web-types.mjs', '--check')],
  [
    'boundaries',
    tool('depcruise', 'apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'),
  ],
  ['dead code', tool('knip', '--no-progress')],
  ['planted faults', [process.execPath, '--test', '--test-reporter=dot', 'test/checks/**/*.spec.mjs']],
  ['format', tool('prettier', '--check', '--log-level', 'warn', '.')],
  ['types', tool('tsc', '--pretty', 'false', '--project', '.')],
  ['types of the pages', tool('tsc', '--pretty', 'false', '--project', 'apps/web')],
  ['lint', tool('eslint', '--max-warnings', '0', '.')],
];

const atOnce = 2;
const chosen = process.argv.slice(2);
const waiting = checks.filter(([name]) => chosen.length === 0 || chosen.includes(name));
const unknown = chosen.filter((name) => !checks.some(([known]) => known === name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${checks.map(([name]) => name).join(', ')}.`);
  process.exit(1);
}

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    waiting.length = 0;
    for (const child of children) child.kill(signal);
    process.exitCode = 130;
  });

/** Runs one check to its end; answers whether it passed. */
function judge([name, [command, ...words]]) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const said = [];
    let ended = false;
    const end = (passed) => {
      if (ended) return;
      ended = true;
      children.delete(child);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
      console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(20)} ${seconds} s`);
      if (!passed) console.log(`${Buffer.concat(said).toString('utf8').trim().replaceAll(/^/gm, '       ')}\n`);
      resolve(passed);
    };
    children.add(child);
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('error', (fault) => {
      said.push(Buffer.from(fault.message));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

const results = [];
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await judge(next));
}
await Promise.all(Array.from({ length: atOnce }, work));

const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} checks passed, ${failed} failed`);
if (failed > 0) process.exitCode ||= 1;
