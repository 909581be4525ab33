import { Client } from 'pg';
import { organisationChanged } from '#events/accounts';
import { membershipChanged } from '#events/alliances';
import { assessmentsChanged } from '#events/capabilities';
import { facilityChanged, resourceMoved } from '#events/facilities';
import type { FactType } from '#events/fact';
import { scorecardChanged } from '#events/partnerships';
import { idOf, newId, uuidOf, type Id } from '#kernel/ids';
import { dayMs, instant } from '#kernel/instant';
import type { WorkingWeek } from '#kernel/working-week';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { capabilities } from '../../apps/capabilities/src/capabilities.module';
import { ask, contextOf } from '../world/ask';
import { testService } from '../world/database';

const uuid = (): string => crypto.randomUUID();

/** Days are counted from today's midnight in UTC, so that everything lies in the time to come. */
export const day = (number: number, hours = 0): string =>
  new Date(Math.floor(Date.now() / dayMs) * dayMs + number * dayMs + hours * 3_600_000).toISOString();
/** The same as a date. */
export const date = (number: number): string => day(number).slice(0, 10);

export type HouseOfTests = {
  readonly organisation: string;
  readonly facility: string;
};
export type RateOfTests = {
  readonly audience?: 'EVERYONE' | 'ALLIANCE' | 'ORGANISATION';
  readonly audienceId?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly per?: string;
  readonly minimum?: string;
  readonly leadTime?: string;
};
export type SpanOfTests = {
  readonly from: string;
  readonly to: string;
  readonly units?: number;
  readonly expires?: string;
};
export type RoomOfTests = {
  readonly name?: string;
  readonly kind?: string;
  readonly units?: number;
  readonly claims?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly standing?: string;
  readonly rates?: readonly RateOfTests[];
  readonly windows?: readonly SpanOfTests[];
  readonly taken?: readonly SpanOfTests[];
  readonly week?: WorkingWeek;
};
export type PlaceOfTests = {
  readonly name?: string;
  readonly city?: string | null;
  readonly country?: string | null;
  readonly zone?: string;
  readonly at?: readonly [number, number] | null;
  readonly rating?: number | null;
};

export const suite = 'colour.grading-suite.hdr';

/** Someone who acts for an organisation. */
export const actor = (organisation: string | null, changes: Partial<Viewer> = {}): Viewer => ({
  ...visitor,
  account: newId('account', instant(Date.now())),
  organisation: organisation === null ? null : idOf('organisation', organisation),
  organisationKind: organisation === null ? null : 'FACILITY',
  role: organisation === null ? null : 'OWNER',
  ...changes,
});

const query = `query ($filter: CapacityFilter!, $sort: CapacitySort, $first: Int, $after: String) {
  searchCapacity(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    facets { field values { value label count } }
    edges { cursor node { resource { id } period { start end } unitsFree price { amountMinor currency } distanceKm reasons } }
  } }`;

