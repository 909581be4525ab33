-- Most bookings are plain: one line, one resource that stands alone, nobody waits there and nothing is due. They are decided
-- beforehand from terms that the service remembers, and done by one function in one call. Whatever is not plain it leaves alone.

alter table facilities add column terms_rev bigint not null default 0;
comment on column facilities.terms_rev is
  'Raised by whatever changes the terms of its resources, by any writer: rates, units, working weeks, zone. Who remembers them checks it.';

create table alliance_terms (
  only_row boolean primary key default true check (only_row),
  rev bigint not null default 0
);
comment on table alliance_terms is 'Raised by every change of the copies of alliances and memberships: of whom a rate for an alliance includes.';
insert into alliance_terms default values;

-- In the order of ids, so that two writers never wait for each other.
create function raise_terms(ids uuid[]) returns void language plpgsql set search_path from current as $$
begin
  perform from facilities where id = any(ids) order by id for no key update;
  update facilities set terms_rev = terms_rev + 1 where id = any(ids);
end $$;

create function rates_change_terms() returns trigger language plpgsql set search_path from current as $$
begin
  perform raise_terms(array(select distinct facility_id from changed));
  return null;
end $$;
create trigger terms_begin after insert on rates
  referencing new table as changed for each statement execute function rates_change_terms();
create trigger terms_change after update on rates
  referencing new table as changed for each statement execute function rates_change_terms();
create trigger terms_end after delete on rates
  referencing old table as changed for each statement execute function rates_change_terms();

create function resource_changes_terms() returns trigger language plpgsql set search_path from current as $$
begin
  perform raise_terms(array[old.facility_id, new.facility_id]);
  return null;
end $$;
create trigger terms_change after update of facility_id, organisation_id, units, working_week, day_minutes, is_linked on resources
  for each row execute function resource_changes_terms();

create function facility_changes_terms() returns trigger language plpgsql as $$
begin
  new.terms_rev := old.terms_rev + 1;
  return new;
end $$;
create trigger terms_change before update of time_zone, organisation_id on facilities
  for each row execute function facility_changes_terms();

create function alliances_change_terms() returns trigger language plpgsql set search_path from current as $$
begin
  update alliance_terms set rev = rev + 1;
  return null;
end $$;
create trigger terms_change after insert or update or delete on alliances
  for each statement execute function alliances_change_terms();
create trigger terms_change after insert or update or delete on memberships
  for each statement execute function alliances_change_terms();

-- Does nothing on this resource wait, or run out, or follow another line of its request that has? Then there is nothing to do
-- there before a new act is judged.
create function stands_still(resource uuid, within tstzmultirange, moment timestamptz) returns boolean
language plpgsql stable set search_path from current as $$
begin
  return not exists (select from commitments c where c.resource_id = resource and c.state = 'WAITING')
    and not exists (
      select from commitments c where c.resource_id = resource and c.state = 'HELD' and c.expires_at <= moment
    )
    and not exists (
      select from commitments c join commitments line on line.request_id = c.request_id
      where c.resource_id = resource and c.state = 'HELD'
        and upper(c.during) > lower(within) and lower(c.during) < upper(within)
        and (line.state = 'EXPIRED' or (line.state = 'HELD' and line.expires_at <= moment)
          or (line.state = 'WAITING' and lower(line.during) <= moment))
    );
end $$;

-- The units free over one span, or over several. Most bookings are one span, which is swept without joining it to anything.
create function room_in(resource uuid, spans tstzmultirange) returns bigint
language plpgsql stable set search_path from current as $$
declare
  starts timestamptz := lower(spans);
  ends timestamptz := upper(spans);
begin
  if spans <> tstzmultirange(tstzrange(starts, ends)) then
    return free_units(resource, spans);
  end if;
  return (
    select min(level) from (
      select sum(sum(step.by)) over (order by step.at) as level from (
        select starts as at, 0 as by
        union all
        select greatest(lower(w.during), starts), w.units from capacity_windows w
        where w.resource_id = resource and upper(w.during) > starts and lower(w.during) < ends
        union all
        select upper(w.during), -w.units from capacity_windows w
        where w.resource_id = resource and upper(w.during) > starts and upper(w.during) < ends
        union all
        select step.at, step.by from commitments c
        cross join unnest(c.during) as span
        cross join lateral (values (greatest(lower(span), starts), -c.units), (upper(span), c.units)) as step (at, by)
        where c.resource_id = resource and upper(c.during) > starts and lower(c.during) < ends
          and c.state in ('HELD', 'BOOKED', 'BLOCKED') and upper(span) > starts and lower(span) < ends
      ) as step
      where step.at < ends group by step.at
    ) as levels
  );
end $$;

-- Places one line that was decided at any moment between `earliest` and `latest` by the terms of these revisions. Answers the
-- deadline in milliseconds; 0 where the units are taken, which is remembered under the key like any answer. Nothing is written
-- where the terms have changed since (-1), and where it is not plain (null). The lock comes before what reads the calendar, in a
-- statement of its own. Plans are made once for each connection, maybe while the tables are still empty: by index is right at any
-- size, a scan is not.
create function place_plainly(
  asker uuid, asked text, hash bytea, place_of uuid, resource uuid, terms bigint, neighbours bigint,
  earliest timestamptz, latest timestamptz, hold_ms bigint, commitment uuid, request uuid, spans tstzmultirange, quantity integer,
  line jsonb, taken jsonb, trail uuid, account uuid, behalf uuid, done text, told jsonb
) returns bigint language plpgsql security definer
set search_path = facilities, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  moment timestamptz;
  deadline timestamptz;
  is_known boolean;
  is_plain boolean;
  free bigint;
