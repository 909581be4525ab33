-- The rates of a resource are read with each booking and each look at it. The index that keeps them in one currency finds them too,
-- but slowly where ids begin alike, as ids made in one moment do.

create index rates_by_resource on rates (resource_id);
