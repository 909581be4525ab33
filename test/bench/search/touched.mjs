// How much of a period is billed in a zone, for an engine that knows no zones.
import { createRequire } from 'node:module';

const { Temporal } = createRequire(import.meta.url)('temporal-polyfill');

/** Billing units of a period by unit; local days and half days touched. */
export function touchedIn(zone, { start, end }) {
  const wall = (at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const [first, last] = [wall(start), wall(end - 1)];
  const days = first.toPlainDate().until(last.toPlainDate()).days + 1;
  const halves = 2 * (days - 1) + 1 + Number(last.hour >= 12) - Number(first.hour >= 12);
  return {
    HOUR: Math.ceil((end - start) / 3_600_000),
    HALF_DAY: halves,
    DAY: days,
    WEEK: Math.ceil(days / 7),
    UNIT: 1,
  };
}
