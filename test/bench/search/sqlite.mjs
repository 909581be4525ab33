// The engine a team would pick instead: SQLite in memory, which comes with Node, asked in the same process without a round trip. Same
// segments, claims in the order of capabilities, everything the client can resolve resolved beforehand, and as many local days and
// hours as a period touches in each zone handed to it, since it knows no zones.
import { DatabaseSync } from 'node:sqlite';
import { directionOf, sorted, tierNames } from './baselines.mjs';
import { leavesOf } from './questions.mjs';

const earthKm = 6371.0088;
const tables = `
  create table posting (capability int, resource int, facility int, units int, x real, y real, z real, rating real, kind text,
    country text, currency text, zone int, primary key (capability, resource)) without rowid;
  create table tagged (capability int, resource int, tag int, primary key (capability, resource, tag)) without rowid;
  create table stretch (resource int, e int, s int, primary key (resource, e)) without rowid;
  create table segment (resource int, e int, s int, free int, primary key (resource, e)) without rowid;
  create table price (resource int, audience int, per text, amount int, least int, primary key (resource, audience, per)) without rowid;
  create table tier (facility int, tier int, s int, e int);
  create table billed (zone int, per text, n int, primary key (zone, per)) without rowid;`;
/** From the tuned tables: the same rows, so the same answers. */
const sources = {
  posting: `select p.capability, p.resource_id, p.facility_id, p.units, p.x, p.y, p.z, p.rating::float8, p.kind, p.country, p.currency, p.time_zone
    from tuned.posting p`,
  tagged: 'select capability, resource_id, unnest(tags) from tuned.posting',
  stretch:
    'select resource_id, upper(s), lower(s) from (select distinct on (resource_id) resource_id, free from tuned.posting) p, unnest(free) s',
  segment: 'select resource_id, e, s, free from tuned.segment',
  price: 'select resource_id, audience, per, amount_minor, least from tuned.price',
  tier: 'select facility_id, tier, s, e from tuned.tier',
};

export async function openSqlite({ admin, audiencesOf, tagsThat, touchedIn }) {
  const database = new DatabaseSync(':memory:');
  database.exec(`pragma cache_size = -2000000; pragma temp_store = memory; ${tables}`);
  const zones = [];
  const numbered = (zone) => (zones.includes(zone) ? zones.indexOf(zone) : zones.push(zone) - 1);
  for (const [table, source] of Object.entries(sources)) await fill(admin, database, table, source, numbered);
  database.exec('create index tier_facility on tier (facility, tier, s, e); analyze');
  const { rows } = await admin.query('select id, code from tuned.capability');
  const known = { idOf: new Map(rows.map(({ id, code }) => [code, id])), audiencesOf, tagsThat };
  const bill = database.prepare('insert or replace into billed values (?, ?, ?)');
  return {
    prepare: (question) => ({ question, statement: database.prepare(written(question, known)) }),
    /** Outside the time measured. */
    ready({ question }) {
      for (const [zone, name] of zones.entries())
        for (const [per, n] of Object.entries(touchedIn(name, question))) bill.run(zone, per, n);
    },
    ask({ statement }) {
      const { page, total, kind, country, tier } = statement.get();
      const [rows, kinds, countries, tiers] = [page, kind, country, tier].map((text) => JSON.parse(text));
      return { page: rows, total, kind: kinds, country: countries, tier: tiers };
    },
    shown: ({ page, total, kind, country, tier }) => ({
      ...{ page, total, kind: sorted(kind), country: sorted(country) },
      tier: sorted(tier, (value) => tierNames[value]),
    }),
    looksAt: (question) => looksAt(database, question, known),
    close: () => database.close(),
  };
}

const atOnce = 50_000;

async function fill(admin, database, table, source, numbered) {
  await admin.query('begin');
  await admin.query({ text: `declare rows_of no scroll cursor for ${source}` });
  database.exec('begin');
  let insert = null;
  for (;;) {
    const { rows } = await admin.query({ text: `fetch ${atOnce} from rows_of`, rowMode: 'array' });
    for (const row of rows) {
      insert ??= database.prepare(`insert into ${table} values (${row.map(() => '?').join(', ')})`);
      if (table === 'posting') row[11] = numbered(row[11]);
      insert.run(...row.map((value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value)));
    }
    if (rows.length < atOnce) break;
  }
  database.exec('commit');
  await admin.query('commit');
}

