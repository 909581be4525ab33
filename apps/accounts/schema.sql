-- What an empty database becomes through the migrations of this service; generated, do not edit.
-- Renew it with: npm run schema

create table accounts.accounts (
  id uuid not null,
  email text not null,
  display_name text not null,
  password_hash text,
  is_admin boolean default false not null,
  created_at timestamp with time zone default now() not null
);

create table accounts.audit_entries (
  id uuid not null,
  at timestamp with time zone default clock_timestamp() not null,
  actor uuid,
  on_behalf_of uuid,
  act text not null,
  subject text not null,
  reason text,
  before jsonb,
  after jsonb
);

create table accounts.fact_cursors (
  publisher text not null,
  xid xid8 default '0'::xid8 not null,
  seq bigint default 0 not null
);

create table accounts.keys (
  scope uuid not null,
  mutation text not null,
  key text not null,
  input_hash bytea not null,
  state text not null,
  answer jsonb,
  created_at timestamp with time zone default now() not null
);

create table accounts.organisations (
  id uuid not null,
  name text not null,
  name_folded text not null,
  kind text not null,
  created_at timestamp with time zone default now() not null
);

create table accounts.outbox (
  xid xid8 default pg_current_xact_id() not null,
  seq bigint generated always as identity not null,
  name text not null,
  version smallint not null,
  subject uuid not null,
  payload jsonb default '{}'::jsonb not null,
  at timestamp with time zone default clock_timestamp() not null
);

create table accounts.places (
  account_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  created_at timestamp with time zone default now() not null
);

create table accounts.refresh_tokens (
  hash bytea not null,
  session_id uuid not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table accounts.sessions (
  id uuid not null,
  account_id uuid not null,
  organisation_id uuid,
  began_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone
);

create table accounts.signing_keys (
  kid text not null,
  private_jwk jsonb not null,
  public_jwk jsonb not null,
  created_at timestamp with time zone default now() not null
);

comment on column accounts.accounts.password_hash is 'argon2id; null for an account that cannot sign in with a password (support).';

comment on table accounts.audit_entries is 'Who did what to what, when, why, and what was there before. The service may add, never change.';

comment on table accounts.fact_cursors is 'How far this service has applied the facts of each publisher.';

comment on table accounts.keys is 'Idempotency keys: one effect for each (organisation or account, mutation, key). The answer holds ids or refusals.';

comment on column accounts.organisations.name_folded is 'NFKD, no marks, lower case, words parted by one space, a space before the first: for word-prefix search.';

comment on table accounts.outbox is 'Facts this service publishes, read by cursor on (xid, seq): identity order alone is not commit order.';

comment on table accounts.places is 'A person''s place in an organisation. One person may have several.';

comment on table accounts.refresh_tokens is 'SHA-256 of each opaque refresh token. Used once; a second use ends the session.';

comment on table accounts.sessions is 'One sign-in: the family of its refresh tokens. The organisation is the one it acts for.';

comment on table accounts.signing_keys is 'Ed25519 keys of access tokens; the newest signs, all verify.';

alter table accounts.accounts add constraint accounts_email_check CHECK ((length(email) <= 320));

alter table accounts.accounts add constraint accounts_pkey PRIMARY KEY (id);

alter table accounts.audit_entries add constraint audit_entries_pkey PRIMARY KEY (id);

alter table accounts.fact_cursors add constraint fact_cursors_pkey PRIMARY KEY (publisher);

alter table accounts.keys add constraint keys_pkey PRIMARY KEY (scope, mutation, key);

alter table accounts.keys add constraint keys_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text])));

alter table accounts.organisations add constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['FACILITY'::text, 'PRODUCER'::text])));

alter table accounts.organisations add constraint organisations_pkey PRIMARY KEY (id);

alter table accounts.outbox add constraint outbox_pkey PRIMARY KEY (xid, seq);

alter table accounts.places add constraint places_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts.accounts(id);

alter table accounts.places add constraint places_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES accounts.organisations(id);

alter table accounts.places add constraint places_pkey PRIMARY KEY (account_id, organisation_id);

alter table accounts.places add constraint places_role_check CHECK ((role = ANY (ARRAY['OWNER'::text, 'SCHEDULER'::text, 'PRODUCER'::text, 'VIEWER'::text])));

alter table accounts.refresh_tokens add constraint refresh_tokens_pkey PRIMARY KEY (hash);

alter table accounts.refresh_tokens add constraint refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES accounts.sessions(id);

alter table accounts.sessions add constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts.accounts(id);

alter table accounts.sessions add constraint sessions_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES accounts.organisations(id);

alter table accounts.sessions add constraint sessions_pkey PRIMARY KEY (id);

alter table accounts.signing_keys add constraint signing_keys_pkey PRIMARY KEY (kid);

CREATE UNIQUE INDEX accounts_by_email ON accounts.accounts USING btree (lower(email));

CREATE INDEX keys_by_age ON accounts.keys USING btree (created_at);

CREATE INDEX organisations_by_name ON accounts.organisations USING btree (name_folded, id);

CREATE INDEX places_by_organisation ON accounts.places USING btree (organisation_id);

CREATE INDEX refresh_tokens_by_session ON accounts.refresh_tokens USING btree (session_id);

CREATE INDEX sessions_by_account ON accounts.sessions USING btree (account_id);

create view accounts_facts.audit_entries as
 SELECT id,
    at,
    actor,
    on_behalf_of,
    act,
    subject,
    reason,
    before,
    after
   FROM accounts.audit_entries;

create view accounts_facts.organisations as
 SELECT id,
    name,
    kind
   FROM accounts.organisations;

create view accounts_facts.outbox as
 SELECT xid,
    seq,
    name,
    version,
    subject,
    payload
   FROM accounts.outbox;

create view accounts_facts.signing_keys as
 SELECT kid,
    public_jwk
   FROM accounts.signing_keys;
