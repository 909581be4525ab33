-- What currencies were worth on a day, as an admin brought it in: for showing and comparing, never for paying.

create table exchange_rates (
  on_date date not null,
  base text not null,
  quote text not null,
  rate numeric not null check (rate > 0),
  primary key (base, quote, on_date),
  check (base <> quote)
);
comment on table exchange_rates is 'One unit of base was worth rate units of quote on that day.';
