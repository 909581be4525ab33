/** What words of a search were read as: one part of a filter each, with a label to be shown. */
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import type { ResourceKind } from '../capacity-filter';
import type { RawRequirement } from '../requirement';
import type { SecurityTier } from '../taxonomy';

/** A city, with the middle of it in degrees. */
export type Place = {
  readonly name: string;
  readonly country: string | null;
  readonly latitude: number;
  readonly longitude: number;
};

export type NearPlace = { readonly place: Place; readonly withinKm: number };

export type Reading = { readonly label: string } & (
  | { readonly part: 'CAPABILITY'; readonly capability: string }
  | { readonly part: 'DELIVERY_SPEC'; readonly deliverySpec: string }
  | { readonly part: 'REQUIREMENT'; readonly requirement: RawRequirement }
  | { readonly part: 'PERIOD'; readonly period: Period }
  | { readonly part: 'DURATION'; readonly duration: string }
  | { readonly part: 'UNITS'; readonly units: number }
  | { readonly part: 'NEAR'; readonly near: NearPlace }
  | { readonly part: 'COUNTRY'; readonly country: string }
  | { readonly part: 'SECURITY_FLOOR'; readonly securityFloor: SecurityTier }
  | { readonly part: 'MAX_PRICE'; readonly maxPrice: Money }
  | { readonly part: 'KIND'; readonly resourceKind: ResourceKind }
  | { readonly part: 'TEXT'; readonly text: string }
);

/** A phrase and one thing it means. `isName`: the thing's own name rather than another word for it. */
export type Phrase = { readonly text: string; readonly reading: Reading; readonly isName: boolean };

/** What the words from one place on may mean: so many tokens, at least one reading, likeliest first. */
export type Found = { readonly length: number; readonly readings: readonly Reading[] };

/** What a reader knows besides the words. */
export type Surroundings = {
  readonly now: Instant;
  /** Cities of this name (folded words, one blank between), the largest first. */
  readonly placesNamed: (name: string) => readonly Place[];
  /** The name of a house or resource that the viewer sees and that these words mean; null where there is none. */
  readonly nameMeant: (words: string) => string | null;
};
