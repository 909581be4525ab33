// The opponents: SQL kept outside the repository, beside it, so that every ratio is against the same ones.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../measure.mjs';

const folder = join(root, '../shared/tools/baselines');
const files = { rowLock: 'booking-row-lock.sql', exclusion: 'booking-exclusion.sql' };
const schemas = { rowLock: 'row_lock', exclusion: 'exclusion' };

/** Those that are there; none where the folder is not. */
export const baselines = () => Object.keys(files).filter((name) => existsSync(join(folder, files[name])));

/** Loads one and answers it as an engine: each client has a connection of its own and prepared statements. */
export async function openBaseline(name, { admin, connections, resources }) {
  const parts = sectionsOf(readFileSync(join(folder, files[name]), 'utf8'));
  const schema = schemas[name];
  await admin.query(parts.tables);
  await admin.query(`insert into ${schema}.resource select * from unnest($1::int[], $2::int[])`, [
    resources.map(({ id }) => id),
    resources.map(({ units }) => units),
  ]);
  await admin.query(parts.indexes);
  for (const table of ['resource', name === 'rowLock' ? 'booking' : 'lane'])
    await admin.query(`vacuum analyze ${schema}.${table}`);
  const { book, release, overbooked } = statementsOf(parts.statements);
  const prepared = (name, text) => (values) => ({ name: `${schema}_${name}`, text, values });
  const [asBook, asRelease] = [prepared('book', book), prepared('release', release)];
  const numbered = (id) => (id === null ? null : Number(id));
  return {
    booked: [],
    async book(client, { resource, start, end, units }) {
      const { rows } = await connections[client].query(asBook([resource, start, end, units]));
      return numbered(rows[0].id);
    },
    release: (client, id) => connections[client].query(asRelease([id])),
    overbooked: async () => Number((await admin.query(overbooked)).rows[0].instants),
  };
}

const sectionsOf = (sql) =>
  Object.fromEntries(
    sql
      .split(/^-- @section /m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n'))]),
  );

/** A driver takes what follows `as`. */
const statementsOf = (part) =>
  Object.fromEntries(
    part
      .split(/^-- @statement /m)
      .slice(1)
      .map((text) => [text.slice(0, text.indexOf('\n')).trim(), /\bas\n([\s\S]*?);?\s*$/.exec(text)[1]]),
  );
