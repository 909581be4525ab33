// npm run bench:words: is the right house among the first ten though every word is mistyped, and how soon, beside pg_trgm (GIN with
// %, GiST by distance) on the same names in the same minutes; what the whole box takes, and what knowing all names costs.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { built, inEmptyFolder, isQuick, percentile, round, tell } from './measure.mjs';
import { houseNames, typedNames } from './words/names.mjs';
import { trgmOf } from './words/trgm.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const secret = 'a secret for benches only, 32 bytes or more';
const sizes = isQuick ? [20_000] : [20_000, 100_000];
const questions = isQuick ? 300 : 1000;
const roomsOfAHouse = 10;
const visitor = { organisation: null };
const everyone = 0;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const bytesHeld = () => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** The names alone, as pg_trgm has them. */
function namesOf(list) {
  const { Names } = built('apps/capabilities/src/domain/words/names');
  const names = new Names();
  list.forEach((label, nth) => names.put({ key: String(nth), label, besides: '', audience: everyone, of: '' }));
  return (text) => names.meet(text, true, () => true, 10).map(({ label }) => label);
}

/** Everything the box knows: houses with their rooms, the taxonomy and the list of places. */
function boxOf(list) {
  const { WordIndex } = built('apps/capabilities/src/domain/words/word-index');
  const { listedPlaces } = built('apps/capabilities/src/words/places-file');
  const { taxonomy } = built('apps/capabilities/src/taxonomy/taxonomy-file');
  const labels = [...taxonomy.capabilities.values()].map(({ label }) => label);
  const uuid = (n) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const before = bytesHeld();
  const began = performance.now();
  const box = new WordIndex(taxonomy, listedPlaces());
  list.forEach((name, nth) => {
    const id = uuid(nth);
    const place = { city: null, country: 'FR', latitude: null, longitude: null };
    box.putHouse(id, { id, organisation: id, organisationName: name, name, ...place });
    for (let room = 0; room < roomsOfAHouse; room++) {
      const roomId = uuid(1e9 + nth * roomsOfAHouse + room);
      const label = `${labels[(nth + room * 7) % labels.length]} ${room + 1}`;
      box.putRoom(roomId, { id: roomId, facility: id, name: label, opensTo: null });
    }
  });
  const buildSeconds = (performance.now() - began) / 1000;
  const suggest = (text) => box.suggest(text, visitor, 10).map(({ label }) => label);
  return { suggest, buildSeconds, bytes: bytesHeld() - before };
}

/** Asks all engines the same, one after the other, each time another one first. */
async function race(engines, typed) {
  const took = Object.fromEntries(Object.keys(engines).map((name) => [name, []]));
  const right = Object.fromEntries(Object.keys(engines).map((name) => [name, 0]));
  const list = Object.entries(engines);
  for (const { text } of typed.slice(0, 30)) for (const [, ask] of list) await ask(text);
  for (const [nth, { name, text }] of typed.entries())
    for (let turn = 0; turn < list.length; turn++) {
      const [engine, ask] = list[(nth + turn) % list.length];
      const began = performance.now();
      const answer = await ask(text);
      took[engine].push(performance.now() - began);
      if (answer.includes(name)) right[engine]++;
    }
  return Object.fromEntries(
    list.map(([name]) => [
      name,
      { recall: right[name] / typed.length, p50: percentile(took[name], 0.5), p99: percentile(took[name], 0.99) },
    ]),
  );
}

async function measure(client, size) {
  const list = houseNames(size);
  const typed = typedNames(list, questions);
  const trgm = await trgmOf(client, list);
  const box = boxOf(list);
  const own = namesOf(list);
  const raced = await race({ own, gin: trgm.gin, gist: trgm.gist, box: box.suggest }, typed);
  const begun = await race(
    { box: box.suggest },
    typed.map(({ name }) => ({ name, text: name.slice(0, 5) })),
  );
  for (const [name, { recall, p50, p99 }] of Object.entries(raced))
    console.log(
      `${size} houses, ${name}: right ${round(recall * 100, 1)} %, p50 ${round(p50, 2)} ms, p99 ${round(p99, 1)} ms`,
    );
  console.log(
    `${size} houses with ${size * roomsOfAHouse} rooms: ${round(box.bytes / 1e6, 0)} MB, built in ${round(box.buildSeconds, 1)} s ` +
      `(both indexes of pg_trgm, of houses alone: ${round(trgm.buildSeconds, 1)} s); ` +
      `five letters: p50 ${round(begun.box.p50, 2)} ms, p99 ${round(begun.box.p99, 1)} ms`,
  );
  return {
    recall: round(raced.own.recall, 4),
    p50RatioTrgm: round(raced.gin.p50 / raced.own.p50, 1),
    p99RatioTrgm: round(raced.gin.p99 / raced.own.p99, 1),
    p50RatioKnn: round(raced.gist.p50 / raced.own.p50, 1),
    p99RatioKnn: round(raced.gist.p99 / raced.own.p99, 1),
    recallTrgm: round(raced.gin.recall, 4),
    recallKnn: round(raced.gist.recall, 4),
    boxRecall: round(raced.box.recall, 4),
    boxP50RatioTrgm: round(raced.gin.p50 / raced.box.p50, 1),
    boxP99Ms: round(raced.box.p99, 2),
    buildSeconds: round(box.buildSeconds, 2),
    bytesPerHouse: Math.round(box.bytes / size),
  };
}

await inEmptyFolder(async (folder) => {
  const { startCluster } = built('apps/interlock/src/database/cluster');
  const cluster = await startCluster(join(folder, 'postgres'), secret, ['shared_buffers=256MB', 'jit=off']);
  const client = new Client({ connectionString: cluster.url });
  try {
    await client.connect();
    const measured = [];
    for (const size of sizes) measured.push(await measure(client, size));
    const [first, second] = measured;
    const ofLarge =
      second && Object.fromEntries(Object.entries(second).map(([name, figure]) => [`${name}100k`, figure]));
    tell('words', { ...first, ...ofLarge });
  } finally {
    await client.end();
    await cluster.stop();
  }
});
