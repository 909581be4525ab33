create table accounts (
  id uuid primary key,
  email text not null check (length(email) <= 320),
  display_name text not null,
  password_hash text,
  is_admin boolean not null default false,
  created_at timestamptz not null default now()
);
comment on column accounts.password_hash is 'argon2id; null for an account that cannot sign in with a password (support).';
create unique index accounts_by_email on accounts (lower(email));

create table organisations (
  id uuid primary key,
  name text not null,
  name_folded text not null,
  kind text not null check (kind in ('FACILITY', 'PRODUCER')),
  created_at timestamptz not null default now()
);
comment on column organisations.name_folded is 'NFKD, no marks, lower case, words parted by one space, a space before the first: for word-prefix search.';
create index organisations_by_name on organisations (name_folded, id);

create table places (
  account_id uuid not null references accounts (id),
  organisation_id uuid not null references organisations (id),
  role text not null check (role in ('OWNER', 'SCHEDULER', 'PRODUCER', 'VIEWER')),
  created_at timestamptz not null default now(),
  primary key (account_id, organisation_id)
);
comment on table places is 'A person''s place in an organisation. One person may have several.';
create index places_by_organisation on places (organisation_id);

create table sessions (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  organisation_id uuid references organisations (id),
  began_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table sessions is 'One sign-in: the family of its refresh tokens. The organisation is the one it acts for.';
create index sessions_by_account on sessions (account_id);

create table refresh_tokens (
  hash bytea primary key,
  session_id uuid not null references sessions (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table refresh_tokens is 'SHA-256 of each opaque refresh token. Used once; a second use ends the session.';
create index refresh_tokens_by_session on refresh_tokens (session_id);

create table signing_keys (
  kid text primary key,
  private_jwk jsonb not null,
  public_jwk jsonb not null,
  created_at timestamptz not null default now()
);
comment on table signing_keys is 'Ed25519 keys of access tokens; the newest signs, all verify.';

create view accounts_facts.outbox as select xid, seq, name, version, subject, payload from outbox;
create view accounts_facts.organisations as select id, name, kind from organisations;
create view accounts_facts.signing_keys as select kid, public_jwk from signing_keys;
create view accounts_facts.audit_entries as
  select id, at, actor, on_behalf_of, act, subject, reason, before, after from audit_entries;
