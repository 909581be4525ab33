// npm run bench:start: from nothing to the first answer, beside a bare database and a bare Node server. The install is apart.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { makeReady, ownNode } from '../../apps/interlock/bin/ready.mjs';
import { built, inEmptyFolder, isQuick, median, root, round, tell } from './measure.mjs';

const coldRounds = isQuick ? 1 : 3;
const warmRounds = isQuick ? 3 : 5;
// A quick run does without the demo world, whose loading comes after the first answer and takes longer than all the rest.
const demo = isQuick ? { INTERLOCK_DEMO: '0' } : {};
const secret = 'a secret for benches only, 32 bytes or more';
const question = JSON.stringify({ query: '{ capabilities { code } }' });
const patienceMs = 120_000;
const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const child of running) child.kill('SIGTERM');
    process.exitCode = 1;
  });

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(address, body) {
  try {
    const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    return (await fetch(address, { ...init, signal: AbortSignal.timeout(1000) })).status === 200;
  } catch {
    // Not listening yet, or too slow: it is asked again.
    return false;
  }
}

/** Seconds to the first 200, and to the line that it is ready; then it is stopped. */
async function timed(words, env, { path, body, isReadyWhen }) {
  const port = await freePort();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const child = spawn(ownNode, words, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, INTERLOCK_PORT: String(port), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const ready = new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes(isReadyWhen)) resolve(seconds());
    });
  });
  try {
    while (!(await answers(`http://127.0.0.1:${port}${path}`, body))) {
      if (child.exitCode !== null || seconds() * 1000 > patienceMs) throw new Error('the server did not start');
      await pause(5);
    }
    return { firstAnswer: seconds(), ready: await ready };
  } finally {
    child.kill('SIGTERM');
    await ended;
    running.delete(child);
  }
}

const interlock = (folder) =>
  timed(
    [join(root, 'apps/interlock/bin/start.mjs')],
    { INTERLOCK_DATA: folder, ...demo },
    { path: '/graphql', body: question, isReadyWhen: 'Interlock is ready' },
  );

const bareServer = `require('node:http').createServer((_, response) => response.end('hello'))
  .listen(process.env.PORT, '127.0.0.1', () => console.log('listening'))`;
const bareNode = () => timed(['-e', bareServer], {}, { path: '/', isReadyWhen: 'listening' });

/** The same PostgreSQL with nothing in it; in an empty folder `initdb` comes first. */
async function bareDatabase(folder) {
  const { startCluster } = built('apps/interlock/src/database/cluster');
  const began = performance.now();
  const cluster = await startCluster(join(folder, 'bare'), secret);
  const seconds = (performance.now() - began) / 1000;
  await cluster.stop();
  return seconds;
}

await makeReady();
const cold = [];
const warm = [];
for (let turn = 0; turn < coldRounds; turn++)
  await inEmptyFolder(async (folder) => {
    const initdb = await bareDatabase(folder);
    cold.push({ ...(await interlock(join(folder, 'data'))), database: initdb, node: (await bareNode()).firstAnswer });
    console.log(`cold ${turn + 1}: ${JSON.stringify(cold.at(-1))}`);
    if (turn < coldRounds - 1) return;
    for (let again = 0; again < warmRounds; again++) {
      const [database, node] = [await bareDatabase(folder), (await bareNode()).firstAnswer];
      warm.push({ ...(await interlock(join(folder, 'data'))), database, node });
      console.log(`warm ${again + 1}: ${JSON.stringify(warm.at(-1))}`);
    }
  });

const ratio = (turns) => round(median(turns.map((turn) => turn.firstAnswer / (turn.database + turn.node))));
const seconds = (turns) =>
  Object.fromEntries(Object.keys(turns[0]).map((name) => [name, round(median(turns.map((turn) => turn[name])))]));
tell('start', {
  coldToBare: ratio(cold),
  warmToBare: ratio(warm),
  cold: seconds(cold),
  warm: seconds(warm),
});
