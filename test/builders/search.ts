import { Client } from 'pg';
import { idOf, newId, type Id } from '#kernel/ids';
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

/** The capabilities service alone, its copies of other services filled by hand. */
export async function startSearch() {
  const service = await testService(capabilities);
  const admin = new Client({ connectionString: service.databaseUrl });
  await admin.connect();
  await admin.query('set search_path = capabilities, public');

  const insert = (table: string, row: Readonly<Record<string, unknown>>) => {
    const names = Object.keys(row);
    const places = names.map((_, at) => `$${at + 1}`);
    return admin.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
  };

  return {
    service,
    admin,
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
      await insert('organisations', { id: house.organisation, name: `${name} Group` });
      const [latitude, longitude] = at ?? [null, null];
      const place = { city, country, time_zone: zone, latitude, longitude };
      await insert('facilities', { id: house.facility, organisation_id: house.organisation, name, ...place });
      if (rating !== null) await insert('scorecards', { facility_id: house.facility, rating });
      return house;
    },

    /** A suite that is free for the next hundred days, for a hundred euros a day, unless said otherwise. */
    async room(house: HouseOfTests, room: RoomOfTests = {}): Promise<Id<'resource'>> {
      const { name = 'Suite', kind = 'ROOM', units = 1, claims = { [suite]: {} }, standing = 'SELF_DECLARED' } = room;
      const id = uuid();
      await insert('resources', {
        ...{ id, facility_id: house.facility, name, kind, units },
        working_week: room.week ? JSON.stringify(room.week) : null,
      });
      for (const [capability, attributes] of Object.entries(claims))
        await insert('claims', { resource_id: id, capability, attributes: JSON.stringify(attributes), standing });
      for (const rate of room.rates ?? [{}])
        await insert('rates', {
          ...{
            id: uuid(),
            resource_id: id,
            audience: rate.audience ?? 'EVERYONE',
            audience_id: rate.audienceId ?? null,
          },
          ...{ amount_minor: rate.amount ?? 10_000, currency: rate.currency ?? 'EUR', per: rate.per ?? 'DAY' },
          ...{ minimum: rate.minimum ?? null, lead_time: rate.leadTime ?? null },
        });
      const span = (one: SpanOfTests) => ({
        ...{ id: uuid(), resource_id: id, starts: one.from, ends: one.to, units: one.units ?? units },
      });
      for (const window of room.windows ?? [{ from: day(-1), to: day(100) }]) await insert('windows', span(window));
      for (const one of room.taken ?? []) await insert('taken', { ...span(one), expires_at: one.expires ?? null });
      return idOf('resource', id);
    },

    async alliance(members: readonly string[], status = 'ACTIVE', membership = 'ACTIVE'): Promise<string> {
      const id = uuid();
      await insert('alliances', { id, status });
      for (const organisation_id of members)
        await insert('memberships', { alliance_id: id, organisation_id, status: membership });
      return id;
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
