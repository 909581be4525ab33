-- Within which hours a house answers, and how long the holder of a challenged pencil may think.

alter table facilities
  add business_week jsonb check (jsonb_typeof(business_week) = 'array' and jsonb_array_length(business_week) = 7),
  add challenge_minutes smallint not null default 540 check (challenge_minutes between 30 and 10080);
comment on column facilities.business_week is
  'Hours in which somebody answers, as the working week of a resource; null: Monday to Friday, 09:00 to 18:00.';
comment on column facilities.challenge_minutes is 'Business minutes that the holder of a challenged pencil has to confirm or release.';
