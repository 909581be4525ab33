-- What this service owns.

create table claims (
  resource_id uuid not null,
  capability text not null,
  attributes jsonb not null check (jsonb_typeof(attributes) = 'object'),
  standing text not null check (standing in ('SELF_DECLARED', 'ENDORSED', 'VERIFIED')),
  expires_on date,
  constraint claims_once primary key (resource_id, capability)
);
comment on table claims is 'A resource says it has a capability, a leaf of the taxonomy. Every code and value was checked when it came in.';
comment on column claims.attributes is 'Attribute code to a list of values, as claimed: a search tests and counts them all at once, so they stand in one place.';
comment on column claims.expires_on is 'Last day the standing holds; null while it is self-declared.';
create index claims_by_capability on claims (capability, resource_id);

create table assessments (
  id uuid primary key,
  facility_id uuid not null,
  scheme text not null,
  tier text not null check (tier in ('NONE', 'SELF_DECLARED', 'THIRD_PARTY')),
  issued_on date not null,
  expires_on date,
  verified_at timestamptz,
  verified_by uuid,
  constraint assessments_in_order check (issued_on <= expires_on)
);
comment on table assessments is 'A security standing of a facility. Both dates belong to it and are days of the facility''s zone.';
comment on column assessments.verified_by is 'The admin who saw the papers; null until one has.';
create index assessments_by_facility on assessments (facility_id);
create index assessments_to_verify on assessments (id) where verified_at is null and tier = 'THIRD_PARTY';

-- Copies of what other services publish, kept by facts. No foreign keys: copies of two publishers may arrive in any order.

create table organisations (
  id uuid primary key,
  name text not null
);
comment on table organisations is 'Copy of accounts: names that a search looks through.';

create table facilities (
  id uuid primary key,
  organisation_id uuid not null,
  name text not null,
  city text,
  country text,
  time_zone text not null,
  latitude double precision,
  longitude double precision
);
comment on table facilities is 'Copy of facilities.';
create index facilities_by_organisation on facilities (organisation_id);

create table resources (
  id uuid primary key,
  facility_id uuid not null,
  name text not null,
  kind text not null,
  units integer not null
);
comment on table resources is 'Copy of facilities.';
create index resources_by_facility on resources (facility_id);

create table windows (
  id uuid primary key,
  resource_id uuid not null,
  starts timestamptz not null,
  ends timestamptz not null,
  units integer not null
);
comment on table windows is 'Copy of facilities: units offered. Windows of one resource never overlap.';
create index windows_by_resource on windows (resource_id, ends, starts) include (units);

create table taken (
  id uuid primary key,
  resource_id uuid not null,
  starts timestamptz not null,
  ends timestamptz not null,
  units integer not null,
  expires_at timestamptz
);
comment on table taken is 'Copy of facilities: units held, booked or blocked. A hold past its deadline takes nothing, whether or not the fact of its end has come.';
create index taken_by_resource on taken (resource_id, ends, starts);

create table rates (
  id uuid primary key,
  resource_id uuid not null,
  audience text not null,
  audience_id uuid,
  amount_minor bigint not null,
  currency text not null,
  per text not null,
  minimum text,
  lead_time text
);
comment on table rates is 'Copy of facilities. A rate whose audience includes the viewer is what makes a resource seen.';
create index rates_by_resource on rates (resource_id);

create table alliances (
  id uuid primary key,
  status text not null
);
comment on table alliances is 'Copy of alliances.';

create table memberships (
  alliance_id uuid not null,
  organisation_id uuid not null,
  status text not null,
  primary key (alliance_id, organisation_id)
);
comment on table memberships is 'Copy of alliances. Only ACTIVE memberships of ACTIVE alliances open anything.';
create index memberships_by_organisation on memberships (organisation_id);

create table scorecards (
  facility_id uuid primary key,
  rating double precision
);
comment on table scorecards is 'Copy of partnerships: what searches sort by.';

-- What others may read.

create view capabilities_facts.outbox as select xid, seq, name, version, subject, payload from outbox;
create view capabilities_facts.audit_entries as
  select id, at, actor, on_behalf_of, act, subject, reason, before, after from audit_entries;
create view capabilities_facts.claims as select resource_id, capability, standing from claims;
