create table briefs (
  id uuid primary key,
  organisation_id uuid not null,
  title text not null,
  status text not null constraint briefs_status check (status in ('DRAFT', 'OPEN', 'STAFFED', 'CLOSED')),
  currency text not null,
  budget_minor bigint constraint briefs_budget check (budget_minor >= 0),
  max_facilities int constraint briefs_facilities check (max_facilities >= 1),
  exclude_facilities uuid[] not null,
  prefer_alliances uuid[] not null,
  created_at timestamptz not null default clock_timestamp(),
  proposed_at timestamptz(3),
  obstacles jsonb not null default '[]'
);
comment on table briefs is 'Jobs of producers. Only their own organisation sees them whole.';
comment on column briefs.status is 'STAFFED while a booking lives, CLOSED once all its requests have ended, else OPEN.';
comment on column briefs.proposed_at is 'When teams were last proposed; obstacles are what that proposal found in the way.';
create index briefs_by_organisation on briefs (organisation_id, id desc);

create table packages (
  brief_id uuid not null references briefs (id),
  position int not null,
  key text not null,
  title text not null,
  capability text not null,
  requirements jsonb not null,
  units int not null check (units > 0),
  duration text not null,
  starts timestamptz not null,
  ends timestamptz not null,
  after text[] not null,
  security_floor text check (security_floor in ('NONE', 'SELF_DECLARED', 'THIRD_PARTY')),
  near jsonb,
  max_price_minor bigint check (max_price_minor >= 0),
  together text,
  primary key (brief_id, position),
  constraint packages_key unique (brief_id, key),
  check (starts < ends)
);
comment on table packages is 'The pieces of a brief, as they were asked for. Amounts are in the currency of the brief.';

create table teams (
  id uuid primary key,
  brief_id uuid not null references briefs (id),
  objective text not null constraint teams_objective check (objective in ('CHEAPEST', 'FEWEST_FACILITIES', 'EARLIEST', 'BEST_RATED')),
  proven boolean not null,
  gap double precision not null check (gap >= 0),
  reasons text[] not null,
  proposed_at timestamptz(3) not null,
  questions int not null default 0
);
comment on table teams is 'Teams as they were proposed; nothing of one changes afterwards.';
comment on column teams.questions is 'Questions asked of the calendar about it as a whole, refused ones included: each has a key of its own.';
create index teams_by_brief on teams (brief_id, proposed_at desc);

create table assignments (
  team_id uuid not null references teams (id) on delete cascade,
  position int not null,
  resource_id uuid not null,
  facility_id uuid not null,
  starts timestamptz not null,
  ends timestamptz not null,
  units int not null check (units > 0),
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (team_id, position),
  check (starts < ends)
);
comment on table assignments is 'Who does which package of a team (by its position in the brief), when, for how much in the currency of the brief.';

alter table requests add brief_id uuid references briefs (id);
alter table requests add team_id uuid references teams (id);
alter table requests add round int;
alter table requests add constraint requests_of_a_team
  check ((brief_id is null) = (team_id is null) and (team_id is null) = (round is null));
comment on column requests.round is 'Which asking of the team it belongs to: one that has ended as a whole may be asked again.';
create index requests_by_brief on requests (brief_id) where brief_id is not null;
create index requests_by_team on requests (team_id, round desc) where team_id is not null;

-- An intent may concern several requests: all those of a team.
create table intent_requests (
  intent_id uuid not null references intents (id) on delete cascade,
  request_id uuid not null references requests (id),
  primary key (intent_id, request_id),
  constraint intent_requests_one_each unique (request_id)
);
comment on table intent_requests is 'The requests an intent moves, all at once; none has two intents.';
insert into intent_requests (intent_id, request_id) select id, request_id from intents;
alter table intents drop column request_id;
alter table intents add team_id uuid references teams (id);
comment on column intents.team_id is 'The team that is asked or confirmed as a whole; null where one request moves by itself.';
comment on table intents is 'Moves that wait for the calendar, one at a time for each request; whoever holds the lease asks. Gone once finished.';
create index intents_by_team on intents (team_id) where team_id is not null;

-- What a keyed move answers with is a list now.
update keys set answer = jsonb_build_object('value', jsonb_build_object('requestIds', jsonb_build_array(answer #> '{value,requestId}')))
where answer #> '{value,requestId}' is not null;

create table alliances (
  id uuid primary key,
  status text not null
);
comment on table alliances is 'Copy of alliances: which of them a brief may prefer.';

create table memberships (
  alliance_id uuid not null references alliances (id),
  organisation_id uuid not null,
  status text not null,
  primary key (alliance_id, organisation_id)
);
comment on table memberships is 'Copy of alliances: who has a place in an alliance that is not ACTIVE knows of it all the same.';
