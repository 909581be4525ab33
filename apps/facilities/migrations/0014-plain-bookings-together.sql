-- Plain bookings that are asked for at the same time are done together: one call, one transaction, one flush of the log, and each
-- statement set up once for all of them. What each answers is what it would have been answered alone, in this order.

drop function place_plainly, release_plainly, room_in, stands_still;

-- Does nothing on this resource wait, or run out, or follow another line of its request that has? Then there is nothing to do
-- there before a new act is judged. Written so that it becomes part of the statement that asks.
create function stillness(resource uuid, within tstzmultirange, moment timestamptz) returns table (is_still boolean)
language sql stable begin atomic
  select (select c.id from commitments c where c.resource_id = resource and c.state = 'WAITING' limit 1) is null
    and (
      select c.id from commitments c where c.resource_id = resource and c.state = 'HELD' and c.expires_at <= moment limit 1
    ) is null
    and (
      select c.id
      from (
        select * from commitments taken
        where taken.resource_id = resource and taken.state in ('HELD', 'BOOKED', 'BLOCKED')
          and upper(taken.during) > lower(within) and lower(taken.during) < upper(within) offset 0
      ) c
      join commitments line on line.request_id = c.request_id
      where c.state = 'HELD' and (line.state = 'EXPIRED' or (line.state = 'HELD' and line.expires_at <= moment)
        or (line.state = 'WAITING' and lower(line.during) <= moment))
      limit 1
    ) is null;
end;

-- The units free over all of these spans. Windows are found by comparing rows, which only the index in the order of time can
-- answer: the one that keeps windows apart reads many times the pages for the same.
create function room_over(resource uuid, spans tstzmultirange) returns table (free bigint)
language sql stable begin atomic
  select min(sweep.level)::bigint
  from unnest(spans) as piece
  cross join lateral (
    select sum(sum(step.by)) over (order by step.at) as level from (
      select lower(piece) as at, 0 as by
      union all
      select greatest(lower(w.during), lower(piece)), w.units from capacity_windows w
      where (w.resource_id, upper(w.during)) > (resource, lower(piece))
        and (w.resource_id, upper(w.during)) < (resource, 'infinity'::timestamptz) and lower(w.during) < upper(piece)
      union all
      select upper(w.during), -w.units from capacity_windows w
      where (w.resource_id, upper(w.during)) > (resource, lower(piece))
        and (w.resource_id, upper(w.during)) < (resource, upper(piece))
      union all
      select step.at, step.by from commitments c
      cross join unnest(c.during) as span
      cross join lateral (
        values (greatest(lower(span), lower(piece)), -c.units), (upper(span), c.units)
      ) as step (at, by)
      where c.resource_id = resource and upper(c.during) > lower(piece) and lower(c.during) < upper(piece)
        and c.state in ('HELD', 'BOOKED', 'BLOCKED') and upper(span) > lower(piece) and lower(span) < upper(piece)
    ) as step
    where step.at < upper(piece) group by step.at
  ) as sweep;
end;

-- One sweep for all who ask.
create or replace function free_units(resource uuid, spans tstzmultirange) returns bigint
language sql stable set search_path from current as
  $$select free from room_over(resource, spans)$$;

-- A line that was decided at any moment between `earliest` and `latest` by the terms of these revisions. `answer` is what is said
-- and kept when it is placed, `refusal` when its units are taken.
create type plain_line as (
  n integer, asker uuid, key text, hash bytea, facility uuid, resource uuid, terms bigint, neighbours bigint,
  earliest timestamptz, latest timestamptz, hold_ms bigint, commitment uuid, request uuid, spans tstzmultirange, units integer,
  answer jsonb, refusal jsonb, trail uuid, account uuid, behalf uuid, act text, told jsonb
);

