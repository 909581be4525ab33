-- What is offered and what is taken. The order of a booking: lock (raise the revision), read in a statement of its own, write;
-- the guards below refuse whatever a writer lets through. No foreign key leads into the booking path: a child that points to a
-- row being locked fails under contention, and a shard keeps each facility whole.

-- Copies of other services' facts.
create table organisations (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('FACILITY', 'PRODUCER'))
);
comment on table organisations is 'Copy of accounts: who can own a site or be named by a rate.';

create table alliances (
  id uuid primary key,
  name text not null,
  status text not null
);
comment on table alliances is 'Copy of alliances. Only an ACTIVE one opens anything.';

create table memberships (
  alliance_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  status text not null,
  primary key (alliance_id, organisation_id)
);
comment on table memberships is 'Copy of alliances. Only an ACTIVE membership of an ACTIVE alliance opens anything.';
create index memberships_by_organisation on memberships (organisation_id, alliance_id) where status = 'ACTIVE';

create table facilities (
  id uuid primary key,
  organisation_id uuid not null,
  name text collate "C" not null,
  city text,
  country char(2),
  time_zone text not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  created_at timestamptz not null default now(),
  constraint placed_whole check ((latitude is null) = (longitude is null))
);
comment on table facilities is 'Sites of post houses. Names sort by code point, the same on every machine.';
create index facilities_by_organisation on facilities (organisation_id, name, id);

create table resources (
  id uuid primary key,
  facility_id uuid not null,
  organisation_id uuid not null,
  name text collate "C" not null,
  kind text not null check (kind in ('ROOM', 'EQUIPMENT', 'COMPUTE', 'LICENCE', 'PERSON')),
  units integer not null check (units between 1 and 1000000),
  rev bigint not null default 0,
  created_at timestamptz not null default now()
) with (fillfactor = 70);
comment on column resources.rev is 'Raised by every change of the resource, its windows, rates or commitments; raising it is the lock. No index may hold it.';
comment on column resources.organisation_id is 'The house that owns the facility.';
create index resources_by_facility on resources (facility_id, name, id);
create index resources_by_organisation on resources (organisation_id);

create table capacity_windows (
  id uuid primary key,
  facility_id uuid not null,
  resource_id uuid not null,
  during tstzrange not null check (
    not isempty(during) and lower_inc(during) and not upper_inc(during)
    and lower(during) > '-infinity' and upper(during) < 'infinity'
  ),
  units integer not null check (units > 0),
  constraint windows_never_overlap exclude using gist (resource_id with =, during with &&)
);
create index capacity_windows_in_time on capacity_windows (resource_id, upper(during), lower(during));

create table rates (
  id uuid primary key,
  facility_id uuid not null,
  resource_id uuid not null,
  organisation_id uuid not null,
  audience text not null check (audience in ('EVERYONE', 'ALLIANCE', 'ORGANISATION')),
  audience_id uuid,
  amount_minor bigint not null check (amount_minor between 0 and 9007199254740991),
  currency char(3) not null,
  per text not null check (per in ('HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT')),
  minimum text,
  lead_time text,
  constraint audience_named check ((audience = 'EVERYONE') = (audience_id is null)),
  constraint one_rate_for_audience_and_unit unique nulls not distinct (resource_id, audience, audience_id, per),
  constraint one_currency exclude using gist (resource_id with =, currency with <>)
);
comment on column rates.organisation_id is 'The house that offers.';
comment on column rates.minimum is 'ISO 8601, as it was given. A shorter period pays this.';
comment on column rates.lead_time is 'ISO 8601, as it was given. Notice the house needs.';
create index rates_by_facility on rates (facility_id);
create index rates_by_audience on rates (audience_id) where audience_id is not null;

create table commitments (
  id uuid primary key,
  facility_id uuid not null,
  resource_id uuid not null,
  organisation_id uuid,
  request_id uuid,
  part_of uuid,
  during tstzmultirange not null check (
    not isempty(during) and lower_inc(during) and not upper_inc(during)
    and lower(during) > '-infinity' and upper(during) < 'infinity'
  ),
  units integer not null check (units > 0),
  state text not null check (
    state in ('HELD', 'WAITING', 'BOOKED', 'BLOCKED', 'RELEASED', 'EXPIRED', 'CANCELLED', 'COMPLETED')
  ),
  expires_at timestamptz,
  queue_no bigint generated always as identity,
  placed_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  constraint holds_have_a_deadline check (state <> 'HELD' or expires_at is not null),
  constraint ends_are_dated check (
    (ended_at is not null) = (state in ('RELEASED', 'EXPIRED', 'CANCELLED', 'COMPLETED'))
  )
);
comment on column commitments.organisation_id is 'Whose it is; null for what the house entered itself.';
comment on column commitments.request_id is 'The request it was placed for, known here by its id only.';
comment on column commitments.part_of is 'The commitment this one belongs to, for linked resources and bundles.';
comment on column commitments.during is 'The open instants of the period, fixed when it is placed: one range as long as every resource is always open.';
comment on column commitments.queue_no is 'Order of placing on one resource: numbers are given under its lock.';
create index commitments_taken on commitments (resource_id, upper(during), lower(during))
  where state in ('HELD', 'BOOKED', 'BLOCKED');
