/**
 * What the market is told: the whole state of one house or of one resource, as it is at some moment. Telling it again changes
 * nothing, and telling it later replaces what was said before; so facts may come twice, and in any order of their subjects.
 */
import type { RateTerms } from '#kernel/price';
import type { UnitsOver } from '#kernel/stretches';
import type { Hours } from '#kernel/working-week';
import type { Assessed } from '../assessment';
import type { ResourceKind } from '../capacity-filter';
import type { Claim } from '../claim';
import type { Instant } from '#kernel/instant';

/** Bare uuids in lower case throughout; they sort as the ids made of them do. */
export type Uuid = string;

export type FacilityState = {
  readonly id: Uuid;
  readonly organisation: Uuid;
  readonly organisationName: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly zone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** 1.0 to 5.0; null until there is a record. */
  readonly rating: number | null;
  readonly assessments: readonly Assessed[];
};

/** Units held, booked or blocked; `expiresAt` of a hold: from then on they are free. */
export type Taken = UnitsOver & { readonly expiresAt: Instant | null };

export type PartState = {
  readonly windows: readonly UnitsOver[];
  readonly taken: readonly Taken[];
  readonly needs: number;
};

export type RateState = RateTerms &
  (
    | { readonly audience: 'EVERYONE'; readonly audienceId: null }
    | { readonly audience: 'ALLIANCE' | 'ORGANISATION'; readonly audienceId: Uuid }
  );

export type ResourceState = {
  readonly id: Uuid;
  readonly facility: Uuid;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly units: number;
  readonly hours: Hours;
  readonly windows: readonly UnitsOver[];
  readonly taken: readonly Taken[];
  /** What is taken with it; empty for most. */
  readonly parts: readonly PartState[];
  readonly rates: readonly RateState[];
  readonly claims: readonly Claim[];
  /** Classes it is a member of. */
  readonly classes: readonly Uuid[];
};

/** An alliance with its ACTIVE members; one that is not ACTIVE itself opens nothing and has none here. */
export type AllianceState = { readonly id: Uuid; readonly members: readonly Uuid[] };

/** What opens rates to a viewer: its organisation (null for a visitor). Its alliances are those of the market. */
export type MarketViewer = { readonly organisation: Uuid | null };