/** A statement of its own for each question, planned beforehand with every value in it: conditions nobody asks for are not there. */
function written(question, { idOf, audiencesOf, tagsThat }) {
  const { start, end, units, floor, viewer, maxPrice } = question;
  const audiences = audiencesOf(viewer).join(', ');
  const [from, to] = [start / 1000, end / 1000];
  const price = (row) => `(select min(p.amount * max(b.n, p.least)) * ${units} from price p
    join billed b on b.zone = ${row}.zone and b.per = p.per where p.resource = ${row}.resource and p.audience in (${audiences}))`;
  const dearest = maxPrice
    ? [`c.currency = '${maxPrice.currency}'`, `${price('c')} <= ${maxPrice.amountMinor}`]
    : [`exists (select 1 from price p where p.resource = c.resource and p.audience in (${audiences}))`];
  const fit = [
    ...claimed(question, { idOf, tagsThat }),
    `(select s from stretch f where f.resource = c.resource and f.e >= ${to} order by f.e limit 1) <= ${from}`,
    ...(units > 1
      ? [
          `not exists (select 1 from segment g where g.resource = c.resource and g.e > ${from} and g.s < ${to} and g.free < ${units})`,
        ]
      : []),
    ...dearest,
  ];
  return `with hit as materialized (
      select c.resource, c.rating, c.kind, c.country, c.currency, c.zone, coalesce((select max(t.tier) from tier t
        where t.facility = c.facility and t.s <= ${from} and t.e >= ${to}), 0) as tier
      from posting c where ${fit.join(' and ')} ${leavesOf(question.capability).length > 1 ? 'group by c.resource' : ''}),
    page as (select * from hit where tier >= ${floor} order by rating desc nulls last, resource limit 20)
    select (select json_group_array(json_array(resource, ${price('page')}, currency, (select min(g.free) from segment g
        where g.resource = page.resource and g.e > ${from} and g.s < ${to}))) from page) as page,
      (select count(*) from hit where tier >= ${floor}) as total,
      (select json_group_object(kind, n) from (select kind, count(*) as n from hit where tier >= ${floor} group by 1)) as kind,
      (select json_group_object(country, n) from (select country, count(*) as n from hit where tier >= ${floor} group by 1)) as country,
      (select json_group_object(tier, n) from (select tier, count(*) as n from hit group by 1)) as tier`;
}

/** What is asked of claims and of where their house is. */
function claimed({ capability, requirements, units, near }, { idOf, tagsThat }) {
  const leaves = leavesOf(capability).flatMap((code) => idOf.get(code) ?? []);
  const tagged = requirements.map((one) => {
    const tags = tagsThat(one).join(', ');
    return `exists (select 1 from tagged t where t.capability = c.capability and t.resource = c.resource and t.tag in (${tags}))`;
  });
  return [`c.capability in (${leaves.join(', ')})`, `c.units >= ${units}`, ...(near ? [isNear(near)] : []), ...tagged];
}

function isNear(near) {
  const [x, y, z] = directionOf(near).map((part) => `(${part})`);
  const chord = (2 * Math.sin(near.withinKm / 2 / earthKm)) ** 2;
  return `(c.x - ${x}) * (c.x - ${x}) + (c.y - ${y}) * (c.y - ${y}) + (c.z - ${z}) * (c.z - ${z}) <= ${chord}`;
}

/**
 * How much of memory the best possible evaluation of a question would have to look at: postings of its leaves, and the resources left
 * once claim, place and free time have been tested.
 */
function looksAt(database, question, known) {
  const { capability, start, end } = question;
  const leaves = leavesOf(capability).flatMap((code) => known.idOf.get(code) ?? []);
  const free = `(select s from stretch f where f.resource = c.resource and f.e >= ${end / 1000} order by f.e limit 1) <= ${start / 1000}`;
  const count = (what, where) => database.prepare(`select ${what} as n from posting c where ${where}`).get().n;
  return {
    postings: count('count(*)', `c.capability in (${leaves.join(', ')})`),
    resources: count('count(distinct c.resource)', [...claimed(question, known), free].join(' and ')),
  };
}
