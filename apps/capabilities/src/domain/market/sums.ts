/**
 * Checksums: of what the market keeps, and of what it should keep by what its subjects are now. Two that differ mean that the
 * market and the truth do. They are compared one subject at a time, while both go on changing.
 */
import type { Instant } from '#kernel/instant';
import type { Taxonomy } from '../taxonomy';
import { keptAlliance, keptFacility, keptResource } from './kept';
import { leavesOf } from './leaves';
import { OpenTime } from './levels';
import { textOf } from './odd';
import type { AllianceState, FacilityState, ResourceState } from './state';

/** 52 bits of what is kept, however it is kept: twice the hash of Fowler, Noll and Vo (FNV-1a) with different beginnings. */
export function sumOf(kept: unknown): number {
  const text = JSON.stringify(kept);
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ (unit + 0x5bd1), 0x01000193);
  }
  return (one >>> 0) * 2 ** 20 + (other >>> 12);
}

export type Sums = {
  /** As it is kept from `now` on until its next hold lapses. */
  readonly ofResource: (state: ResourceState, now: Instant) => number;
  readonly ofFacility: (state: FacilityState) => number;
  readonly ofAlliance: (state: AllianceState) => number;
};

/** What a market of this taxonomy should keep. */
export function sumsBy(taxonomy: Taxonomy): Sums {
  const [leaves, open] = [leavesOf(taxonomy), new OpenTime()];
  return {
    ofResource: (state, now) => sumOf(keptResource(state, now, leaves, open) ?? textOf(state)),
    ofFacility: (state) => sumOf(keptFacility(state)),
    ofAlliance: (state) => sumOf(keptAlliance(state)),
  };
}
