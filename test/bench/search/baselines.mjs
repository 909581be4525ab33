// The two opponents on PostgreSQL: SQL kept beside this checkout, loaded from the same lines and asked the same questions.
import { createWriteStream } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { leavesOf, rankOf } from './questions.mjs';
import { baselineText, linesOf, taxonomy } from './world.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const earthKm = 6371.0088;
export const tierNames = ['NONE', 'SELF_DECLARED', 'THIRD_PARTY'];

/** Loads both: naive first, which tuned is made from. */
export async function loadBaselines(admin, file, zones, folder) {
  await loadNaive(admin, file, zones, folder);
  const tuned = sectionsOf(baselineText('tuned'));
  await admin.query(tuned.tables);
  // Analysed in between: without that the larger a world the worse the plans that it is loaded by.
  await oneByOne(admin, tuned.load, 'analyze tuned.capability, tuned.tag, tuned.tier, tuned.price, tuned.segment');
  await oneByOne(admin, tuned.indexes);
}

/** Its tables hold the whole world, row by row, so others are filled from them too. */
export async function loadNaive(admin, file, zones, folder) {
  const naive = sectionsOf(baselineText('naive'));
  await admin.query(naive.tables);
  const copy = `${folder}/world.ndjson`;
  async function* text() {
    for await (const line of linesOf(file, zones)) yield `${line}\n`;
  }
  await pipeline(Readable.from(text()), createWriteStream(copy));
  await chmod(copy, 0o644);
  await admin.query(`copy world.line (line) from '${copy}' with (format csv, quote e'\\x01', delimiter e'\\x02')`);
  await rm(copy);
  await admin.query('insert into world.taxonomy values ($1)', [JSON.stringify(taxonomy)]);
  await admin.query(naive.load);
  await oneByOne(admin, naive.indexes);
  await admin.query('drop schema world cascade');
}

/** `vacuum` refuses to run in a batch. */
async function oneByOne(admin, text, behind = '') {
  for (const statement of text.split(/;\s*$/m)) if (statement.trim()) await admin.query(`${statement}; ${behind}`);
}

/** Five statements a question, planned each time, which is the quicker way here. */
export async function openNaive(url) {
  const client = await connected(url, 'force_custom_plan');
  const texts = statementsOf(sectionsOf(baselineText('naive')).statements);
  const run = async (name, values) => (await client.query({ name: `naive_${name}`, text: texts[name], values })).rows;
  return {
    prepare: ({ capability, requirements, start, end, units, near, floor, viewer, maxPrice }) => {
      const any = requirements.find(({ anyOf }) => anyOf);
      const least = requirements.find(({ atLeast }) => atLeast !== undefined);
      return [
        ...[leavesOf(capability), any?.attribute ?? null, any?.anyOf ?? null, least?.attribute ?? null],
        ...[least ? rankOf(least.attribute, least.atLeast) : null, new Date(start), new Date(end), units],
        ...[near?.latitude ?? null, near?.longitude ?? null, near?.withinKm ?? null, floor, viewer],
        ...[maxPrice?.currency ?? null, maxPrice?.amountMinor ?? null],
      ];
    },
    async ask(values) {
      const [page, total, kind, country, tier] = [
        await run('page', values),
        await run('total', values),
        await run('kind', values),
        await run('country', values),
        await run('security_tier', values),
      ];
      return { page, total: total[0].n, kind, country, tier };
    },
    shown: ({ page, total, ...facets }) => ({
      page: page.map(({ id, price, currency, units_free: free }) => [id, Number(price), currency, Number(free)]),
      total,
      kind: sorted(counted(facets.kind)),
      country: sorted(counted(facets.country)),
      tier: sorted(counted(facets.tier), (value) => tierNames[value]),
    }),
    close: () => client.end(),
  };
}

const counted = (rows) => Object.fromEntries(rows.map(({ value, n }) => [value, n]));

/** One statement a question; capabilities, values and audiences are resolved beforehand. */
export async function openTuned(url, audiencesOf) {
  const client = await connected(url, 'force_generic_plan');
  const { capabilities, tags, ...texts } = statementsOf(sectionsOf(baselineText('tuned')).statements);
  const idOf = new Map((await client.query(capabilities)).rows.map(({ id, code }) => [code, id]));
  const known = (await client.query(tags)).rows;
  const tagsThat = ({ attribute, anyOf, atLeast }) => {
    const meets = ({ value, rank }) => (anyOf ? anyOf.includes(value) : rank >= rankOf(attribute, atLeast));
    return known.filter((tag) => tag.attribute === attribute && meets(tag)).map(({ id }) => id);
  };
  return {
    tagsThat,
    prepare({ capability, requirements, start, end, units, near, floor, viewer, maxPrice }) {
      const leaves = leavesOf(capability);
      const [first, second] = requirements.map(tagsThat);
      const values = [leaves.flatMap((code) => idOf.get(code) ?? []), first ?? null, second ?? null];
      values.push(start / 1000, end / 1000, units, ...(near ? directionOf(near) : [null, null, null]));
      values.push(near ? (2 * Math.sin(near.withinKm / 2 / earthKm)) ** 2 : null, floor, audiencesOf(viewer));
      values.push(maxPrice?.currency ?? null, maxPrice?.amountMinor ?? null);
      const name = leaves.length === 1 ? 'leaf' : 'branch';
      return { name: `tuned_${name}`, text: texts[name], values };
    },
    ask: async (prepared) => (await client.query(prepared)).rows[0],
    shown: ({ page, total, kind, country, security_tier: tier }) => ({
      ...{ page: (page ?? []).map(([id, price, currency, free]) => [id, Number(price), currency, free]), total },
      ...{ kind: sorted(kind), country: sorted(country), tier: sorted(tier, (value) => tierNames[value]) },
    }),
    close: () => client.end(),
  };
}

export const sorted = (counts, name = (value) => value) =>
  Object.fromEntries(
    Object.entries(counts ?? {})
      .map(([value, count]) => [name(value), count])
      .toSorted(),
  );

/** The unit vector of a place. */
export function directionOf({ latitude, longitude }) {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

async function connected(url, planCacheMode) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set plan_cache_mode = ${planCacheMode}; set jit = off; set timezone = 'UTC'`);
  return client;
}

const sectionsOf = (sql) => partsOf(sql, '-- @section ');

/** A driver takes what follows `as`. */
const statementsOf = (part) =>
  Object.fromEntries(
    Object.entries(partsOf(part, '-- @statement ')).map(([name, text]) => [
      name,
      /\bas\n([\s\S]*?);\s*(?:--.*\s*)*$/.exec(text)[1],
    ]),
  );

const partsOf = (sql, mark) =>
  Object.fromEntries(
    sql
      .split(new RegExp(`^${mark}`, 'm'))
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n'))]),
  );
