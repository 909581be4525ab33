create table requests (
  id uuid primary key,
  requester_id uuid not null,
  facility_id uuid,
  facility_organisation_id uuid,
  status text not null constraint requests_status check (status in ('DRAFT', 'SENT', 'COUNTERED', 'ACCEPTED', 'CONFIRMED',
    'COMPLETED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED')),
  version int not null default 0,
  turn text constraint requests_turn check (turn in ('REQUESTER', 'FACILITY')),
  offer int not null default 0,
  wait_if_taken boolean not null,
  questions int not null default 0,
  lapses_at timestamptz,
  ends_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint requests_asked check (status = 'DRAFT'
    or (facility_id is not null and facility_organisation_id is not null and ends_at is not null))
);
comment on table requests is 'What one facility is asked for. A DRAFT is a request on its way to the calendar: nobody sees it.';
comment on column requests.version is 'Moves made so far.';
comment on column requests.turn is 'The side that is to answer: whoever did not speak last.';
comment on column requests.offer is 'Version of the move that put the present lines forward.';
comment on column requests.wait_if_taken is 'As sent: may its lines stand in line? Counter-offers keep it.';
comment on column requests.questions is 'Questions asked of the calendar about it, refused ones included: each has a key of its own.';
comment on column requests.lapses_at is 'From then on it reads as EXPIRED while it is open: the earliest deadline of its lines.';
comment on column requests.ends_at is 'End of the last of its lines.';
create index requests_by_requester on requests (requester_id, id desc);
create index requests_by_facility on requests (facility_organisation_id, id desc);
create index requests_by_lapse on requests (lapses_at) where status in ('SENT', 'COUNTERED', 'ACCEPTED');
create index requests_by_end on requests (ends_at) where status = 'CONFIRMED';

create table lines (
  request_id uuid not null references requests (id) on delete cascade,
  offer int not null,
  position int not null,
  resource_id uuid not null,
  starts timestamptz not null,
  ends timestamptz not null,
  units int not null check (units > 0),
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  commitment_id uuid not null,
  primary key (request_id, offer, position),
  check (starts < ends)
);
comment on table lines is 'Every line that was ever put forward; those of the present offer are on the table. Prices are of the whole line.';

create table commitments (
  id uuid primary key,
  request_id uuid not null,
  state text not null,
  expires_at timestamptz
);
comment on table commitments is 'What the calendar last said of the commitments of a request; a copy, kept by commitments.moved.';
create index commitments_by_request on commitments (request_id);

create table events (
  request_id uuid not null references requests (id) on delete cascade,
  version int not null,
  at timestamptz not null default clock_timestamp(),
  move text not null constraint events_move check (move in ('SEND', 'COUNTER', 'ACCEPT', 'CONFIRM', 'DECLINE', 'WITHDRAW',
    'EXPIRE', 'CANCEL', 'COMPLETE')),
  side text check (side in ('REQUESTER', 'FACILITY')),
  actor uuid,
  offer int not null,
  primary key (request_id, version)
);
comment on table events is 'Every move of a request and the offer that stood after it. Side and actor are null when the clock moved.';

create table messages (
  id uuid primary key,
  request_id uuid not null references requests (id) on delete cascade,
  author_id uuid not null,
  body text not null,
  sent_at timestamptz(3) not null default clock_timestamp()
);
comment on table messages is 'The thread of a request. Only its two sides read it.';
create index messages_by_request on messages (request_id, sent_at, id);

create table intents (
  id uuid primary key,
  request_id uuid not null unique references requests (id),
  move text not null,
  mover jsonb not null,
  question text not null check (question in ('place', 'confirm', 'release')),
  body jsonb not null,
  message text,
  scope uuid,
  mutation text,
  key text,
  tries int not null default 0,
  leased_until timestamptz not null,
  opened_at timestamptz not null default clock_timestamp(),
  foreign key (scope, mutation, key) references keys (scope, mutation, key)
);
comment on table intents is 'Moves that wait for the calendar, one at a time for each request; whoever holds the lease asks. Gone once finished.';
comment on column intents.key is 'The idempotency key whose answer is still open; null when the clock moves.';
comment on column intents.leased_until is 'Until then somebody is at it; afterwards anyone takes it up where it stands.';
create index intents_by_key on intents (scope, mutation, key);
create index intents_by_lease on intents (leased_until);

create table scorecards (
  facility_id uuid primary key,
  rating double precision not null check (rating between 1 and 5)
);
comment on table scorecards is 'The record of a house, told as one number.';

create view partnerships_facts.outbox as select xid, seq, name, version, subject, payload from outbox;
create view partnerships_facts.scorecards as select facility_id, rating from scorecards;
create view partnerships_facts.audit_entries as
  select id, at, actor, on_behalf_of, act, subject, reason, before, after from audit_entries;
