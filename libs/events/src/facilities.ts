import type { FactType } from './fact';

/** A facility's name, place or zone changed. State: `facilitiesView`. */
export const facilityChanged: FactType = {
  publisher: 'facilities',
  name: 'facility.changed',
  version: 1,
};

/** A resource is at a new revision: itself, its windows, rates or commitments moved. State: the five views below. */
export const resourceMoved: FactType = {
  publisher: 'facilities',
  name: 'resource.moved',
  version: 1,
};

/** Commitments of a request changed state. Subject: the request. State: `requestCommitmentsView`. */
export const commitmentsMoved: FactType = {
  publisher: 'facilities',
  name: 'commitments.moved',
  version: 1,
};

/** Rows `id, organisation_id uuid, name, city, country, time_zone text, latitude, longitude float8`. */
export const facilitiesView = 'facilities_facts.facilities';

/** Rows `id, facility_id uuid, name, kind text, units int, rev bigint, working_week jsonb, day_minutes smallint`. */
export const resourcesView = 'facilities_facts.resources';

/** Rows `id, resource_id uuid, starts, ends timestamptz, units int`. */
export const windowsView = 'facilities_facts.windows';

/** Rows `id, resource_id uuid, audience text, audience_id uuid, amount_minor bigint, currency, per text, minimum, lead_time text, weekend_percent, overtime_percent smallint`. */
export const ratesView = 'facilities_facts.rates';

/** Live commitments that take units. Rows `id, resource_id uuid, starts, ends timestamptz, units int, state text, expires_at timestamptz`. */
export const takenView = 'facilities_facts.taken';

/** What is taken with a resource. Rows `whole_id, part_id uuid, units int`. */
export const resourcePartsView = 'facilities_facts.resource_parts';

/** All commitments placed for requests, without those on the parts of a whole. Rows `id, request_id, resource_id uuid, state text, expires_at timestamptz`. */
export const requestCommitmentsView = 'facilities_facts.request_commitments';

/** Which classes of a house a resource is a member of; said with `resourceMoved`. Rows `class_id, resource_id uuid`. */
export const resourceClassMembersView = 'facilities_facts.resource_class_members';

/** An entry of the directory came, changed, or was given to a house. Subject: the entry. State: `directoryEntriesView`. */
export const directoryChanged: FactType = {
  publisher: 'facilities',
  name: 'directory.changed',
  version: 1,
};

/** Rows `id uuid, name, city, country text, closed boolean, claimed_by uuid`: the organisation whose claim was accepted. */
export const directoryEntriesView = 'facilities_facts.directory_entries';

/** What currencies were worth on a day, as an admin brought it in. Rows `on_date date, base, quote text, rate numeric`. */
export const exchangeRatesView = 'facilities_facts.exchange_rates';
