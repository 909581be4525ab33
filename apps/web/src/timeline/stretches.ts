import { shownState, type Stretch } from './layout';
import type { Span } from '../time/zone';

type Window = { readonly id: string; readonly units: number; readonly period: Span };
type Commitment = Window & {
  readonly state: string;
  readonly rank: number | null;
  readonly expiresAt: string | null;
  readonly challenge: { readonly deadline: string } | null;
  readonly request?: { readonly id: string; readonly requester: { readonly name: string } } | null;
};
type Block = {
  readonly id: string;
  readonly units: number | null;
  readonly period: Span;
  readonly note: string | null;
  readonly source: string;
};

const plain = {
  rank: null,
  expiresAt: null,
  challengedUntil: null,
  heldFor: null,
  note: null,
  keptUnits: null,
  isMovable: false,
} as const;

const lies = (inner: Span, outer: Span): boolean =>
  Date.parse(inner.start) >= Date.parse(outer.start) && Date.parse(inner.end) <= Date.parse(outer.end);

/**
 * What the timeline draws of a resource of so many units: its windows, the commitments that stand or have taken place,
 * and to its own house its blocks. A block stands for the commitments that it has made, which lie inside it.
 */
export function stretchesOf(
  windows: readonly Window[],
  commitments: readonly Commitment[],
  blocks: readonly Block[] = [],
  allUnits = 1,
): readonly Stretch[] {
  return [
    ...windows.map(({ id, units, period }): Stretch => ({
      ...plain,
      id,
      units,
      period,
      state: 'OFFERED',
      isMovable: true,
    })),
    ...commitments.flatMap(({ id, units, period, state, rank, expiresAt, challenge, request }): Stretch[] => {
      const shown = shownState(state);
      if (!shown || (shown === 'BLOCKED' && blocks.some((block) => lies(period, block.period)))) return [];
      const heldFor = request ? { requestId: request.id, name: request.requester.name } : null;
      const challengedUntil = challenge?.deadline ?? null;
      return [{ ...plain, id, units, period, state: shown, rank, expiresAt, challengedUntil, heldFor }];
    }),
    ...blocks.map(({ id, units, period, note, source }): Stretch => {
      const isMovable = source === 'HAND' || source === 'BLACKOUT';
      return { ...plain, id, units: units ?? allUnits, keptUnits: units, period, note, isMovable, state: 'BLOCKED' };
    }),
  ];
}
