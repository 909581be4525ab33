import { parseDuration, type Duration } from './duration';
import { dayMs, instant, minuteMs, type Instant } from './instant';
import { percentOf, type Money } from './money';
import { all, ok, refuse, within, type Result } from './result';
import { firstMomentAt, wallClock } from './zone';

/** Who cancels with at least this notice pays this share of the price. */
export type Band = { readonly notice: Duration; readonly percent: number };

/**
 * What cancelling costs: longest notice first, and shares never fall as the notice shortens. Who gives less notice than the last
 * band asks pays the whole price. Null: cancelling is free.
 */
export type CancellationScale = readonly Band[] | null;

/** A band as it is written: the notice as ISO 8601. */
export type BandText = { readonly notice: string; readonly percent: number };

type Fault = 'INVALID' | 'TOO_LONG' | 'OUT_OF_RANGE';

const mostBands = 10;
/** In minutes. */
const longestNotice = (366 * dayMs) / minuteMs;
const minutesOf = ({ days, minutes }: Duration): number => (days * dayMs) / minuteMs + minutes;

/** At most ten bands (`TOO_LONG`), in order, every fault at its band. Null and a list without bands are the scale that is free. */
export function parseScale(raw: readonly BandText[] | null): Result<CancellationScale, Fault> {
  if (raw === null || raw.length === 0) return ok(null);
  if (raw.length > mostBands) return refuse('TOO_LONG', `A cancellation scale has at most ${mostBands} bands.`);
  return all(raw.map((band, at) => within(parseBand(band, raw[at - 1] ?? null), at)));
}

function parseBand({ notice: text, percent }: BandText, before: BandText | null): Result<Band, Fault> {
  const notice = within(parseDuration(text), 'notice');
  const longer = before && parseDuration(before.notice);
  const isShorter = !notice.ok || !longer?.ok || minutesOf(notice.value) < minutesOf(longer.value);
  const faults = all<unknown, Fault>([
    notice,
    isShorter
      ? ok(null)
      : refuse('INVALID', 'Longest notice first: this is not shorter than the one before.', 'notice'),
    Number.isInteger(percent) && percent >= 0 && percent <= 100
      ? ok(null)
      : refuse('OUT_OF_RANGE', 'A share is 0 to 100 percent.', 'percent'),
    before !== null && percent < before.percent
      ? refuse('INVALID', 'Less notice never costs less: this is under the share before.', 'percent')
      : ok(null),
  ]);
  return faults.ok && notice.ok ? ok({ notice: notice.value, percent }) : (faults as Result<never, Fault>);
}

/**
 * Sorts the milder scale first: the one that asks less over a year of notice, all notices alike. Of two rates that cost the same
 * the viewer is given the one that is cheaper to cancel.
 */
export const milder = (a: CancellationScale, b: CancellationScale): number => severityOf(a) - severityOf(b);

/** The share that is due, summed over every minute of notice up to the longest that anyone may ask for. */
function severityOf(scale: CancellationScale): number {
  if (scale === null) return 0;
  const shares = scale.map(({ notice, percent }) => ({ from: minutesOf(notice), percent }));
  const steps = [...shares, { from: 0, percent: 100 }];
  return steps.reduce(
    (sum, { from, percent }, at) => sum + percent * ((steps[at - 1]?.from ?? longestNotice) - from),
    0,
  );
}

/** So much of the price up to and including a moment; null: from then on for good. */
export type CancellationStep = { readonly percent: number; readonly until: Instant | null };

/** The scale for a job that begins at `start`, earliest first; neighbours always differ, and the last has no end. */
export function cancellationSteps(scale: CancellationScale, start: Instant, zone: string): readonly CancellationStep[] {
  if (scale === null) return [{ percent: 0, until: null }];
  const bands = scale.map(({ notice, percent }) => ({ percent, until: lastMomentFor(notice, start, zone) }));
  const steps = [...bands, { percent: 100, until: null }];
  return steps.filter((step, at) => step.percent !== steps[at + 1]?.percent);
}

/** What whoever cancels owes: a share of the price. It stays so up to and including `until`, when it is `next` percent. */
export type CancellationFee = CancellationStep & { readonly amount: Money; readonly next: number | null };

/** The fee of cancelling at `now` a job at `price` that begins at `start`. */
export function cancellationFee(
  scale: CancellationScale,
  price: Money,
  start: Instant,
  now: Instant,
  zone: string,
): CancellationFee {
  const steps = cancellationSteps(scale, start, zone);
  const at = steps.findIndex(({ until }) => until === null || now <= until);
  const { percent, until } = steps[at] ?? { percent: 100, until: null };
  return { percent, until, amount: percentOf(price, percent), next: steps[at + 1]?.percent ?? null };
}

/**
 * The last moment at which the notice is still given. It is counted back from the start, hours first, then days on the wall clock
 * of the house: so a house can say on which day and at what hour each band ends.
 */
function lastMomentFor({ days, minutes }: Duration, start: Instant, zone: string): Instant {
  const afterDays = instant(start - minutes * minuteMs);
  return days === 0 ? afterDays : firstMomentAt(wallClock(afterDays, zone) - days * dayMs, zone);
}
