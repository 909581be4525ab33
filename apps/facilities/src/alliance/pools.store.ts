import { Injectable } from '@nestjs/common';
import { Transactions } from '#service/database/transactions';
import type { PageOf } from '#service/graphql/connection';
import type { Viewer } from '#service/viewer/viewer';
import { type NamedPageAsk, type OwnedRow, pagesOf } from '../page';
import { type Resource, resourceColumns, resourceOf, type ResourceRow } from '../resource/resources.store';
import { isSeen, viewerParameters, withViewer } from '../sight/sight.store';

/** What the houses of alliances offer together. */
@Injectable()
export class PoolsStore {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Of each of these alliances (bare uuids) the resources of its ACTIVE houses that are offered to the viewer, by name, then id; one
   * more than asked where there is a next page. None of an alliance that is not ACTIVE, or that the viewer is not ACTIVE in; admins
   * look into all of them and find what is offered to everyone.
   */
  async pages(
    alliances: readonly string[],
    viewer: Viewer,
    ask: NamedPageAsk,
  ): Promise<ReadonlyMap<string, PageOf<Resource>>> {
    const pooled = `from alliances a
      join memberships house on house.alliance_id = a.id and house.status = 'ACTIVE'
      join resources r on r.organisation_id = house.organisation_id
      cross join viewer
      where a.id = owner.id and a.status = 'ACTIVE' and ${isSeen('pooledResource', 'resource')}
        and (viewer.is_admin or exists (
          select from memberships mine
          where mine.alliance_id = a.id and mine.organisation_id = viewer.organisation and mine.status = 'ACTIVE'))`;
    const rows = await this.transactions.reading.query<OwnedRow<ResourceRow>[]>(
      `${withViewer} select owner.id as owner, counted.total, listed.*
       from unnest($3::uuid[]) as owner (id)
       cross join lateral (select count(*) as total ${pooled}) counted
       left join lateral (
         select ${resourceColumns} ${pooled} and ($4::text is null or (r.name, r.id) > ($4, $5::uuid))
         order by r.name, r.id limit $6) listed on true
       order by listed.name, listed.id`,
      [...viewerParameters(viewer), alliances, ask.after?.name ?? null, ask.after?.uuid ?? null, ask.first + 1],
    );
    return pagesOf(rows, resourceOf);
  }
}
