// The exclusion constraint as a product would have to carry it: the same windows, key and outbox around the baseline's own call.
import { firstInstant, lastInstant } from './loads.mjs';

/** Makes the tables and functions; answers what a client sends: a key more than the baseline, the same answers. */
export async function carryTheSame(admin, resources) {
  await admin.query(`
    create table exclusion.capacity_window (id int generated always as identity primary key, resource_id int not null,
      during tstzrange not null, units int not null, exclude using gist (resource_id with =, during with &&));
    create table exclusion.key (client_key uuid not null, mutation text not null, answer jsonb, primary key (client_key, mutation));
    create table exclusion.outbox (xid xid8 not null default pg_current_xact_id(), seq bigint generated always as identity,
      resource_id int not null, primary key (xid, seq));
    create function exclusion.book_whole(r int, s timestamptz, e timestamptz, q int, k uuid) returns bigint language plpgsql as $$
    declare made bigint;
    begin
      insert into exclusion.key (client_key, mutation) values (k, 'book') on conflict do nothing;
      if not found then return (select answer::text::bigint from exclusion.key where client_key = k and mutation = 'book'); end if;
      if (select range_agg(w.during) @> tstzrange(s, e) from exclusion.capacity_window w
          where w.resource_id = r and w.during && tstzrange(s, e) and w.units >= q) is not true then
        return null;
      end if;
      made := exclusion.book(r, s, e, q);
      if made > 0 then insert into exclusion.outbox (resource_id) values (r); end if;
      update exclusion.key set answer = to_jsonb(made) where client_key = k and mutation = 'book';
      return made;
    end $$;
    create function exclusion.release_whole(b bigint, k uuid) returns boolean language plpgsql as $$
    declare given boolean;
    begin
      insert into exclusion.key (client_key, mutation) values (k, 'release') on conflict do nothing;
      if not found then return true; end if;
      insert into exclusion.outbox (resource_id) select resource_id from exclusion.lane where booking_id = b and active limit 1;
      given := exclusion.release(b);
      update exclusion.key set answer = to_jsonb(given) where client_key = k and mutation = 'release';
      return given;
    end $$`);
  await admin.query(
    `insert into exclusion.capacity_window (resource_id, during, units)
     select id, tstzrange($3, $4), units from unnest($1::int[], $2::int[]) as r (id, units)`,
    [resources.map(({ id }) => id), resources.map(({ units }) => units), new Date(firstInstant), new Date(lastInstant)],
  );
  await admin.query('vacuum analyze exclusion.capacity_window');
  return {
    book: 'select exclusion.book_whole($1, $2, $3, $4, $5) as id',
    release: 'select exclusion.release_whole($1, $2) as released',
  };
}
