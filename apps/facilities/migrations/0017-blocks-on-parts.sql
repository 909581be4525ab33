-- Time that is kept of a whole is kept of its parts.

alter table blocks add column part_of uuid;
comment on column blocks.part_of is 'The block on a whole that it came with: it moves and ends with it.';
create index blocks_by_whole on blocks (part_of) where part_of is not null;
