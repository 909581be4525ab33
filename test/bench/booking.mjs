// npm run bench:booking: calls a second of the whole path of a booking, beside the bare row lock and the exclusion constraint.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { baselines, openBaseline } from './booking/baselines.mjs';
import { everyResource, loads, slice, unitsOf } from './booking/loads.mjs';
import { openProduct } from './booking/product.mjs';
import { openSpans, spanKinds } from './booking/spans.mjs';
import { built, inEmptyFolder, isQuick, median, percentile, round, tell } from './measure.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const clients = 64;
const rounds = 3;
const sliceMs = isQuick ? 550 : 3000;
const seed = 20_310_303;
const secret = 'a secret for benches only, 32 bytes or more';

async function measure(stage) {
  const found = baselines();
  if (found.length === 0) console.log('The baselines are not beside this checkout: the product is measured alone.');
  const product = await openProduct(stage);
  try {
    const opponents = new Map();
    for (const name of found) opponents.set(name, await openBaseline(name, stage));
    const spans = new Map();
    for (const kind of spanKinds) spans.set(kind, await openSpans(kind, stage));
    const { rows } = await stage.admin.query(`select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'deadlock_timeout', 'shared_buffers', 'jit', 'max_connections')`);
    console.log(
      `${clients} clients, seed ${seed}, ${rounds} rounds of ${sliceMs} ms each, the order reversed every second time`,
    );
    console.log(rows.map(({ name, setting }) => `${name} = ${setting}`).join(', '));
    console.log('The baselines have a connection for each client; the product has its own pool, as it is served.');
    const engines = new Map([['product', product], ...opponents]);
    const measured = {};
    for (const [name, load] of Object.entries(loads)) measured[name] = await interleaved(engines, load, name);
    const cost = await interleaved(spans, loads.hotEightUnits, 'hotEightUnits, rows alone');
    const figures = { ...ratiosOf(measured, found), multirangeToRange: ratio(cost, 'multirange', 'range') };
    for (const [name, result] of Object.entries(measured)) figures[name] = absolute(result);
    figures.overbooked = {};
    for (const [name, engine] of engines) figures.overbooked[name] = await engine.overbooked();
    if (Object.values(figures.overbooked).some((instants) => instants > 0)) process.exitCode = 1;
    tell('booking', figures);
  } finally {
    await product.close();
  }
}

/** Every engine in turn, three times. A short run of each that is not counted comes first: plans are made, pages are read. */
async function interleaved(engines, load, name) {
  const results = new Map([...engines.keys()].map((engine) => [engine, []]));
  for (const engine of engines.values()) await slice(engine, load, { clients, ms: isQuick ? 200 : 1000, seed });
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

const ratio = (results, one, other) =>
  round(median(results.get(one).map((turn, at) => turn.perSecond / results.get(other)[at].perSecond)));

const ratiosOf = (measured, found) =>
  Object.fromEntries(
    Object.entries(measured).flatMap(([load, results]) =>
      found.map((name) => [`${load}To${name[0].toUpperCase()}${name.slice(1)}`, ratio(results, 'product', name)]),
    ),
  );

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
          accepted: turns.reduce((sum, turn) => sum + turn.accepted, 0),
          retries: turns.reduce((sum, turn) => sum + turn.retries, 0),
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
