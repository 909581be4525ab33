// The opponents: SQL kept outside the repository, beside it, so that every ratio is against the same ones.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../measure.mjs';
import { carryTheSame } from './exclusion-whole.mjs';

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
  const prepared = (name, text) => (client, values) =>
    connections[client].query({ name: `${schema}_${name}`, text, values });
  const whole = name === 'exclusion' ? await carryTheSame(admin, resources) : null;
  const asBook = prepared('book', whole?.book ?? book);
  const asRelease = prepared('release', whole?.release ?? release);
  const keyed = (values) => (whole ? [...values, randomUUID()] : values);
  const numbered = (id) => (id === null ? null : Number(id));
  const bookOne = async (client, resource, { start, end, units }) =>
    numbered((await asBook(client, keyed([resource, start, end, units]))).rows[0].id);
  return {
    booked: [],
    async book(client, wish) {
      if (wish.resources.length === 1) return bookOne(client, wish.resources[0], wish);
      return allOrNone(connections[client], wish.resources, (resource) => bookOne(client, resource, wish));
    },
    async release(client, id) {
      for (const one of [id].flat()) await asRelease(client, keyed([one]));
    },
    overbooked: async () => Number((await admin.query(overbooked)).rows[0].instants),
  };
}

/** Several resources in one transaction, in the order of their ids; ids of all, or null. */
async function allOrNone(connection, resources, bookOne) {
  await connection.query('begin');
  try {
    const ids = [];
    for (const resource of resources) {
      const id = await bookOne(resource);
      if (!id) {
        await connection.query('rollback');
        return id;
      }
      ids.push(id);
    }
    await connection.query('commit');
    return ids;
  } catch (fault) {
    await connection.query('rollback');
    throw fault;
  }
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
