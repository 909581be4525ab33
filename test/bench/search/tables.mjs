// The world in the product's own tables, row for row from those of the naive baseline: what the keeper of a market reads.
import { firstMoment, momentStep } from './states.mjs';

/** SQL: the id of the line so far on among those of its type. */
function id(type, place) {
  const moment = `lpad(to_hex(${firstMoment(type)} + ${place}::bigint * ${momentStep}), 12, '0')`;
  return `(left(${moment}, 8) || '-' || right(${moment}, 4) || '-7000-8000-' || lpad(to_hex(${place}), 12, '0'))::uuid`;
}

const statements = [
  `insert into accounts.organisations (id, name, name_folded, kind) select ${id('organisation', 'id')}, name, lower(name), kind from naive.organisation`,
  `insert into alliances.alliances (id, name, charter, status) select ${id('alliance', 'id')}, name, '', status from naive.alliance`,
  `insert into alliances.memberships (id, alliance_id, organisation_id, role, status)
   select uuidv7(), ${id('alliance', 'alliance_id')}, ${id('organisation', 'organisation_id')}, 'MEMBER', 'ACTIVE' from naive.alliance_member`,
  `insert into facilities.facilities (id, organisation_id, name, city, country, time_zone, latitude, longitude)
   select ${id('facility', 'id')}, ${id('organisation', 'organisation_id')}, name, city, country, time_zone, latitude, longitude from naive.facility`,
  `insert into partnerships.scorecards (facility_id, rating) select ${id('facility', 'id')}, rating from naive.facility where rating is not null`,
  `insert into capabilities.assessments (id, facility_id, scheme, tier, issued_on, expires_on, verified_at)
   select uuidv7(), ${id('facility', 'facility_id')}, scheme, (array['NONE', 'SELF_DECLARED', 'THIRD_PARTY'])[tier + 1], issued_on, expires_on, now() from naive.assessment`,
  `insert into facilities.resources (id, facility_id, organisation_id, name, kind, units)
   select ${id('resource', 'r.id')}, ${id('facility', 'f.id')}, ${id('organisation', 'f.organisation_id')}, r.name, r.kind, r.units
   from naive.resource r join naive.facility f on f.id = r.facility_id`,
  `insert into facilities.rates (id, facility_id, resource_id, organisation_id, audience, audience_id, amount_minor, currency, per, minimum)
   select uuidv7(), ${id('facility', 'f.id')}, ${id('resource', 'r.id')}, ${id('organisation', 'f.organisation_id')}, t.audience,
     case t.audience when 'ALLIANCE' then ${id('alliance', 't.alliance_id')} when 'ORGANISATION' then ${id('organisation', 't.organisation_id')} end,
     t.amount_minor, t.currency, t.per, case when t.least > 0 and t.per = 'HOUR' then 'PT' || t.least || 'H' end
   from naive.rate t join naive.resource r on r.id = t.resource_id join naive.facility f on f.id = r.facility_id`,
  `insert into capabilities.claims (resource_id, capability, attributes, standing)
   select ${id('resource', 'c.resource_id')}, c.capability, coalesce(v.attributes, '{}'), 'SELF_DECLARED'
   from naive.claim c left join (
     select claim_id, jsonb_object_agg(attribute, said) as attributes
     from (select claim_id, attribute, jsonb_agg(value) as said from naive.claim_value group by 1, 2) a group by 1) v on v.claim_id = c.id`,
  `insert into facilities.capacity_windows (id, facility_id, resource_id, during, units)
   select uuidv7(), ${id('facility', 'r.facility_id')}, ${id('resource', 'r.id')}, tstzrange(w.starts, w.ends), w.units
   from naive.capacity_window w join naive.resource r on r.id = w.resource_id order by r.id, w.starts`,
  `insert into facilities.commitments (id, facility_id, resource_id, during, units, state)
   select uuidv7(), ${id('facility', 'r.facility_id')}, ${id('resource', 'r.id')}, tstzmultirange(tstzrange(m.starts, m.ends)), m.units, 'BLOCKED'
   from naive.commitment m join naive.resource r on r.id = m.resource_id order by r.id, m.starts`,
];
const filled = [
  ...['accounts.organisations', 'alliances.alliances', 'alliances.memberships', 'facilities.facilities'],
  ...['partnerships.scorecards', 'capabilities.assessments', 'capabilities.claims'],
  ...['facilities.resources', 'facilities.rates', 'facilities.capacity_windows', 'facilities.commitments'],
];

/**
 * Without what each row would set off by itself, as a backup is brought back; and without the index that keeps windows of one resource
 * apart, which takes minutes to build and is of no use to who only reads them.
 */
export async function fillTables(admin) {
  await admin.query('alter table facilities.capacity_windows drop constraint windows_never_overlap');
  await admin.query('set session_replication_role = replica');
  for (const statement of statements) await admin.query(statement);
  await admin.query('set session_replication_role = origin');
  for (const table of filled) await admin.query(`vacuum analyze ${table}`);
}
