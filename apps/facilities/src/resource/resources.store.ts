import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { ListingAsk, ResourceKind } from '../domain/offering';
import type { NamedPage, NamedPageAsk } from '../page';
import { isSeen, viewerParameters, withViewer } from '../sight/sight.store';

export type Resource = ListingAsk & {
  readonly id: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  readonly organisationId: Id<'organisation'>;
};

type ResourceRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly units: number;
};

const columns = 'r.id, r.facility_id, r.organisation_id, r.name, r.kind, r.units';

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
    const rows = await tx.query<ResourceRow[]>(`select ${columns} from resources r where r.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('resource', row.id), resourceOf(row)]));
  }

  /** One resource, or null. */
  async byId(tx: Tx, id: Id<'resource'>): Promise<Resource | null> {
    return (await this.byIds([id], tx)).get(id) ?? null;
  }

  /** Those resources of a facility that are listed for the viewer: its own, or those with a rate for it; by name, then id. */
  async page(facility: Id<'facility'>, viewer: Viewer, ask: NamedPageAsk): Promise<NamedPage<Resource>> {
    const scope = [...viewerParameters(viewer), uuidOf(facility)];
    const seen = `from resources r cross join viewer where r.facility_id = $3 and ${isSeen('listedResource', 'resource')}`;
    const [counted] = await this.transactions.reading.query<{ total: string }[]>(
      `${withViewer} select count(*) as total ${seen}`,
      scope,
    );
    const rows = await this.transactions.reading.query<ResourceRow[]>(
      `${withViewer} select ${columns} ${seen} and ($4::text is null or (r.name, r.id) > ($4, $5::uuid))
       order by r.name, r.id limit $6`,
      [...scope, ask.after?.name ?? null, ask.after?.uuid ?? null, ask.first + 1],
    );
    return { rows: rows.map(resourceOf), total: Number(counted?.total ?? 0) };
  }
}

const resourceOf = (row: ResourceRow): Resource => ({
  id: idOf('resource', row.id),
  facilityId: idOf('facility', row.facility_id),
  organisationId: idOf('organisation', row.organisation_id),
  ...{ name: row.name, kind: row.kind, units: row.units },
});
