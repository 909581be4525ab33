-- Tables that houses bring in: every row with what was read of it, what came of it and what it made, so that it goes on after a
-- crash where it stopped, and can be taken back.

create table table_imports (
  id uuid primary key,
  organisation_id uuid not null,
  facility_id uuid not null,
  kind text not null check (kind in ('RESOURCES', 'WINDOWS', 'RATES')),
  state text not null check (
    state in ('CHECKING', 'CHECKED', 'COMMITTING', 'COMMITTED', 'ROLLING_BACK', 'ROLLED_BACK')
  ),
  name text not null,
  sha256 bytea not null,
  headers jsonb not null,
  columns jsonb not null,
  acts_as jsonb not null,
  reached integer not null default 0,
  in_way jsonb not null default '[]',
  made_at timestamptz not null default clock_timestamp(),
  moved_at timestamptz not null default clock_timestamp()
);
comment on column table_imports.headers is 'The names in the first row of the file.';
comment on column table_imports.columns is 'Which column is which: [{name, header}].';
comment on column table_imports.acts_as is 'Who moved it last: what is done in the background is done for them.';
comment on column table_imports.reached is 'The last row that what is under way has done; rolling back comes down from the end, and 0 is before it has looked.';
comment on column table_imports.in_way is 'Why it could not be taken back: [{row, code, column, expected, found}].';
create index table_imports_by_facility on table_imports (facility_id, id desc);
create index table_imports_under_way on table_imports (moved_at)
  where state in ('CHECKING', 'COMMITTING', 'ROLLING_BACK');
create index table_imports_never_committed on table_imports (made_at) where state in ('CHECKING', 'CHECKED');

create table table_import_rows (
  import_id uuid not null references table_imports on delete cascade,
  row_no integer not null check (row_no > 1),
  cells jsonb not null,
  read jsonb,
  verdict text check (verdict in ('NEW', 'CHANGED', 'SAME', 'REFUSED')),
  faults jsonb not null default '[]',
  made jsonb,
  primary key (import_id, row_no)
);
comment on column table_import_rows.row_no is 'As a spreadsheet counts: the names are row 1.';
comment on column table_import_rows.read is 'Null: it could not be read.';
comment on column table_import_rows.faults is '[{code, column, expected, found}]';
comment on column table_import_rows.made is 'What it did, and what was there before: enough to take it back.';
create index table_import_rows_refused on table_import_rows (import_id, row_no) where verdict = 'REFUSED';
