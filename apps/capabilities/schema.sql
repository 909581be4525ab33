-- What an empty database becomes through the migrations of this service; generated, do not edit.
-- Renew it with: npm run schema

create table capabilities.alerts (
  search_id uuid not null,
  resource_id uuid not null,
  state text not null,
  found_at timestamp with time zone not null,
  letter_id uuid
);

create table capabilities.alliances (
  id uuid not null,
  status text not null
);

create table capabilities.assessments (
  id uuid not null,
  facility_id uuid not null,
  scheme text not null,
  tier text not null,
  issued_on date not null,
  expires_on date,
  verified_at timestamp with time zone,
  verified_by uuid
);

create table capabilities.audit_entries (
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

create table capabilities.changed_resources (
  id bigint generated always as identity not null,
  resource_id uuid not null,
  judged_at timestamp with time zone
);

create table capabilities.claims (
  resource_id uuid not null,
  capability text not null,
  attributes jsonb not null,
  standing text not null,
  expires_on date,
  ai jsonb
);

create table capabilities.facilities (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  city text,
  country text,
  time_zone text not null,
  latitude double precision,
  longitude double precision
);

create table capabilities.fact_cursors (
  publisher text not null,
  xid xid8 default '0'::xid8 not null,
  seq bigint default 0 not null
);

create table capabilities.index_answers (
  ask_id uuid not null,
  process text not null,
  report jsonb
);

create table capabilities.index_asks (
  id uuid not null,
  wish text not null,
  asked_at timestamp with time zone default clock_timestamp() not null
);

create table capabilities.keys (
  scope uuid not null,
  mutation text not null,
  key text not null,
  input_hash bytea not null,
  state text not null,
  answer jsonb,
  created_at timestamp with time zone default now() not null
);

create table capabilities.letters (
  id uuid not null,
  search_id uuid not null,
  made_at timestamp with time zone not null,
  tries integer default 0 not null,
  next_try_at timestamp with time zone not null
);

create table capabilities.memberships (
  alliance_id uuid not null,
  organisation_id uuid not null,
  status text not null
);

create table capabilities.organisations (
  id uuid not null,
  name text not null
);

create table capabilities.outbox (
  xid xid8 default pg_current_xact_id() not null,
  seq bigint generated always as identity not null,
  name text not null,
  version smallint not null,
  subject uuid not null,
  payload jsonb default '{}'::jsonb not null,
  at timestamp with time zone default clock_timestamp() not null
);

create table capabilities.rates (
  id uuid not null,
  resource_id uuid not null,
  audience text not null,
  audience_id uuid,
  amount_minor bigint not null,
  currency text not null,
  per text not null,
  minimum text,
  lead_time text,
  weekend_percent smallint default 0 not null,
  overtime_percent smallint default 0 not null
);

create table capabilities.resource_parts (
  whole_id uuid not null,
  part_id uuid not null,
  units integer not null
);

create table capabilities.resources (
  id uuid not null,
  facility_id uuid not null,
  name text not null,
  kind text not null,
  units integer not null,
  working_week jsonb,
  day_minutes smallint
);

create table capabilities.saved_searches (
  id uuid not null,
  account_id uuid not null,
  organisation_id uuid,
  name text not null,
  filter jsonb not null,
  sort text not null,
  page text not null,
  leaves text[] not null,
  frequency text not null,
  time_zone text not null,
  until timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  told_at timestamp with time zone,
  next_letter_at timestamp with time zone,
  watched_since timestamp with time zone default clock_timestamp() not null
);

create table capabilities.scorecards (
  facility_id uuid not null,
  rating double precision
);

create table capabilities.taken (
  id uuid not null,
  resource_id uuid not null,
  starts timestamp with time zone not null,
  ends timestamp with time zone not null,
  units integer not null,
  expires_at timestamp with time zone
);

create table capabilities.windows (
  id uuid not null,
  resource_id uuid not null,
  starts timestamp with time zone not null,
  ends timestamp with time zone not null,
  units integer not null
);

comment on table capabilities.alerts is 'A hit of a saved search, once: KNOWN was there when it was saved, WAITING is to be told, TOLD was.';

comment on table capabilities.alliances is 'Copy of alliances.';

comment on table capabilities.assessments is 'A security standing of a facility. Both dates belong to it and are days of the facility''s zone.';

comment on column capabilities.assessments.verified_by is 'The admin who saw the papers; null until one has.';

comment on table capabilities.audit_entries is 'Who did what to what, when, why, and what was there before. The service may add, never change.';

comment on table capabilities.changed_resources is 'Resources of which something changed, to be judged against saved searches. Kept for minutes after that, for searches that are being saved meanwhile.';

comment on table capabilities.claims is 'A resource says it has a capability, a leaf of the taxonomy. Every code and value was checked when it came in.';

comment on column capabilities.claims.attributes is 'Attribute code to a list of values, as claimed: a search tests and counts them all at once, so they stand in one place.';

comment on column capabilities.claims.expires_on is 'Last day the standing holds; null while it is self-declared.';

comment on column capabilities.claims.ai is 'AI categories used (uses) and whether a tool learns from its input (trainsOnInput), read and written whole; null: nothing declared.';

comment on table capabilities.facilities is 'Copy of facilities.';

comment on table capabilities.fact_cursors is 'How far this service has applied the facts of each publisher.';

comment on table capabilities.index_answers is 'Which process has taken up an ask; its report is null until it is done.';

comment on table capabilities.index_asks is 'What an operator wants of the index in every process; told as the fact index.asked, forgotten after a week.';

comment on table capabilities.keys is 'Idempotency keys: one effect for each (organisation or account, mutation, key). The answer holds ids or refusals.';

comment on table capabilities.letters is 'Letters on their way; one that was delivered is gone. The id names the message, however often it is tried.';

comment on table capabilities.memberships is 'Copy of alliances. Only ACTIVE memberships of ACTIVE alliances open anything.';

comment on table capabilities.organisations is 'Copy of accounts: names that a search looks through.';

comment on table capabilities.outbox is 'Facts this service publishes, read by cursor on (xid, seq): identity order alone is not commit order.';

comment on table capabilities.rates is 'Copy of facilities. A rate whose audience includes the viewer is what makes a resource seen.';

comment on table capabilities.resource_parts is 'Copy of facilities: whoever takes the whole takes so many units of the part.';

comment on table capabilities.resources is 'Copy of facilities.';

comment on column capabilities.resources.working_week is 'Seven lists, Monday first, of {from, to} in minutes since local midnight; null: always open.';

comment on column capabilities.resources.day_minutes is 'Working minutes of a day; null: there is no overtime.';

comment on table capabilities.saved_searches is 'Kept by an account for the organisation it acted for (null: a platform admin). Watched unless its frequency is NEVER.';

comment on column capabilities.saved_searches.leaves is 'Leaves of the taxonomy of which a resource must claim one to be a hit: who is asked about a change is looked up by these.';

comment on column capabilities.saved_searches.until is 'When nothing of the period is left to be found.';

comment on column capabilities.saved_searches.next_letter_at is 'Null: none is to come, since nobody wants one or nothing is left to be found.';

comment on column capabilities.saved_searches.watched_since is 'Since when it asks what it asks now: by the clock of the database, under the lock of the watch.';

comment on table capabilities.scorecards is 'Copy of partnerships: what searches sort by.';

comment on table capabilities.taken is 'Copy of facilities: units held, booked or blocked. A hold past its deadline takes nothing, whether or not the fact of its end has come.';

comment on table capabilities.windows is 'Copy of facilities: units offered. Windows of one resource never overlap.';

alter table capabilities.alerts add constraint alerts_check CHECK (((letter_id IS NULL) OR (state = 'WAITING'::text)));

alter table capabilities.alerts add constraint alerts_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES capabilities.letters(id) ON DELETE SET NULL;

alter table capabilities.alerts add constraint alerts_pkey PRIMARY KEY (search_id, resource_id);

alter table capabilities.alerts add constraint alerts_search_id_fkey FOREIGN KEY (search_id) REFERENCES capabilities.saved_searches(id) ON DELETE CASCADE;

alter table capabilities.alerts add constraint alerts_state_check CHECK ((state = ANY (ARRAY['KNOWN'::text, 'WAITING'::text, 'TOLD'::text])));

alter table capabilities.alliances add constraint alliances_pkey PRIMARY KEY (id);

alter table capabilities.assessments add constraint assessments_in_order CHECK ((issued_on <= expires_on));

alter table capabilities.assessments add constraint assessments_pkey PRIMARY KEY (id);

alter table capabilities.assessments add constraint assessments_tier_check CHECK ((tier = ANY (ARRAY['NONE'::text, 'SELF_DECLARED'::text, 'THIRD_PARTY'::text])));

alter table capabilities.audit_entries add constraint audit_entries_pkey PRIMARY KEY (id);

alter table capabilities.changed_resources add constraint changed_resources_pkey PRIMARY KEY (id);

alter table capabilities.claims add constraint claims_ai_check CHECK (((ai IS NULL) OR (((jsonb_typeof((ai -> 'uses'::text)) = 'array'::text) AND ((ai ->> 'trainsOnInput'::text) = ANY (ARRAY['no'::text, 'yes'::text, 'unknown'::text]))) IS TRUE)));

alter table capabilities.claims add constraint claims_attributes_check CHECK ((jsonb_typeof(attributes) = 'object'::text));

alter table capabilities.claims add constraint claims_once PRIMARY KEY (resource_id, capability);

alter table capabilities.claims add constraint claims_standing_check CHECK ((standing = ANY (ARRAY['SELF_DECLARED'::text, 'ENDORSED'::text, 'VERIFIED'::text])));

alter table capabilities.facilities add constraint facilities_pkey PRIMARY KEY (id);

alter table capabilities.fact_cursors add constraint fact_cursors_pkey PRIMARY KEY (publisher);

alter table capabilities.index_answers add constraint index_answers_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES capabilities.index_asks(id) ON DELETE CASCADE;

alter table capabilities.index_answers add constraint index_answers_pkey PRIMARY KEY (ask_id, process);

alter table capabilities.index_asks add constraint index_asks_pkey PRIMARY KEY (id);

alter table capabilities.index_asks add constraint index_asks_wish_check CHECK ((wish = ANY (ARRAY['VERIFY'::text, 'REBUILD'::text])));

alter table capabilities.keys add constraint keys_pkey PRIMARY KEY (scope, mutation, key);

alter table capabilities.keys add constraint keys_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text])));

