import { organisationsView } from '#events/accounts';
import { alliancesView, membershipsView } from '#events/alliances';
import {
  facilitiesView,
  ratesView,
  resourceClassMembersView,
  resourcePartsView,
  resourcesView,
  takenView,
  windowsView,
} from '#events/facilities';
import { scorecardsView } from '#events/partnerships';
import type { Connection } from '#service/database/connection';
import type { MarketSizes } from '../domain/market/market';
import type { AllianceState, FacilityState, ResourceState, Uuid } from '../domain/market/state';
import type { Changed } from './facts.store';
import { madeOf, type LeaveOut } from './leave-out';
import { resourceOf, type ResourceRow } from './resource.row';

/** Sizes that a look at the tables can tell; from which day on is for the keeper to say. */
export type CountedSizes = Omit<MarketSizes, 'from'>;

/** Which things a state is asked of. */
type Chosen = readonly Uuid[];

/** What of the market something touches, each once. */
export type Touched = {
  readonly alliances: readonly Uuid[];
  readonly facilities: readonly Uuid[];
  readonly resources: readonly Uuid[];
};

/**
 * What the market is told, read from the publishers' views and from this service's own claims and assessments. Each call is one
 * statement, so each state is of one moment; what is not there any more, or cannot be read, is missing from the answer.
 */
export class StatesStore {
  constructor(
    private readonly connection: Connection,
    private readonly leaveOut: LeaveOut,
  ) {}

  /** How many of each there are. */
  async sizes(): Promise<CountedSizes> {
    const [row] = await this.connection.query<Record<keyof CountedSizes, string>>(
      `select (select count(*) from ${facilitiesView}) as facilities, (select count(*) from ${resourcesView}) as resources,
         (select count(*) from claims) as claims, (select count(*) from ${ratesView}) as rates,
         (select count(*) from ${windowsView}) as windows, (select count(*) from ${takenView}) as taken,
         (select count(*) from ${alliancesView}) as alliances, (select count(*) from ${membershipsView}) as members`,
    );
    if (row === undefined) throw new Error('nothing was counted');
    return {
      ...{ facilities: Number(row.facilities), resources: Number(row.resources), claims: Number(row.claims) },
      ...{ rates: Number(row.rates), windows: Number(row.windows), taken: Number(row.taken) },
      ...{ alliances: Number(row.alliances), members: Number(row.members) },
    };
  }

  /** All resources of houses that are known, by house, then id: the order in which a market is built. */
  async allResources(): Promise<readonly Uuid[]> {
    return this.ids(
      `select r.id from ${resourcesView} r join ${facilitiesView} f on f.id = r.facility_id order by f.id, r.id`,
    );
  }

  async allFacilities(): Promise<readonly Uuid[]> {
    return this.ids(`select id from ${facilitiesView} order by id`);
  }

  async allAlliances(): Promise<readonly Uuid[]> {
    return this.ids(`select id from ${alliancesView} order by id`);
  }

  /** In no order. */
  async facilities(chosen: Chosen): Promise<readonly FacilityState[]> {
    const rows = await this.connection.query<FacilityRow>(
      `select f.id, f.organisation_id, coalesce(o.name, '') as organisation_name, f.name, f.city, f.country, f.time_zone,
         f.latitude, f.longitude, s.rating, (
           select json_agg(json_build_object('tier', a.tier, 'issuedOn', a.issued_on, 'expiresOn', a.expires_on,
             'verified', a.verified_at is not null) order by a.id)
           from assessments a where a.facility_id = f.id) as assessments
       from ${facilitiesView} f left join ${organisationsView} o on o.id = f.organisation_id
       left join ${scorecardsView} s on s.facility_id = f.id where f.id = any($1::uuid[])`,
      [chosen],
    );
    return rows.map(facilityOf);
  }

  /** By house, then id. */
  async resources(chosen: Chosen): Promise<readonly ResourceState[]> {
    const rows = await this.connection.query<ResourceRow>(resourcesText, [chosen], 'resources');
    return madeOf(rows, resourceOf, this.leaveOut);
  }

  /** Those that are ACTIVE, with the members that are; others open nothing and are not there. */
  async alliances(chosen: Chosen): Promise<readonly AllianceState[]> {
    const rows = await this.connection.query<{ id: string; members: string[] }>(
      `select a.id, array(select m.organisation_id::text from ${membershipsView} m
         where m.alliance_id = a.id and m.status = 'ACTIVE' order by m.organisation_id) as members
       from ${alliancesView} a where a.status = 'ACTIVE' and a.id = any($1::uuid[])`,
      [chosen],
    );
    return rows;
  }

