-- Rates set on many resources in one act can be taken back like windows and blocks; a rate is not over by itself.

alter table changes alter column ends_at drop not null;
comment on column changes.ends_at is 'When all that it changed is over; then there is nothing left to undo. Null: it is not over by itself.';
comment on column changes.before is
  'What it changed, as it was: {offered: [[resource, start, end, units]], blocks: [{…}], rates: [{…}]}; moments are milliseconds since 1970. Rates are missing where none were set.';
comment on column changes.after is 'The same stretches, blocks and rates as the act left them.';
