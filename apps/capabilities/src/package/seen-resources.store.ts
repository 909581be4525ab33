import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { WorkingWeek } from '#kernel/working-week';
import type { Tx } from '#service/database/database';
import type { Assessed } from '../domain/assessment';
import type { BriefPackage, Seen } from '../domain/brief-package';
import type { Said } from '../domain/requirement';
import type { SecurityTier } from '../domain/taxonomy';
import { claimSays, isOffered, Values } from './narrowing';
import { rateIncludes, type Sight } from '../sight/sight.store';

/** Whose sight counts, and the facilities it wants nothing of. */
export type Onlooker = { readonly sight: Sight; readonly excludes: readonly Id<'facility'>[] };

/** A house as whoever puts a team together needs to know it. */
export type SeenHouse = Seen['house'] & {
  readonly id: Id<'facility'>;
  readonly organisationId: Id<'organisation'>;
  readonly name: string;
  readonly rating: number | null;
  /** ACTIVE ones that it is an ACTIVE member of. */
  readonly alliances: readonly Id<'alliance'>[];
};
export type SeenResource = Seen & { readonly house: SeenHouse };

type NarrowedRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly working_week: WorkingWeek | null;
  readonly day_minutes: number | null;
  readonly says: boolean;
  readonly is_offered: boolean;
};
type ClaimRow = { readonly resource_id: string; readonly capability: string; readonly attributes: Said };
type HouseRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly rating: number | null;
  readonly alliances: readonly string[];
};

type AssessmentRow = {
  readonly facility_id: string;
  readonly tier: SecurityTier;
  readonly issued_on: string;
  readonly expires_on: string | null;
  readonly verified: boolean;
};

/** What an organisation sees that claims the capabilities of packages, whether or not it fits them. */
@Injectable()
export class SeenResourcesStore {
  /**
   * For each package, in order, the resources of other organisations that the onlooker has a rate for and that claim one of its
   * leaves, by id. One statement for each package, and three for all of them together.
   */
  async ofPackages(
    tx: Tx,
    packages: readonly BriefPackage[],
    onlooker: Onlooker,
  ): Promise<readonly (readonly SeenResource[])[]> {
    const narrowed: (readonly NarrowedRow[])[] = [];
    for (const one of packages) narrowed.push(await this.narrowed(tx, one, onlooker));
    const rows = narrowed.flat();
    const speaking = rows.filter(({ says }) => says).map(({ id }) => id);
    const claims = await this.claims(tx, new Set(speaking), new Set(packages.flatMap(leavesOf)));
    const excluded = new Set(onlooker.excludes.map(uuidOf));
    const houses = await this.houses(tx, new Set(rows.map((row) => row.facility_id)));
    return packages.map((one, at) => {
      const leaves = new Set(leavesOf(one));
      return (narrowed[at] ?? []).flatMap((row) => {
        const house = houses.get(row.facility_id);
        if (house === undefined) return [];
        const own = (row.says ? claims.get(row.id) : undefined) ?? [];
        const said = own.filter(({ capability }) => leaves.has(capability)).map(({ attributes }) => attributes);
        const isExcluded = excluded.has(row.facility_id);
        const hours = { zone: house.zone, week: row.working_week, dayMinutes: row.day_minutes };
        return [{ id: idOf('resource', row.id), hours, house, claims: said, isExcluded, isOffered: row.is_offered }];
      });
    });
  }

  /** `says`: one of its claims may meet the requirements; `is_offered`: windows with enough units meet what is left of the window. */
  private narrowed(tx: Tx, wanted: BriefPackage, { sight }: Onlooker): Promise<readonly NarrowedRow[]> {
    const values = new Values();
    const leaves = values.add(leavesOf(wanted));
    const says = wanted.requirements.flatMap((requirement) => claimSays(requirement, values));
    const own = values.add(sight.organisation);
    // NOTE: materialized, because the planner cannot know how few the tests of the calendar leave, and would join in loops.
    return tx.query<NarrowedRow[]>(
      `with claimed as materialized (
         select r.id, r.facility_id, r.working_week, r.day_minutes, f.organisation_id, coalesce(bool_or(${['true', ...says].join(' and ')}), false) as says
         from claims c join resources r on r.id = c.resource_id join facilities f on f.id = r.facility_id
         where c.capability = any(${leaves}::text[]) and f.organisation_id is distinct from ${own}::uuid
         group by r.id, f.organisation_id)
       select r.id, r.facility_id, r.working_week, r.day_minutes, r.says, ${isOffered(wanted, values)} as is_offered
       from claimed r where exists (select from rates t where t.resource_id = r.id
         and ${rateIncludes('t', 'r', own, values.add(sight.alliances))})
       order by r.id`,
      values.list,
    );
  }

  private async claims(
    tx: Tx,
    resources: ReadonlySet<string>,
    leaves: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, readonly ClaimRow[]>> {
    const rows = await tx.query<ClaimRow[]>(
      `select resource_id, capability, attributes from claims
       where resource_id = any($1::uuid[]) and capability = any($2::text[])`,
      [[...resources], [...leaves]],
    );
    return Map.groupBy(rows, (row) => row.resource_id);
  }

  private async houses(tx: Tx, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, SeenHouse>> {
    const rows = await tx.query<HouseRow[]>(
      `select f.id, f.organisation_id, f.name, f.time_zone, f.latitude, f.longitude, s.rating, array(
         select a.id from memberships m join alliances a on a.id = m.alliance_id
         where m.organisation_id = f.organisation_id and m.status = 'ACTIVE' and a.status = 'ACTIVE' order by a.id) as alliances
       from facilities f left join scorecards s on s.facility_id = f.id where f.id = any($1::uuid[])`,
      [[...ids]],
    );
    const assessments = await this.assessments(tx, ids);
    return new Map(rows.map((row) => [row.id, houseOf(row, assessments.get(row.id) ?? [])]));
  }

  private async assessments(
    tx: Tx,
    facilities: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, readonly Assessed[]>> {
    const rows = await tx.query<AssessmentRow[]>(
      `select facility_id, tier, issued_on::text, expires_on::text, verified_at is not null as verified
       from assessments where facility_id = any($1::uuid[])`,
      [[...facilities]],
    );
    const byFacility = Map.groupBy(rows, (row) => row.facility_id);
    return new Map([...byFacility].map(([facility, own]) => [facility, own.map(assessedOf)]));
  }
}

const assessedOf = ({ tier, issued_on, expires_on, verified }: AssessmentRow): Assessed => ({
  ...{ tier, issuedOn: issued_on, expiresOn: expires_on, verified },
});

const leavesOf = ({ leaves }: BriefPackage): readonly string[] => leaves.map(({ code }) => code);

const houseOf = (row: HouseRow, assessments: readonly Assessed[]): SeenHouse => ({
  id: idOf('facility', row.id),
  organisationId: idOf('organisation', row.organisation_id),
  name: row.name,
  zone: row.time_zone,
  latitude: row.latitude,
  longitude: row.longitude,
  rating: row.rating,
  alliances: row.alliances.map((id) => idOf('alliance', id)),
  assessments,
});