create index commitments_waiting on commitments (resource_id, queue_no) where state = 'WAITING';
create index commitments_due on commitments (resource_id, expires_at) where state = 'HELD';
create index commitments_by_deadline on commitments (expires_at) where state = 'HELD';
create index commitments_waiting_by_start on commitments (lower(during)) where state = 'WAITING';
create index commitments_expired on commitments (ended_at) where state = 'EXPIRED';
create index commitments_in_time on commitments (resource_id, upper(during), lower(during));
create index commitments_by_request on commitments (request_id) where request_id is not null;
create index commitments_by_organisation on commitments (organisation_id, facility_id, resource_id)
  where request_id is not null;

-- Who is in the audience of which rate: an organisation, or everyone (null). The one place that says what an alliance opens.
create view audiences as
  select id as rate_id, resource_id, facility_id, null::uuid as organisation_id from rates where audience = 'EVERYONE'
  union all
  select id, resource_id, facility_id, audience_id from rates where audience = 'ORGANISATION'
  union all
  select r.id, r.resource_id, r.facility_id, m.organisation_id
  from rates r
  join alliances a on a.id = r.audience_id and a.status = 'ACTIVE'
  join memberships house on house.alliance_id = a.id and house.organisation_id = r.organisation_id and house.status = 'ACTIVE'
  join memberships m on m.alliance_id = a.id and m.status = 'ACTIVE'
  where r.audience = 'ALLIANCE';

-- A new revision is a fact, whoever raises it: said once in each transaction. The name is that of libs/events.
create function say_resource_moved() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (
    select from outbox where xid = pg_current_xact_id() and subject = new.id and name = 'resource.moved'
  ) then
    insert into outbox (name, version, subject) values ('resource.moved', 1, new.id);
  end if;
  return null;
end $$;
create trigger resource_moved after insert or update on resources
  for each row execute function say_resource_moved();

-- The lock of the calendar: one update after the other, in the order of ids. Whoever `waits` gets all that exist; whoever does
-- not gets those that are free just now. The caller reads in a later statement, for this one still sees the time before the wait.
create function lock_resources(ids uuid[], waits boolean) returns setof uuid
language plpgsql set search_path from current as $$
declare
  one uuid;
begin
  for one in select distinct id from unnest(ids) as id order by id loop
    if not waits then
      perform from resources where id = one for update skip locked;
      continue when not found;
    end if;
    update resources set rev = rev + 1 where id = one;
    continue when not found;
    return next one;
  end loop;
end $$;

create function to_ms(moment timestamptz) returns bigint language sql stable as
  'select floor(extract(epoch from moment) * 1000)::bigint';

-- Everything a decision needs of each resource, read in one go after the lock. It looks as far as the periods asked about, the
-- commitments `named`, whoever waits, and what is due reach: nothing further away can matter. Moments are whole milliseconds
-- since 1970, `now_ms` by the database's clock. A function, so that its plan is made once for each connection.
create function read_calendars(ids uuid[], starts timestamptz[], ends timestamptz[], named uuid[], asker uuid)
returns table (
  id uuid, facility_id uuid, organisation_id uuid, units integer, time_zone text, now_ms bigint,
  windows json, commitments json, rates json, currency text, is_named boolean
)
language plpgsql stable set search_path from current set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as now),
  spans as materialized (
    select s.resource_id, s.starts, s.ends from unnest(ids, starts, ends) as s (resource_id, starts, ends)
    union all
    select c.resource_id, lower(c.during), upper(c.during) from commitments c
    where c.state = 'WAITING' and c.resource_id = any(ids)
    union all
    select c.resource_id, lower(c.during), upper(c.during) from commitments c
    where c.state = 'HELD' and c.expires_at <= (select now from moment) and c.resource_id = any(ids)
    union all
    select c.resource_id, lower(c.during), upper(c.during) from commitments c where c.id = any(named)
  ),
  hulls as materialized (
    select s.resource_id, min(s.starts) as starts, max(s.ends) as ends from spans s group by s.resource_id
  ),
  seen as (
    select c.* from hulls h join commitments c on c.resource_id = h.resource_id
      and upper(c.during) > h.starts and lower(c.during) < h.ends and c.state in ('HELD', 'BOOKED', 'BLOCKED')
    union all
    select c.* from hulls h join commitments c on c.resource_id = h.resource_id and c.state = 'WAITING'
    union all
    select c.* from commitments c
    where c.id = any(named) and c.state in ('RELEASED', 'EXPIRED', 'CANCELLED', 'COMPLETED')
  )
  select r.id, r.facility_id, r.organisation_id, r.units, f.time_zone, to_ms(m.now),
    coalesce((
      select json_agg(json_build_array(to_ms(lower(w.during)), to_ms(upper(w.during)), w.units))
      from capacity_windows w
      where w.resource_id = r.id and upper(w.during) > h.starts and lower(w.during) < h.ends
    ), '[]'),
    coalesce((
      select json_agg(json_build_object(
        'id', c.id, 'organisation_id', c.organisation_id, 'request_id', c.request_id, 'units', c.units,
        'state', c.state, 'expires_at', to_ms(c.expires_at),
        'spans', (
          select json_agg(json_build_array(to_ms(lower(span)), to_ms(upper(span))) order by span)
          from unnest(c.during) as span
        ),
        'is_due', c.state in ('HELD', 'WAITING') and (
          (c.state = 'HELD' and c.expires_at <= m.now) or (c.state = 'WAITING' and lower(c.during) <= m.now)
          or exists (
            select from commitments line where line.request_id = c.request_id and (
              line.state = 'EXPIRED' or (line.state = 'HELD' and line.expires_at <= m.now)
              or (line.state = 'WAITING' and lower(line.during) <= m.now)
            )
          )
        )
      ) order by c.queue_no)
      from seen c where c.resource_id = r.id
    ), '[]'),
    coalesce((
      select json_agg(json_build_object('per', rate.per, 'amount_minor', rate.amount_minor::text,
        'currency', rate.currency, 'minimum', rate.minimum, 'lead_time', rate.lead_time))
      from rates rate where rate.id in (
        select a.rate_id from audiences a
        where a.resource_id = r.id and (a.organisation_id is null or a.organisation_id = asker)
      )
    ), '[]'),
    (select rate.currency::text from rates rate where rate.resource_id = r.id limit 1),
    exists (
      select from commitments c
      where c.organisation_id = asker and c.facility_id = r.facility_id and c.resource_id = r.id
        and c.request_id is not null
    )
  from hulls h
  join resources r on r.id = h.resource_id
  join facilities f on f.id = r.facility_id
  cross join moment m
  order by r.id;
