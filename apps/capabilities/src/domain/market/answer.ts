/**
 * What a reader asks of the market besides the question itself, and what it gets: one page of matches in their order, and, where
 * asked for, how many there are, what further choices would leave, and where they are.
 */
import type { Period } from '#kernel/period';
import type { Money } from '#kernel/money';
import type { Duration } from '#kernel/duration';
import type { AudienceKind } from '../capacity-filter';
import type { CapacitySort, SortKey } from '../capacity-order';
import type { Standing } from '../claim';
import type { Facet } from '../facets';
import type { SecurityTier } from '../taxonomy';
import type { Uuid } from './state';

export type Ask = {
  readonly order: CapacitySort;
  /** Rows on the page. */
  readonly first: number;
  /** Behind this key of the same order; null: from the first on. */
  readonly after: SortKey | null;
  readonly totals: boolean;
  /** All facets, none, or those of these fields. */
  readonly facets: boolean | readonly string[];
  readonly places: boolean;
  /** Judge these resources alone. */
  readonly only?: readonly Uuid[];
};

export type Row = {
  readonly resource: Uuid;
  readonly facility: Uuid;
  /** The period asked for, or the earliest stretch in it that fits. */
  readonly period: Period;
  readonly unitsFree: number;
  readonly price: Money;
  /** Of the rate that is paid. */
  readonly through: AudienceKind;
  readonly leadTime: Duration | null;
  readonly isLeadTimeMet: boolean;
  readonly distanceKm: number | null;
  /** Of the house; null until there is a record. */
  readonly rating: number | null;
  /** Of the house. */
  readonly zone: string;
  /** Of the best founded claim that matched. */
  readonly standing: Standing;
  readonly tier: SecurityTier;
  /** Places of the needs it meets in the question, rising. */
  readonly needs: readonly number[];
  /** Codes of the leaves whose claims matched, of any need; in their order. */
  readonly claims: readonly string[];
  readonly key: SortKey;
};

/** A place with so many matches; houses of one city that say the same country share one, at the mean of where they are. */
export type Place = {
  readonly latitude: number;
  readonly longitude: number;
  readonly city: string | null;
  readonly country: string | null;
  readonly count: number;
};

export type Answer = {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** Of all matches, on whichever page; null when not asked for. */
  readonly total: number | null;
  readonly facets: readonly Facet[];
  /** Most matches first, at most 500. */
  readonly places: readonly Place[];
};
