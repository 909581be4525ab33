-- An operator asks every process that keeps the index in memory to compare it with these tables, or to build it anew; each answers
-- here, wherever it runs.

create table index_asks (
  id uuid primary key,
  wish text not null constraint index_asks_wish_check check (wish in ('VERIFY', 'REBUILD')),
  asked_at timestamptz not null default clock_timestamp()
);
comment on table index_asks is 'What an operator wants of the index in every process; told as the fact index.asked, forgotten after a week.';

create table index_answers (
  ask_id uuid not null references index_asks (id) on delete cascade,
  process text not null,
  report jsonb,
  primary key (ask_id, process)
);
comment on table index_answers is 'Which process has taken up an ask; its report is null until it is done.';
