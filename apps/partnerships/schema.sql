-- What an empty database becomes through the migrations of this service; generated, do not edit.
-- Renew it with: npm run schema

create table partnerships.alliances (
  id uuid not null,
  status text not null
);

create table partnerships.assignments (
  team_id uuid not null,
  "position" integer not null,
  resource_id uuid not null,
  facility_id uuid not null,
  starts timestamp with time zone not null,
  ends timestamp with time zone not null,
  units integer not null,
  amount_minor bigint not null
);

create table partnerships.audit_entries (
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

create table partnerships.briefs (
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  status text not null,
  currency text not null,
  budget_minor bigint,
  max_facilities integer,
  exclude_facilities uuid[] not null,
  prefer_alliances uuid[] not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  proposed_at timestamp(3) with time zone,
  obstacles jsonb default '[]'::jsonb not null
);

create table partnerships.commitments (
  id uuid not null,
  request_id uuid not null,
  state text not null,
  expires_at timestamp with time zone
);

create table partnerships.events (
  request_id uuid not null,
  version integer not null,
  at timestamp with time zone default clock_timestamp() not null,
  move text not null,
  side text,
  actor uuid,
  offer integer not null
);

create table partnerships.fact_cursors (
  publisher text not null,
  xid xid8 default '0'::xid8 not null,
  seq bigint default 0 not null
);

create table partnerships.intent_requests (
  intent_id uuid not null,
  request_id uuid not null
);

create table partnerships.intents (
  id uuid not null,
  move text not null,
  mover jsonb not null,
  question text not null,
  body jsonb not null,
  message text,
  scope uuid,
  mutation text,
  key text,
  tries integer default 0 not null,
  leased_until timestamp with time zone not null,
  opened_at timestamp with time zone default clock_timestamp() not null,
  team_id uuid
);

create table partnerships.keys (
  scope uuid not null,
  mutation text not null,
  key text not null,
  input_hash bytea not null,
  state text not null,
  answer jsonb,
  created_at timestamp with time zone default now() not null
);

create table partnerships.lines (
  request_id uuid not null,
  offer integer not null,
  "position" integer not null,
  resource_id uuid not null,
  starts timestamp with time zone not null,
  ends timestamp with time zone not null,
  units integer not null,
  amount_minor bigint not null,
  currency text not null,
  commitment_id uuid not null,
  cancellation jsonb,
  fee_percent smallint,
  fee_minor bigint
);

create table partnerships.memberships (
  alliance_id uuid not null,
  organisation_id uuid not null,
  status text not null
);

create table partnerships.messages (
  id uuid not null,
  request_id uuid not null,
  author_id uuid not null,
  body text not null,
  sent_at timestamp(3) with time zone default clock_timestamp() not null
);

create table partnerships.outbox (
  xid xid8 default pg_current_xact_id() not null,
  seq bigint generated always as identity not null,
  name text not null,
  version smallint not null,
  subject uuid not null,
  payload jsonb default '{}'::jsonb not null,
  at timestamp with time zone default clock_timestamp() not null
);

create table partnerships.packages (
  brief_id uuid not null,
  "position" integer not null,
  key text not null,
  title text not null,
  capability text not null,
  requirements jsonb not null,
  units integer not null,
  duration text not null,
  starts timestamp with time zone not null,
  ends timestamp with time zone not null,
  after text[] not null,
  security_floor text,
  near jsonb,
  max_price_minor bigint,
  together text
);

create table partnerships.requests (
  id uuid not null,
  requester_id uuid not null,
  facility_id uuid,
  facility_organisation_id uuid,
  status text not null,
  version integer default 0 not null,
  turn text,
  offer integer default 0 not null,
  wait_if_taken boolean not null,
  questions integer default 0 not null,
  lapses_at timestamp with time zone,
  ends_at timestamp with time zone,
  created_at timestamp with time zone default clock_timestamp() not null,
  brief_id uuid,
  team_id uuid,
  round integer
);

create table partnerships.scorecards (
  facility_id uuid not null,
  rating double precision not null
);

create table partnerships.teams (
  id uuid not null,
  brief_id uuid not null,
  objective text not null,
  proven boolean not null,
  gap double precision not null,
  reasons text[] not null,
  proposed_at timestamp(3) with time zone not null,
  questions integer default 0 not null
);

comment on table partnerships.alliances is 'Copy of alliances: which of them a brief may prefer.';

comment on table partnerships.assignments is 'Who does which package of a team (by its position in the brief), when, for how much in the currency of the brief.';

comment on table partnerships.audit_entries is 'Who did what to what, when, why, and what was there before. The service may add, never change.';

comment on table partnerships.briefs is 'Jobs of producers. Only their own organisation sees them whole.';

comment on column partnerships.briefs.status is 'STAFFED while a booking lives, CLOSED once all its requests have ended, else OPEN.';

comment on column partnerships.briefs.proposed_at is 'When teams were last proposed; obstacles are what that proposal found in the way.';

comment on table partnerships.commitments is 'What the calendar last said of the commitments of a request; a copy, kept by commitments.moved.';

comment on table partnerships.events is 'Every move of a request and the offer that stood after it. Side and actor are null when the clock moved.';

comment on table partnerships.fact_cursors is 'How far this service has applied the facts of each publisher.';

comment on table partnerships.intent_requests is 'The requests an intent moves, all at once; none has two intents.';

comment on table partnerships.intents is 'Moves that wait for the calendar, one at a time for each request; whoever holds the lease asks. Gone once finished.';

comment on column partnerships.intents.key is 'The idempotency key whose answer is still open; null when the clock moves.';

comment on column partnerships.intents.leased_until is 'Until then somebody is at it; afterwards anyone takes it up where it stands.';

comment on column partnerships.intents.team_id is 'The team that is asked or confirmed as a whole; null where one request moves by itself.';

comment on table partnerships.keys is 'Idempotency keys: one effect for each (organisation or account, mutation, key). The answer holds ids or refusals.';

comment on table partnerships.lines is 'Every line that was ever put forward; those of the present offer are on the table. Prices are of the whole line.';

comment on column partnerships.lines.cancellation is 'As the calendar answered: {zone, bands: [{notice, percent}, …]}, longest notice first; null: cancelling is free.';

comment on column partnerships.lines.fee_percent is 'The share that was due when the requester cancelled; null while it has not.';

comment on table partnerships.memberships is 'Copy of alliances: who has a place in an alliance that is not ACTIVE knows of it all the same.';

comment on table partnerships.messages is 'The thread of a request. Only its two sides read it.';

comment on table partnerships.outbox is 'Facts this service publishes, read by cursor on (xid, seq): identity order alone is not commit order.';

comment on table partnerships.packages is 'The pieces of a brief, as they were asked for. Amounts are in the currency of the brief.';

comment on table partnerships.requests is 'What one facility is asked for. A DRAFT is a request on its way to the calendar: nobody sees it.';

comment on column partnerships.requests.version is 'Moves made so far.';

comment on column partnerships.requests.turn is 'The side that is to answer: whoever did not speak last.';

comment on column partnerships.requests.offer is 'Version of the move that put the present lines forward.';

comment on column partnerships.requests.wait_if_taken is 'As sent: may its lines stand in line? Counter-offers keep it.';

comment on column partnerships.requests.questions is 'Questions asked of the calendar about it, refused ones included: each has a key of its own.';

comment on column partnerships.requests.lapses_at is 'From then on it reads as EXPIRED while it is open: the earliest deadline of its lines.';

comment on column partnerships.requests.ends_at is 'End of the last of its lines.';

comment on column partnerships.requests.round is 'Which asking of the team it belongs to: one that has ended as a whole may be asked again.';

comment on table partnerships.scorecards is 'The record of a house, told as one number.';

comment on table partnerships.teams is 'Teams as they were proposed; nothing of one changes afterwards.';

comment on column partnerships.teams.questions is 'Questions asked of the calendar about it as a whole, refused ones included: each has a key of its own.';

alter table partnerships.alliances add constraint alliances_pkey PRIMARY KEY (id);

alter table partnerships.assignments add constraint assignments_amount_minor_check CHECK ((amount_minor >= 0));

alter table partnerships.assignments add constraint assignments_check CHECK ((starts < ends));

alter table partnerships.assignments add constraint assignments_pkey PRIMARY KEY (team_id, "position");

alter table partnerships.assignments add constraint assignments_team_id_fkey FOREIGN KEY (team_id) REFERENCES partnerships.teams(id) ON DELETE CASCADE;

alter table partnerships.assignments add constraint assignments_units_check CHECK ((units > 0));

alter table partnerships.audit_entries add constraint audit_entries_pkey PRIMARY KEY (id);

alter table partnerships.briefs add constraint briefs_budget CHECK ((budget_minor >= 0));

alter table partnerships.briefs add constraint briefs_facilities CHECK ((max_facilities >= 1));

alter table partnerships.briefs add constraint briefs_pkey PRIMARY KEY (id);

alter table partnerships.briefs add constraint briefs_status CHECK ((status = ANY (ARRAY['DRAFT'::text, 'OPEN'::text, 'STAFFED'::text, 'CLOSED'::text])));

alter table partnerships.commitments add constraint commitments_pkey PRIMARY KEY (id);

alter table partnerships.events add constraint events_move CHECK ((move = ANY (ARRAY['SEND'::text, 'COUNTER'::text, 'ACCEPT'::text, 'CHALLENGE'::text, 'CONFIRM'::text, 'DECLINE'::text, 'WITHDRAW'::text, 'EXPIRE'::text, 'CANCEL'::text, 'COMPLETE'::text])));

alter table partnerships.events add constraint events_pkey PRIMARY KEY (request_id, version);

alter table partnerships.events add constraint events_request_id_fkey FOREIGN KEY (request_id) REFERENCES partnerships.requests(id) ON DELETE CASCADE;

alter table partnerships.events add constraint events_side_check CHECK ((side = ANY (ARRAY['REQUESTER'::text, 'FACILITY'::text])));

alter table partnerships.fact_cursors add constraint fact_cursors_pkey PRIMARY KEY (publisher);

alter table partnerships.intent_requests add constraint intent_requests_intent_id_fkey FOREIGN KEY (intent_id) REFERENCES partnerships.intents(id) ON DELETE CASCADE;

alter table partnerships.intent_requests add constraint intent_requests_one_each UNIQUE (request_id);

alter table partnerships.intent_requests add constraint intent_requests_pkey PRIMARY KEY (intent_id, request_id);

alter table partnerships.intent_requests add constraint intent_requests_request_id_fkey FOREIGN KEY (request_id) REFERENCES partnerships.requests(id);

alter table partnerships.intents add constraint intents_pkey PRIMARY KEY (id);

alter table partnerships.intents add constraint intents_question_check CHECK ((question = ANY (ARRAY['place'::text, 'confirm'::text, 'release'::text, 'challenge'::text])));

alter table partnerships.intents add constraint intents_scope_mutation_key_fkey FOREIGN KEY (scope, mutation, key) REFERENCES partnerships.keys(scope, mutation, key);

alter table partnerships.intents add constraint intents_team_id_fkey FOREIGN KEY (team_id) REFERENCES partnerships.teams(id);

alter table partnerships.keys add constraint keys_pkey PRIMARY KEY (scope, mutation, key);

alter table partnerships.keys add constraint keys_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text])));

