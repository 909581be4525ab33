create table organisations (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('FACILITY', 'PRODUCER'))
);
comment on table organisations is 'Copy of accounts: who can belong to an alliance.';

create table alliances (
  id uuid primary key,
  name text not null,
  charter text not null,
  status text not null constraint alliances_status check (status in ('PROPOSED', 'ACTIVE', 'SUSPENDED', 'DISSOLVED')),
  created_at timestamptz not null default now()
);
comment on column alliances.charter is 'The terms its members agreed on; empty where they came in with a world.';

create table memberships (
  id uuid primary key,
  alliance_id uuid not null references alliances (id),
  organisation_id uuid not null references organisations (id),
  role text not null constraint memberships_role check (role in ('STEWARD', 'MEMBER')),
  status text not null
    constraint memberships_status check (status in ('INVITED', 'APPLIED', 'ACTIVE', 'SUSPENDED', 'LEFT')),
  created_at timestamptz not null default now(),
  constraint one_membership unique (alliance_id, organisation_id)
);
comment on table memberships is 'A house''s place in an alliance. Only an ACTIVE one of an ACTIVE alliance opens anything.';
create index memberships_by_organisation on memberships (organisation_id);

create table trail (
  place bigint primary key,
  service text not null,
  id uuid not null unique,
  at timestamptz not null,
  actor uuid,
  on_behalf_of uuid,
  act text not null,
  subject text not null,
  reason text,
  before jsonb,
  after jsonb,
  hash bytea not null
);
comment on table trail is 'Audit entries of all services in the order gathered, each chained to the one before. Rows are added, never changed: the service has no right to, and a trigger refuses everybody else.';
comment on column trail.place is '1, 2, 3 without a gap.';
comment on column trail.hash is 'SHA-256 over the hash before and this entry in words; the first follows 32 zeros.';
create index trail_by_time on trail (at desc, id desc);
create index trail_by_subject on trail (subject, at desc, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise insufficient_privilege using message = 'the trail is added to, never changed';
end $$;
create trigger trail_stays before update or delete or truncate on trail for each statement execute function refuse_change();

create view alliances_facts.outbox as select xid, seq, name, version, subject, payload from outbox;
create view alliances_facts.alliances as select id, name, status from alliances;
create view alliances_facts.memberships as select alliance_id, organisation_id, role, status from memberships;
create view alliances_facts.audit_entries as
  select id, at, actor, on_behalf_of, act, subject, reason, before, after from audit_entries;
