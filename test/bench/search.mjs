// npm run bench:search: the market beside the naive and the tuned SQL of a database and beside SQLite, on one world, with the same
// questions, after every one of them has answered each question alike. What the figures mean stands in README.md.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { built, inEmptyFolder, isQuick, median, numbersFrom, percentile, round, tell } from './measure.mjs';
import { loadBaselines, openNaive, openTuned } from './search/baselines.mjs';
import { openKept, lagOf } from './search/lag.mjs';
import { marketOver, openMarket, tellWorld } from './search/market.mjs';
import { boundMs, memorySpeeds } from './search/memory.mjs';
import { questionsFrom } from './search/questions.mjs';
import { openSqlite } from './search/sqlite.mjs';
import { disputedZones, missing, now, seed, worldOf } from './search/world.mjs';
import { fillTables } from './search/tables.mjs';
import { touchedIn } from './search/touched.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const secret = 'a secret for benches only, 32 bytes or more';
const size = isQuick
  ? { facilities: 1000, questions: 60, naive: 15 }
  : { facilities: 20_000, questions: 400, naive: 40 };

const isFull = process.argv.includes('--full');

const absent = missing();
if (absent.length > 0) {
  console.log(`Not here beside this checkout, and needed: ${absent.map((file) => `../shared/${file}`).join(', ')}.`);
  process.exit(1);
}

/** One question after the other, every engine in turn, the order reversed every second time; milliseconds by engine and question. */
async function interleaved(engines, prepared) {
  const times = new Map([...engines.keys()].map((name) => [name, []]));
  for (const [at, asks] of prepared.entries()) {
    const inTurn = at % 2 ? [...engines].reverse() : [...engines];
    for (const [name, engine] of inTurn) {
      if (name === 'naive' && at >= size.naive) continue;
      engine.ready?.(asks.get(name));
      const began = performance.now();
      const answer = engine.ask(asks.get(name));
      if (answer instanceof Promise) await answer;
      times.get(name)[at] = performance.now() - began;
    }
  }
  return times;
}

/** How many questions are not answered alike; the first few are told. */
async function mismatchesOf(engines, questions, prepared) {
  let mismatches = 0;
  let found = 0;
  for (const [at, asks] of prepared.entries()) {
    const answers = new Map();
    for (const [name, engine] of engines) {
      if (name === 'naive' && at >= size.naive) continue;
      engine.ready?.(asks.get(name));
      answers.set(name, JSON.stringify(engine.shown(await engine.ask(asks.get(name)))));
    }
    const [first, ...others] = answers.values();
    if (JSON.parse(first).total > 0) found += 1;
    if (others.every((answer) => answer === first)) continue;
    mismatches += 1;
    if (mismatches <= 3) console.log(JSON.stringify(questions[at]), answers);
  }
  console.log(
    `${questions.length} questions of seed ${seed}, ${found} of them find something; ${mismatches} not answered alike`,
  );
  return mismatches;
}

async function measure({ admin, url, folder, file }) {
  const zones = await disputedZones(admin, file);
  if (zones.size > 0) console.log(`Read otherwise by the database, so kept in UTC: ${[...zones.keys()].join(', ')}`);
  const told = await tellWorld(file, zones);
  const { world } = told;
  const loading = performance.now();
  await loadBaselines(admin, file, zones, folder);
  const naive = await openNaive(url);
  const tuned = await openTuned(url, world.audiencesOf);
  const sqlite = await openSqlite({ admin, touchedIn, audiencesOf: world.audiencesOf, tagsThat: tuned.tagsThat });
  await fillTables(admin);
  const kept = await openKept(url, secret, () => undefined);
  console.log(
    `Loaded in ${round((performance.now() - loading) / 1000, 0)} s; the market from the database in ${round(kept.buildSeconds, 1)} s`,
  );
  const engines = new Map(Object.entries({ market: openMarket(told.market), sqlite, tuned, naive }));
  try {
    const questions = questionsFrom({ targets: world.targets, seed, count: size.questions });
    const preparedBy = (some) =>
      questions.map((question) => new Map([...some].map(([name, engine]) => [name, engine.prepare(question)])));
    const prepared = preparedBy(engines);
    const alike = new Map([...engines, ['kept', openMarket(marketOver(kept.buffers))]]);
    const mismatches = await mismatchesOf(alike, questions, preparedBy(alike));
    await kept.keeper.close();
    if (mismatches > 0) process.exitCode = 1;
    // Rounds that do not count: plans are made, code is compiled, pages are in memory.
    await interleaved(engines, prepared);
    for (const name of ['market', 'sqlite', 'tuned']) await warm(engines.get(name), prepared, name);
    const rounds = [await interleaved(engines, prepared), await interleaved(engines, prepared)];
    const looks = questions.map((question) => sqlite.looksAt(question));
    const figures = figuresOf(rounds, looks, told);
    const lag = await lagOf({ url, secret, targets: world.targets, seconds: isQuick ? 4 : 20 });
    if (lag.unheard > 0) process.exitCode = 1;
    const ofMarket = prepared.map((asks) => asks.get('market'));
    const larger = isFull ? await growth(engines.get('market'), ofMarket) : {};
    return {
      mismatches,
      ...figures,
      ...lag,
      ...larger,
      buildSeconds: round(kept.buildSeconds, 1),
      tellSeconds: round(told.tellSeconds, 1),
    };
  } finally {
    for (const engine of engines.values()) await engine.close();
  }
}

