-- Files that a house sends.

create table uploads (
  id uuid primary key,
  organisation_id uuid not null,
  account_id uuid not null,
  name text not null,
  bytes integer,
  sha256 bytea,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  constraint closed_whole check ((closed_at is null) = (bytes is null) and (closed_at is null) = (sha256 is null))
);
comment on table uploads is 'Files on their way in, kept for a day. One that is not closed has not come whole, and nobody reads it.';
create index uploads_by_organisation on uploads (organisation_id, opened_at);
create index uploads_by_age on uploads (opened_at);

create table upload_parts (
  upload_id uuid not null references uploads on delete cascade,
  part integer not null check (part between 0 and 127),
  bytes bytea not null check (length(bytes) between 1 and 262144),
  primary key (upload_id, part)
);
