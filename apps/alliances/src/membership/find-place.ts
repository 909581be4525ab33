import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { AlliancesStore } from '../alliance/alliances.store';
import type { AllianceStatus } from '../domain/alliance';
import { seesAlliance } from '../domain/alliance-life';
import { isShown } from '../domain/membership-life';
import { type Membership, MembershipsStore } from './memberships.store';

/** An alliance somebody names, and the place of their own house in it. Locked: both stay as they are. */
export type PlaceInAlliance = {
  readonly allianceId: Id<'alliance'>;
  readonly status: AllianceStatus;
  readonly own: Membership | null;
};
/** A membership somebody names, and the place of their own house in the same alliance. */
export type FoundMembership = { readonly membership: Membership; readonly own: Membership | null };

/** For a mutation: what a caller names, or NOT_FOUND where it is not shown to them. */
@Injectable()
export class FindPlace {
  constructor(
    private readonly alliances: AlliancesStore,
    private readonly memberships: MembershipsStore,
  ) {}

  /** Locks the alliance. Field: `allianceId`. */
  async inAlliance(tx: Tx, viewer: Viewer, id: string): Promise<Result<PlaceInAlliance, 'NOT_FOUND'>> {
    const status = isId('alliance', id) ? await this.alliances.lock(tx, id) : null;
    const own = status && (await this.ownPlace(tx, viewer, id));
    const onlooker = { isSignedIn: viewer.account !== null, isAdmin: viewer.isAdmin, place: own?.status ?? null };
    return status !== null && seesAlliance(status, onlooker)
      ? ok({ allianceId: id as Id<'alliance'>, status, own })
      : refuse('NOT_FOUND', 'There is no such alliance.', 'allianceId');
  }

  /** Locks its alliance. Field: `membershipId`. */
  async membership(tx: Tx, viewer: Viewer, id: string): Promise<Result<FoundMembership, 'NOT_FOUND'>> {
    const hidden = refuse('NOT_FOUND', 'There is no such membership.', 'membershipId');
    const unlocked = (await this.memberships.byIds([id], tx)).get(id);
    if (!unlocked) return hidden;
    await this.alliances.lock(tx, unlocked.allianceId);
    // Read anew: another move may have gone first.
    const membership = (await this.memberships.byIds([id], tx)).get(id);
    const own = await this.ownPlace(tx, viewer, unlocked.allianceId);
    return membership && isShown(membership, viewer, own) ? ok({ membership, own }) : hidden;
  }

  private async ownPlace(tx: Tx, { organisation }: Viewer, allianceId: string): Promise<Membership | null> {
    return organisation && ((await this.memberships.placesOf(organisation, [allianceId], tx)).get(allianceId) ?? null);
  }
}
