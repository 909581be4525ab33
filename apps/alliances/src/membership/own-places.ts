import { Injectable } from '@nestjs/common';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { type Membership, MembershipsStore } from './memberships.store';

/** The places of the viewer's own organisation; those of one request are read together. */
@Injectable()
export class OwnPlaces {
  constructor(private readonly memberships: MembershipsStore) {}

  /** Null where it never had one; a place may be LEFT. */
  async in(context: RequestContext, allianceId: string): Promise<Membership | null> {
    const { organisation } = context.viewer;
    if (organisation === null) return null;
    const batch = (ids: readonly string[]) => this.memberships.placesOf(organisation, ids);
    return loaderOf(context, batch, OwnPlaces).load(allianceId);
  }
}