/** How much slower the middle question is in a world five times as large: both asked by themselves, in the same way. */
async function growth(engine, prepared) {
  const small = percentile(alone(engine, prepared), 0.5);
  const { market, world, sizes } = await tellWorld(await worldOf(5 * size.facilities), new Map(), 0.02);
  const larger = openMarket(market);
  const questions = questionsFrom({ targets: world.targets, seed, count: size.questions }).map(larger.prepare);
  const p50 = percentile(alone(larger, questions), 0.5);
  return {
    p50Growth: round(p50 / small, 1),
    p50Alone: round(small, 3),
    p50Larger: round(p50, 3),
    bytesPerFacilityLarger: Math.round(market.bytes / sizes.facilities),
    facilitiesLarger: sizes.facilities,
  };
}

/** Milliseconds of questions that nothing else is asked between; the first rounds do not count. */
function alone(engine, prepared) {
  const times = [];
  for (let turn = 0; turn < 6; turn += 1)
    for (const one of prepared) {
      const began = performance.now();
      engine.ask(one);
      if (turn >= 4) times.push(performance.now() - began);
    }
  return times;
}

/** Each statement is to have run six times before it counts. */
async function warm(engine, prepared, name) {
  for (let turn = 0; turn < 4; turn += 1)
    for (const asks of prepared) {
      engine.ready?.(asks.get(name));
      await engine.ask(asks.get(name));
    }
}

const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Ratios are medians of pairs: the same question in the same round; of p99 and of the mean there is one for each round. */
function figuresOf(rounds, looks, { market, world, sizes }) {
  const ratio = (name, share) =>
    round(
      share === undefined
        ? median(rounds.flatMap((times) => times.get(name).map((ms, at) => ms / times.get('market')[at])))
        : median(rounds.map((times) => percentile(times.get(name), share) / percentile(times.get('market'), share))),
      1,
    );
  const memory = memorySpeeds();
  const all = (name) => rounds.flatMap((times) => times.get(name));
  const meanMs = mean(all('market'));
  const bound = mean(looks.map((one) => boundMs(one, memory)));
  return {
    ...{ p50RatioTuned: ratio('tuned', 0.5), p99RatioTuned: ratio('tuned', 0.99) },
    ...{ p50RatioEngine: ratio('sqlite', 0.5), p50RatioNaive: naiveRatio(rounds) },
    pairedRatios: { tuned: ratio('tuned'), sqlite: ratio('sqlite'), naive: ratio('naive') },
    meanVsMemoryBound: round(meanMs / bound, 1),
    queriesPerSecondPerCore: Math.round(1000 / meanMs),
    bytesPerFacility: Math.round(market.bytes / sizes.facilities),
    updateMicros: updateMicros(market, world),
    ms: Object.fromEntries(
      [...rounds[0].keys()].map((name) => [
        name,
        {
          p50: round(percentile(all(name), 0.5), 3),
          p99: round(percentile(all(name), 0.99), 3),
          mean: round(mean(all(name)), 3),
        },
      ]),
    ),
    looksAt: {
      postings: Math.round(mean(looks.map((one) => one.postings))),
      resources: Math.round(mean(looks.map((one) => one.resources))),
    },
    ...{ boundMicros: round(bound * 1000, 1), ...rounded(memory) },
    ...{ facilities: sizes.facilities, resources: sizes.resources, questions: looks.length },
  };
}

const rounded = ({ sequentialGBs, randomMissNs }) => ({
  sequentialGBs: round(sequentialGBs, 1),
  randomMissNs: round(randomMissNs, 1),
});

/** Naive answers fewer questions, for lack of time: its ratio is over those alone. */
const naiveRatio = (rounds) => {
  const asked = rounds[0].get('naive').length;
  const p50 = (times, name) => percentile(times.get(name).slice(0, asked), 0.5);
  return round(median(rounds.map((times) => p50(times, 'naive') / p50(times, 'market'))), 0);
};

/** One resource told again, of which an hour more or less is taken. */
function updateMicros(market, { targets }) {
  const chance = numbersFrom(seed);
  const times = Array.from({ length: 4000 }, () => {
    const { state } = targets[Math.floor(chance() * targets.length)];
    const taken =
      state.taken.length > 0 ? state.taken.slice(1) : [{ during: state.windows[0].during, units: 1, expiresAt: null }];
    const began = performance.now();
    market.putResource({ ...state, taken }, now);
    return (performance.now() - began) * 1000;
  });
  return round(percentile(times.slice(1000), 0.5), 1);
}

await inEmptyFolder(async (folder) => {
  const { startCluster } = built('apps/interlock/src/database/cluster');
  const { prepareDatabase } = built('libs/service/src/database/prepare');
  const file = await worldOf(size.facilities);
  const settings = [`shared_buffers=${isQuick ? '512MB' : '3GB'}`, 'work_mem=64MB', 'jit=off', 'max_wal_size=8GB'];
  console.log(`${size.facilities} facilities; not default in PostgreSQL: ${settings.join(', ')}`);
  const cluster = await startCluster(join(folder, 'postgres'), secret, settings);
  const admin = new Client({ connectionString: cluster.url });
  try {
    await admin.connect();
    await prepareDatabase(cluster.url, secret);
    tell('search', await measure({ admin, url: cluster.url, folder, file }));
  } finally {
    await admin.end();
    await cluster.stop();
  }
});
