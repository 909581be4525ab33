-- Resources that are taken together, and resources of which any one will do.

alter table resources
  add is_linked boolean not null default false,
  add is_whole boolean not null default false,
  add constraint wholes_are_one check (not is_whole or (is_linked and units = 1));
comment on column resources.is_linked is 'It is a whole or a part: it is locked, read and judged together with all it is linked with.';
comment on column resources.is_whole is 'Whoever takes it takes its parts.';

create table resource_parts (
  whole_id uuid not null,
  part_id uuid not null,
  facility_id uuid not null,
  takes integer check (takes > 0),
  turn smallint not null,
  primary key (whole_id, part_id),
  constraint nothing_is_its_own_part check (whole_id <> part_id)
);
comment on table resource_parts is
  'What is taken with a whole, of the same facility: a stage with its booths, a suite with its colourist. A whole is never a part.';
comment on column resource_parts.takes is 'Units of the part; null: all it has.';
comment on column resource_parts.turn is 'The order the house put them in.';
create index resource_parts_by_part on resource_parts (part_id);

-- These resources and all that is linked with them, through any number of wholes and parts.
create function linked(ids uuid[]) returns setof uuid language sql stable set search_path from current as $$
  with recursive reached (id) as (
    select unnest(ids)
    union
    select case p.whole_id when r.id then p.part_id else p.whole_id end
    from reached r join resource_parts p on p.whole_id = r.id or p.part_id = r.id
  )
  select id from reached
$$;

-- As lock_resources, with all that is linked. Links that were made during the wait are followed too. Whoever does not wait gets
-- only what could be locked together with all it is linked with.
create function lock_linked(ids uuid[], waits boolean) returns setof uuid
language plpgsql set search_path from current as $$
declare
  wanted uuid[];
  tried uuid[] := '{}';
  locked uuid[] := '{}';
begin
  loop
    wanted := array(select one from linked(ids) as one where one <> all(tried));
    exit when wanted = '{}';
    locked := locked || array(select lock_resources(wanted, waits));
    tried := tried || wanted;
  end loop;
  if waits or locked @> tried then
    return query select unnest(locked);
    return;
  end if;
  return query
    select r.id from resources r
    where r.id = any(locked) and (not r.is_linked or locked @> array(select linked(array[r.id])));
end $$;

comment on column commitments.part_of is
  'The commitment on the whole that this one belongs to; they have one life. It is of no organisation: whoever took the whole is the one to speak to.';
alter table commitments
  add constraint parts_go_with_their_whole check (part_of is null or (organisation_id is null and block_id is null));
create index commitments_by_whole on commitments (part_of) where part_of is not null;

create or replace view facilities_facts.request_commitments as
select id, request_id, resource_id, state, expires_at from commitments where request_id is not null and part_of is null;

create view facilities_facts.resource_parts as
select p.whole_id, p.part_id, coalesce(p.takes, r.units) as units
from resource_parts p join resources r on r.id = p.part_id;

create table resource_classes (
  id uuid primary key,
  facility_id uuid not null,
  organisation_id uuid not null,
  name text collate "C" not null
);
comment on table resource_classes is 'Interchangeable resources of one facility under one name, as "any grading suite".';
create unique index resource_classes_by_facility on resource_classes (facility_id, name);

create table resource_class_members (
  class_id uuid not null,
  resource_id uuid not null,
  primary key (class_id, resource_id)
);
create index resource_class_members_by_resource on resource_class_members (resource_id);
