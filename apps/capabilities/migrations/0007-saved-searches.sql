-- Searches that people keep, and what of them was told to whom.

create table saved_searches (
  id uuid primary key,
  account_id uuid not null,
  organisation_id uuid,
  name text not null,
  filter jsonb not null,
  sort text not null,
  page text not null,
  leaves text[] not null,
  frequency text not null check (frequency in ('AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER')),
  time_zone text not null,
  until timestamptz not null,
  saved_at timestamptz not null,
  seen_at timestamptz not null,
  told_at timestamptz,
  next_letter_at timestamptz,
  watched_since timestamptz not null default clock_timestamp(),
  check (frequency <> 'NEVER' or next_letter_at is null)
);
comment on table saved_searches is 'Kept by an account for the organisation it acted for (null: a platform admin). Watched unless its frequency is NEVER.';
comment on column saved_searches.leaves is 'Leaves of the taxonomy of which a resource must claim one to be a hit: who is asked about a change is looked up by these.';
comment on column saved_searches.until is 'When nothing of the period is left to be found.';
comment on column saved_searches.next_letter_at is 'Null: none is to come, since nobody wants one or nothing is left to be found.';
comment on column saved_searches.watched_since is 'Since when it asks what it asks now: by the clock of the database, under the lock of the watch.';
create index saved_searches_by_leaf on saved_searches using gin (leaves) where frequency <> 'NEVER';
create index saved_searches_by_account on saved_searches (account_id, saved_at);
create index saved_searches_by_letter on saved_searches (next_letter_at) where next_letter_at is not null;
create index saved_searches_by_beginning on saved_searches (watched_since);

create table changed_resources (
  id bigint generated always as identity primary key,
  resource_id uuid not null,
  judged_at timestamptz
);
comment on table changed_resources is 'Resources of which something changed, to be judged against saved searches. Kept for minutes after that, for searches that are being saved meanwhile.';
create index changed_resources_to_judge on changed_resources (id) where judged_at is null;
create index changed_resources_judged on changed_resources (judged_at) where judged_at is not null;

create table letters (
  id uuid primary key,
  search_id uuid not null references saved_searches on delete cascade,
  made_at timestamptz not null,
  tries integer not null default 0,
  next_try_at timestamptz not null
);
comment on table letters is 'Letters on their way; one that was delivered is gone. The id names the message, however often it is tried.';
create index letters_by_search on letters (search_id);
create index letters_by_try on letters (next_try_at);

create table alerts (
  search_id uuid not null references saved_searches on delete cascade,
  resource_id uuid not null,
  state text not null check (state in ('KNOWN', 'WAITING', 'TOLD')),
  found_at timestamptz not null,
  letter_id uuid references letters on delete set null,
  primary key (search_id, resource_id),
  check (letter_id is null or state = 'WAITING')
);
comment on table alerts is 'A hit of a saved search, once: KNOWN was there when it was saved, WAITING is to be told, TOLD was.';
create index alerts_to_tell on alerts (search_id) where state = 'WAITING';
create index alerts_by_letter on alerts (letter_id) where letter_id is not null;
create index alerts_by_finding on alerts (search_id, found_at) where state <> 'KNOWN';
