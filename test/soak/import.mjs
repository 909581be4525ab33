// npm run soak:import: a generated world of 5,000 houses comes in, comes in again without a trace, goes out, and comes into an
// empty database as it was. Tells lines a second and the memory of the process, which must not grow with the file.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { ownNode } from '../../apps/interlock/bin/ready.mjs';
import { built, inEmptyFolder, median, root, round, tell } from '../bench/measure.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const generator = join(root, '../shared/tools/generate-world.mjs');
const secret = 'a secret for soaks only, 32 bytes or more';
const flag = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const [facilities, seed] = [flag('facilities', 5000), flag('seed', 5)];

const faults = [];
const demand = (isSo, what) => {
  if (!isSo) faults.push(what);
};

/** Megabytes a process holds just now; null where the system does not tell. */
const memoryOf = (pid) => {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(status) ?? [];
  return kilobytes ? Number(kilobytes) / 1024 : null;
};

/** One run of the command line: what it printed last, how long it took, and its memory every half second. */
async function command(databaseUrl, ...words) {
  const env = { PATH: process.env.PATH, INTERLOCK_DATABASE_URL: databaseUrl, INTERLOCK_SECRET: secret };
  const began = performance.now();
  const child = spawn(ownNode, [join(root, 'dist/apps/interlock/src/cli.js'), ...words], { cwd: root, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-5000)));
  const memory = [];
  const watch = setInterval(() => memory.push(memoryOf(child.pid)), 500);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${words.join(' ').replace(/\S*\//g, '')}: exit ${code}, ${round(seconds, 1)} s; ${said.trim().split('\n').at(-1)}`,
  );
  return { code, seconds, memory: memory.filter((one) => one !== null), last: said.trim().split('\n').at(-1) };
}

/** A hash of every row of every table. */
async function hashOf(databaseUrl) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('accounts', 'facilities', 'capabilities', 'partnerships', 'alliances') order by 1`);
    const hashes = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select count(*) as count, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum from ${name} t`,
      );
      hashes.push(`${name} ${rows[0].count} ${rows[0].sum}`);
    }
    return hashes.join('\n');
  } finally {
    await client.end();
  }
}

/** What a file holds, whatever the order of its lines. */
async function contentsOf(path) {
  let [count, sum] = [0, 0n];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    count++;
    sum += createHash('sha256').update(line).digest().readBigUInt64LE();
  }
  return `${count} ${sum}`;
}

async function soak(folder, databaseOf) {
  const file = join(folder, 'world.ndjson');
  const words = [generator, '--facilities', String(facilities), '--seed', String(seed)];
  const generating = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await pipeline(generating.stdout, createWriteStream(file));
  const [first, second] = [await databaseOf('first'), await databaseOf('second')];

  const coming = await command(first, 'import', 'world', file);
  const { lines, accepted, refused } = JSON.parse(coming.last);
  demand(coming.code === 0 && accepted === lines && refused === 0, `first import: ${coming.last}`);

  // Readers go on where the command left them: once through, nothing moves any more.
  await command(first, 'outbox', 'replay');
  const before = await hashOf(first);
  const again = await command(first, 'import', 'world', file);
  demand(JSON.parse(again.last).unchanged === lines, `second import: ${again.last}`);
  demand((await hashOf(first)) === before, 'the second import left a trace');

  const [out, back] = [join(folder, 'out.ndjson'), join(folder, 'back.ndjson')];
  demand((await command(first, 'export', 'world', '--out', out)).code === 0, 'export');
  const moved = await command(second, 'import', 'world', out);
  demand(JSON.parse(moved.last).accepted === lines, `import of what was exported: ${moved.last}`);
  demand((await command(second, 'export', 'world', '--out', back)).code === 0, 'export of that');
  demand((await contentsOf(out)) === (await contentsOf(back)), 'what goes out differs after its journey');

  const { memory } = coming;
  const part = (from, to) => memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to));
  // A short run is mostly start, when everything still grows.
  const growth = coming.seconds > 60 ? median(part(0.75, 1)) / median(part(0.25, 0.5)) : null;
  demand(growth === null || growth < 1.3, `memory grew ${growth} times over the second half of the file`);
  return {
    ...{ againToFirst: round(again.seconds / coming.seconds), memoryGrowth: growth === null ? null : round(growth) },
    ...{ facilities, lines, megabytes: round(statSync(file).size / 2 ** 20, 1) },
    ...{ linesPerSecond: Math.round(lines / coming.seconds), unchangedPerSecond: Math.round(lines / again.seconds) },
    mostMemoryMb: Math.round(Math.max(...memory, 0)),
  };
}

if (!existsSync(generator)) {
  console.log('The generator of worlds is not beside this checkout: nothing to soak.');
  process.exit(2);
}
await inEmptyFolder(async (folder) => {
  const { startCluster } = built('apps/interlock/src/database/cluster');
  const { prepareDatabase } = built('libs/service/src/database/prepare');
  const cluster = await startCluster(join(folder, 'postgres'), secret);
  const databaseOf = async (name) => {
    const admin = new Client({ connectionString: cluster.url });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    const url = new URL(cluster.url);
    url.pathname = `/${name}`;
    await prepareDatabase(url.toString(), secret);
    return url.toString();
  };
  try {
    tell('soak:import', await soak(folder, databaseOf));
  } finally {
    await cluster.stop();
  }
});
for (const fault of faults) console.error(`FAULT: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
