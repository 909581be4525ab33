import { idOf } from '#kernel/ids';
import { parseDuration } from '#kernel/duration';
import { hourMs, instant, type Instant } from '#kernel/instant';
import { aCalendar } from '../../../../test/builders/calendar';
import { parseHold } from './hold';
import type { Placement } from './line';
import { decidePlainly, isPlain } from './plain-placement';
import type { Terms as RateTerms } from './rate-terms';

const id = <T extends 'resource' | 'organisation' | 'commitment' | 'request'>(type: T, n: number) =>
  idOf(type, `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const at = (text: string): Instant => instant(Date.parse(text));
const minute = hourMs / 60;

/** Ten hours on 14 April 2031. */
const start = at('2031-04-14T08:00:00Z');
const line = {
  ...{ commitmentId: id('commitment', 1), requestId: id('request', 1), anyOf: [id('resource', 1)] },
  ...{ during: { start, end: instant(start + 10 * hourMs) }, units: 2, price: null, expects: null },
};
const ask: Placement = {
  ...{ requester: id('organisation', 2), by: 'REQUESTER', waitIfTaken: false },
  ...{ replaces: [], lines: [line] },
};

function days(text: string) {
  const read = parseDuration(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}
const rate = (amountMinor: bigint, leadTime: string | null = null): RateTerms => ({
  ...{ per: 'HOUR', amountMinor, currency: 'EUR', minimum: null, leadTime: leadTime === null ? null : days(leadTime) },
  ...{ weekendPercent: 0, overtimePercent: 0, cancellation: null },
});

const termsOf = (...rates: readonly RateTerms[]) => aCalendar({ rates, currency: 'EUR' });
/** From a minute before that moment to a minute after. */
const around = (moment: Instant) => ({ start: instant(moment - minute), end: instant(moment + minute) });
const decide = (moment: Instant, rates: readonly RateTerms[], hold = 'PT36H') =>
  decidePlainly(ask, termsOf(...rates), around(moment), parseHold(hold));

describe('a booking decided beforehand', () => {
  const longBefore = at('2031-04-01T12:00:00Z');
  const aWeekBefore = instant(start - 7 * 24 * hourMs);

  it('has the lowest price of whoever asks, and a deadline as far ahead as pencils of this installation are held', () => {
    const decided = decide(longBefore, [rate(900n), rate(700n, 'P7D')]);
    expect(decided?.placed.lines[0]?.price).toEqual({ amountMinor: 2n * 10n * 700n, currency: 'EUR' });
    expect(decided?.holdMs).toBe(36 * hourMs);
    expect(decided?.change.after).toMatchObject({ state: 'HELD', units: 2 });
  });

  it('is none where the notice is met at the first moment and not at the last', () => {
    expect(decide(longBefore, [rate(700n, 'P7D')])).not.toBeNull();
    expect(decide(aWeekBefore, [rate(700n, 'P7D')])).toBeNull();
  });

  it('is none where another price is the lowest by the last moment', () => {
    expect(decide(aWeekBefore, [rate(900n), rate(700n)])).not.toBeNull();
    expect(decide(aWeekBefore, [rate(900n), rate(700n, 'P7D')])).toBeNull();
  });

  it('is none where a hold of days is shorter by the last moment, for a clock is put forward in it', () => {
    expect(decide(at('2031-03-29T02:00:00Z'), [rate(700n)], 'P1D')).toBeNull();
    expect(decide(at('2031-03-29T02:00:00Z'), [rate(700n)], 'PT24H')?.holdMs).toBe(24 * hourMs);
    expect(decide(at('2031-03-29T04:00:00Z'), [rate(700n)], 'P1D')?.holdMs).toBe(23 * hourMs);
  });

  it('is none where nobody would be let in, or more is wanted than there is', () => {
    expect(decide(longBefore, [])).toBeNull();
    const more = { ...ask, lines: [{ ...line, units: 4 }] };
    expect(decidePlainly(more, termsOf(rate(700n)), around(longBefore), parseHold('PT36H'))).toBeNull();
  });
});

describe('what is asked plainly', () => {
  it('is one line of one resource at the asker’s price, held at once or not at all', () => {
    expect(isPlain(ask)).toBe(true);
    const offered = { ...line, price: { amountMinor: 1n, currency: 'EUR' } };
    const others: readonly Partial<Placement>[] = [
      { by: 'FACILITY' },
      { waitIfTaken: true },
      { replaces: [id('commitment', 9)] },
      { lines: [] },
      { lines: [line, line] },
      { lines: [offered] },
      { lines: [{ ...line, anyOf: [id('resource', 1), id('resource', 2)] }] },
      { lines: [{ ...line, units: 0 }] },
    ];
    for (const other of others) expect([other, isPlain({ ...ask, ...other })]).toEqual([other, false]);
  });
});
