-- Who searches for one of a class has to know its members: a view of them, and a fact for each resource that came or went.

create view facilities_facts.resource_class_members as select class_id, resource_id from resource_class_members;

create function tell_class_members() returns trigger language plpgsql set search_path from current as $$
begin
  insert into outbox (name, version, subject) select distinct 'resource.moved', 1, resource_id from changed;
  return null;
end $$;
create trigger class_members_come after insert on resource_class_members
  referencing new table as changed for each statement execute function tell_class_members();
create trigger class_members_go after delete on resource_class_members
  referencing old table as changed for each statement execute function tell_class_members();
