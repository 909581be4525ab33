-- Houses of a public registry, and who says to be one of them. Nothing of the calendar leads here.

create table directory_entries (
  id uuid primary key,
  registry_code text collate "C" not null unique,
  name text not null,
  name_folded text collate "C" not null,
  words text not null,
  url text check (url ~* '^https?://'),
  city text,
  country char(2),
  closed boolean not null,
  credit text not null,
  claimed_by uuid
);
comment on table directory_entries is 'What a registry says of real houses; the registry code is what an entry is known by from import to import.';
comment on column directory_entries.name_folded is 'The folded words of the name, one space between: lists go by it.';
comment on column directory_entries.words is 'Folded words of name, city and code, each behind a space: what is typed begins one of them.';
comment on column directory_entries.claimed_by is 'The organisation whose claim an admin has accepted.';
create index directory_by_name on directory_entries (name_folded, id);
create index directory_by_country on directory_entries (country, name_folded, id);

create table directory_successors (
  entry_id uuid not null references directory_entries,
  place smallint not null,
  successor_id uuid not null references directory_entries,
  primary key (entry_id, place)
);
comment on table directory_successors is 'Which entries took the place of one that is closed, in the order of the registry.';

create table directory_claims (
  id uuid primary key,
  entry_id uuid not null references directory_entries,
  organisation_id uuid not null,
  evidence text not null,
  status text not null default 'OPEN' check (status in ('OPEN', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
  made_at timestamptz not null default clock_timestamp(),
  made_by uuid,
  reason text,
  ended_at timestamptz,
  constraint ends_of_claims_are_dated check ((ended_at is null) = (status = 'OPEN')),
  constraint decisions_have_a_reason check ((reason is not null) = (status in ('ACCEPTED', 'REFUSED')))
);
comment on table directory_claims is 'A house says that it is the one of an entry. Read by that house and by admins.';
comment on column directory_claims.reason is 'Why the admin decided so.';
create unique index one_open_claim_of_a_house on directory_claims (entry_id, organisation_id) where status = 'OPEN';
create unique index one_house_of_an_entry on directory_claims (entry_id) where status = 'ACCEPTED';
create index directory_claims_by_status on directory_claims (status, id);
create index directory_claims_of_a_house on directory_claims (organisation_id, entry_id, id);
