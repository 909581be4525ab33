-- Resources have hours: closed time needs no units and costs nothing, so whoever searches has to know of it.

alter table resources
  add working_week jsonb,
  add day_minutes smallint;
comment on column resources.working_week is
  'Seven lists, Monday first, of {from, to} in minutes since local midnight; null: always open.';
comment on column resources.day_minutes is 'Working minutes of a day; null: there is no overtime.';
