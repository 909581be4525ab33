import type { Uuid } from '../domain/market/state';

/**
 * Hears of a state that cannot be kept: a zone no clock knows, a rate of a shape long past. The market does without until it is told
 * anew; one bad row must not take search from everybody.
 */
export type LeaveOut = (id: Uuid, fault: unknown) => void;

/** What `work` makes of each; those that it fails at are left out. */
export function madeOf<S extends { readonly id: Uuid }, T>(
  states: readonly S[],
  work: (state: S) => T,
  leaveOut: LeaveOut,
): readonly T[] {
  return states.flatMap((state) => {
    try {
      return [work(state)];
    } catch (fault) {
      leaveOut(state.id, fault);
      return [];
    }
  });
}
