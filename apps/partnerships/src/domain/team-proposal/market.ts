/**
 * Who could do the packages of a brief, as capabilities told of one moment: resources with their calendars and the rates that
 * apply to the requester, and the sites they stand at.
 */
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { RateTerms } from '#kernel/price';
import type { UnitsOver } from '#kernel/stretches';
import type { Hours } from '#kernel/working-week';

export type Market = {
  /** The moment it is true of; lead times and starts are judged by it. */
  readonly now: Instant;
  /** In the order of the packages. */
  readonly packages: readonly Supply[];
  readonly resources: ReadonlyMap<Id<'resource'>, OfferedResource>;
  /** Calendars of all that is taken with them, wherever one of them could be; of some that are candidates themselves, the fuller one. */
  readonly parts: ReadonlyMap<Id<'resource'>, Pick<OfferedResource, 'windows' | 'taken'>>;
  readonly facilities: ReadonlyMap<Id<'facility'>, Site>;
};

/** Who could do one package, and what ruled others out who claim its capability. */
export type Supply = {
  /** Null where there are too many to be told. */
  readonly candidates: readonly Id<'resource'>[] | null;
  readonly fitting: number;
  readonly ruledOut: {
    readonly requirements: number;
    readonly distance: number;
    readonly securityFloor: number;
    readonly excluded: number;
    readonly capacity: number;
  };
};

export type OfferedResource = {
  readonly facilityId: Id<'facility'>;
  /** On the clock of its site. */
  readonly hours: Hours;
  readonly windows: readonly UnitsOver[];
  readonly taken: readonly UnitsOver[];
  /** What is taken with it, and how many units of that; empty for most. */
  readonly parts: readonly { readonly resourceId: Id<'resource'>; readonly units: number }[];
  /** At least one, all in one currency. */
  readonly rates: readonly RateTerms[];
};

export type Site = {
  readonly zone: string;
  /** 1.0 to 5.0; null until there is a record. */
  readonly rating: number | null;
  readonly alliances: readonly Id<'alliance'>[];
  /** Stretches over which one assessment reaches the floor; a period meets it when one of them covers it. */
  readonly secureDuring: { readonly SELF_DECLARED: readonly Period[]; readonly THIRD_PARTY: readonly Period[] };
};