alter table partnerships.lines add constraint fees_are_whole CHECK (((fee_percent IS NULL) = (fee_minor IS NULL)));

alter table partnerships.lines add constraint lines_amount_minor_check CHECK ((amount_minor >= 0));

alter table partnerships.lines add constraint lines_check CHECK ((starts < ends));

alter table partnerships.lines add constraint lines_fee_minor_check CHECK ((fee_minor >= 0));

alter table partnerships.lines add constraint lines_fee_percent_check CHECK (((fee_percent >= 0) AND (fee_percent <= 100)));

alter table partnerships.lines add constraint lines_pkey PRIMARY KEY (request_id, offer, "position");

alter table partnerships.lines add constraint lines_request_id_fkey FOREIGN KEY (request_id) REFERENCES partnerships.requests(id) ON DELETE CASCADE;

alter table partnerships.lines add constraint lines_units_check CHECK ((units > 0));

alter table partnerships.memberships add constraint memberships_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES partnerships.alliances(id);

alter table partnerships.memberships add constraint memberships_pkey PRIMARY KEY (alliance_id, organisation_id);

alter table partnerships.messages add constraint messages_pkey PRIMARY KEY (id);

alter table partnerships.messages add constraint messages_request_id_fkey FOREIGN KEY (request_id) REFERENCES partnerships.requests(id) ON DELETE CASCADE;