-- Places these lines. Answers for each the deadline in milliseconds; 0 where the units are taken, which is remembered under the key
-- like any answer. Nothing is written where the terms have changed since (-1), and where it is not plain (null, or no row): a
-- second line of a resource is not, for it has to be judged after the first. The locks come before what reads the calendars, in a
-- statement of their own; keys come before locks, as everywhere. Plans are made once for each connection, maybe while the tables
-- are still empty: by index and in the order written is right at any size.
create function place_plainly(asked json) returns table (n integer, deadline bigint) language plpgsql security definer
set search_path = facilities, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set join_collapse_limit = 1 set from_collapse_limit = 1 as $$
declare
  moment timestamptz;
  waiting plain_line[];
begin
  with asks as materialized (
    select distinct on (a.asker, a.key) a.asker, a.key, a.hash, a.n, a as ask
    from json_populate_recordset(null::plain_line, asked) as a order by a.asker, a.key, a.n
  ), opened as (
    insert into keys (scope, mutation, key, input_hash, state) select asker, 'place', key, hash, 'OPEN' from asks
    on conflict do nothing returning scope, keys.key
  )
  select array_agg(a.ask order by a.n) into waiting from opened o join asks a on (a.asker, a.key) = (o.scope, o.key);
  perform from resources where id = any(array(select w.resource from unnest(waiting) w)) order by id for no key update;
  moment := date_trunc('milliseconds', clock_timestamp());
  return query
  with judged as materialized (
    select t.*, case
      when (f.terms_rev = t.terms and (t.neighbours is null or t.neighbours = (select rev from alliance_terms))) is not true then -1
      when (moment between t.earliest and t.latest and moment < lower(t.spans) and s.is_still) is not true then null
      when r.free >= t.units then to_ms(least(moment + t.hold_ms * interval '1 millisecond', lower(t.spans)))
      when (
        select range_agg(w.during) @> t.spans from capacity_windows w
        where w.resource_id = t.resource and upper(w.during) > lower(t.spans) and lower(w.during) < upper(t.spans)
          and w.units >= t.units
      ) then 0
    end as outcome
    from (select distinct on (w.resource) w.* from unnest(waiting) w order by w.resource, w.n) t
    left join facilities f on f.id = t.facility
    cross join lateral stillness(t.resource, t.spans, moment) s
    cross join lateral room_over(t.resource, t.spans) r
  ), placed as (
    insert into commitments (id, facility_id, resource_id, organisation_id, request_id, during, units, state, expires_at)
    select j.commitment, j.facility, j.resource, j.asker, j.request, j.spans, j.units, 'HELD',
      least(moment + j.hold_ms * interval '1 millisecond', lower(j.spans))
    from judged j where j.outcome > 0
  ), raised as (
    update resources r set rev = r.rev + 1 from judged j where j.outcome > 0 and r.id = j.resource
  ), noted as (
    insert into audit_entries (id, actor, on_behalf_of, act, subject, after)
    select j.trail, j.account, j.behalf, j.act, 'request_' || j.request, j.told from judged j where j.outcome > 0
  ), published as (
    insert into outbox (name, version, subject)
    select fact.name, 1, fact.subject
    from judged j cross join lateral (values ('commitments.moved', j.request), ('audit.written', j.trail)) as fact (name, subject)
    where j.outcome > 0
  ), kept as (
    update keys k set state = 'DONE', answer = case when j.outcome = 0 then j.refusal else
      jsonb_build_object('value', jsonb_build_object('lines', jsonb_build_array(
        (j.answer || jsonb_build_object('expiresAt', j.outcome))::text)))
      end
    from judged j where j.outcome >= 0 and (k.scope, k.mutation, k.key) = (j.asker, 'place', j.key)
  ), left_to_others as (
    delete from keys k using unnest(waiting) w
    where (k.scope, k.mutation, k.key) = (w.asker, 'place', w.key)
      and not exists (select from judged j where j.n = w.n and j.outcome >= 0)
  )
  select j.n, j.outcome from judged j;
end $$;

