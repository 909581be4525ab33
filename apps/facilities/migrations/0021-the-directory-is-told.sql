-- Whoever searches by words meets houses of the directory too: a view of them, and a fact for each entry that came or changed.

create view facilities_facts.directory_entries as
  select id, name, city, country, closed, claimed_by from directory_entries;

create function tell_directory_entries() returns trigger language plpgsql set search_path from current as $$
begin
  insert into outbox (name, version, subject) select 'directory.changed', 1, id from changed;
  return null;
end $$;
create trigger directory_entries_come after insert on directory_entries
  referencing new table as changed for each statement execute function tell_directory_entries();
create trigger directory_entries_change after update on directory_entries
  referencing new table as changed for each statement execute function tell_directory_entries();