alter table partnerships.outbox add constraint outbox_pkey PRIMARY KEY (xid, seq);

alter table partnerships.packages add constraint packages_brief_id_fkey FOREIGN KEY (brief_id) REFERENCES partnerships.briefs(id);

alter table partnerships.packages add constraint packages_check CHECK ((starts < ends));

alter table partnerships.packages add constraint packages_key UNIQUE (brief_id, key);

alter table partnerships.packages add constraint packages_max_price_minor_check CHECK ((max_price_minor >= 0));

alter table partnerships.packages add constraint packages_pkey PRIMARY KEY (brief_id, "position");

alter table partnerships.packages add constraint packages_security_floor_check CHECK ((security_floor = ANY (ARRAY['NONE'::text, 'SELF_DECLARED'::text, 'THIRD_PARTY'::text])));

alter table partnerships.packages add constraint packages_units_check CHECK ((units > 0));

alter table partnerships.requests add constraint requests_asked CHECK (((status = 'DRAFT'::text) OR ((facility_id IS NOT NULL) AND (facility_organisation_id IS NOT NULL) AND (ends_at IS NOT NULL))));

alter table partnerships.requests add constraint requests_brief_id_fkey FOREIGN KEY (brief_id) REFERENCES partnerships.briefs(id);

alter table partnerships.requests add constraint requests_of_a_team CHECK ((((brief_id IS NULL) = (team_id IS NULL)) AND ((team_id IS NULL) = (round IS NULL))));

