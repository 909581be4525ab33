// One range in a row, or one multirange: the same lock, sweep and insert twice, to see what the room for a working week costs.
const kinds = {
  multirange: {
    type: 'tstzmultirange',
    made: 'tstzmultirange(tstzrange(s, e))',
    from: ', unnest(during) as span',
    span: 'span',
  },
  range: { type: 'tstzrange', made: 'tstzrange(s, e)', from: '', span: 'during' },
};
export const spanKinds = Object.keys(kinds);

export async function openSpans(kind, { admin, connections, resources }) {
  const { type, made, from, span } = kinds[kind];
  const schema = `${kind}_rows`;
  await admin.query(`
    create schema ${schema};
    create table ${schema}.resources (id int primary key, units int not null, rev bigint not null default 0) with (fillfactor = 70);
    create table ${schema}.commitments (id bigint generated always as identity primary key, resource_id int not null,
      during ${type} not null, units int not null, state text not null default 'HELD');
    create index on ${schema}.commitments (resource_id, upper(during), lower(during)) where state in ('HELD', 'BOOKED', 'BLOCKED');
    create function ${schema}.book(r int, s timestamptz, e timestamptz, q int) returns bigint language plpgsql as $$
    declare room int; peak bigint; made bigint;
    begin
      update ${schema}.resources set rev = rev + 1 where id = r returning units into room;
      select coalesce(max(level), 0) into peak from (
        select sum(by) over (order by at, by rows unbounded preceding) as level from (
          select step.at, step.by from ${schema}.commitments ${from}
          cross join lateral (values (greatest(lower(${span}), s), units), (upper(${span}), -units)) as step (at, by)
          where resource_id = r and state in ('HELD', 'BOOKED', 'BLOCKED') and upper(during) > s and lower(during) < e
        ) steps
      ) levels;
      if peak + q > room then return null; end if;
      insert into ${schema}.commitments (resource_id, during, units) values (r, ${made}, q) returning id into made;
      return made;
    end $$`);
  await admin.query(`insert into ${schema}.resources select * from unnest($1::int[], $2::int[])`, [
    resources.map(({ id }) => id),
    resources.map(({ units }) => units),
  ]);
  const book = `select ${schema}.book($1, $2, $3, $4) as id`;
  const release = `update ${schema}.commitments set state = 'RELEASED' where id = $1 and state = 'HELD'`;
  return {
    booked: [],
    async book(client, { resources: [resource], start, end, units }) {
      const values = [resource, start, end, units];
      return (await connections[client].query({ name: `${schema}_book`, text: book, values })).rows[0].id;
    },
    release: (client, id) => connections[client].query({ name: `${schema}_release`, text: release, values: [id] }),
    overbooked: async () => 0,
  };
}