create type plain_return as (
  n integer, asker uuid, key text, hash bytea, commitment uuid, trail uuid, account uuid, behalf uuid, act text
);

-- Gives back pencils that nobody waits for. Answers those with which that is done; where it is not plain nothing is written.
create function release_plainly(asked json) returns table (n integer) language plpgsql
set search_path = facilities, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
set join_collapse_limit = 1 set from_collapse_limit = 1 as $$
declare
  moment timestamptz;
  waiting plain_return[];
begin
  with asks as materialized (
    select distinct on (a.asker, a.key) a.asker, a.key, a.hash, a.n, a as ask
    from json_populate_recordset(null::plain_return, asked) as a order by a.asker, a.key, a.n
  ), opened as (
    insert into keys (scope, mutation, key, input_hash, state, answer)
    select asker, 'release', key, hash, 'DONE', '{"value": {}}' from asks
    on conflict do nothing returning scope, keys.key
  )
  select array_agg(a.ask order by a.n) into waiting from opened o join asks a on (a.asker, a.key) = (o.scope, o.key);
  perform from resources where id = any(array(
    select c.resource_id from unnest(waiting) w join commitments c on c.id = w.commitment
  )) order by id for no key update;
  moment := date_trunc('milliseconds', clock_timestamp());
  return query
  with pencils as materialized (
    select distinct on (c.id) w.*, c.resource_id, c.request_id, c.during, c.units
    from unnest(waiting) w
    cross join lateral (select * from commitments named where named.id = w.commitment offset 0) c
    where c.organisation_id = w.asker and c.request_id is not null and c.state = 'HELD' and c.challenged_by is null
    order by c.id, w.n
  ), judged as materialized (
    select p.*
    from pencils p
    join resources r on r.id = p.resource_id
    cross join lateral stillness(p.resource_id, p.during, moment) s
    where not r.is_linked and s.is_still
      and (select part.id from commitments part where part.part_of = p.commitment limit 1) is null
      and (
        select b.id from blocks b
        where b.resource_id = p.resource_id and upper(b.during) > lower(p.during) and lower(b.during) < upper(p.during) limit 1
      ) is null
  ), raised as (
    update resources r set rev = r.rev + 1 from judged j where r.id = j.resource_id
  ), ended as (
    update commitments c set state = 'RELEASED', expires_at = null, ended_at = clock_timestamp()
    from judged j where c.id = j.commitment
  ), noted as (
    insert into audit_entries (id, actor, on_behalf_of, act, subject, before, after)
    select j.trail, j.account, j.behalf, j.act, 'request_' || j.request_id,
      jsonb_build_object('commitments', jsonb_build_array(
        jsonb_build_object('id', 'commitment_' || j.commitment, 'state', 'HELD'))),
      jsonb_build_object('commitments', jsonb_build_array(jsonb_build_object(
        'id', 'commitment_' || j.commitment, 'resource', 'resource_' || j.resource_id, 'units', j.units, 'state', 'RELEASED',
        'period', jsonb_build_object('start', to_iso(lower(j.during)), 'end', to_iso(upper(j.during))))))
    from judged j
  ), published as (
    insert into outbox (name, version, subject)
    select fact.name, 1, fact.subject
    from judged j cross join lateral (values ('commitments.moved', j.request_id), ('audit.written', j.trail)) as fact (name, subject)
  ), left_to_others as (
    delete from keys k using unnest(waiting) w
    where (k.scope, k.mutation, k.key) = (w.asker, 'release', w.key) and not exists (select from judged j where j.n = w.n)
  )
  select j.n from judged j;
end $$;

-- In one statement, for it is done at every booking.
create or replace function say_resource_moved() returns trigger language plpgsql set search_path from current as $$
begin
  insert into outbox (name, version, subject)
  select 'resource.moved', 1, new.id
  where not exists (
    select from outbox where xid = pg_current_xact_id() and subject = new.id and name = 'resource.moved'
  );
  return null;
end $$;