end $$;

-- The sweep: the fewest units left at any instant of `spans`, window units minus what is held, booked and blocked; less than
-- nothing where more is taken than offered.
create function free_units(resource uuid, spans tstzmultirange) returns bigint
language sql stable set search_path from current as $$
  with pieces as materialized (
    select lower(piece) as starts, upper(piece) as ends from unnest(spans) as piece
  ),
  steps (piece, at, by) as materialized (
    select p.starts, step.at, step.by
    from pieces p
    join capacity_windows w on w.resource_id = resource and upper(w.during) > p.starts and lower(w.during) < p.ends
    cross join lateral (values (greatest(lower(w.during), p.starts), w.units), (upper(w.during), -w.units)) as step (at, by)
    union all
    select p.starts, step.at, step.by
    from pieces p
    join commitments c on c.resource_id = resource and upper(c.during) > p.starts and lower(c.during) < p.ends
      and c.state in ('HELD', 'BOOKED', 'BLOCKED')
    cross join unnest(c.during) as span
    cross join lateral (values (greatest(lower(span), p.starts), -c.units), (upper(span), c.units)) as step (at, by)
    where upper(span) > p.starts and lower(span) < p.ends
    union all
    select starts, starts, 0 from pieces
  )
  select min(level) from (
    select sum(sum(s.by)) over (partition by s.piece order by s.at) as level
    from steps s join pieces p on p.starts = s.piece
    where s.at < p.ends
    group by s.piece, s.at
  ) as levels
$$;

-- The backstop for any writer: it takes the lock itself and sweeps over what is to be taken.
create function guard_commitment() returns trigger language plpgsql set search_path from current as $$
begin
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
create constraint trigger no_overbooking after insert or update on commitments
  for each row when (new.state in ('HELD', 'BOOKED', 'BLOCKED')) execute function guard_commitment();

-- The backstop against taking away a window, or units of it, from under what is taken.
create function guard_window() returns trigger language plpgsql set search_path from current as $$
begin
  update resources set rev = rev + 1 where id = old.resource_id;
  if free_units(old.resource_id, tstzmultirange(old.during)) < 0 then
    raise exclusion_violation using message = 'less offered than is taken', constraint = 'no_shrink';
  end if;
  return null;
end $$;
create constraint trigger no_shrink after update or delete on capacity_windows
  for each row execute function guard_window();

-- What other services read.
create view facilities_facts.outbox as select xid, seq, name, version, subject, payload from outbox;
create view facilities_facts.audit_entries as
  select id, at, actor, on_behalf_of, act, subject, reason, before, after from audit_entries;
create view facilities_facts.facilities as
  select id, organisation_id, name, city, country::text as country, time_zone, latitude, longitude from facilities;
create view facilities_facts.resources as select id, facility_id, name, kind, units, rev from resources;
create view facilities_facts.windows as
  select id, resource_id, lower(during) as starts, upper(during) as ends, units from capacity_windows;
create view facilities_facts.rates as
  select id, resource_id, audience, audience_id, amount_minor, currency::text as currency, per, minimum, lead_time from rates;
create view facilities_facts.taken as
  select c.id, c.resource_id, lower(span) as starts, upper(span) as ends, c.units, c.state, c.expires_at
  from commitments c cross join unnest(c.during) as span
  where c.state in ('HELD', 'BOOKED', 'BLOCKED');
create view facilities_facts.request_commitments as
  select id, request_id, resource_id, state, expires_at from commitments where request_id is not null;
