import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { Site } from '../domain/offering';
import type { PageOf } from '#service/graphql/connection';
import { type NamedPageAsk, type OwnedRow, pagesOf } from '../page';
import { isSeen, viewerParameters, withViewer } from '../sight/sight.store';

export type Facility = Site & { readonly id: Id<'facility'>; readonly organisationId: Id<'organisation'> };

type FacilityRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly time_zone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

const columns = 'f.id, f.organisation_id, f.name, f.city, f.country, f.time_zone, f.latitude, f.longitude';

@Injectable()
export class FacilitiesStore {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, facility: Facility): Promise<void> {
    await tx.query(
      `insert into facilities (id, organisation_id, name, city, country, time_zone, latitude, longitude)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        uuidOf(facility.id),
        uuidOf(facility.organisationId),
        ...[facility.name, facility.city, facility.country, facility.timeZone],
        ...[facility.latitude, facility.longitude],
      ],
    );
  }

  async byIds(ids: readonly string[], tx: Tx = this.transactions.reading): Promise<ReadonlyMap<string, Facility>> {
    const rows = await tx.query<FacilityRow[]>(`select ${columns} from facilities f where f.id = any($1)`, [
      ids.map((id) => uuidOf(id as Id)),
    ]);
    return new Map(rows.map((row) => [idOf('facility', row.id), facilityOf(row)]));
  }

  /** Those facilities of each of these organisations that the viewer sees, for whichever reason; by name, then id. One more than asked where there is a next page. */
  async pages(
    owners: readonly string[],
    viewer: Viewer,
    ask: NamedPageAsk,
  ): Promise<ReadonlyMap<string, PageOf<Facility>>> {
    const seen = `from facilities f cross join viewer where f.organisation_id = owner.id and ${isSeen('facility', 'facility')}`;
    const rows = await this.transactions.reading.query<OwnedRow<FacilityRow>[]>(
      `${withViewer} select owner.id as owner, counted.total, listed.*
       from unnest($3::uuid[]) as owner (id)
       cross join lateral (select count(*) as total ${seen}) counted
       left join lateral (
         select ${columns} ${seen} and ($4::text is null or (f.name, f.id) > ($4, $5::uuid))
         order by f.name, f.id limit $6) listed on true
       order by listed.name, listed.id`,
      [...viewerParameters(viewer), owners, ask.after?.name ?? null, ask.after?.uuid ?? null, ask.first + 1],
    );
    return pagesOf(rows, facilityOf);
  }
}

const facilityOf = (row: FacilityRow): Facility => ({
  id: idOf('facility', row.id),
  organisationId: idOf('organisation', row.organisation_id),
  ...{ name: row.name, city: row.city, country: row.country, timeZone: row.time_zone },
  ...{ latitude: row.latitude, longitude: row.longitude },
});
