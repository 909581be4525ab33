-- Weekends and overtime make prices dearer: the copy of rates knows by how much.

alter table rates
  add weekend_percent smallint not null default 0,
  add overtime_percent smallint not null default 0;