  /** What of the market is to be read anew after these changes. */
  async touchedBy(changed: Changed): Promise<Touched> {
    const { organisations, records, alliances } = changed;
    const sites = organisations.length === 0 ? [] : await this.sitesOf(organisations);
    const moved = changed.resources;
    const wholes = moved.length === 0 ? [] : await this.wholesOf(moved);
    const housed = changed.facilities.length === 0 ? [] : await this.resourcesOf(changed.facilities);
    return {
      alliances,
      facilities: [...new Set([...changed.facilities, ...sites, ...records])],
      resources: [...new Set([...moved, ...wholes, ...housed])],
    };
  }

  /** Sites of these organisations. */
  private async sitesOf(organisations: Chosen): Promise<readonly Uuid[]> {
    return this.ids(`select id from ${facilitiesView} where organisation_id = any($1::uuid[])`, organisations);
  }

  /** What these facilities offer: a resource keeps its hours on the clock of its house. */
  private async resourcesOf(facilities: Chosen): Promise<readonly Uuid[]> {
    return this.ids(`select id from ${resourcesView} where facility_id = any($1::uuid[])`, facilities);
  }

  /** What these are parts of: what is taken of a part is not there for its whole. */
  private async wholesOf(parts: Chosen): Promise<readonly Uuid[]> {
    return this.ids(`select whole_id as id from ${resourcePartsView} where part_id = any($1::uuid[])`, parts);
  }

  private async ids(text: string, ...values: readonly Chosen[]): Promise<readonly Uuid[]> {
    const rows = await this.connection.query<{ id: string }>(text, values);
    return rows.map(({ id }) => id);
  }
}

type FacilityRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly time_zone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly rating: number | null;
  readonly assessments: FacilityState['assessments'] | null;
};

const facilityOf = (row: FacilityRow): FacilityState => ({
  ...{ id: row.id, organisation: row.organisation_id, organisationName: row.organisation_name, name: row.name },
  ...{ city: row.city, country: row.country, zone: row.time_zone, latitude: row.latitude, longitude: row.longitude },
  ...{ rating: row.rating, assessments: row.assessments ?? [] },
});

// NOTE: spans come as the bytes PostgreSQL sends of itself, twenty or twenty-eight each: read from a world of three million windows
// that takes half the time of JSON, of arrays and of a row for each, and a page of resources is all that is in memory at once.
const windowsOf = (resource: string): string =>
  `(select string_agg(timestamptz_send(w.starts) || timestamptz_send(w.ends) || int4send(w.units), ''::bytea order by w.starts)
    from ${windowsView} w where w.resource_id = ${resource})`;
const takenOf = (resource: string): string =>
  `(select string_agg(timestamptz_send(t.starts) || timestamptz_send(t.ends) || int4send(t.units)
      || timestamptz_send(coalesce(t.expires_at, 'infinity')), ''::bytea order by t.starts, t.id)
    from ${takenView} t where t.resource_id = ${resource})`;

const resourcesText = `
  select r.id, r.facility_id, r.name, r.kind, r.units, f.time_zone, r.working_week, r.day_minutes,
    ${windowsOf('r.id')} as windows, ${takenOf('r.id')} as taken,
    (select json_agg(json_build_array(p.units, encode(${windowsOf('p.part_id')}, 'hex'), encode(${takenOf('p.part_id')}, 'hex'))
       order by p.part_id) from ${resourcePartsView} p where p.whole_id = r.id) as parts,
    (select json_agg(json_build_array(t.audience, t.audience_id, t.amount_minor::text, t.currency, t.per, t.minimum, t.lead_time,
       t.weekend_percent, t.overtime_percent) order by t.id) from ${ratesView} t where t.resource_id = r.id) as rates,
    (select json_agg(json_build_array(c.capability, c.attributes, c.standing, c.expires_on, c.ai) order by c.capability)
       from claims c where c.resource_id = r.id) as claims,
    array(select m.class_id::text from ${resourceClassMembersView} m where m.resource_id = r.id order by m.class_id) as classes
  from ${resourcesView} r join ${facilitiesView} f on f.id = r.facility_id
  where r.id = any($1::uuid[]) order by f.id, r.id`;