alter table capabilities.letters add constraint letters_pkey PRIMARY KEY (id);

alter table capabilities.letters add constraint letters_search_id_fkey FOREIGN KEY (search_id) REFERENCES capabilities.saved_searches(id) ON DELETE CASCADE;

alter table capabilities.memberships add constraint memberships_pkey PRIMARY KEY (alliance_id, organisation_id);

alter table capabilities.organisations add constraint organisations_pkey PRIMARY KEY (id);

alter table capabilities.outbox add constraint outbox_pkey PRIMARY KEY (xid, seq);

alter table capabilities.rates add constraint rates_pkey PRIMARY KEY (id);

alter table capabilities.resource_parts add constraint resource_parts_pkey PRIMARY KEY (whole_id, part_id);

alter table capabilities.resources add constraint resources_pkey PRIMARY KEY (id);

alter table capabilities.saved_searches add constraint saved_searches_check CHECK (((frequency <> 'NEVER'::text) OR (next_letter_at IS NULL)));

alter table capabilities.saved_searches add constraint saved_searches_frequency_check CHECK ((frequency = ANY (ARRAY['AT_ONCE'::text, 'DAILY'::text, 'WEEKLY'::text, 'NEVER'::text])));

alter table capabilities.saved_searches add constraint saved_searches_pkey PRIMARY KEY (id);

