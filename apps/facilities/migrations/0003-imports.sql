-- Worlds that were brought in: which line of which source has become what. A line's row is opened before anything is made of it
-- and closed when all services have their part, so a world that was cut off is begun again at line 1 and ends the same.

create table import_lines (
  type text not null check (type in ('organisation', 'alliance', 'facility', 'resource', 'commitment')),
  ref text collate "C" not null,
  source text collate "C" not null,
  hash bytea not null,
  thing uuid not null,
  keeps jsonb not null,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  primary key (type, ref, source),
  constraint one_line_for_a_thing unique (thing)
);
comment on column import_lines.ref is 'What the file calls it, once for each type and source.';
comment on column import_lines.hash is 'SHA-256 of the line as JSON with sorted names: the same ref with other content is a conflict.';
comment on column import_lines.thing is 'The id of what was made of it.';
comment on column import_lines.keeps is 'What the judgement of later lines needs of this one.';
comment on column import_lines.closed_at is 'Null: some service may still lack its part.';
create index import_lines_open on import_lines (source, type, ref) where closed_at is null;

-- What one run has seen so far, dropped at its end. It tells a ref twice in one file from one that an earlier import brought in,
-- and is all the memory of a dry run. Unlogged: a crash ends the run as well.
create unlogged table import_sightings (
  run uuid not null,
  type text not null,
  ref text collate "C" not null,
  hash bytea not null,
  thing uuid not null,
  keeps jsonb,
  seen_at timestamptz not null default clock_timestamp(),
  primary key (run, type, ref)
);
comment on column import_sightings.keeps is 'As in import_lines; null where the row is there.';
create index import_sightings_of_resources on import_sightings (run, (keeps -> 'taken' ->> 'resource'))
  where type = 'commitment' and keeps is not null;
