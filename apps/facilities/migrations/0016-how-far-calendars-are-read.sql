-- A calendar that does not change is still looked through again: its series go on, and time moves.

alter table calendar_feeds add read_until timestamptz;
comment on column calendar_feeds.read_until is
  'Events up to then have been taken in. Null: nothing was yet, or it is looked through again at once.';
update calendar_feeds set read_until = read_at + interval '731 days' where url is null;

-- Where somebody of the house should look, over all resources of a facility.
create index calendar_feeds_by_facility on calendar_feeds (facility_id);
create index blocks_imported on blocks (facility_id, upper(during)) where source in ('FEED', 'FILE');
