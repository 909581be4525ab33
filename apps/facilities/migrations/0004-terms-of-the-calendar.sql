-- What a house tells of its time beyond windows: its working week, dearer hours, what cancelling costs, time it keeps for itself.

alter table resources
  add working_week jsonb check (jsonb_typeof(working_week) = 'array' and jsonb_array_length(working_week) = 7),
  add day_minutes smallint check (day_minutes between 60 and 1440);
comment on column resources.working_week is
  'Seven lists, Monday first, of [from, to) in minutes since local midnight, by time, apart from each other; null: always open.';
comment on column resources.day_minutes is 'Working minutes of a day; what goes beyond is overtime. Null: there is no overtime.';

alter table rates
  add weekend_percent smallint not null default 0 check (weekend_percent between 0 and 1000),
  add overtime_percent smallint not null default 0 check (overtime_percent between 0 and 1000),
  add cancellation jsonb check (jsonb_typeof(cancellation) = 'array' and jsonb_array_length(cancellation) between 1 and 10);
comment on column rates.weekend_percent is 'How much dearer local Saturdays and Sundays are.';
comment on column rates.overtime_percent is 'How much dearer the hours are that go beyond the day of the resource.';
comment on column rates.cancellation is
  'Bands {notice, percent}, longest notice first: who cancels with at least that notice pays so much of the price; with less than the last, all of it. Null: nothing.';

alter table commitments
  add block_id uuid,
  add challenged_by uuid,
  add challenged_at timestamptz,
  add unchallenged_until timestamptz,
  add constraint challenges_are_whole check (
    (challenged_by is null) = (challenged_at is null) and (challenged_by is null) = (unchallenged_until is null)
  ),
  add constraint blocks_are_the_houses_own check (block_id is null or organisation_id is null);
comment on column commitments.block_id is 'The block of the house that this is a part of.';
comment on column commitments.challenged_by is 'The waiting commitment whose holder asked to confirm or release.';
comment on column commitments.unchallenged_until is 'The deadline before it was challenged; it comes back when the challenger goes.';
create index commitments_by_block on commitments (block_id) where block_id is not null;
create index commitments_by_challenger on commitments (challenged_by) where challenged_by is not null;

drop function read_calendars;

-- As before, and what the new columns say.
create function read_calendars(ids uuid[], starts timestamptz[], ends timestamptz[], named uuid[], asker uuid)
returns table (
  id uuid, facility_id uuid, organisation_id uuid, units integer, time_zone text, now_ms bigint,
  windows json, commitments json, rates json, currency text, is_named boolean,
  working_week jsonb, day_minutes smallint
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
    r.working_week, r.day_minutes
  from hulls h
  join resources r on r.id = h.resource_id
  join facilities f on f.id = r.facility_id
  cross join moment m
  order by r.id;
end $$;

create or replace view facilities_facts.resources as
select id, facility_id, name, kind, units, rev, working_week, day_minutes from resources;

create or replace view facilities_facts.rates as
select id, resource_id, audience, audience_id, amount_minor, currency::text as currency, per, minimum, lead_time,
  weekend_percent, overtime_percent
from rates;
