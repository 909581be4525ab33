-- What an empty database becomes through the migrations of this service; generated, do not edit.
-- Renew it with: npm run schema

create table facilities.alliance_terms (
  only_row boolean default true not null,
  rev bigint default 0 not null
);

create table facilities.alliances (
  id uuid not null,
  name text not null,
  status text not null
);

create table facilities.audit_entries (
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

create table facilities.blocks (
  id uuid not null,
  facility_id uuid not null,
  resource_id uuid not null,
  during tstzrange not null,
  units integer,
  note text,
  source text not null,
  feed_id uuid,
  made_at timestamp with time zone default clock_timestamp() not null,
  part_of uuid
);

create table facilities.calendar_feeds (
  id uuid not null,
  facility_id uuid not null,
  resource_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  url text,
  units integer,
  next_at timestamp with time zone,
  tried_at timestamp with time zone,
  read_at timestamp with time zone,
  fault text,
  failures integer default 0 not null,
  etag text,
  last_modified text,
  content_hash bytea,
  offered tstzmultirange default '{}'::tstzmultirange not null,
  left_out integer default 0 not null,
  left_out_first text[] default '{}'::text[] not null,
  made_at timestamp with time zone default clock_timestamp() not null,
  read_until timestamp with time zone,
  taken_back tstzmultirange default '{}'::tstzmultirange not null
);

create table facilities.calendar_links (
  id uuid not null,
  organisation_id uuid not null,
  facility_id uuid not null,
  resource_id uuid,
  name text not null,
  secret_hash bytea not null,
  made_at timestamp with time zone default clock_timestamp() not null,
  read_at timestamp with time zone,
  revoked_at timestamp with time zone
);

create table facilities.capacity_windows (
  id uuid not null,
  facility_id uuid not null,
  resource_id uuid not null,
  during tstzrange not null,
  units integer not null
);

create table facilities.changes (
  id uuid not null,
  organisation_id uuid not null,
  facility_id uuid not null,
  act text not null,
  resources uuid[] not null,
  summary text not null,
  ends_at timestamp with time zone,
  before jsonb not null,
  after jsonb not null,
  made_at timestamp with time zone default clock_timestamp() not null,
  undone_at timestamp with time zone
);

create table facilities.commitments (
  id uuid not null,
  facility_id uuid not null,
  resource_id uuid not null,
  organisation_id uuid,
  request_id uuid,
  part_of uuid,
  during tstzmultirange not null,
  units integer not null,
  state text not null,
  expires_at timestamp with time zone,
  queue_no bigint generated always as identity not null,
  placed_at timestamp with time zone default clock_timestamp() not null,
  ended_at timestamp with time zone,
  block_id uuid,
  challenged_by uuid,
  challenged_at timestamp with time zone,
  unchallenged_until timestamp with time zone,
  moved_at timestamp with time zone
);

create table facilities.directory_claims (
  id uuid not null,
  entry_id uuid not null,
  organisation_id uuid not null,
  evidence text not null,
  status text default 'OPEN'::text not null,
  made_at timestamp with time zone default clock_timestamp() not null,
  made_by uuid,
  reason text,
  ended_at timestamp with time zone
);

create table facilities.directory_entries (
  id uuid not null,
  registry_code text not null,
  name text not null,
  name_folded text not null,
  words text not null,
  url text,
  city text,
  country character(2),
  closed boolean not null,
  credit text not null,
  claimed_by uuid
);

create table facilities.directory_successors (
  entry_id uuid not null,
  place smallint not null,
  successor_id uuid not null
);

create table facilities.exchange_rates (
  on_date date not null,
  base text not null,
  quote text not null,
  rate numeric not null
);

create table facilities.facilities (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  city text,
  country character(2),
  time_zone text not null,
  latitude double precision,
  longitude double precision,
  created_at timestamp with time zone default now() not null,
  business_week jsonb,
  challenge_minutes smallint default 540 not null,
  terms_rev bigint default 0 not null
);

create table facilities.fact_cursors (
  publisher text not null,
  xid xid8 default '0'::xid8 not null,
  seq bigint default 0 not null
);

create table facilities.import_lines (
  type text not null,
  ref text not null,
  source text not null,
  hash bytea not null,
  thing uuid not null,
  keeps jsonb not null,
  opened_at timestamp with time zone default clock_timestamp() not null,
  closed_at timestamp with time zone
);

create table facilities.import_sightings (
  run uuid not null,
  type text not null,
  ref text not null,
  hash bytea not null,
  thing uuid not null,
  keeps jsonb,
  seen_at timestamp with time zone default clock_timestamp() not null
);

create table facilities.keys (
  scope uuid not null,
  mutation text not null,
  key text not null,
  input_hash bytea not null,
  state text not null,
  answer jsonb,
  created_at timestamp with time zone default now() not null
);

create table facilities.memberships (
  alliance_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  status text not null
);

create table facilities.organisations (
  id uuid not null,
  name text not null,
  kind text not null
);

create table facilities.outbox (
  xid xid8 default pg_current_xact_id() not null,
  seq bigint generated always as identity not null,
  name text not null,
  version smallint not null,
  subject uuid not null,
  payload jsonb default '{}'::jsonb not null,
  at timestamp with time zone default clock_timestamp() not null
);

create table facilities.rates (
  id uuid not null,
  facility_id uuid not null,
  resource_id uuid not null,
  organisation_id uuid not null,
  audience text not null,
  audience_id uuid,
  amount_minor bigint not null,
  currency character(3) not null,
  per text not null,
  minimum text,
  lead_time text,
  weekend_percent smallint default 0 not null,
  overtime_percent smallint default 0 not null,
  cancellation jsonb
);

create table facilities.resource_class_members (
  class_id uuid not null,
  resource_id uuid not null
);

create table facilities.resource_classes (
  id uuid not null,
  facility_id uuid not null,
  organisation_id uuid not null,
  name text not null
);

create table facilities.resource_parts (
  whole_id uuid not null,
  part_id uuid not null,
  facility_id uuid not null,
  takes integer,
  turn smallint not null
);

create table facilities.resources (
  id uuid not null,
  facility_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  kind text not null,
  units integer not null,
  rev bigint default 0 not null,
  created_at timestamp with time zone default now() not null,
  working_week jsonb,
  day_minutes smallint,
  is_linked boolean default false not null,
  is_whole boolean default false not null
);

create table facilities.table_import_pages (
  import_id uuid not null,
  page_no integer not null,
  cells json not null,
  read json not null,
  faults json not null,
  made json,
  rows integer not null,
  added integer default 0 not null,
  changed integer default 0 not null,
  same integer default 0 not null,
  refused integer not null
);

create table facilities.table_imports (
  id uuid not null,
  organisation_id uuid not null,
  facility_id uuid not null,
  kind text not null,
  state text not null,
  name text not null,
  sha256 bytea not null,
  headers jsonb not null,
  columns jsonb not null,
  acts_as jsonb not null,
  reached integer default 0 not null,
  in_way jsonb default '[]'::jsonb not null,
  made_at timestamp with time zone default clock_timestamp() not null,
  moved_at timestamp with time zone default clock_timestamp() not null,
  delimiter text not null,
  is_looked boolean default false not null,
  failures integer default 0 not null,
  upload_id uuid
);

create table facilities.upload_parts (
  upload_id uuid not null,
  part integer not null,
  bytes bytea not null
);

create table facilities.uploads (
  id uuid not null,
  organisation_id uuid not null,
  account_id uuid not null,
  name text not null,
  bytes integer,
  sha256 bytea,
  opened_at timestamp with time zone default clock_timestamp() not null,
  closed_at timestamp with time zone
);

comment on table facilities.alliance_terms is 'Raised by every change of the copies of alliances and memberships: of whom a rate for an alliance includes.';

comment on table facilities.alliances is 'Copy of alliances. Only an ACTIVE one opens anything.';

comment on table facilities.audit_entries is 'Who did what to what, when, why, and what was there before. The service may add, never change.';

comment on table facilities.blocks is 'Time a house keeps for itself. What it takes of it is derived under the lock of the resource: commitments with its block_id.';

comment on column facilities.blocks.units is 'Null: all there are.';

comment on column facilities.blocks.note is 'Read by the house only.';

comment on column facilities.blocks.feed_id is 'The calendar that brought it.';

comment on column facilities.blocks.part_of is 'The block on a whole that it came with: it moves and ends with it.';

comment on table facilities.calendar_feeds is 'Calendars that keep time of a resource: addresses that are read again and again, and files.';

comment on column facilities.calendar_feeds.url is 'Null for a file. Often a secret of the house: never logged, never in the trail.';

comment on column facilities.calendar_feeds.units is 'Taken by each event; null: all there are.';

comment on column facilities.calendar_feeds.next_at is 'When it is read next; who reads it puts this ahead first, so that a reader who dies is followed by another. Null: a file, or paused.';

comment on column facilities.calendar_feeds.read_at is 'When it was last found good, changed or not.';

comment on column facilities.calendar_feeds.failures is 'In a row.';

comment on column facilities.calendar_feeds.content_hash is 'SHA-256 of what was last taken in.';

comment on column facilities.calendar_feeds.offered is 'Time this calendar offers (RFC 7953), where nobody else did, through windows of its own.';

comment on column facilities.calendar_feeds.read_until is 'Events up to then have been taken in. Null: nothing was yet, or it is looked through again at once.';

comment on column facilities.calendar_feeds.taken_back is 'Time this calendar offered and offers no more, where its windows stay for what is promised.';

comment on table facilities.calendar_links is 'Secret addresses under which calendar programs read what a house has promised.';

comment on column facilities.calendar_links.resource_id is 'Null: all resources of the facility.';

comment on column facilities.calendar_links.secret_hash is 'SHA-256 of the secret, which nobody keeps.';

comment on table facilities.changes is 'Acts of a house on its windows and blocks, each undone as one. Ids sort by age.';

comment on column facilities.changes.ends_at is 'When all that it changed is over; then there is nothing left to undo. Null: it is not over by itself.';

comment on column facilities.changes.before is 'What it changed, as it was: {offered: [[resource, start, end, units]], blocks: [{…}], rates: [{…}]}; moments are milliseconds since 1970. Rates are missing where none were set.';

comment on column facilities.changes.after is 'The same stretches, blocks and rates as the act left them.';

comment on column facilities.commitments.organisation_id is 'Whose it is; null for what the house entered itself.';

comment on column facilities.commitments.request_id is 'The request it was placed for, known here by its id only.';

comment on column facilities.commitments.part_of is 'The commitment on the whole that this one belongs to; they have one life. It is of no organisation: whoever took the whole is the one to speak to.';

comment on column facilities.commitments.during is 'The open instants of the period, fixed when it is placed: one range as long as every resource is always open.';

comment on column facilities.commitments.queue_no is 'Order of placing on one resource: numbers are given under its lock.';

comment on column facilities.commitments.block_id is 'The block of the house that this is a part of.';

comment on column facilities.commitments.challenged_by is 'The waiting commitment whose holder asked to confirm or release.';

comment on column facilities.commitments.unchallenged_until is 'The deadline before it was challenged; it comes back when the challenger goes.';

comment on column facilities.commitments.moved_at is 'When it last moved in its life; null: not since it was placed. Calendar programs are told.';

comment on table facilities.directory_claims is 'A house says that it is the one of an entry. Read by that house and by admins.';

comment on column facilities.directory_claims.reason is 'Why the admin decided so.';

comment on table facilities.directory_entries is 'What a registry says of real houses; the registry code is what an entry is known by from import to import.';

comment on column facilities.directory_entries.name_folded is 'The folded words of the name, one space between: lists go by it.';

comment on column facilities.directory_entries.words is 'Folded words of name, city and code, each behind a space: what is typed begins one of them.';

comment on column facilities.directory_entries.claimed_by is 'The organisation whose claim an admin has accepted.';

comment on table facilities.directory_successors is 'Which entries took the place of one that is closed, in the order of the registry.';

comment on table facilities.exchange_rates is 'One unit of base was worth rate units of quote on that day.';

comment on table facilities.facilities is 'Sites of post houses. Names sort by code point, the same on every machine.';

comment on column facilities.facilities.business_week is 'Hours in which somebody answers, as the working week of a resource; null: Monday to Friday, 09:00 to 18:00.';

comment on column facilities.facilities.challenge_minutes is 'Business minutes that the holder of a challenged pencil has to confirm or release.';

comment on column facilities.facilities.terms_rev is 'Raised by whatever changes the terms of its resources, by any writer: rates, units, working weeks, zone. Who remembers them checks it.';

comment on table facilities.fact_cursors is 'How far this service has applied the facts of each publisher.';

comment on column facilities.import_lines.ref is 'What the file calls it, once for each type and source.';

comment on column facilities.import_lines.hash is 'SHA-256 of the line as JSON with sorted names: the same ref with other content is a conflict.';

comment on column facilities.import_lines.thing is 'The id of what was made of it.';

comment on column facilities.import_lines.keeps is 'What the judgement of later lines needs of this one.';

comment on column facilities.import_lines.closed_at is 'Null: some service may still lack its part.';

comment on column facilities.import_sightings.keeps is 'As in import_lines; null where the row is there.';

comment on table facilities.keys is 'Idempotency keys: one effect for each (organisation or account, mutation, key). The answer holds ids or refusals.';

comment on table facilities.memberships is 'Copy of alliances. Only an ACTIVE membership of an ACTIVE alliance opens anything.';

comment on table facilities.organisations is 'Copy of accounts: who can own a site or be named by a rate.';

comment on table facilities.outbox is 'Facts this service publishes, read by cursor on (xid, seq): identity order alone is not commit order.';

comment on column facilities.rates.organisation_id is 'The house that offers.';

comment on column facilities.rates.minimum is 'ISO 8601, as it was given. A shorter period pays this.';

comment on column facilities.rates.lead_time is 'ISO 8601, as it was given. Notice the house needs.';

comment on column facilities.rates.weekend_percent is 'How much dearer local Saturdays and Sundays are.';

comment on column facilities.rates.overtime_percent is 'How much dearer the hours are that go beyond the day of the resource.';

comment on column facilities.rates.cancellation is 'Bands {notice, percent}, longest notice first: who cancels with at least that notice pays so much of the price; with less than the last, all of it. Null: nothing.';

comment on table facilities.resource_classes is 'Interchangeable resources of one facility under one name, as "any grading suite".';

comment on table facilities.resource_parts is 'What is taken with a whole, of the same facility: a stage with its booths, a suite with its colourist. A whole is never a part.';

comment on column facilities.resource_parts.takes is 'Units of the part; null: all it has.';

comment on column facilities.resource_parts.turn is 'The order the house put them in.';

comment on column facilities.resources.organisation_id is 'The house that owns the facility.';

comment on column facilities.resources.rev is 'Raised by every change of the resource, its windows, rates or commitments; raising it is the lock. No index may hold it.';

comment on column facilities.resources.working_week is 'Seven lists, Monday first, of [from, to) in minutes since local midnight, by time, apart from each other; null: always open.';

comment on column facilities.resources.day_minutes is 'Working minutes of a day; what goes beyond is overtime. Null: there is no overtime.';

comment on column facilities.resources.is_linked is 'It is a whole or a part: it is locked, read and judged together with all it is linked with.';

comment on column facilities.resources.is_whole is 'Whoever takes it takes its parts.';

comment on table facilities.table_import_pages is 'Rows of one resource stand together, whatever their order in the file.';

comment on column facilities.table_import_pages.cells is '[[row, [cell, ...]]], the row as a spreadsheet counts: the names are row 1.';

comment on column facilities.table_import_pages.read is '[{row, read}] of those that could be read.';

comment on column facilities.table_import_pages.faults is '[{row, code, column, expected, found}] of those that are refused.';

comment on column facilities.table_import_pages.made is '[{row, made}]: what they did, and what was there before: enough to take it back.';

comment on column facilities.table_imports.headers is 'The names in the first row of the file.';

comment on column facilities.table_imports.columns is 'Which column is which: [{name, header}].';

comment on column facilities.table_imports.acts_as is 'Who moved it last: what is done in the background is done for them.';

comment on column facilities.table_imports.reached is 'The last page that what is under way has done; rolling back comes down from the end, and 0 is before it has looked.';

comment on column facilities.table_imports.in_way is 'Why it could not be taken back: [{row, code, column, expected, found}].';

comment on column facilities.table_imports.moved_at is 'Whoever waits for longest is served next; in the time to come after a fault.';

comment on column facilities.table_imports.is_looked is 'Rolling back: every page has been looked at and nothing is in the way of any.';

comment on column facilities.table_imports.failures is 'How often in a row its next page met a fault of ours.';

comment on column facilities.table_imports.upload_id is 'The file it was read from; null where that was at hand, without being sent.';

comment on table facilities.uploads is 'Files on their way in, kept for a day; their parts go as soon as they are brought in. One that is not closed has not come whole, and nobody reads it.';

alter table facilities.alliance_terms add constraint alliance_terms_only_row_check CHECK (only_row);

alter table facilities.alliance_terms add constraint alliance_terms_pkey PRIMARY KEY (only_row);

alter table facilities.alliances add constraint alliances_pkey PRIMARY KEY (id);

alter table facilities.audit_entries add constraint audit_entries_pkey PRIMARY KEY (id);

alter table facilities.blocks add constraint blocks_during_check CHECK (((NOT isempty(during)) AND lower_inc(during) AND (NOT upper_inc(during)) AND (lower(during) > '-infinity'::timestamp with time zone) AND (upper(during) < 'infinity'::timestamp with time zone)));

alter table facilities.blocks add constraint blocks_pkey PRIMARY KEY (id);

alter table facilities.blocks add constraint blocks_source_check CHECK ((source = ANY (ARRAY['HAND'::text, 'BLACKOUT'::text, 'FEED'::text, 'FILE'::text])));

alter table facilities.blocks add constraint blocks_units_check CHECK ((units > 0));

alter table facilities.blocks add constraint calendars_bring_events CHECK (((feed_id IS NULL) OR (source = ANY (ARRAY['FEED'::text, 'FILE'::text]))));

alter table facilities.calendar_feeds add constraint calendar_feeds_pkey PRIMARY KEY (id);

alter table facilities.calendar_feeds add constraint calendar_feeds_units_check CHECK ((units > 0));

alter table facilities.calendar_feeds add constraint files_are_not_read_again CHECK (((url IS NOT NULL) OR (next_at IS NULL)));

alter table facilities.calendar_feeds add constraint one_calendar_of_a_name UNIQUE (resource_id, name);

alter table facilities.calendar_links add constraint calendar_links_pkey PRIMARY KEY (id);

alter table facilities.calendar_links add constraint calendar_links_secret_hash_key UNIQUE (secret_hash);

alter table facilities.capacity_windows add constraint capacity_windows_during_check CHECK (((NOT isempty(during)) AND lower_inc(during) AND (NOT upper_inc(during)) AND (lower(during) > '-infinity'::timestamp with time zone) AND (upper(during) < 'infinity'::timestamp with time zone)));

alter table facilities.capacity_windows add constraint capacity_windows_pkey PRIMARY KEY (id);

alter table facilities.capacity_windows add constraint capacity_windows_units_check CHECK ((units > 0));

alter table facilities.capacity_windows add constraint windows_never_overlap EXCLUDE USING gist (resource_id WITH =, during WITH &&);

alter table facilities.changes add constraint changes_pkey PRIMARY KEY (id);

alter table facilities.changes add constraint changes_resources_check CHECK ((cardinality(resources) > 0));

alter table facilities.commitments add constraint blocks_are_the_houses_own CHECK (((block_id IS NULL) OR (organisation_id IS NULL)));

alter table facilities.commitments add constraint challenges_are_whole CHECK ((((challenged_by IS NULL) = (challenged_at IS NULL)) AND ((challenged_by IS NULL) = (unchallenged_until IS NULL))));

alter table facilities.commitments add constraint commitments_during_check CHECK (((NOT isempty(during)) AND lower_inc(during) AND (NOT upper_inc(during)) AND (lower(during) > '-infinity'::timestamp with time zone) AND (upper(during) < 'infinity'::timestamp with time zone)));

alter table facilities.commitments add constraint commitments_pkey PRIMARY KEY (id);

alter table facilities.commitments add constraint commitments_state_check CHECK ((state = ANY (ARRAY['HELD'::text, 'WAITING'::text, 'BOOKED'::text, 'BLOCKED'::text, 'RELEASED'::text, 'EXPIRED'::text, 'CANCELLED'::text, 'COMPLETED'::text])));

alter table facilities.commitments add constraint commitments_units_check CHECK ((units > 0));

alter table facilities.commitments add constraint ends_are_dated CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['RELEASED'::text, 'EXPIRED'::text, 'CANCELLED'::text, 'COMPLETED'::text]))));

