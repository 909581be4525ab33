import { shownState, type Stretch } from './layout';

type Period = { readonly start: string; readonly end: string };
type Window = { readonly id: string; readonly units: number; readonly period: Period };
type Commitment = Window & { readonly state: string; readonly rank: number | null; readonly expiresAt: string | null };

/** What the timeline draws of a resource: its windows, and the commitments that stand or have taken place. */
export function stretchesOf(windows: readonly Window[], commitments: readonly Commitment[]): readonly Stretch[] {
  return [
    ...windows.map(({ id, units, period }): Stretch => ({
      id,
      units,
      period,
      state: 'OFFERED',
      rank: null,
      expiresAt: null,
    })),
    ...commitments.flatMap(({ id, units, period, state, rank, expiresAt }): Stretch[] => {
      const shown = shownState(state);
      return shown ? [{ id, units, period, state: shown, rank, expiresAt }] : [];
    }),
  ];
}
