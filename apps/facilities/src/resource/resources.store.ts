import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { ListingAsk, ResourceKind } from '../domain/offering';
import type { PageOf } from '#service/graphql/connection';
import { type NamedPageAsk, type OwnedRow, pagesOf } from '../page';
import { isSeen, viewerParameters, withViewer } from '../sight/sight.store';

export type Resource = ListingAsk & {
  readonly id: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  readonly organisationId: Id<'organisation'>;
};

export type ResourceRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly units: number;
};

export const resourceColumns = 'r.id, r.facility_id, r.organisation_id, r.name, r.kind, r.units';

@Injectable()
export class ResourcesStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, { id, facilityId, organisationId, name, kind, units }: Resource): Promise<void> {
    await tx.query(
      `insert into resources (id, facility_id, organisation_id, name, kind, units) values ($1, $2, $3, $4, $5, $6)`,
      [uuidOf(id), uuidOf(facilityId), uuidOf(organisationId), name, kind, units],
    );
  }

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, Resource>> {
    const rows = await tx.query<ResourceRow[]>(`select ${resourceColumns} from resources r where r.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('resource', row.id), resourceOf(row)]));
  }

  /** Every resource of a facility, for acts of its house; by id. */
  async ofFacility(tx: Tx, facility: Id<'facility'>): Promise<readonly Resource[]> {
    const rows = await tx.query<ResourceRow[]>(
      `select ${resourceColumns} from resources r where r.facility_id = $1 order by r.id`,
      [uuidOf(facility)],
    );
    return rows.map(resourceOf);
  }

  /** Resources of a facility by their names; a name may be that of more than one. */
  async named(
    tx: Tx,
    facility: Id<'facility'>,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Resource[]>> {
    const rows = await tx.query<ResourceRow[]>(
      `select ${resourceColumns} from resources r where r.facility_id = $1 and r.name = any($2) order by r.id`,
      [uuidOf(facility), [...new Set(names)]],
    );
    return Map.groupBy(rows.map(resourceOf), ({ name }) => name);
  }

  /** One resource, or null. */
  async byId(tx: Tx, id: Id<'resource'>): Promise<Resource | null> {
    return (await this.byIds([id], tx)).get(id) ?? null;
  }

  /** Those resources of each of these facilities that the viewer sees in lists; by name, then id. One more than asked where there is a next page. */
  async pages(
    owners: readonly string[],
    viewer: Viewer,
    ask: NamedPageAsk,
  ): Promise<ReadonlyMap<string, PageOf<Resource>>> {
    const seen = `from resources r cross join viewer where r.facility_id = owner.id and ${isSeen('listedResource', 'resource')}`;
    const rows = await this.transactions.reading.query<OwnedRow<ResourceRow>[]>(
      `${withViewer} select owner.id as owner, counted.total, listed.*
       from unnest($3::uuid[]) as owner (id)
       cross join lateral (select count(*) as total ${seen}) counted
       left join lateral (
         select ${resourceColumns} ${seen} and ($4::text is null or (r.name, r.id) > ($4, $5::uuid))
         order by r.name, r.id limit $6) listed on true
       order by listed.name, listed.id`,
      [...viewerParameters(viewer), owners, ask.after?.name ?? null, ask.after?.uuid ?? null, ask.first + 1],
    );
    return pagesOf(rows, resourceOf);
  }
}

export const resourceOf = (row: ResourceRow): Resource => ({
  id: idOf('resource', row.id),
  facilityId: idOf('facility', row.facility_id),
  organisationId: idOf('organisation', row.organisation_id),
  ...{ name: row.name, kind: row.kind, units: row.units },
});