alter table facilities.commitments add constraint holds_have_a_deadline CHECK (((state <> 'HELD'::text) OR (expires_at IS NOT NULL)));

alter table facilities.commitments add constraint parts_go_with_their_whole CHECK (((part_of IS NULL) OR ((organisation_id IS NULL) AND (block_id IS NULL))));

alter table facilities.directory_claims add constraint decisions_have_a_reason CHECK (((reason IS NOT NULL) = (status = ANY (ARRAY['ACCEPTED'::text, 'REFUSED'::text]))));

alter table facilities.directory_claims add constraint directory_claims_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES facilities.directory_entries(id);

alter table facilities.directory_claims add constraint directory_claims_pkey PRIMARY KEY (id);

alter table facilities.directory_claims add constraint directory_claims_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'REFUSED'::text, 'WITHDRAWN'::text])));

alter table facilities.directory_claims add constraint ends_of_claims_are_dated CHECK (((ended_at IS NULL) = (status = 'OPEN'::text)));

alter table facilities.directory_entries add constraint directory_entries_pkey PRIMARY KEY (id);

alter table facilities.directory_entries add constraint directory_entries_registry_code_key UNIQUE (registry_code);

alter table facilities.directory_entries add constraint directory_entries_url_check CHECK ((url ~* '^https?://'::text));

