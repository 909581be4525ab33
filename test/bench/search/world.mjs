// The world that is searched: made once for its size by the generator beside this checkout, kept in the folder for temporary files.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { root } from '../measure.mjs';

const shared = join(root, '../shared');
const generator = join(shared, 'tools/generate-world.mjs');
export const seed = 7;
/** Every lead time of the first day is met at this moment; no question is about the past. */
export const now = Date.UTC(2026, 9, 1);
const firstDay = '2027-01-01';

/** What is needed from beside this checkout, and is not there; empty where all of it is. */
export const missing = () =>
  ['tools/generate-world.mjs', 'tools/baselines/search-naive.sql', 'tools/baselines/search-tuned.sql'].filter(
    (file) => !existsSync(join(shared, file)),
  );
export const baselineText = (name) => readFileSync(join(shared, `tools/baselines/search-${name}.sql`), 'utf8');
export const taxonomy = JSON.parse(readFileSync(join(root, 'apps/capabilities/taxonomy.json'), 'utf8'));

/**
 * A file with a world of so many facilities. Two things of it are changed for all engines alike: rates by the day have no minimum
 * (two days from noon on touch three, which the baselines count as two), and zones that Node and PostgreSQL read differently become
 * another.
 */
export async function worldOf(facilities, start = firstDay) {
  const folder = join(tmpdir(), 'interlock-worlds');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${facilities}-facilities-from-${start}-seed-${seed}.ndjson`);
  if (existsSync(file)) return file;
  console.log(`Making a world of ${facilities} facilities …`);
  const words = ['--facilities', String(facilities), '--seed', String(seed), '--start', start, '--months', '12'];
  const child = spawn(process.execPath, [generator, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
  await pipeline(child.stdout, createWriteStream(`${file}.part`));
  renameSync(`${file}.part`, file);
  return file;
}

/** The lines of a world as text, in their order; `zones` tells what a disputed zone becomes. */
export async function* linesOf(file, zones = new Map()) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line.startsWith('{"type":"resource"')) yield line.replaceAll(',"minimum":"P2D"', '');
    else if (line.startsWith('{"type":"facility"') && zones.size > 0) yield inZone(line, zones);
    else yield line;
  }
}

function inZone(line, zones) {
  const [said, zone] = /"timeZone":"([^"]+)"/.exec(line);
  return zones.has(zone) ? line.replace(said, `"timeZone":"${zones.get(zone)}"`) : line;
}

/** Zones whose clocks the database reads otherwise than Node does, on some noon or midnight of the time asked about. */
export async function disputedZones(client, file) {
  const zones = new Set();
  for await (const line of linesOf(file))
    if (line.startsWith('{"type":"facility"')) zones.add(/"timeZone":"([^"]+)"/.exec(line)[1]);
    else if (line.startsWith('{"type":"resource"')) break;
  const { rows } = await client.query(
    `select zone, array_agg(extract(epoch from t at time zone 'UTC' - t at time zone zone)::int order by t) as behind
     from unnest($1::text[]) zone, generate_series($2::timestamptz, $2::timestamptz + interval '15 months', interval '12 hours') t
     group by zone`,
    [[...zones], new Date(now)],
  );
  const disputed = rows.filter(({ zone, behind }) =>
    behind.some((seconds, at) => seconds !== secondsBehind(now + at * 43_200_000, zone)),
  );
  return new Map(disputed.map(({ zone }) => [zone, 'UTC']));
}

const clocks = new Map();
function secondsBehind(at, zone) {
  if (!clocks.has(zone))
    clocks.set(
      zone,
      new Intl.DateTimeFormat('en', {
        ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
        ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
      }),
    );
  const parts = Object.fromEntries(
    clocks
      .get(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return Math.round((at - wall) / 1000);
}
