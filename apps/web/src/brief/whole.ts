import type { Span } from '../time/zone';

/** From the earliest start to the latest end of some spans, all written in UTC; null when there are none. */
export function wholeOf(windows: readonly Span[]): Span | null {
  const [start] = windows.map((window) => window.start).toSorted();
  const end = windows
    .map((window) => window.end)
    .toSorted()
    .at(-1);
  return start !== undefined && end !== undefined ? { start, end } : null;
}