alter table facilities.directory_successors add constraint directory_successors_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES facilities.directory_entries(id);

alter table facilities.directory_successors add constraint directory_successors_pkey PRIMARY KEY (entry_id, place);

alter table facilities.directory_successors add constraint directory_successors_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES facilities.directory_entries(id);

alter table facilities.exchange_rates add constraint exchange_rates_check CHECK ((base <> quote));

alter table facilities.exchange_rates add constraint exchange_rates_pkey PRIMARY KEY (base, quote, on_date);

alter table facilities.exchange_rates add constraint exchange_rates_rate_check CHECK ((rate > (0)::numeric));

alter table facilities.facilities add constraint facilities_business_week_check CHECK (((jsonb_typeof(business_week) = 'array'::text) AND (jsonb_array_length(business_week) = 7)));

alter table facilities.facilities add constraint facilities_challenge_minutes_check CHECK (((challenge_minutes >= 30) AND (challenge_minutes <= 10080)));

alter table facilities.facilities add constraint facilities_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)));

alter table facilities.facilities add constraint facilities_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)));

alter table facilities.facilities add constraint facilities_pkey PRIMARY KEY (id);

alter table facilities.facilities add constraint placed_whole CHECK (((latitude IS NULL) = (longitude IS NULL)));

alter table facilities.fact_cursors add constraint fact_cursors_pkey PRIMARY KEY (publisher);

