-- What is taken together is free together: the copy of which resources are parts of which.

create table resource_parts (
  whole_id uuid not null,
  part_id uuid not null,
  units integer not null,
  primary key (whole_id, part_id)
);
comment on table resource_parts is 'Copy of facilities: whoever takes the whole takes so many units of the part.';
