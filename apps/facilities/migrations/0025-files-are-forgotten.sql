-- The bytes of a file go once they are brought in; the rows of its table are kept, to be taken back or sent again.

alter table table_imports add upload_id uuid;
comment on column table_imports.upload_id is 'The file it was read from; null where that was at hand, without being sent.';
comment on table uploads is
  'Files on their way in, kept for a day; their parts go as soon as they are brought in. One that is not closed has not come whole, and nobody reads it.';
