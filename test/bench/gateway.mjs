// npm run bench:gateway: the query of the search page through the gateway, by clients that never rest, beside a bare server that
// returns the very same JSON; how late the product's event loop was meanwhile; and how soon the page has its first answer on the demo
// world. What the figures mean stands in README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { makeReady } from '../../apps/interlock/bin/ready.mjs';
import { hammer, post } from './gateway/clients.mjs';
import { startBare, startProduct } from './gateway/servers.mjs';
import { built, inEmptyFolder, isQuick, median, percentile, root, round, tell } from './measure.mjs';
import { loadNaive, tierNames } from './search/baselines.mjs';
import { questionsFrom } from './search/questions.mjs';
import { readWorld } from './search/states.mjs';
import { fillTables } from './search/tables.mjs';
import { missing, seed, worldOf } from './search/world.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const secret = 'a secret for benches only, 32 bytes or more';
const clients = 32;
const size = isQuick ? { facilities: 500, ms: 2000 } : { facilities: 5000, ms: 10_000 };
const rounds = 3;
const questionCount = 200;

/** What the search page asks, word for word, as it is built. */
const pageQuery = () =>
  JSON.parse(readFileSync(join(root, 'dist/known-operations.json'), 'utf8')).find((text) =>
    text.startsWith('query SearchCapacity('),
  );
const bodyOf = (variables) => JSON.stringify({ query: pageQuery(), variables });

async function measure({ cluster, folder }) {
  const figures = { demo: await firstAnswers(cluster) };
  const absent = missing();
  if (absent.length > 0) {
    console.log(
      `Only the demo world is measured; a loaded one needs ${absent.map((file) => `../shared/${file}`).join(', ')}.`,
    );
    return figures;
  }
  return { ...(await underLoad(cluster, folder)), ...figures };
}

/** The first question that the page asks of a server that has just begun, and the like ones after it. */
async function firstAnswers(cluster) {
  const url = await databaseOf(cluster, 'demo');
  const server = await startProduct(url, secret, true);
  try {
    const times = [];
    const start = Date.now() + 7 * 86_400_000;
    for (const capability of ['colour', 'mix', 'colour.grading-suite', 'vfx', 'qc', 'mastering', 'online', 'sound']) {
      const period = { start: new Date(start).toISOString(), end: new Date(start + 21 * 86_400_000).toISOString() };
      const began = performance.now();
      const { text } = await post(
        `${server.url}/graphql`,
        bodyOf({ filter: { capability, period, duration: 'P1D' }, sort: 'BEST' }),
      );
      times.push(performance.now() - began);
      if (JSON.parse(text).errors) throw new Error(text);
    }
    return { firstAnswerMs: round(times[0], 1), nextAnswersMs: round(median(times.slice(1)), 1) };
  } finally {
    await server.stop();
  }
}

async function underLoad(cluster, folder) {
  const url = await databaseOf(cluster, 'loaded');
  const { file, world } = await loaded(url, folder);
  console.log(
    `${size.facilities} facilities (${file}), ${questionCount} questions of seed ${seed}, ${clients} clients`,
  );
  const server = await startProduct(url, secret);
  try {
    const bodies = questionsFrom({ targets: world.targets, seed, count: questionCount }).map((one) =>
      bodyOf(variablesOf(one)),
    );
    const answers = [];
    let found = 0;
    for (const body of bodies) {
      const { text } = await post(`${server.url}/graphql`, body);
      const answer = JSON.parse(text);
      if (answer.errors) throw new Error(`${text} to ${body}`);
      if (answer.data.searchCapacity.totalCount > 0) found += 1;
      answers.push([JSON.stringify(JSON.parse(body).variables), answer]);
    }
    const given = join(folder, 'answers.json');
    writeFileSync(given, JSON.stringify(answers));
    const bare = await startBare(given);
    try {
      return {
        ...(await interleaved(server, bare, bodies)),
        share: round(found / bodies.length),
        bytes: meanLength(answers),
      };
    } finally {
      await bare.stop();
    }
  } finally {
    await server.stop();
  }
}

