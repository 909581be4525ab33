/**
 * Windows of one resource come in any order and never overlap.
 */
import type { SpanOfLine } from './world-line';

/**
 * The first overlap, going by start (as listed where two start together): the positions of the two windows in the list, the later
 * one in the list first. Null where no two share a moment; windows that adjoin do not.
 */
export function overlappingWindow(windows: readonly SpanOfLine[]): readonly [number, number] | null {
  const byStart = windows.map((window, at) => ({ ...window, at }));
  // Moments are all written alike, so their texts sort as they do.
  byStart.sort((a, b) => (a.start === b.start ? a.at - b.at : a.start < b.start ? -1 : 1));
  for (const [nth, { start, at }] of byStart.entries()) {
    const before = byStart[nth - 1];
    if (before && start < before.end) return [Math.max(at, before.at), Math.min(at, before.at)];
  }
  return null;
}
