import type { Period } from './period';
import { freeSegments, type UnitsOver } from './stretches';

/** A resource that is taken with a whole: what it offers, what is taken of it, and how many units the whole needs of it. */
export type PartCalendar = {
  readonly windows: readonly UnitsOver[];
  readonly taken: readonly UnitsOver[];
  readonly needs: number;
};

/**
 * Where inside `within` a whole is not to be had because one of its parts is not: as units taken of the whole, which has one.
 * With these among what is taken of it, the whole is free exactly where it and all its parts are. Several parts may lack at once.
 */
export const lackingParts = (parts: readonly PartCalendar[], within: Period): readonly UnitsOver[] =>
  parts.flatMap(({ windows, taken, needs }) =>
    freeSegments(windows, taken, within)
      .filter(({ units }) => units < needs)
      .map(({ during }) => ({ during, units: 1 })),
  );