/** The two in turn, the order reversed every second time; what came before counts for neither. */
async function interleaved(server, bare, bodies) {
  const at = { product: `${server.url}/graphql`, bare: bare.url };
  const results = { product: [], bare: [] };
  const delays = [];
  for (const url of Object.values(at)) await hammer(url, bodies, { clients, ms: size.ms });
  for (let turn = 0; turn < rounds; turn += 1)
    for (const name of turn % 2 ? ['bare', 'product'] : ['product', 'bare']) {
      await loopDelayMs(server);
      const result = await hammer(at[name], bodies, { clients, ms: size.ms });
      results[name].push(result);
      if (name === 'product') delays.push(await loopDelayMs(server));
      console.log(
        `${name}: ${Math.round(result.perSecond)}/s, p99 ${round(percentile(result.times, 0.99), 1)} ms`,
        result.faults,
      );
    }
  const ratio = (figure) => round(median(results.product.map((one, turn) => figure(one) / figure(results.bare[turn]))));
  const p99 = ({ times }) => percentile(times, 0.99);
  return {
    throughputRatio: ratio(({ perSecond }) => perSecond),
    p99Ratio: ratio(p99),
    eventLoopDelayP99Ms: round(median(delays), 1),
    perSecond: Object.fromEntries(
      Object.entries(results).map(([name, list]) => [name, list.map((one) => Math.round(one.perSecond))]),
    ),
    p50Ms: Object.fromEntries(
      Object.entries(results).map(([name, list]) => [name, list.map(({ times }) => round(percentile(times, 0.5), 1))]),
    ),
    p99Ms: Object.fromEntries(
      Object.entries(results).map(([name, list]) => [name, list.map((one) => round(p99(one), 1))]),
    ),
    faults: results.product.reduce((sum, one) => sum + Object.values(one.faults).reduce((a, b) => a + b, 0), 0),
  };
}

/** How late the loop of the server was since the last look, beyond the ten milliseconds by which it measures. */
async function loopDelayMs({ url }) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const [, seconds] = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text);
  return Math.max(0, Number(seconds) * 1000 - 10);
}

const meanLength = (answers) =>
  Math.round(answers.reduce((sum, [, answer]) => sum + JSON.stringify(answer).length, 0) / answers.length);

/** As the page writes a filter. */
const variablesOf = ({ capability, requirements, start, end, units, near, floor, maxPrice }) => ({
  filter: {
    ...{ capability, requirements, units, securityFloor: tierNames[floor] },
    period: { start: new Date(start).toISOString(), end: new Date(end).toISOString() },
    ...(near && { near }),
    ...(maxPrice && { maxPrice }),
  },
  sort: 'BEST',
});

async function databaseOf({ url }, name) {
  const admin = await connected(url);
  await admin.query(`create database ${name}`);
  await admin.end();
  const database = new URL(url);
  database.pathname = `/${name}`;
  await built('libs/service/src/database/prepare').prepareDatabase(database.href, secret);
  return database.href;
}

async function loaded(url, folder) {
  const nextMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1, 1));
  const file = await worldOf(size.facilities, nextMonth.toISOString().slice(0, 10));
  const world = await readWorld(file, new Map(), () => undefined);
  const admin = await connected(url);
  await loadNaive(admin, file, new Map(), folder);
  await fillTables(admin);
  await admin.query('drop schema naive cascade');
  await admin.end();
  return { file, world };
}

async function connected(connectionString) {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

await makeReady();
await inEmptyFolder(async (folder) => {
  const { startCluster } = built('apps/interlock/src/database/cluster');
  const cluster = await startCluster(join(folder, 'postgres'), secret, ['shared_buffers=512MB', 'jit=off']);
  try {
    tell('gateway', await measure({ cluster, folder }));
  } finally {
    await cluster.stop();
  }
});