begin
  insert into keys (scope, mutation, key, input_hash, state) values (asker, 'place', asked, hash, 'OPEN') on conflict do nothing;
  if not found then
    return null;
  end if;
  perform from resources where id = resource for no key update;
  moment := date_trunc('milliseconds', clock_timestamp());
  select f.terms_rev = terms and (neighbours is null or neighbours = (select rev from alliance_terms)),
    moment between earliest and latest and moment < lower(spans) and stands_still(resource, spans, moment),
    room_in(resource, spans)
  into is_known, is_plain, free
  from facilities f where f.id = place_of;
  if is_plain and free < quantity then
    is_plain := coalesce((
      select range_agg(w.during) @> spans from capacity_windows w
      where w.resource_id = resource and upper(w.during) > lower(spans) and lower(w.during) < upper(spans) and w.units >= quantity
    ), false);
  end if;
  if (is_known and is_plain) is not true then
    delete from keys k where (k.scope, k.mutation, k.key) = (asker, 'place', asked);
    return case when not is_known then -1 end;
  end if;
  if free < quantity then
    update keys k set state = 'DONE', answer = taken where (k.scope, k.mutation, k.key) = (asker, 'place', asked);
    return 0;
  end if;
  deadline := least(moment + hold_ms * interval '1 millisecond', lower(spans));
  update resources set rev = rev + 1 where id = resource;
  insert into commitments (id, facility_id, resource_id, organisation_id, request_id, during, units, state, expires_at)
  values (commitment, place_of, resource, asker, request, spans, quantity, 'HELD', deadline);
  insert into audit_entries (id, actor, on_behalf_of, act, subject, after)
  values (trail, account, behalf, done, 'request_' || request, told);
  insert into outbox (name, version, subject) values ('commitments.moved', 1, request), ('audit.written', 1, trail);
  update keys k set state = 'DONE', answer = jsonb_build_object('value', jsonb_build_object('lines', jsonb_build_array(
    (line || jsonb_build_object('expiresAt', to_ms(deadline)))::text)))
  where (k.scope, k.mutation, k.key) = (asker, 'place', asked);
  return to_ms(deadline);
end $$;

-- As instants are written everywhere else.
create function to_iso(moment timestamptz) returns text language sql stable as
  $$select replace(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '.000Z', 'Z')$$;

-- Gives back one pencil that nobody waits for. Answers true when that is done; false, and nothing is written, where it is not plain.
create function release_plainly(
  asker uuid, asked text, hash bytea, commitment uuid, trail uuid, account uuid, behalf uuid, done text
) returns boolean language plpgsql
set search_path = facilities, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  moment timestamptz;
  resource uuid;
  pencil commitments;
begin
  insert into keys (scope, mutation, key, input_hash, state, answer)
  values (asker, 'release', asked, hash, 'DONE', '{"value": {}}') on conflict do nothing;
  if not found then
    return false;
  end if;
  select c.resource_id into resource from commitments c where c.id = commitment;
  perform from resources where id = resource for no key update;
  moment := date_trunc('milliseconds', clock_timestamp());
  select c.* into pencil
  from commitments c join resources r on r.id = c.resource_id
  where c.id = commitment and c.organisation_id = asker and c.request_id is not null and c.state = 'HELD' and c.challenged_by is null
    and not r.is_linked and stands_still(resource, c.during, moment)
    and not exists (select from commitments part where part.part_of = c.id)
    and not exists (
      select from blocks b
      where b.resource_id = resource and upper(b.during) > lower(c.during) and lower(b.during) < upper(c.during)
    );
  if not found then
    delete from keys k where (k.scope, k.mutation, k.key) = (asker, 'release', asked);
    return false;
  end if;
  update resources set rev = rev + 1 where id = resource;
  update commitments set state = 'RELEASED', expires_at = null, ended_at = clock_timestamp() where id = commitment;
  insert into audit_entries (id, actor, on_behalf_of, act, subject, before, after)
  values (trail, account, behalf, done, 'request_' || pencil.request_id,
    jsonb_build_object('commitments', jsonb_build_array(
      jsonb_build_object('id', 'commitment_' || commitment, 'state', 'HELD'))),
    jsonb_build_object('commitments', jsonb_build_array(jsonb_build_object(
      'id', 'commitment_' || commitment, 'resource', 'resource_' || resource, 'units', pencil.units, 'state', 'RELEASED',
      'period', jsonb_build_object('start', to_iso(lower(pencil.during)), 'end', to_iso(upper(pencil.during)))))));
  insert into outbox (name, version, subject) values ('commitments.moved', 1, pencil.request_id), ('audit.written', 1, trail);
  return true;
end $$;

-- As before, but what `place_plainly` has counted under the lock is not counted twice. Only inside that function, which runs
-- with the rights of the owner, is the current user the owner and not who signed in; the service's role cannot become the owner.
create or replace function guard_commitment() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' and current_user <> session_user
    and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
    return null;
  end if;
  if tg_op = 'UPDATE' and old.state in ('HELD', 'BOOKED', 'BLOCKED')
    and (new.resource_id, new.during, new.units) = (old.resource_id, old.during, old.units) then
    return null;
  end if;
  update resources set rev = rev + 1 where id = new.resource_id;
  if not found then
    raise foreign_key_violation using message = 'a commitment of no resource', constraint = 'no_overbooking';
  end if;
  if free_units(new.resource_id, new.during) < 0 then
    raise exclusion_violation using message = 'more units taken than offered', constraint = 'no_overbooking';
  end if;
  return null;
end $$;
