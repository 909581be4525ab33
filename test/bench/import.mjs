// npm run bench:import: rows a second of a table of windows (CSV) and of a world, beside COPY of the very rows they made; what
// the process holds while the file grows ten times, and how long others wait for an answer meanwhile.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { timeCopy, tablesOfTable, tablesOfWorld } from './import/copy.mjs';
import { rooms, rowsOfWorld, tableOf, worldOf } from './import/files.mjs';
import { idle, watched } from './import/watch.mjs';
import { built, inEmptyFolder, isQuick, percentile, round, tell } from './measure.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const secret = 'a secret for benches only, 32 bytes or more';
/** Rows of a table, facilities of a world: once, and ten times as many. */
const sizes = isQuick
  ? { table: [1000, 10_000], world: [200, 2000] }
  : { table: [5000, 50_000], world: [2000, 20_000] };
const idleMs = isQuick ? 500 : 3000;
const uuid = (n) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A house with its rooms, for a table to fill. */
async function aHouse(admin, n) {
  const [house, facility] = [uuid(n), uuid(n + 1)];
  await admin.query(
    `insert into facilities.facilities (id, organisation_id, name, time_zone) values ($1, $2, 'Bench', 'UTC')`,
    [facility, house],
  );
  await admin.query(
    `insert into facilities.resources (id, facility_id, organisation_id, name, kind, units)
     select uuidv7(), $1, $2, 'Room ' || n, 'ROOM', 1 from generate_series(0, $3::int - 1) as n`,
    [facility, house, rooms],
  );
  return { organisation: `organisation_${house}`, facilityId: `facility_${facility}` };
}

/** Brings files of one kind in, and answers what is theirs in the tables it fills. */
function enginesOf({ admin, services }) {
  const { BringTable } = built('apps/facilities/src/facilities.module');
  const { ImportWorld } = built('apps/interlock/src/world/import-world');
  const bringing = services.get('facilities').app.get(BringTable);
  let next = 1000;
  return {
    table: {
      tables: tablesOfTable,
      rowsOf: (size) => size,
      async prepare(size) {
        const house = await aHouse(admin, (next += 10));
        const file = { name: 'rows.csv', bytes: tableOf(size) };
        return {
          whose: house.facilityId.replace('facility_', ''),
          async run() {
            const done = await bringing.run({ ...house, kind: 'WINDOWS', isDry: false }, file, () => undefined);
            if (!done.ok || done.value.counts.added !== size) throw new Error(JSON.stringify(done));
          },
        };
      },
    },
    world: {
      tables: tablesOfWorld,
      rowsOf: rowsOfWorld,
      prepare(size) {
        const whose = `bench${(next += 10)}`;
        return {
          whose,
          async run() {
            const ask = { source: whose, actsFor: null, isDry: false };
            const listener = { refused: (line) => console.log(line) };
            const done = await new ImportWorld(services, ask, listener).read(worldOf(whose, size));
            if (done.refused > 0) throw new Error(JSON.stringify(done));
          },
        };
      },
    },
  };
}

/** What others ask meanwhile: which windows of a room are free, in a house that nothing comes into. */
async function plainQuestion({ admin, services }) {
  const { WindowsStore } = built('apps/facilities/src/capacity/windows.store');
  const { stretchKey } = built('apps/facilities/src/resource/stretch');
  const { facilityId } = await aHouse(admin, 100);
  const { rows } = await admin.query('select id from facilities.resources where facility_id = $1 limit 1', [
    facilityId.replace('facility_', ''),
  ]);
  const key = stretchKey(`resource_${rows[0].id}`, { start: Date.UTC(2031, 0, 1), end: Date.UTC(2031, 1, 1) });
  const windows = services.get('facilities').app.get(WindowsStore);
  return () => windows.free([key]);
}

async function measure(scene) {
  const { admin, folder, settle } = scene;
  const ask = await plainQuestion(scene);
  const figures = {};
  for (const [name, { tables, rowsOf, prepare }] of Object.entries(enginesOf(scene))) {
    await (await prepare(100)).run(); // plans are made, pages are read
    const before = await idle(ask, idleMs);
    const most = [];
    for (const size of sizes[name]) {
      const { whose, run } = await prepare(size);
      await settle();
      const { seconds, megabytes, most: held, asking } = await watched(run, ask);
      await settle();
      const copied = await timeCopy(admin, folder, tables, whose);
      if (copied.rows !== rowsOf(size))
        throw new Error(`${name}: ${copied.rows} rows were copied, not ${rowsOf(size)}`);
      const answers = await asking;
      most.push(held);
      const perSecond = (took) => Math.round(copied.rows / took);
      console.log(
        `${name}, ${copied.rows} rows: ${perSecond(seconds)}/s; COPY ${perSecond(copied.indexed)}/s, without indexes ` +
          `${perSecond(copied.bare)}/s; ${round(megabytes, 1)} MB more; others answered in ${round(percentile(answers, 0.5), 1)} ms, ` +
          `p95 ${round(percentile(answers, 0.95), 1)} ms (before ${round(percentile(before, 0.95), 1)} ms)`,
      );
      Object.assign(figures, {
        [`${name}ToCopy`]: round(copied.indexed / seconds, 3),
        [`${name}ToCopyWithoutIndexes`]: round(copied.bare / seconds, 4),
        [`${name}PerSecond`]: perSecond(seconds),
        [`${name}AnswersP95Ms`]: [before, answers].map((list) => round(percentile(list, 0.95), 1)),
      });
    }
    figures[`${name}MemoryMb`] = most.map(Math.round);
    figures[`${name}MemoryTenfold`] = round(most[1] / most[0]);
  }
  return figures;
}

await inEmptyFolder(async (folder) => {
  const { startCluster } = built('apps/interlock/src/database/cluster');
  const { startServices, closeAll } = built('apps/interlock/src/interlock');
  const { prepareDatabase } = built('libs/service/src/database/prepare');
  const { readSettings } = built('libs/service/src/config/settings');
  const { FactReaders } = built('libs/service/src/facts/fact-readers');
  const { Logs } = built('libs/service/src/start/logs');
  const cluster = await startCluster(join(folder, 'postgres'), secret, ['shared_buffers=256MB', 'jit=off']);
  const admin = new Client({ connectionString: cluster.url });
  try {
    await prepareDatabase(cluster.url, secret);
    await admin.connect();
    const { settings } = readSettings({});
    const services = await startServices({ settings, secret, databaseUrl: cluster.url, logs: new Logs(false, 'warn') });
    /** Until every service knows what the others have told: a measurement does not carry what the one before left to be done. */
    const settle = async () => {
      for (const { app } of services.values()) while (!(await app.get(FactReaders).catchUp()));
    };
    try {
      tell('import', await measure({ admin, services, folder, settle }));
    } finally {
      await closeAll(services);
    }
  } finally {
    await admin.end();
    await cluster.stop();
  }
});
