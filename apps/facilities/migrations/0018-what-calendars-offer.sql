alter table calendar_feeds add taken_back tstzmultirange not null default '{}';
comment on column calendar_feeds.taken_back is
  'Time this calendar offered and offers no more, where its windows stay for what is promised.';
comment on column calendar_feeds.offered is
  'Time this calendar offers (RFC 7953), where nobody else did, through windows of its own.';
