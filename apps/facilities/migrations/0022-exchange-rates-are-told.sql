-- Whoever searches under a highest price compares prices in other currencies with it: the rates an admin brought in, as a view.

create view facilities_facts.exchange_rates as select on_date, base, quote, rate from exchange_rates;