alter table partnerships.requests add constraint requests_pkey PRIMARY KEY (id);

alter table partnerships.requests add constraint requests_status CHECK ((status = ANY (ARRAY['DRAFT'::text, 'SENT'::text, 'COUNTERED'::text, 'ACCEPTED'::text, 'CONFIRMED'::text, 'COMPLETED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'EXPIRED'::text, 'CANCELLED'::text])));

alter table partnerships.requests add constraint requests_team_id_fkey FOREIGN KEY (team_id) REFERENCES partnerships.teams(id);

alter table partnerships.requests add constraint requests_turn CHECK ((turn = ANY (ARRAY['REQUESTER'::text, 'FACILITY'::text])));

alter table partnerships.scorecards add constraint scorecards_pkey PRIMARY KEY (facility_id);

alter table partnerships.scorecards add constraint scorecards_rating_check CHECK (((rating >= (1)::double precision) AND (rating <= (5)::double precision)));

alter table partnerships.teams add constraint teams_brief_id_fkey FOREIGN KEY (brief_id) REFERENCES partnerships.briefs(id);

alter table partnerships.teams add constraint teams_gap_check CHECK ((gap >= (0)::double precision));

alter table partnerships.teams add constraint teams_objective CHECK ((objective = ANY (ARRAY['CHEAPEST'::text, 'FEWEST_FACILITIES'::text, 'EARLIEST'::text, 'BEST_RATED'::text])));

alter table partnerships.teams add constraint teams_pkey PRIMARY KEY (id);

CREATE INDEX briefs_by_organisation ON partnerships.briefs USING btree (organisation_id, id DESC);

CREATE INDEX commitments_by_request ON partnerships.commitments USING btree (request_id);

CREATE INDEX intents_by_key ON partnerships.intents USING btree (scope, mutation, key);

CREATE INDEX intents_by_lease ON partnerships.intents USING btree (leased_until);

CREATE INDEX intents_by_team ON partnerships.intents USING btree (team_id) WHERE (team_id IS NOT NULL);

CREATE INDEX keys_by_age ON partnerships.keys USING btree (created_at);

CREATE INDEX messages_by_author ON partnerships.messages USING btree (author_id, request_id);

CREATE INDEX messages_by_request ON partnerships.messages USING btree (request_id, sent_at, id);

CREATE INDEX requests_by_brief ON partnerships.requests USING btree (brief_id) WHERE (brief_id IS NOT NULL);

CREATE INDEX requests_by_end ON partnerships.requests USING btree (ends_at) WHERE (status = 'CONFIRMED'::text);

CREATE INDEX requests_by_facility ON partnerships.requests USING btree (facility_organisation_id, id DESC);

CREATE INDEX requests_by_lapse ON partnerships.requests USING btree (lapses_at) WHERE (status = ANY (ARRAY['SENT'::text, 'COUNTERED'::text, 'ACCEPTED'::text]));

CREATE INDEX requests_by_requester ON partnerships.requests USING btree (requester_id, id DESC);

CREATE INDEX requests_by_team ON partnerships.requests USING btree (team_id, round DESC) WHERE (team_id IS NOT NULL);

CREATE INDEX teams_by_brief ON partnerships.teams USING btree (brief_id, proposed_at DESC);

create view partnerships_facts.audit_entries as
 SELECT id,
    at,
    actor,
    on_behalf_of,
    act,
    subject,
    reason,
    before,
    after
   FROM partnerships.audit_entries;

create view partnerships_facts.outbox as
 SELECT xid,
    seq,
    name,
    version,
    subject,
    payload
   FROM partnerships.outbox;

create view partnerships_facts.scorecards as
 SELECT facility_id,
    rating
   FROM partnerships.scorecards;
