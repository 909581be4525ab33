/**
 * How long a pencil lasts: as long as this installation says, and never into the job itself. Days of a hold are days of the
 * facility's wall clock.
 */
import { addDuration, parseDuration, type Duration } from '#kernel/duration';
import { instant, type Instant } from '#kernel/instant';

/** The length of a hold: a duration of the trade, or some seconds where somebody wants to watch it lapse. */
export type Hold = { readonly seconds: number } | { readonly duration: Duration };

/** Reads the setting; anything else than a duration or `PTnS` was refused when the settings were read, so it throws. */
export function parseHold(raw: string): Hold {
  const seconds = /^PT(\d+)S$/.exec(raw)?.[1];
  if (seconds !== undefined) return { seconds: Number(seconds) };
  const duration = parseDuration(raw);
  if (!duration.ok) throw new RangeError(`Not the length of a hold: ${raw}`);
  return { duration: duration.value };
}

/** When a hold placed, renewed or promoted at `now` lapses: at the latest when its period begins. */
export function deadlineOf(hold: Hold, now: Instant, start: Instant, zone: string): Instant {
  const lapses = 'seconds' in hold ? instant(now + hold.seconds * 1000) : addDuration(now, hold.duration, zone);
  return lapses < start ? lapses : start;
}
