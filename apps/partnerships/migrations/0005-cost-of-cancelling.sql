-- What cancelling a line costs is fixed when it is put forward, and what was due is kept.

alter table lines
  add cancellation jsonb,
  add fee_percent smallint check (fee_percent between 0 and 100),
  add fee_minor bigint check (fee_minor >= 0),
  add constraint fees_are_whole check ((fee_percent is null) = (fee_minor is null));
comment on column lines.cancellation is
  'As the calendar answered: {zone, bands: [{notice, percent}, …]}, longest notice first; null: cancelling is free.';
comment on column lines.fee_percent is 'The share that was due when the requester cancelled; null while it has not.';
