-- What a house does to its calendar by itself: time it keeps, and acts that can be undone.

create table blocks (
  id uuid primary key,
  facility_id uuid not null,
  resource_id uuid not null,
  during tstzrange not null check (
    not isempty(during) and lower_inc(during) and not upper_inc(during)
    and lower(during) > '-infinity' and upper(during) < 'infinity'
  ),
  units integer check (units > 0),
  note text,
  source text not null check (source in ('HAND', 'BLACKOUT', 'FEED', 'FILE')),
  feed_id uuid,
  made_at timestamptz not null default clock_timestamp(),
  constraint calendars_bring_events check (feed_id is null or source in ('FEED', 'FILE'))
);
comment on table blocks is
  'Time a house keeps for itself. What it takes of it is derived under the lock of the resource: commitments with its block_id.';
comment on column blocks.units is 'Null: all there are.';
comment on column blocks.note is 'Read by the house only.';
comment on column blocks.feed_id is 'The calendar that brought it.';
create index blocks_in_time on blocks (resource_id, upper(during), lower(during));
create index blocks_by_feed on blocks (feed_id) where feed_id is not null;

create table changes (
  id uuid primary key,
  organisation_id uuid not null,
  facility_id uuid not null,
  act text not null,
  resources uuid[] not null check (cardinality(resources) > 0),
  summary text not null,
  ends_at timestamptz not null,
  before jsonb not null,
  after jsonb not null,
  made_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz
);
comment on table changes is 'Acts of a house on its windows and blocks, each undone as one. Ids sort by age.';
comment on column changes.ends_at is 'When all that it changed is over; then there is nothing left to undo.';
comment on column changes.before is 'What it changed, as it was: {offered: [[resource, start, end, units]], blocks: [{…}]}; moments are milliseconds since 1970.';
comment on column changes.after is 'The same stretches and blocks as the act left them.';
create index changes_by_facility on changes (facility_id, id desc);

drop function read_calendars;

-- As before, and what the house keeps for itself within the stretch of time that is read.
create function read_calendars(ids uuid[], starts timestamptz[], ends timestamptz[], named uuid[], asker uuid)
returns table (
  id uuid, facility_id uuid, organisation_id uuid, units integer, time_zone text, now_ms bigint,
  windows json, commitments json, rates json, currency text, is_named boolean,
  working_week jsonb, day_minutes smallint, blocks json, hull_starts_ms bigint, hull_ends_ms bigint
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
        'state', c.state, 'expires_at', to_ms(c.expires_at), 'block_id', c.block_id, 'challenged_by', c.challenged_by,
        'challenged_at', to_ms(c.challenged_at), 'unchallenged_until', to_ms(c.unchallenged_until),
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
        'currency', rate.currency, 'minimum', rate.minimum, 'lead_time', rate.lead_time,
        'weekend_percent', rate.weekend_percent, 'overtime_percent', rate.overtime_percent,
        'cancellation', rate.cancellation))
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
    ),
    r.working_week, r.day_minutes,
    coalesce((
      select json_agg(json_build_array(b.id, to_ms(lower(b.during)), to_ms(upper(b.during)), b.units))
      from blocks b where b.resource_id = r.id and upper(b.during) > h.starts and lower(b.during) < h.ends
    ), '[]'),
    to_ms(h.starts), to_ms(h.ends)
  from hulls h
  join resources r on r.id = h.resource_id
  join facilities f on f.id = r.facility_id
  cross join moment m
  order by r.id;
end $$;
