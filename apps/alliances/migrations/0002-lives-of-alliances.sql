alter table alliances
  add column moved_at timestamptz not null default now(),
  add column reason text;
comment on column alliances.moved_at is 'Since when it has its status.';
comment on column alliances.reason is 'Why an admin last decided as it did.';
create index alliances_by_name on alliances (name, id);

alter table memberships
  add column moved_at timestamptz not null default now(),
  add column reason text;
comment on column memberships.moved_at is 'Since when it has its status and role.';
comment on column memberships.reason is 'Why a steward last decided as it did.';
