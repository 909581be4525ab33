-- The rows of a table are kept a page at a time, and a page is what one transaction judges, does or takes back: what came of
-- fifty thousand rows is then fifty rows here, written twice.

create table table_import_pages (
  import_id uuid not null references table_imports on delete cascade,
  page_no integer not null check (page_no > 0),
  cells json not null,
  read json not null,
  faults json not null,
  made json,
  rows integer not null check (rows > 0),
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  refused integer not null,
  primary key (import_id, page_no)
);
comment on table table_import_pages is 'Rows of one resource stand together, whatever their order in the file.';
comment on column table_import_pages.cells is '[[row, [cell, ...]]], the row as a spreadsheet counts: the names are row 1.';
comment on column table_import_pages.read is '[{row, read}] of those that could be read.';
comment on column table_import_pages.faults is '[{row, code, column, expected, found}] of those that are refused.';
comment on column table_import_pages.made is '[{row, made}]: what they did, and what was there before: enough to take it back.';

insert into table_import_pages (import_id, page_no, cells, read, faults, made, rows, added, changed, same, refused)
select import_id, page_no, json_agg(json_build_array(row_no, cells) order by row_no),
  coalesce(json_agg(json_build_object('row', row_no, 'read', read) order by row_no) filter (where read is not null), '[]'),
  coalesce((
    select json_agg(jsonb_build_object('row', o.row_no) || fault order by o.row_no)
    from table_import_rows o cross join jsonb_array_elements(o.faults) as fault
    where o.import_id = r.import_id and 1 + o.row_no / 1000 = r.page_no and o.verdict = 'REFUSED'
  ), '[]'),
  json_agg(json_build_object('row', row_no, 'made', made) order by row_no) filter (where made is not null),
  count(*), count(*) filter (where verdict = 'NEW'), count(*) filter (where verdict = 'CHANGED'),
  count(*) filter (where verdict = 'SAME'), count(*) filter (where verdict = 'REFUSED')
from (select 1 + row_no / 1000 as page_no, * from table_import_rows) r group by import_id, page_no;
drop table table_import_rows;

alter table table_imports
  drop constraint table_imports_state_check,
  add constraint table_imports_state_check check (
    state in ('CHECKING', 'CHECKED', 'COMMITTING', 'COMMITTED', 'ROLLING_BACK', 'ROLLED_BACK', 'FAILED')
  ),
  add delimiter text not null default ',' check (delimiter in (',', ';', E'\t')),
  add is_looked boolean not null default false,
  add failures integer not null default 0;
alter table table_imports alter delimiter drop default;
-- What was under way begins at its first page again: rows that were done are found as they should be.
update table_imports set reached = 0 where state in ('CHECKING', 'COMMITTING', 'ROLLING_BACK');
comment on column table_imports.reached is 'The last page that what is under way has done; rolling back comes down from the end, and 0 is before it has looked.';
comment on column table_imports.is_looked is 'Rolling back: every page has been looked at and nothing is in the way of any.';
comment on column table_imports.failures is 'How often in a row its next page met a fault of ours.';
comment on column table_imports.moved_at is 'Whoever waits for longest is served next; in the time to come after a fault.';