alter table facilities.import_lines add constraint import_lines_pkey PRIMARY KEY (type, ref, source);

alter table facilities.import_lines add constraint import_lines_type_check CHECK ((type = ANY (ARRAY['organisation'::text, 'alliance'::text, 'facility'::text, 'resource'::text, 'commitment'::text])));

alter table facilities.import_lines add constraint one_line_for_a_thing UNIQUE (thing);

alter table facilities.import_sightings add constraint import_sightings_pkey PRIMARY KEY (run, type, ref);

alter table facilities.keys add constraint keys_pkey PRIMARY KEY (scope, mutation, key);

alter table facilities.keys add constraint keys_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text])));

alter table facilities.memberships add constraint memberships_pkey PRIMARY KEY (alliance_id, organisation_id);

alter table facilities.organisations add constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['FACILITY'::text, 'PRODUCER'::text])));

alter table facilities.organisations add constraint organisations_pkey PRIMARY KEY (id);

alter table facilities.outbox add constraint outbox_pkey PRIMARY KEY (xid, seq);

alter table facilities.rates add constraint audience_named CHECK (((audience = 'EVERYONE'::text) = (audience_id IS NULL)));

alter table facilities.rates add constraint one_currency EXCLUDE USING gist (resource_id WITH =, currency WITH <>);

alter table facilities.rates add constraint one_rate_for_audience_and_unit UNIQUE NULLS NOT DISTINCT (resource_id, audience, audience_id, per);

alter table facilities.rates add constraint rates_amount_minor_check CHECK (((amount_minor >= 0) AND (amount_minor <= '9007199254740991'::bigint)));

alter table facilities.rates add constraint rates_audience_check CHECK ((audience = ANY (ARRAY['EVERYONE'::text, 'ALLIANCE'::text, 'ORGANISATION'::text])));

alter table facilities.rates add constraint rates_cancellation_check CHECK (((jsonb_typeof(cancellation) = 'array'::text) AND ((jsonb_array_length(cancellation) >= 1) AND (jsonb_array_length(cancellation) <= 10))));

alter table facilities.rates add constraint rates_overtime_percent_check CHECK (((overtime_percent >= 0) AND (overtime_percent <= 1000)));

alter table facilities.rates add constraint rates_per_check CHECK ((per = ANY (ARRAY['HOUR'::text, 'HALF_DAY'::text, 'DAY'::text, 'WEEK'::text, 'UNIT'::text])));

alter table facilities.rates add constraint rates_pkey PRIMARY KEY (id);

alter table facilities.rates add constraint rates_weekend_percent_check CHECK (((weekend_percent >= 0) AND (weekend_percent <= 1000)));

alter table facilities.resource_class_members add constraint resource_class_members_pkey PRIMARY KEY (class_id, resource_id);

alter table facilities.resource_classes add constraint resource_classes_pkey PRIMARY KEY (id);

alter table facilities.resource_parts add constraint nothing_is_its_own_part CHECK ((whole_id <> part_id));

alter table facilities.resource_parts add constraint resource_parts_pkey PRIMARY KEY (whole_id, part_id);

alter table facilities.resource_parts add constraint resource_parts_takes_check CHECK ((takes > 0));

alter table facilities.resources add constraint resources_day_minutes_check CHECK (((day_minutes >= 60) AND (day_minutes <= 1440)));

alter table facilities.resources add constraint resources_kind_check CHECK ((kind = ANY (ARRAY['ROOM'::text, 'EQUIPMENT'::text, 'COMPUTE'::text, 'LICENCE'::text, 'PERSON'::text])));

alter table facilities.resources add constraint resources_pkey PRIMARY KEY (id);

alter table facilities.resources add constraint resources_units_check CHECK (((units >= 1) AND (units <= 1000000)));

alter table facilities.resources add constraint resources_working_week_check CHECK (((jsonb_typeof(working_week) = 'array'::text) AND (jsonb_array_length(working_week) = 7)));

alter table facilities.resources add constraint wholes_are_one CHECK (((NOT is_whole) OR (is_linked AND (units = 1))));

alter table facilities.table_import_pages add constraint table_import_pages_import_id_fkey FOREIGN KEY (import_id) REFERENCES facilities.table_imports(id) ON DELETE CASCADE;

alter table facilities.table_import_pages add constraint table_import_pages_page_no_check CHECK ((page_no > 0));

alter table facilities.table_import_pages add constraint table_import_pages_pkey PRIMARY KEY (import_id, page_no);

alter table facilities.table_import_pages add constraint table_import_pages_rows_check CHECK ((rows > 0));

alter table facilities.table_imports add constraint table_imports_delimiter_check CHECK ((delimiter = ANY (ARRAY[','::text, ';'::text, '	'::text])));

alter table facilities.table_imports add constraint table_imports_kind_check CHECK ((kind = ANY (ARRAY['RESOURCES'::text, 'WINDOWS'::text, 'RATES'::text])));

alter table facilities.table_imports add constraint table_imports_pkey PRIMARY KEY (id);

alter table facilities.table_imports add constraint table_imports_state_check CHECK ((state = ANY (ARRAY['CHECKING'::text, 'CHECKED'::text, 'COMMITTING'::text, 'COMMITTED'::text, 'ROLLING_BACK'::text, 'ROLLED_BACK'::text, 'FAILED'::text])));

alter table facilities.upload_parts add constraint upload_parts_bytes_check CHECK (((length(bytes) >= 1) AND (length(bytes) <= 262144)));

alter table facilities.upload_parts add constraint upload_parts_part_check CHECK (((part >= 0) AND (part <= 127)));

alter table facilities.upload_parts add constraint upload_parts_pkey PRIMARY KEY (upload_id, part);

alter table facilities.upload_parts add constraint upload_parts_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES facilities.uploads(id) ON DELETE CASCADE;

alter table facilities.uploads add constraint closed_whole CHECK ((((closed_at IS NULL) = (bytes IS NULL)) AND ((closed_at IS NULL) = (sha256 IS NULL))));

alter table facilities.uploads add constraint uploads_pkey PRIMARY KEY (id);

CREATE INDEX blocks_by_feed ON facilities.blocks USING btree (feed_id) WHERE (feed_id IS NOT NULL);

CREATE INDEX blocks_by_whole ON facilities.blocks USING btree (part_of) WHERE (part_of IS NOT NULL);

CREATE INDEX blocks_imported ON facilities.blocks USING btree (facility_id, upper(during)) WHERE (source = ANY (ARRAY['FEED'::text, 'FILE'::text]));

CREATE INDEX blocks_in_time ON facilities.blocks USING btree (resource_id, upper(during), lower(during));

CREATE INDEX calendar_feeds_by_facility ON facilities.calendar_feeds USING btree (facility_id);

CREATE INDEX calendar_feeds_due ON facilities.calendar_feeds USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX calendar_links_by_facility ON facilities.calendar_links USING btree (facility_id, made_at);

