-- Imports list and lock resources by the hundred: what is new has never been told of, and one statement locks them all.

create function say_resource_begins() returns trigger language plpgsql set search_path from current as $$
begin
  insert into outbox (name, version, subject) select 'resource.moved', 1, id from begun;
  return null;
end $$;
create trigger resource_begins after insert on resources
  referencing new table as begun for each statement execute function say_resource_begins();
drop trigger resource_moved on resources;
-- A row that this very transaction has written was told of then; what it wrote under a savepoint is found among its facts.
create trigger resource_moved after update on resources
  for each row when (old.xmin <> pg_current_xact_id()::xid) execute function say_resource_moved();

create or replace function lock_resources(ids uuid[], waits boolean) returns setof uuid
  language plpgsql set search_path from current as $$
begin
  if waits then
    perform from resources where id = any(ids) order by id for no key update;
  else
    ids := array(select id from resources where id = any(ids) order by id for update skip locked);
  end if;
  return query update resources set rev = rev + 1 where id = any(ids) returning id;
end $$;