alter table capabilities.scorecards add constraint scorecards_pkey PRIMARY KEY (facility_id);

alter table capabilities.taken add constraint taken_pkey PRIMARY KEY (id);

alter table capabilities.windows add constraint windows_pkey PRIMARY KEY (id);

CREATE INDEX alerts_by_finding ON capabilities.alerts USING btree (search_id, found_at) WHERE (state <> 'KNOWN'::text);

CREATE INDEX alerts_by_letter ON capabilities.alerts USING btree (letter_id) WHERE (letter_id IS NOT NULL);

CREATE INDEX alerts_to_tell ON capabilities.alerts USING btree (search_id) WHERE (state = 'WAITING'::text);

CREATE INDEX assessments_by_facility ON capabilities.assessments USING btree (facility_id);

CREATE INDEX assessments_to_verify ON capabilities.assessments USING btree (id) WHERE ((verified_at IS NULL) AND (tier = 'THIRD_PARTY'::text));

CREATE INDEX changed_resources_judged ON capabilities.changed_resources USING btree (judged_at) WHERE (judged_at IS NOT NULL);

CREATE INDEX changed_resources_to_judge ON capabilities.changed_resources USING btree (id) WHERE (judged_at IS NULL);

CREATE INDEX claims_by_capability ON capabilities.claims USING btree (capability, resource_id);

CREATE INDEX facilities_by_organisation ON capabilities.facilities USING btree (organisation_id);

CREATE INDEX keys_by_age ON capabilities.keys USING btree (created_at);

CREATE INDEX letters_by_search ON capabilities.letters USING btree (search_id);

CREATE INDEX letters_by_try ON capabilities.letters USING btree (next_try_at);

CREATE INDEX memberships_by_organisation ON capabilities.memberships USING btree (organisation_id);

CREATE INDEX rates_by_resource ON capabilities.rates USING btree (resource_id);

CREATE INDEX resources_by_facility ON capabilities.resources USING btree (facility_id);

CREATE INDEX saved_searches_by_account ON capabilities.saved_searches USING btree (account_id, saved_at);

CREATE INDEX saved_searches_by_beginning ON capabilities.saved_searches USING btree (watched_since);

CREATE INDEX saved_searches_by_leaf ON capabilities.saved_searches USING gin (leaves) WHERE (frequency <> 'NEVER'::text);

CREATE INDEX saved_searches_by_letter ON capabilities.saved_searches USING btree (next_letter_at) WHERE (next_letter_at IS NOT NULL);

CREATE INDEX taken_by_resource ON capabilities.taken USING btree (resource_id, ends, starts);

CREATE INDEX windows_by_resource ON capabilities.windows USING btree (resource_id, ends, starts) INCLUDE (units);

create view capabilities_facts.audit_entries as
 SELECT id,
    at,
    actor,
    on_behalf_of,
    act,
    subject,
    reason,
    before,
    after
   FROM capabilities.audit_entries;

create view capabilities_facts.claims as
 SELECT resource_id,
    capability,
    standing
   FROM capabilities.claims;

create view capabilities_facts.outbox as
 SELECT xid,
    seq,
    name,
    version,
    subject,
    payload
   FROM capabilities.outbox;