CREATE INDEX capacity_windows_in_time ON facilities.capacity_windows USING btree (resource_id, upper(during), lower(during));

CREATE INDEX changes_by_facility ON facilities.changes USING btree (facility_id, id DESC);

CREATE INDEX commitments_by_block ON facilities.commitments USING btree (block_id) WHERE (block_id IS NOT NULL);

CREATE INDEX commitments_by_challenger ON facilities.commitments USING btree (challenged_by) WHERE (challenged_by IS NOT NULL);

CREATE INDEX commitments_by_deadline ON facilities.commitments USING btree (expires_at) WHERE (state = 'HELD'::text);

CREATE INDEX commitments_by_organisation ON facilities.commitments USING btree (organisation_id, facility_id, resource_id) WHERE (request_id IS NOT NULL);

CREATE INDEX commitments_by_request ON facilities.commitments USING btree (request_id) WHERE (request_id IS NOT NULL);

CREATE INDEX commitments_by_whole ON facilities.commitments USING btree (part_of) WHERE (part_of IS NOT NULL);

CREATE INDEX commitments_due ON facilities.commitments USING btree (resource_id, expires_at) WHERE (state = 'HELD'::text);

CREATE INDEX commitments_expired ON facilities.commitments USING btree (ended_at) WHERE (state = 'EXPIRED'::text);

CREATE INDEX commitments_in_time ON facilities.commitments USING btree (resource_id, upper(during), lower(during));

CREATE INDEX commitments_taken ON facilities.commitments USING btree (resource_id, upper(during), lower(during)) WHERE (state = ANY (ARRAY['HELD'::text, 'BOOKED'::text, 'BLOCKED'::text]));

CREATE INDEX commitments_waiting ON facilities.commitments USING btree (resource_id, queue_no) WHERE (state = 'WAITING'::text);

CREATE INDEX commitments_waiting_by_start ON facilities.commitments USING btree (lower(during)) WHERE (state = 'WAITING'::text);

CREATE INDEX directory_claims_by_status ON facilities.directory_claims USING btree (status, id);

CREATE INDEX directory_claims_of_a_house ON facilities.directory_claims USING btree (organisation_id, entry_id, id);

CREATE UNIQUE INDEX one_house_of_an_entry ON facilities.directory_claims USING btree (entry_id) WHERE (status = 'ACCEPTED'::text);

CREATE UNIQUE INDEX one_open_claim_of_a_house ON facilities.directory_claims USING btree (entry_id, organisation_id) WHERE (status = 'OPEN'::text);

CREATE INDEX directory_by_country ON facilities.directory_entries USING btree (country, name_folded, id);

CREATE INDEX directory_by_name ON facilities.directory_entries USING btree (name_folded, id);

CREATE INDEX facilities_by_organisation ON facilities.facilities USING btree (organisation_id, name, id);

CREATE INDEX import_lines_open ON facilities.import_lines USING btree (source, type, ref) WHERE (closed_at IS NULL);

CREATE INDEX import_sightings_of_resources ON facilities.import_sightings USING btree (run, (((keeps -> 'taken'::text) ->> 'resource'::text))) WHERE ((type = 'commitment'::text) AND (keeps IS NOT NULL));

CREATE INDEX keys_by_age ON facilities.keys USING btree (created_at);

CREATE INDEX memberships_by_organisation ON facilities.memberships USING btree (organisation_id, alliance_id) WHERE (status = 'ACTIVE'::text);

CREATE INDEX rates_by_audience ON facilities.rates USING btree (audience_id) WHERE (audience_id IS NOT NULL);

CREATE INDEX rates_by_facility ON facilities.rates USING btree (facility_id);

CREATE INDEX rates_by_resource ON facilities.rates USING btree (resource_id);

CREATE INDEX resource_class_members_by_resource ON facilities.resource_class_members USING btree (resource_id);

CREATE UNIQUE INDEX resource_classes_by_facility ON facilities.resource_classes USING btree (facility_id, name);

CREATE INDEX resource_parts_by_part ON facilities.resource_parts USING btree (part_id);

CREATE INDEX resources_by_facility ON facilities.resources USING btree (facility_id, name, id);

CREATE INDEX resources_by_organisation ON facilities.resources USING btree (organisation_id);

CREATE INDEX table_imports_by_facility ON facilities.table_imports USING btree (facility_id, id DESC);

CREATE INDEX table_imports_never_committed ON facilities.table_imports USING btree (made_at) WHERE (state = ANY (ARRAY['CHECKING'::text, 'CHECKED'::text]));

CREATE INDEX table_imports_under_way ON facilities.table_imports USING btree (moved_at) WHERE (state = ANY (ARRAY['CHECKING'::text, 'COMMITTING'::text, 'ROLLING_BACK'::text]));

CREATE INDEX uploads_by_age ON facilities.uploads USING btree (opened_at);

CREATE INDEX uploads_by_organisation ON facilities.uploads USING btree (organisation_id, opened_at);

create view facilities.audiences as
 SELECT rates.id AS rate_id,
    rates.resource_id,
    rates.facility_id,
    NULL::uuid AS organisation_id
   FROM facilities.rates
  WHERE rates.audience = 'EVERYONE'::text
UNION ALL
 SELECT rates.id AS rate_id,
    rates.resource_id,
    rates.facility_id,
    rates.audience_id AS organisation_id
   FROM facilities.rates
  WHERE rates.audience = 'ORGANISATION'::text
UNION ALL
 SELECT r.id AS rate_id,
    r.resource_id,
    r.facility_id,
    m.organisation_id
   FROM facilities.rates r
     JOIN facilities.alliances a ON a.id = r.audience_id AND a.status = 'ACTIVE'::text
     JOIN facilities.memberships house ON house.alliance_id = a.id AND house.organisation_id = r.organisation_id AND house.status = 'ACTIVE'::text
     JOIN facilities.memberships m ON m.alliance_id = a.id AND m.status = 'ACTIVE'::text
  WHERE r.audience = 'ALLIANCE'::text;

CREATE OR REPLACE FUNCTION facilities.alliances_change_terms()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  update alliance_terms set rev = rev + 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.facility_changes_terms()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.terms_rev := old.terms_rev + 1;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.free_units(resource uuid, spans tstzmultirange)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'facilities', 'public'
AS $function$select free from room_over(resource, spans)$function$
;

