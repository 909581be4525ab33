-- What every service keeps beside its own nouns. Runs first, in the service's own schema (search_path is set to it).

create table keys (
  scope uuid not null,
  mutation text not null,
  key text not null,
  input_hash bytea not null,
  state text not null check (state in ('OPEN', 'DONE')),
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (scope, mutation, key)
);
comment on table keys is 'Idempotency keys: one effect for each (organisation or account, mutation, key). The answer holds ids or refusals.';
create index keys_by_age on keys (created_at);

create table outbox (
  xid xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  name text not null,
  version smallint not null,
  subject uuid not null,
  payload jsonb not null default '{}',
  at timestamptz not null default clock_timestamp(),
  primary key (xid, seq)
);
comment on table outbox is 'Facts this service publishes, read by cursor on (xid, seq): identity order alone is not commit order.';

create table fact_cursors (
  publisher text primary key,
  xid xid8 not null default '0',
  seq bigint not null default 0
);
comment on table fact_cursors is 'How far this service has applied the facts of each publisher.';

create table audit_entries (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  actor uuid,
  on_behalf_of uuid,
  act text not null,
  subject text not null,
  reason text,
  before jsonb,
  after jsonb
);
comment on table audit_entries is 'Who did what to what, when, why, and what was there before. The service may add, never change.';
