/**
 * What it costs a requester to cancel. The scale of each line is fixed with the offer that put it forward, so both sides have
 * agreed to it by the time the request is accepted. Withdrawing before it is confirmed is free, and a house that cancels charges
 * nothing.
 */
import { cancellationFee, type CancellationFee, type CancellationScale } from '#kernel/cancellation';
import { instant, type Instant } from '#kernel/instant';
import { totals, type Money } from '#kernel/money';
import type { RequestStatus } from './request-life';

/** A line as far as its fee goes; days of notice are days of `zone`. Null: cancelling is free. */
export type CancellableLine = {
  readonly price: Money;
  readonly start: Instant;
  readonly cancellation: { readonly zone: string; readonly scale: CancellationScale } | null;
  /** What was due when the requester cancelled; null while it has not. */
  readonly fee: { readonly percent: number; readonly amount: Money } | null;
};

const withFees: readonly RequestStatus[] = ['SENT', 'COUNTERED', 'ACCEPTED', 'CONFIRMED'];

/** What cancelling this line costs at `now`. */
export const feeAt = ({ price, start, cancellation }: CancellableLine, now: Instant): CancellationFee =>
  cancellationFee(cancellation?.scale ?? null, price, start, now, cancellation?.zone ?? 'UTC');

/** What a line of a request in this status shows: the fee that is due, or the one that would be at `now`; null once neither can. */
export function feeShown(status: RequestStatus, line: CancellableLine, now: Instant): CancellationFee | null {
  if (line.fee !== null) return { ...line.fee, until: null, next: null };
  return withFees.includes(status) ? feeAt(line, now) : null;
}

/** The fees of all lines of a request: one total for each currency, and what they will be after the first of them changes. */
export type RequestFee = {
  readonly totals: readonly Money[];
  readonly until: Instant | null;
  readonly nextTotals: readonly Money[];
  readonly isDue: boolean;
};

/** Null where no line shows a fee. */
export function requestFee(status: RequestStatus, lines: readonly CancellableLine[], now: Instant): RequestFee | null {
  const shown = lines.flatMap((line) => feeShown(status, line, now) ?? []);
  if (shown.length === 0) return null;
  const changes = shown.flatMap(({ until }) => (until === null ? [] : [until]));
  const until = changes.length === 0 ? null : instant(Math.min(...changes));
  const next = until === null ? [] : lines.map((line) => feeAt(line, instant(until + 1)).amount);
  return {
    totals: totals(shown.map(({ amount }) => amount)),
    until,
    nextTotals: totals(next),
    isDue: lines.some(({ fee }) => fee !== null),
  };
}