CREATE OR REPLACE FUNCTION facilities.guard_commitment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  if tg_op = 'INSERT' and current_user <> session_user
    and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
    return null;
  end if;
  if tg_op = 'UPDATE' and old.state in ('HELD', 'BOOKED', 'BLOCKED')
    and (new.resource_id, new.during, new.units) = (old.resource_id, old.during, old.units) then
    return null;
  end if;
  update resources set rev = rev + 1 where id = new.resource_id;
  if not found then
    raise foreign_key_violation using message = 'a commitment of no resource', constraint = 'no_overbooking';
  end if;
  if free_units(new.resource_id, new.during) < 0 then
    raise exclusion_violation using message = 'more units taken than offered', constraint = 'no_overbooking';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.guard_window()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  update resources set rev = rev + 1 where id = old.resource_id;
  if free_units(old.resource_id, tstzmultirange(old.during)) < 0 then
    raise exclusion_violation using message = 'less offered than is taken', constraint = 'no_shrink';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.linked(ids uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'facilities', 'public'
AS $function$
  with recursive reached (id) as (
    select unnest(ids)
    union
    select case p.whole_id when r.id then p.part_id else p.whole_id end
    from reached r join resource_parts p on p.whole_id = r.id or p.part_id = r.id
  )
  select id from reached
$function$
;

CREATE OR REPLACE FUNCTION facilities.lock_linked(ids uuid[], waits boolean)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
declare
  wanted uuid[];
  tried uuid[] := '{}';
  locked uuid[] := '{}';
begin
  loop
    wanted := array(select one from linked(ids) as one where one <> all(tried));
    exit when wanted = '{}';
    locked := locked || array(select lock_resources(wanted, waits));
    tried := tried || wanted;
  end loop;
  if waits or locked @> tried then
    return query select unnest(locked);
    return;
  end if;
  return query
    select r.id from resources r
    where r.id = any(locked) and (not r.is_linked or locked @> array(select linked(array[r.id])));
end $function$
;

CREATE OR REPLACE FUNCTION facilities.lock_resources(ids uuid[], waits boolean)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  if waits then
    perform from resources where id = any(ids) order by id for no key update;
  else
    ids := array(select id from resources where id = any(ids) order by id for update skip locked);
  end if;
  return query update resources set rev = rev + 1 where id = any(ids) returning id;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.note_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.moved_at := clock_timestamp();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.place_plainly(asked json)
 RETURNS TABLE(n integer, deadline bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'facilities', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET join_collapse_limit TO '1'
 SET from_collapse_limit TO '1'
AS $function$
declare
  moment timestamptz;
  waiting plain_line[];
begin
  with asks as materialized (
    select distinct on (a.asker, a.key) a.asker, a.key, a.hash, a.n, a as ask
    from json_populate_recordset(null::plain_line, asked) as a order by a.asker, a.key, a.n
  ), opened as (
    insert into keys (scope, mutation, key, input_hash, state) select asker, 'place', key, hash, 'OPEN' from asks
    on conflict do nothing returning scope, keys.key
  )
  select array_agg(a.ask order by a.n) into waiting from opened o join asks a on (a.asker, a.key) = (o.scope, o.key);
  perform from resources where id = any(array(select w.resource from unnest(waiting) w)) order by id for no key update;
  moment := date_trunc('milliseconds', clock_timestamp());
  return query
  with judged as materialized (
    select t.*, case
      when (f.terms_rev = t.terms and (t.neighbours is null or t.neighbours = (select rev from alliance_terms))) is not true then -1
      when (moment between t.earliest and t.latest and moment < lower(t.spans) and s.is_still) is not true then null
      when r.free >= t.units then to_ms(least(moment + t.hold_ms * interval '1 millisecond', lower(t.spans)))
      when (
        select range_agg(w.during) @> t.spans from capacity_windows w
        where w.resource_id = t.resource and upper(w.during) > lower(t.spans) and lower(w.during) < upper(t.spans)
          and w.units >= t.units
      ) then 0
    end as outcome
    from (select distinct on (w.resource) w.* from unnest(waiting) w order by w.resource, w.n) t
    left join facilities f on f.id = t.facility
    cross join lateral stillness(t.resource, t.spans, moment) s
    cross join lateral room_over(t.resource, t.spans) r
  ), placed as (
    insert into commitments (id, facility_id, resource_id, organisation_id, request_id, during, units, state, expires_at)
    select j.commitment, j.facility, j.resource, j.asker, j.request, j.spans, j.units, 'HELD',
      least(moment + j.hold_ms * interval '1 millisecond', lower(j.spans))
    from judged j where j.outcome > 0
  ), raised as (
    update resources r set rev = r.rev + 1 from judged j where j.outcome > 0 and r.id = j.resource
  ), noted as (
    insert into audit_entries (id, actor, on_behalf_of, act, subject, after)
    select j.trail, j.account, j.behalf, j.act, 'request_' || j.request, j.told from judged j where j.outcome > 0
  ), published as (
    insert into outbox (name, version, subject)
    select fact.name, 1, fact.subject
    from judged j cross join lateral (values ('commitments.moved', j.request), ('audit.written', j.trail)) as fact (name, subject)
    where j.outcome > 0
  ), kept as (
    update keys k set state = 'DONE', answer = case when j.outcome = 0 then j.refusal else
      jsonb_build_object('value', jsonb_build_object('lines', jsonb_build_array(
        (j.answer || jsonb_build_object('expiresAt', j.outcome))::text)))
      end
    from judged j where j.outcome >= 0 and (k.scope, k.mutation, k.key) = (j.asker, 'place', j.key)
  ), left_to_others as (
    delete from keys k using unnest(waiting) w
    where (k.scope, k.mutation, k.key) = (w.asker, 'place', w.key)
      and not exists (select from judged j where j.n = w.n and j.outcome >= 0)
  )
  select j.n, j.outcome from judged j;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.raise_terms(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  perform from facilities where id = any(ids) order by id for no key update;
  update facilities set terms_rev = terms_rev + 1 where id = any(ids);
end $function$
;

CREATE OR REPLACE FUNCTION facilities.rates_change_terms()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  perform raise_terms(array(select distinct facility_id from changed));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.read_calendars(ids uuid[], starts timestamp with time zone[], ends timestamp with time zone[], named uuid[], asker uuid)
 RETURNS TABLE(id uuid, facility_id uuid, organisation_id uuid, units integer, time_zone text, now_ms bigint, windows json, commitments json, rates json, currency text, is_named boolean, working_week jsonb, day_minutes smallint, blocks json, hull_starts_ms bigint, hull_ends_ms bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'facilities', 'public'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
begin
  return query
  with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as now),
  spans as materialized (
    select s.resource_id, s.starts, s.ends from unnest(ids, starts, ends) as s (resource_id, starts, ends)
    union all
    select c.resource_id, lower(c.during), upper(c.during) from commitments c
    where c.state = 'WAITING' and c.resource_id = any(ids)
    union all
    select c.resource_id, lower(c.during), upper(c.during) from commitments c
    where c.state = 'HELD' and c.expires_at <= (select now from moment) and c.resource_id = any(ids)
    union all
    select c.resource_id, lower(c.during), upper(c.during) from commitments c where c.id = any(named)
  ),
  hulls as materialized (
    select s.resource_id, min(s.starts) as starts, max(s.ends) as ends from spans s group by s.resource_id
  ),
  seen as (
    select c.* from hulls h join commitments c on c.resource_id = h.resource_id
      and upper(c.during) > h.starts and lower(c.during) < h.ends and c.state in ('HELD', 'BOOKED', 'BLOCKED')
    union all
    select c.* from hulls h join commitments c on c.resource_id = h.resource_id and c.state = 'WAITING'
    union all
    select c.* from commitments c
    where c.id = any(named) and c.state in ('RELEASED', 'EXPIRED', 'CANCELLED', 'COMPLETED')
  )
  select r.id, r.facility_id, r.organisation_id, r.units, f.time_zone, to_ms(m.now),
    coalesce((
      select json_agg(json_build_array(to_ms(lower(w.during)), to_ms(upper(w.during)), w.units))
      from capacity_windows w
      where w.resource_id = r.id and upper(w.during) > h.starts and lower(w.during) < h.ends
    ), '[]'),
    coalesce((
      select json_agg(json_build_object(
        'id', c.id, 'organisation_id', c.organisation_id, 'request_id', c.request_id, 'units', c.units,
        'state', c.state, 'expires_at', to_ms(c.expires_at), 'block_id', c.block_id, 'challenged_by', c.challenged_by,
        'challenged_at', to_ms(c.challenged_at), 'unchallenged_until', to_ms(c.unchallenged_until),
        'spans', (
          select json_agg(json_build_array(to_ms(lower(span)), to_ms(upper(span))) order by span)
          from unnest(c.during) as span
        ),
        'is_due', c.state in ('HELD', 'WAITING') and (
          (c.state = 'HELD' and c.expires_at <= m.now) or (c.state = 'WAITING' and lower(c.during) <= m.now)
          or exists (
            select from commitments line where line.request_id = c.request_id and (
              line.state = 'EXPIRED' or (line.state = 'HELD' and line.expires_at <= m.now)
              or (line.state = 'WAITING' and lower(line.during) <= m.now)
            )
          )
        )
      ) order by c.queue_no)
      from seen c where c.resource_id = r.id
    ), '[]'),
    coalesce((
      select json_agg(json_build_object('per', rate.per, 'amount_minor', rate.amount_minor::text,
        'currency', rate.currency, 'minimum', rate.minimum, 'lead_time', rate.lead_time,
        'weekend_percent', rate.weekend_percent, 'overtime_percent', rate.overtime_percent,
        'cancellation', rate.cancellation))
      from rates rate where rate.id in (
        select a.rate_id from audiences a
        where a.resource_id = r.id and (a.organisation_id is null or a.organisation_id = asker)
      )
    ), '[]'),
    (select rate.currency::text from rates rate where rate.resource_id = r.id limit 1),
    exists (
      select from commitments c
      where c.organisation_id = asker and c.facility_id = r.facility_id and c.resource_id = r.id
        and c.request_id is not null
    ),
    r.working_week, r.day_minutes,
    coalesce((
      select json_agg(json_build_array(b.id, to_ms(lower(b.during)), to_ms(upper(b.during)), b.units))
      from blocks b where b.resource_id = r.id and upper(b.during) > h.starts and lower(b.during) < h.ends
    ), '[]'),
    to_ms(h.starts), to_ms(h.ends)
  from hulls h
  join resources r on r.id = h.resource_id
  join facilities f on f.id = r.facility_id
  cross join moment m
  order by r.id;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.release_plainly(asked json)
 RETURNS TABLE(n integer)
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET join_collapse_limit TO '1'
 SET from_collapse_limit TO '1'
AS $function$
declare
  moment timestamptz;
  waiting plain_return[];
begin
  with asks as materialized (
    select distinct on (a.asker, a.key) a.asker, a.key, a.hash, a.n, a as ask
    from json_populate_recordset(null::plain_return, asked) as a order by a.asker, a.key, a.n
  ), opened as (
    insert into keys (scope, mutation, key, input_hash, state, answer)
    select asker, 'release', key, hash, 'DONE', '{"value": {}}' from asks
    on conflict do nothing returning scope, keys.key
  )
  select array_agg(a.ask order by a.n) into waiting from opened o join asks a on (a.asker, a.key) = (o.scope, o.key);
  perform from resources where id = any(array(
    select c.resource_id from unnest(waiting) w join commitments c on c.id = w.commitment
  )) order by id for no key update;
  moment := date_trunc('milliseconds', clock_timestamp());
  return query
  with pencils as materialized (
    select distinct on (c.id) w.*, c.resource_id, c.request_id, c.during, c.units
    from unnest(waiting) w
    cross join lateral (select * from commitments named where named.id = w.commitment offset 0) c
    where c.organisation_id = w.asker and c.request_id is not null and c.state = 'HELD' and c.challenged_by is null
    order by c.id, w.n
  ), judged as materialized (
    select p.*
    from pencils p
    join resources r on r.id = p.resource_id
    cross join lateral stillness(p.resource_id, p.during, moment) s
    where not r.is_linked and s.is_still
      and (select part.id from commitments part where part.part_of = p.commitment limit 1) is null
      and (
        select b.id from blocks b
        where b.resource_id = p.resource_id and upper(b.during) > lower(p.during) and lower(b.during) < upper(p.during) limit 1
      ) is null
  ), raised as (
    update resources r set rev = r.rev + 1 from judged j where r.id = j.resource_id
  ), ended as (
    update commitments c set state = 'RELEASED', expires_at = null, ended_at = clock_timestamp()
    from judged j where c.id = j.commitment
  ), noted as (
    insert into audit_entries (id, actor, on_behalf_of, act, subject, before, after)
    select j.trail, j.account, j.behalf, j.act, 'request_' || j.request_id,
      jsonb_build_object('commitments', jsonb_build_array(
        jsonb_build_object('id', 'commitment_' || j.commitment, 'state', 'HELD'))),
      jsonb_build_object('commitments', jsonb_build_array(jsonb_build_object(
        'id', 'commitment_' || j.commitment, 'resource', 'resource_' || j.resource_id, 'units', j.units, 'state', 'RELEASED',
        'period', jsonb_build_object('start', to_iso(lower(j.during)), 'end', to_iso(upper(j.during))))))
    from judged j
  ), published as (
    insert into outbox (name, version, subject)
    select fact.name, 1, fact.subject
    from judged j cross join lateral (values ('commitments.moved', j.request_id), ('audit.written', j.trail)) as fact (name, subject)
  ), left_to_others as (
    delete from keys k using unnest(waiting) w
    where (k.scope, k.mutation, k.key) = (w.asker, 'release', w.key) and not exists (select from judged j where j.n = w.n)
  )
  select j.n from judged j;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.rename_class(class uuid, new_name text)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  update resource_classes set name = new_name where id = class;
  return true;
exception when unique_violation then return false;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.resource_changes_terms()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  perform raise_terms(array[old.facility_id, new.facility_id]);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.room_over(resource uuid, spans tstzmultirange)
 RETURNS TABLE(free bigint)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (min(sweep.level))::bigint AS min
    FROM (unnest(room_over.spans) piece(piece)
      CROSS JOIN LATERAL ( SELECT sum(sum(step.by)) OVER (ORDER BY step.at) AS level
            FROM ( SELECT lower(piece.piece) AS at,
                     0 AS by
                 UNION ALL
                  SELECT GREATEST(lower(w.during), lower(piece.piece)) AS "greatest",
                     w.units
                    FROM facilities.capacity_windows w
                   WHERE ((ROW(w.resource_id, upper(w.during)) > ROW(room_over.resource, lower(piece.piece))) AND (ROW(w.resource_id, upper(w.during)) < ROW(room_over.resource, 'infinity'::timestamp with time zone)) AND (lower(w.during) < upper(piece.piece)))
                 UNION ALL
                  SELECT upper(w.during) AS upper,
                     (- w.units)
                    FROM facilities.capacity_windows w
                   WHERE ((ROW(w.resource_id, upper(w.during)) > ROW(room_over.resource, lower(piece.piece))) AND (ROW(w.resource_id, upper(w.during)) < ROW(room_over.resource, upper(piece.piece))))
                 UNION ALL
                  SELECT step_1.at,
                     step_1.by
                    FROM ((facilities.commitments c
                      CROSS JOIN LATERAL unnest(c.during) span(span))
                      CROSS JOIN LATERAL ( VALUES (GREATEST(lower(span.span), lower(piece.piece)),(- c.units)), (upper(span.span),c.units)) step_1(at, by))
                   WHERE ((c.resource_id = room_over.resource) AND (upper(c.during) > lower(piece.piece)) AND (lower(c.during) < upper(piece.piece)) AND (c.state = ANY (ARRAY['HELD'::text, 'BOOKED'::text, 'BLOCKED'::text])) AND (upper(span.span) > lower(piece.piece)) AND (lower(span.span) < upper(piece.piece)))) step
           WHERE (step.at < upper(piece.piece))
           GROUP BY step.at) sweep);
END
;

CREATE OR REPLACE FUNCTION facilities.say_resource_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  insert into outbox (name, version, subject) select 'resource.moved', 1, id from begun;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.say_resource_moved()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  insert into outbox (name, version, subject)
  select 'resource.moved', 1, new.id
  where not exists (
    select from outbox where xid = pg_current_xact_id() and subject = new.id and name = 'resource.moved'
  );
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.stillness(resource uuid, within tstzmultirange, moment timestamp with time zone)
 RETURNS TABLE(is_still boolean)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT ((( SELECT c.id
            FROM facilities.commitments c
           WHERE ((c.resource_id = stillness.resource) AND (c.state = 'WAITING'::text))
          LIMIT 1) IS NULL) AND (( SELECT c.id
            FROM facilities.commitments c
           WHERE ((c.resource_id = stillness.resource) AND (c.state = 'HELD'::text) AND (c.expires_at <= stillness.moment))
          LIMIT 1) IS NULL) AND (( SELECT c.id
            FROM (( SELECT taken.id,
                     taken.facility_id,
                     taken.resource_id,
                     taken.organisation_id,
                     taken.request_id,
                     taken.part_of,
                     taken.during,
                     taken.units,
                     taken.state,
                     taken.expires_at,
                     taken.queue_no,
                     taken.placed_at,
                     taken.ended_at,
                     taken.block_id,
                     taken.challenged_by,
                     taken.challenged_at,
                     taken.unchallenged_until,
                     taken.moved_at
                    FROM facilities.commitments taken
                   WHERE ((taken.resource_id = stillness.resource) AND (taken.state = ANY (ARRAY['HELD'::text, 'BOOKED'::text, 'BLOCKED'::text])) AND (upper(taken.during) > lower(stillness.within)) AND (lower(taken.during) < upper(stillness.within)))
                  OFFSET 0) c
              JOIN facilities.commitments line ON ((line.request_id = c.request_id)))
           WHERE ((c.state = 'HELD'::text) AND ((line.state = 'EXPIRED'::text) OR ((line.state = 'HELD'::text) AND (line.expires_at <= stillness.moment)) OR ((line.state = 'WAITING'::text) AND (lower(line.during) <= stillness.moment))))
          LIMIT 1) IS NULL));
END
;

CREATE OR REPLACE FUNCTION facilities.tell_class_members()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  insert into outbox (name, version, subject) select distinct 'resource.moved', 1, resource_id from changed;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.tell_directory_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'facilities', 'public'
AS $function$
begin
  insert into outbox (name, version, subject) select 'directory.changed', 1, id from changed;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION facilities.to_iso(moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$select replace(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '.000Z', 'Z')$function$
;

CREATE OR REPLACE FUNCTION facilities.to_ms(moment timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$select floor(extract(epoch from moment) * 1000)::bigint$function$
;

CREATE TRIGGER terms_change AFTER INSERT OR DELETE OR UPDATE ON facilities.alliances FOR EACH STATEMENT EXECUTE FUNCTION facilities.alliances_change_terms();

CREATE CONSTRAINT TRIGGER no_shrink AFTER DELETE OR UPDATE ON facilities.capacity_windows NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION facilities.guard_window();

CREATE TRIGGER moves_are_dated BEFORE UPDATE OF state ON facilities.commitments FOR EACH ROW WHEN ((new.state <> old.state)) EXECUTE FUNCTION facilities.note_move();

CREATE CONSTRAINT TRIGGER no_overbooking AFTER INSERT OR UPDATE ON facilities.commitments NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.state = ANY (ARRAY['HELD'::text, 'BOOKED'::text, 'BLOCKED'::text]))) EXECUTE FUNCTION facilities.guard_commitment();

CREATE TRIGGER directory_entries_change AFTER UPDATE ON facilities.directory_entries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION facilities.tell_directory_entries();

CREATE TRIGGER directory_entries_come AFTER INSERT ON facilities.directory_entries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION facilities.tell_directory_entries();

CREATE TRIGGER terms_change BEFORE UPDATE OF time_zone, organisation_id ON facilities.facilities FOR EACH ROW EXECUTE FUNCTION facilities.facility_changes_terms();

CREATE TRIGGER terms_change AFTER INSERT OR DELETE OR UPDATE ON facilities.memberships FOR EACH STATEMENT EXECUTE FUNCTION facilities.alliances_change_terms();

CREATE TRIGGER terms_begin AFTER INSERT ON facilities.rates REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION facilities.rates_change_terms();

CREATE TRIGGER terms_change AFTER UPDATE ON facilities.rates REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION facilities.rates_change_terms();

CREATE TRIGGER terms_end AFTER DELETE ON facilities.rates REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION facilities.rates_change_terms();

CREATE TRIGGER class_members_come AFTER INSERT ON facilities.resource_class_members REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION facilities.tell_class_members();

CREATE TRIGGER class_members_go AFTER DELETE ON facilities.resource_class_members REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION facilities.tell_class_members();

CREATE TRIGGER resource_begins AFTER INSERT ON facilities.resources REFERENCING NEW TABLE AS begun FOR EACH STATEMENT EXECUTE FUNCTION facilities.say_resource_begins();

CREATE TRIGGER resource_moved AFTER UPDATE ON facilities.resources FOR EACH ROW WHEN ((old.xmin <> (pg_current_xact_id())::xid)) EXECUTE FUNCTION facilities.say_resource_moved();

CREATE TRIGGER terms_change AFTER UPDATE OF facility_id, organisation_id, units, working_week, day_minutes, is_linked ON facilities.resources FOR EACH ROW EXECUTE FUNCTION facilities.resource_changes_terms();

create view facilities_facts.audit_entries as
 SELECT id,
    at,
    actor,
    on_behalf_of,
    act,
    subject,
    reason,
    before,
    after
   FROM facilities.audit_entries;

create view facilities_facts.directory_entries as
 SELECT id,
    name,
    city,
    country,
    closed,
    claimed_by
   FROM facilities.directory_entries;

create view facilities_facts.exchange_rates as
 SELECT on_date,
    base,
    quote,
    rate
   FROM facilities.exchange_rates;

create view facilities_facts.facilities as
 SELECT id,
    organisation_id,
    name,
    city,
    country::text AS country,
    time_zone,
    latitude,
    longitude
   FROM facilities.facilities;

create view facilities_facts.outbox as
 SELECT xid,
    seq,
    name,
    version,
    subject,
    payload
   FROM facilities.outbox;

create view facilities_facts.rates as
 SELECT id,
    resource_id,
    audience,
    audience_id,
    amount_minor,
    currency::text AS currency,
    per,
    minimum,
    lead_time,
    weekend_percent,
    overtime_percent
   FROM facilities.rates;

create view facilities_facts.request_commitments as
 SELECT id,
    request_id,
    resource_id,
    state,
    expires_at
   FROM facilities.commitments
  WHERE request_id IS NOT NULL AND part_of IS NULL;

create view facilities_facts.resource_class_members as
 SELECT class_id,
    resource_id
   FROM facilities.resource_class_members;

create view facilities_facts.resource_parts as
 SELECT p.whole_id,
    p.part_id,
    COALESCE(p.takes, r.units) AS units
   FROM facilities.resource_parts p
     JOIN facilities.resources r ON r.id = p.part_id;

create view facilities_facts.resources as
 SELECT id,
    facility_id,
    name,
    kind,
    units,
    rev,
    working_week,
    day_minutes
   FROM facilities.resources;

create view facilities_facts.taken as
 SELECT c.id,
    c.resource_id,
    lower(span.span) AS starts,
    upper(span.span) AS ends,
    c.units,
    c.state,
    c.expires_at
   FROM facilities.commitments c
     CROSS JOIN LATERAL unnest(c.during) span(span)
  WHERE c.state = ANY (ARRAY['HELD'::text, 'BOOKED'::text, 'BLOCKED'::text]);

create view facilities_facts.windows as
 SELECT id,
    resource_id,
    lower(during) AS starts,
    upper(during) AS ends,
    units
   FROM facilities.capacity_windows;
