-- What a house declares of the use of AI, claim by claim. Claims of before declare nothing: nothing is known of them.

alter table claims add column ai jsonb
  check (ai is null or (jsonb_typeof(ai -> 'uses') = 'array' and ai ->> 'trainsOnInput' in ('no', 'yes', 'unknown')) is true);
comment on column claims.ai is 'AI categories used (uses) and whether a tool learns from its input (trainsOnInput), read and written whole; null: nothing declared.';
