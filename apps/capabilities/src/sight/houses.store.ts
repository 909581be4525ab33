import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { facilityIsSeen, rateIncludes, sightOf } from './sight.store';

/** Whose a facility is, and whether the viewer may know of it or of the resource asked about. */
export type House = { readonly organisation: Id<'organisation'>; readonly isSeen: boolean };

type Found = { readonly organisation_id: string; readonly is_seen: boolean };

/** Houses as this service's copies know them. */
@Injectable()
export class HousesStore {
  /** The house of a resource, null when there is none. Others see the resource by a rate that includes them. */
  async ofResource(tx: Tx, resource: Id<'resource'>, viewer: Viewer): Promise<House | null> {
    const sight = await sightOf(tx, viewer);
    const rows = await tx.query<Found[]>(
      `select f.organisation_id, exists (
         select from rates t where t.resource_id = r.id and ${rateIncludes('t', 'f', '$2', '$3')}) as is_seen
       from resources r join facilities f on f.id = r.facility_id where r.id = $1`,
      [uuidOf(resource), sight.organisation, sight.alliances],
    );
    return houseOf(rows, viewer);
  }

  /** A facility's house, null when there is none. It is seen by who sees a resource of it, by fellow members of an alliance and by admins. */
  async ofFacility(tx: Tx, facility: Id<'facility'>, viewer: Viewer): Promise<House | null> {
    const sight = await sightOf(tx, viewer);
    const rows = await tx.query<Found[]>(
      `select f.organisation_id, $4::boolean or coalesce(${facilityIsSeen('f', '$2', '$3')}, false) as is_seen
       from facilities f where f.id = $1`,
      [uuidOf(facility), sight.organisation, sight.alliances, viewer.isAdmin],
    );
    return houseOf(rows, viewer);
  }
}

function houseOf([found]: readonly Found[], viewer: Viewer): House | null {
  if (found === undefined) return null;
  const organisation = idOf('organisation', found.organisation_id);
  return { organisation, isSeen: found.is_seen || organisation === viewer.organisation };
}
