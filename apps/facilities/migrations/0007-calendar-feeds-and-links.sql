-- Calendars of elsewhere that are read here, and calendars of here that are read elsewhere.

create table calendar_feeds (
  id uuid primary key,
  facility_id uuid not null,
  resource_id uuid not null,
  organisation_id uuid not null,
  name text collate "C" not null,
  url text,
  units integer check (units > 0),
  next_at timestamptz,
  tried_at timestamptz,
  read_at timestamptz,
  fault text,
  failures integer not null default 0,
  etag text,
  last_modified text,
  content_hash bytea,
  offered tstzmultirange not null default '{}',
  left_out integer not null default 0,
  left_out_first text[] not null default '{}',
  made_at timestamptz not null default clock_timestamp(),
  constraint one_calendar_of_a_name unique (resource_id, name),
  constraint files_are_not_read_again check (url is not null or next_at is null)
);
comment on table calendar_feeds is 'Calendars that keep time of a resource: addresses that are read again and again, and files.';
comment on column calendar_feeds.url is 'Null for a file. Often a secret of the house: never logged, never in the trail.';
comment on column calendar_feeds.units is 'Taken by each event; null: all there are.';
comment on column calendar_feeds.next_at is
  'When it is read next; who reads it puts this ahead first, so that a reader who dies is followed by another. Null: a file, or paused.';
comment on column calendar_feeds.read_at is 'When it was last found good, changed or not.';
comment on column calendar_feeds.failures is 'In a row.';
comment on column calendar_feeds.content_hash is 'SHA-256 of what was last taken in.';
comment on column calendar_feeds.offered is 'Time this calendar offers (RFC 7953), as windows of the resource.';
create index calendar_feeds_due on calendar_feeds (next_at) where next_at is not null;

create table calendar_links (
  id uuid primary key,
  organisation_id uuid not null,
  facility_id uuid not null,
  resource_id uuid,
  name text collate "C" not null,
  secret_hash bytea not null unique,
  made_at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  revoked_at timestamptz
);
comment on table calendar_links is 'Secret addresses under which calendar programs read what a house has promised.';
comment on column calendar_links.resource_id is 'Null: all resources of the facility.';
comment on column calendar_links.secret_hash is 'SHA-256 of the secret, which nobody keeps.';
create index calendar_links_by_facility on calendar_links (facility_id, made_at);

alter table commitments add moved_at timestamptz;
comment on column commitments.moved_at is 'When it last moved in its life; null: not since it was placed. Calendar programs are told.';
create function note_move() returns trigger language plpgsql as $$
begin
  new.moved_at := clock_timestamp();
  return new;
end $$;
create trigger moves_are_dated before update of state on commitments
  for each row when (new.state <> old.state) execute function note_move();
