// npm run bench:import: rows a second of a table of windows (CSV) and of a world, beside a bare COPY of the same rows, and what
// memory and the event loop do while the file grows ten times.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { built, inEmptyFolder, isQuick, median, round, tell } from './measure.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const secret = 'a secret for benches only, 32 bytes or more';
const sizes = isQuick ? [500, 5000] : [5000, 50_000];
const rounds = isQuick ? 1 : 3;
const rooms = 100;
const firstDay = Date.UTC(2031, 0, 1);
const uuid = (n) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Every room offers one day after the other, nine to six: so many windows in all. */
const windowsOf = (count) =>
  Array.from({ length: count }, (_, at) => {
    const day = new Date(firstDay + Math.floor(at / rooms) * 86_400_000).toISOString().slice(0, 10);
    return { room: at % rooms, start: `${day}T09:00:00Z`, end: `${day}T18:00:00Z`, units: 1 };
  });

const csvOf = (windows) =>
  `resource,start,end,units\n${windows.map(({ room, start, end, units }) => `Room ${room},${start},${end},${units}`).join('\n')}\n`;

/** The same windows, a line for each room. */
function worldOf(windows, name) {
  const site = { city: 'Oslo', country: 'NO', timeZone: 'UTC', assessments: [] };
  const own = Map.groupBy(windows, ({ room }) => room);
  const resource = (room, list) => ({
    ...{ type: 'resource', ref: `${name}-${room}`, facility: name, name: `Room ${room}`, kind: 'ROOM', units: 1 },
    ...{ claims: [], rates: [], windows: list.map(({ start, end, units }) => ({ start, end, units })) },
  });
  const lines = [
    { type: 'organisation', ref: name, name: 'Bench', kind: 'FACILITY' },
    { type: 'facility', ref: name, organisation: name, name: 'Bench', ...site },
    ...[...own].map(([room, list]) => resource(room, list)),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** How long it took, how many megabytes were held at most beyond those before, and how long the event loop was held up. */
async function timed(work) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  clearInterval(watch);
  return { seconds, megabytes: (most - before) / 2 ** 20, loopP99Ms: delay.percentile(99) / 1e6 };
}

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

async function measure({ admin, services, folder }) {
  const { BringTable } = built('apps/facilities/src/facilities.module');
  const { ImportWorld } = built('apps/interlock/src/world/import-world');
  const bringing = services.get('facilities').app.get(BringTable);
  let next = 1000;
  const engines = {
    async copy(windows) {
      const path = join(folder, 'rows.csv');
      writeFileSync(path, csvOf(windows), { mode: 0o644 });
      await admin.query('create table bare (resource text, starts timestamptz, ends timestamptz, units integer)');
      const result = await timed(() => admin.query(`copy bare from '${path}' (format csv, header)`));
      await admin.query('drop table bare');
      return result;
    },
    async table(windows) {
      const house = await aHouse(admin, (next += 10));
      const file = { name: 'rows.csv', bytes: Buffer.from(csvOf(windows)) };
      return timed(async () => {
        const done = await bringing.run({ ...house, kind: 'WINDOWS', isDry: false }, file, () => undefined);
        if (!done.ok || done.value.counts.added !== windows.length) throw new Error(JSON.stringify(done));
      });
    },
    async world(windows) {
      const name = `bench${(next += 10)}`;
      const bytes = Buffer.from(worldOf(windows, name));
      return timed(async () => {
        const ask = { source: name, actsFor: null, isDry: false };
        const done = await new ImportWorld(services, ask, { refused: (line) => console.log(line) }).read([bytes]);
        if (done.refused > 0) throw new Error(JSON.stringify(done));
      });
    },
  };
  const measured = Object.fromEntries(Object.keys(engines).map((name) => [name, new Map()]));
  for (const engine of Object.values(engines)) await engine(windowsOf(rooms)); // plans are made, pages are read
  for (const size of sizes)
    for (let turn = 0; turn < rounds; turn++)
      for (const [name, engine] of Object.entries(engines)) {
        const result = await engine(windowsOf(size));
        measured[name].set(size, [...(measured[name].get(size) ?? []), result]);
        const { seconds, megabytes, loopP99Ms } = result;
        console.log(
          `${name}, ${size} rows: ${Math.round(size / seconds)}/s, ${round(megabytes, 1)} MB more, event loop p99 ${round(loopP99Ms, 1)} ms`,
        );
      }
  return measured;
}

function tellAll(measured) {
  const [small, large] = sizes;
  const of = (name, size, what) => median(measured[name].get(size).map((one) => one[what]));
  const perSecond = (name) => large / of(name, large, 'seconds');
  const figures = {};
  for (const name of ['table', 'world']) {
    figures[`${name}ToCopy`] = round(perSecond(name) / perSecond('copy'), 4);
    figures[`${name}MegabytesTenfold`] = [small, large].map((size) => round(of(name, size, 'megabytes'), 1));
  }
  for (const name of Object.keys(measured)) figures[`${name}PerSecond`] = Math.round(perSecond(name));
  figures.tableLoopP99Ms = round(of('table', large, 'loopP99Ms'), 1);
  tell('import', figures);
}

await inEmptyFolder(async (folder) => {
  const { startCluster } = built('apps/interlock/src/database/cluster');
  const { startServices, closeAll } = built('apps/interlock/src/interlock');
  const { prepareDatabase } = built('libs/service/src/database/prepare');
  const { readSettings } = built('libs/service/src/config/settings');
  const { Logs } = built('libs/service/src/start/logs');
  const cluster = await startCluster(join(folder, 'postgres'), secret, ['shared_buffers=256MB', 'jit=off']);
  const admin = new Client({ connectionString: cluster.url });
  try {
    await prepareDatabase(cluster.url, secret);
    await admin.connect();
    const { settings } = readSettings({});
    const services = await startServices({ settings, secret, databaseUrl: cluster.url, logs: new Logs(false, 'warn') });
    try {
      tellAll(await measure({ admin, services, folder }));
    } finally {
      await closeAll(services);
    }
  } finally {
    await admin.end();
    await cluster.stop();
  }
});
