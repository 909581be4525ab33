-- What an empty database becomes through the migrations of this service; generated, do not edit.
-- Renew it with: npm run schema

create table alliances.alliances (
  id uuid not null,
  name text not null,
  charter text not null,
  status text not null,
  created_at timestamp with time zone default now() not null,
  moved_at timestamp with time zone default now() not null,
  reason text
);

create table alliances.audit_entries (
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

create table alliances.fact_cursors (
  publisher text not null,
  xid xid8 default '0'::xid8 not null,
  seq bigint default 0 not null
);

create table alliances.keys (
  scope uuid not null,
  mutation text not null,
  key text not null,
  input_hash bytea not null,
  state text not null,
  answer jsonb,
  created_at timestamp with time zone default now() not null
);

create table alliances.memberships (
  id uuid not null,
  alliance_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  status text not null,
  created_at timestamp with time zone default now() not null,
  moved_at timestamp with time zone default now() not null,
  reason text
);

create table alliances.organisations (
  id uuid not null,
  name text not null,
  kind text not null
);

create table alliances.outbox (
  xid xid8 default pg_current_xact_id() not null,
  seq bigint generated always as identity not null,
  name text not null,
  version smallint not null,
  subject uuid not null,
  payload jsonb default '{}'::jsonb not null,
  at timestamp with time zone default clock_timestamp() not null
);

create table alliances.trail (
  place bigint not null,
  service text not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor uuid,
  on_behalf_of uuid,
  act text not null,
  subject text not null,
  reason text,
  before jsonb,
  after jsonb,
  hash bytea not null
);

comment on column alliances.alliances.charter is 'The terms its members agreed on; empty where they came in with a world.';

comment on column alliances.alliances.moved_at is 'Since when it has its status.';

comment on column alliances.alliances.reason is 'Why an admin last decided as it did.';

comment on table alliances.audit_entries is 'Who did what to what, when, why, and what was there before. The service may add, never change.';

comment on table alliances.fact_cursors is 'How far this service has applied the facts of each publisher.';

comment on table alliances.keys is 'Idempotency keys: one effect for each (organisation or account, mutation, key). The answer holds ids or refusals.';

comment on table alliances.memberships is 'A house''s place in an alliance. Only an ACTIVE one of an ACTIVE alliance opens anything.';

comment on column alliances.memberships.moved_at is 'Since when it has its status and role.';

comment on column alliances.memberships.reason is 'Why a steward last decided as it did.';

comment on table alliances.organisations is 'Copy of accounts: who can belong to an alliance.';

comment on table alliances.outbox is 'Facts this service publishes, read by cursor on (xid, seq): identity order alone is not commit order.';

comment on table alliances.trail is 'Audit entries of all services in the order gathered, each chained to the one before. Rows are added, never changed: the service has no right to, and a trigger refuses everybody else.';

comment on column alliances.trail.place is '1, 2, 3 without a gap.';

comment on column alliances.trail.hash is 'SHA-256 over the hash before and this entry in words; the first follows 32 zeros.';

alter table alliances.alliances add constraint alliances_pkey PRIMARY KEY (id);

alter table alliances.alliances add constraint alliances_status CHECK ((status = ANY (ARRAY['PROPOSED'::text, 'ACTIVE'::text, 'SUSPENDED'::text, 'DISSOLVED'::text])));

alter table alliances.audit_entries add constraint audit_entries_pkey PRIMARY KEY (id);

alter table alliances.fact_cursors add constraint fact_cursors_pkey PRIMARY KEY (publisher);

alter table alliances.keys add constraint keys_pkey PRIMARY KEY (scope, mutation, key);

alter table alliances.keys add constraint keys_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text])));

alter table alliances.memberships add constraint memberships_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES alliances.alliances(id);

alter table alliances.memberships add constraint memberships_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES alliances.organisations(id);

alter table alliances.memberships add constraint memberships_pkey PRIMARY KEY (id);

alter table alliances.memberships add constraint memberships_role CHECK ((role = ANY (ARRAY['STEWARD'::text, 'MEMBER'::text])));

alter table alliances.memberships add constraint memberships_status CHECK ((status = ANY (ARRAY['INVITED'::text, 'APPLIED'::text, 'ACTIVE'::text, 'SUSPENDED'::text, 'LEFT'::text])));

alter table alliances.memberships add constraint one_membership UNIQUE (alliance_id, organisation_id);

alter table alliances.organisations add constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['FACILITY'::text, 'PRODUCER'::text])));

alter table alliances.organisations add constraint organisations_pkey PRIMARY KEY (id);

alter table alliances.outbox add constraint outbox_pkey PRIMARY KEY (xid, seq);

alter table alliances.trail add constraint trail_id_key UNIQUE (id);

alter table alliances.trail add constraint trail_pkey PRIMARY KEY (place);

CREATE INDEX alliances_by_name ON alliances.alliances USING btree (name, id);

CREATE INDEX keys_by_age ON alliances.keys USING btree (created_at);

CREATE INDEX memberships_by_organisation ON alliances.memberships USING btree (organisation_id);

CREATE INDEX trail_by_subject ON alliances.trail USING btree (subject, at DESC, id DESC);

CREATE INDEX trail_by_time ON alliances.trail USING btree (at DESC, id DESC);

CREATE OR REPLACE FUNCTION alliances.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise insufficient_privilege using message = 'the trail is added to, never changed';
end $function$
;

CREATE TRIGGER trail_stays BEFORE DELETE OR UPDATE OR TRUNCATE ON alliances.trail FOR EACH STATEMENT EXECUTE FUNCTION alliances.refuse_change();

create view alliances_facts.alliances as
 SELECT id,
    name,
    status
   FROM alliances.alliances;

create view alliances_facts.audit_entries as
 SELECT id,
    at,
    actor,
    on_behalf_of,
    act,
    subject,
    reason,
    before,
    after
   FROM alliances.audit_entries;

create view alliances_facts.memberships as
 SELECT alliance_id,
    organisation_id,
    role,
    status
   FROM alliances.memberships;

create view alliances_facts.outbox as
 SELECT xid,
    seq,
    name,
    version,
    subject,
    payload
   FROM alliances.outbox;
