-- A class keeps its id, and what was asked of it, under another name.

create function rename_class(class uuid, new_name text) returns boolean
  language plpgsql set search_path from current as $$
begin
  update resource_classes set name = new_name where id = class;
  return true;
exception when unique_violation then return false;
end $$;
comment on function rename_class is 'False where the facility has another class of that name, whoever made it just now.';