/** The capabilities service alone; what other services say is planted in their tables, each time with the fact that tells of it. */
export async function startSearch() {
  const service = await testService(capabilities);
  const admin = new Client({ connectionString: service.databaseUrl });
  await admin.connect();
  // Rows are planted as they stand: no guard, no trigger, no key to another table.
  await admin.query('set search_path = capabilities, public; set session_replication_role = replica');

  const insert = (table: string, row: Readonly<Record<string, unknown>>) => {
    const names = Object.keys(row);
    const places = names.map((_, at) => `$${at + 1}`);
    return admin.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
  };
  /** A publisher says that something of its own has changed. */
  const tell = ({ publisher, name, version }: FactType, subject: string) =>
    insert(`${publisher}.outbox`, { name, version, subject });

  return {
    service,
    admin,
    tell,
    async close() {
      await admin.end();
      await service.close();
    },

    async house({
      name = 'House',
      city = 'Lyon',
      country = 'FR',
      zone = 'Europe/Paris',
      at = null,
      rating = null,
    }: PlaceOfTests = {}) {
      const house = { organisation: uuid(), facility: uuid() };
      const whole = { id: house.organisation, name: `${name} Group`, name_folded: name, kind: 'FACILITY' };
      await insert('accounts.organisations', whole);
      await tell(organisationChanged, house.organisation);
      const [latitude, longitude] = at ?? [null, null];
      const place = { city, country, time_zone: zone, latitude, longitude };
      await insert('facilities.facilities', {
        id: house.facility,
        organisation_id: house.organisation,
        name,
        ...place,
      });
      await tell(facilityChanged, house.facility);
      if (rating !== null) await this.rate(house, rating);
      return house;
    },

    async rate(house: HouseOfTests, rating: number): Promise<void> {
      await insert('partnerships.scorecards', { facility_id: house.facility, rating });
      await tell(scorecardChanged, house.facility);
    },

    /** A suite that is free for the next hundred days, for a hundred euros a day, unless said otherwise. */
    async room(house: HouseOfTests, room: RoomOfTests = {}): Promise<Id<'resource'>> {
      const { name = 'Suite', kind = 'ROOM', units = 1, claims = { [suite]: {} }, standing = 'SELF_DECLARED' } = room;
      const id = uuid();
      const home = { facility_id: house.facility, organisation_id: house.organisation };
      await insert('facilities.resources', {
        ...{ id, ...home, name, kind, units, working_week: room.week ? JSON.stringify(room.week) : null },
      });
      for (const [capability, attributes] of Object.entries(claims))
        await insert('claims', { resource_id: id, capability, attributes: JSON.stringify(attributes), standing });
      for (const rate of room.rates ?? [{}])
        await insert('facilities.rates', {
          ...{ id: uuid(), resource_id: id, ...home },
          ...{ audience: rate.audience ?? 'EVERYONE', audience_id: rate.audienceId ?? null },
          ...{ amount_minor: rate.amount ?? 10_000, currency: rate.currency ?? 'EUR', per: rate.per ?? 'DAY' },
          ...{ minimum: rate.minimum ?? null, lead_time: rate.leadTime ?? null },
        });
      for (const { from, to, units: some = units } of room.windows ?? [{ from: day(-1), to: day(100) }])
        await insert('facilities.capacity_windows', {
          ...{ id: uuid(), facility_id: house.facility, resource_id: id, during: `[${from},${to})`, units: some },
        });
      for (const { from, to, units: some = units, expires = null } of room.taken ?? [])
        await insert('facilities.commitments', {
          ...{ id: uuid(), facility_id: house.facility, resource_id: id, during: `{[${from},${to})}`, units: some },
          ...{ state: expires === null ? 'BOOKED' : 'HELD', expires_at: expires },
        });
      await tell(resourceMoved, id);
      return idOf('resource', id);
    },

    /** So many units of a part are taken with the whole. */
    async takesAlong(whole: Id<'resource'>, part: Id<'resource'>, takes: number): Promise<void> {
      const [whole_id, part_id] = [uuidOf(whole), uuidOf(part)];
      await insert('facilities.resource_parts', { whole_id, part_id, facility_id: uuid(), takes, turn: 1 });
      await tell(resourceMoved, whole_id);
    },

    async alliance(members: readonly string[], status = 'ACTIVE', membership = 'ACTIVE'): Promise<string> {
      const id = uuid();
      await insert('alliances.alliances', { id, name: `Alliance ${id}`, charter: '', status });
      for (const organisation_id of members)
        await insert('alliances.memberships', {
          ...{ id: uuid(), alliance_id: id, organisation_id, role: 'MEMBER', status: membership },
        });
      await tell(membershipChanged, id);
      return id;
    },

    async setAlliance(id: string, status: string): Promise<void> {
      await admin.query('update alliances.alliances set status = $2 where id = $1', [id, status]);
      await tell(membershipChanged, id);
    },

    /** The membership of one organisation, or of all. */
    async setMembership(alliance: string, status: string, organisation: string | null = null): Promise<void> {
      await admin.query(
        `update alliances.memberships set status = $2
         where alliance_id = $1 and ($3::uuid is null or organisation_id = $3)`,
        [alliance, status, organisation],
      );
      await tell(membershipChanged, alliance);
    },

    async assess(house: HouseOfTests, tier: string, from: string, to: string, verified = true): Promise<void> {
      const row = {
        id: uuid(),
        facility_id: house.facility,
        scheme: 'TPN_GOLD',
        tier,
        issued_on: from,
        expires_on: to,
      };
      await insert('assessments', { ...row, verified_at: verified ? new Date() : null });
      await tell(assessmentsChanged, house.facility);
    },

    /** `filter` is laid over: an HDR suite on day 10, from 9 to 17 o'clock in UTC. */
    async search(viewer: Viewer, filter: object = {}, rest: object = {}) {
      const plain = { capability: suite, period: { start: day(10, 9), end: day(10, 17) } };
      const variables = { filter: { ...plain, ...filter }, ...rest };
      const { searchCapacity } = await ask(service, query, variables, contextOf(viewer));
      const facets: Record<string, Record<string, number>> = {};
      for (const { field, values } of searchCapacity.facets) {
        facets[field] = {};
        for (const { value, count } of values) facets[field][value] = count;
      }
      const found: readonly string[] = searchCapacity.edges.map(
        (edge: { node: { resource: { id: string } } }) => edge.node.resource.id,
      );
      return {
        ...searchCapacity,
        found,
        facets,
        nodes: searchCapacity.edges.map((edge: { node: unknown }) => edge.node),
      };
    },
  };
}
