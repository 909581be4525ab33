// npm run bench:booking: calls a second of the whole path of a booking, beside the bare row lock and the exclusion constraint.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { baselines, openBaseline } from './booking/baselines.mjs';
import { everyResource, loads, refusedAlone, slice, unitsOf } from './booking/loads.mjs';
import { openProduct } from './booking/product.mjs';
import { openSpans, spanKinds } from './booking/spans.mjs';
import { built, inEmptyFolder, isQuick, median, percentile, round, tell } from './measure.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const clients = 64;
const rounds = 3;
const sliceMs = isQuick ? 400 : 3000;
const warmMs = isQuick ? 250 : 2000;
const asksAlone = isQuick ? 400 : 3000;
const seed = 20_310_303;
const secret = 'a secret for benches only, 32 bytes or more';
/** What clients met in runs that do not count. */
let warmDeadlocks = 0;

async function measure(stage) {
  const found = baselines();
  if (found.length === 0) console.log('The baselines are not beside this checkout: the product is measured alone.');
  const opened = await openProduct(stage);
  try {
    const engines = new Map([
      ['product', opened.product],
      ['service', opened.service],
    ]);
    for (const name of found) engines.set(name, await openBaseline(name, stage));
    const spans = new Map();
    for (const kind of spanKinds) spans.set(kind, await openSpans(kind, stage));
    await say(stage);
    const measured = {};
    for (const [name, load] of Object.entries(loads)) measured[name] = await interleaved(stage, engines, load, name);
    const alone = {};
    for (const [name, engine] of engines) alone[name] = await refusedAlone(engine, { asks: asksAlone, seed });
    const cost = await interleaved(stage, spans, loads.hotEightUnits, 'hotEightUnits, rows alone');
    const overbooked = { product: await opened.overbooked() };
    for (const name of found) overbooked[name] = await engines.get(name).overbooked();
    if (Object.values(overbooked).some((instants) => instants > 0)) process.exitCode = 1;
    const ratio = (load, other, one = 'product') =>
      found.includes(other) ? ratioOf(measured[load], one, other) : null;
    tell('booking', {
      ratioToBareRowLockHot: ratio('hotOneUnit', 'rowLock'),
      ratioToBareRowLockUniform: ratio('uniform', 'rowLock'),
      ratioToExclusionHot: ratio('hotOneUnit', 'exclusion'),
      overbookedInstants: overbooked.product,
      deadlocks: (await deadlocksOf(stage.admin)) - clientDeadlocks(measured),
      feasibleRefused: alone.product.feasibleRefused + alone.service.feasibleRefused,
      wholeServiceToBareRowLock: Object.fromEntries(
        Object.keys(loads).map((load) => [load, ratio(load, 'rowLock', 'service')]),
      ),
      wholeServiceToExclusion: Object.fromEntries(
        Object.keys(loads).map((load) => [load, ratio(load, 'exclusion', 'service')]),
      ),
      ratioToBareRowLockHotEight: ratio('hotEightUnits', 'rowLock'),
      multirangeToRange: ratioOf(cost, 'multirange', 'range'),
      ...{ alone, overbooked },
      ...Object.fromEntries(Object.entries(measured).map(([load, results]) => [load, absolute(results)])),
    });
  } finally {
    await opened.close();
  }
}

async function say({ admin }) {
  const { rows } = await admin.query(`select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'deadlock_timeout', 'shared_buffers', 'jit', 'max_connections')`);
  console.log(
    `${clients} clients, seed ${seed}, ${rounds} rounds of ${sliceMs} ms each, the order reversed every second time`,
  );
  console.log(rows.map(({ name, setting }) => `${name} = ${setting}`).join(', '));
  console.log(
    'The baselines have a connection for each client. The product has its own pool of 14 and uses six of it here.',
  );
  console.log(
    'product: the work of the database, from where a booking is decided. service: the whole question, deciding included.',
  );
  console.log('exclusion: the baseline with the same windows, keys and outbox around it.');
}

/**
 * Every engine in turn, three times. A run of each that is not counted comes first, then the tables are analysed and plans made
 * anew: the fair run of the baselines, for all of them.
 */
async function interleaved({ admin }, engines, load, name) {
  const results = new Map([...engines.keys()].map((engine) => [engine, []]));
  const warm = async () => {
    for (const engine of engines.values())
      warmDeadlocks += (await slice(engine, load, { clients, ms: warmMs, seed })).deadlocks;
  };
  await warm();
  await admin.query('analyze');
  await warm();
  for (let turn = 0; turn < rounds; turn++) {
    const order = turn % 2 ? [...engines].reverse() : [...engines];
    for (const [engine, run] of order)
      results.get(engine).push(await slice(run, load, { clients, ms: sliceMs, seed: seed + turn + 1 }));
  }
  for (const [engine, turns] of results)
    console.log(
      `${name}, ${engine}: ${turns.map((turn) => `${Math.round(turn.perSecond)}/s (${turn.accepted} accepted, ${turn.retries} retries)`).join(', ')}`,
    );
  return results;
}

/** The median of the paired ratios. */
const ratioOf = (results, one, other) =>
  round(median(results.get(one).map((turn, at) => turn.perSecond / results.get(other)[at].perSecond)));

/** All of this server's; it tells of them a second late. Those of the baselines reach their clients, which count them. */
async function deadlocksOf(admin) {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { rows } = await admin.query('select deadlocks::int from pg_stat_database where datname = current_database()');
  return rows[0].deadlocks;
}
const clientDeadlocks = (measured) =>
  Object.values(measured)
    .flatMap((results) => [...results.values()].flat())
    .reduce((sum, turn) => sum + turn.deadlocks, 0) + warmDeadlocks;

const sumOf = (turns, name) => turns.reduce((sum, turn) => sum + turn[name], 0);
const absolute = (results) =>
  Object.fromEntries(
    [...results].map(([engine, turns]) => {
      const times = turns.flatMap((turn) => turn.times);
      return [
        engine,
        {
          perSecond: turns.map((turn) => Math.round(turn.perSecond)),
          p50Ms: round(percentile(times, 0.5), 1),
          p99Ms: round(percentile(times, 0.99), 1),
          ...Object.fromEntries(
            ['accepted', 'refused', 'retries', 'deadlocks'].map((name) => [name, sumOf(turns, name)]),
          ),
        },
      ];
    }),
  );

await inEmptyFolder(async (folder) => {
  const { startCluster } = built('apps/interlock/src/database/cluster');
  const { prepareDatabase } = built('libs/service/src/database/prepare');
  const cluster = await startCluster(join(folder, 'postgres'), secret, ['shared_buffers=256MB', 'jit=off']);
  const opened = [];
  try {
    await prepareDatabase(cluster.url, secret);
    const connect = async () => {
      const client = new Client({ connectionString: cluster.url });
      await client.connect();
      opened.push(client);
      return client;
    };
    const admin = await connect();
    const connections = await Promise.all(Array.from({ length: clients }, connect));
    const resources = everyResource.map((id) => ({ id, units: unitsOf(id) }));
    const stage = { admin, connections, resources, clients, secret, databaseUrl: cluster.url };
    await measure(stage);
  } finally {
    await Promise.all(opened.map((client) => client.end()));
    await cluster.stop();
  }
});
