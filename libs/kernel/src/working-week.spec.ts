import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readDuration, type Duration } from './duration';
import { hourMs, instant, minuteMs, parseInstant, toIso, type Instant } from './instant';
import { overlaps, type Period } from './period';
import { priceOf, type RateTerms } from './price';
import { earliestStretch, leastFreeWhileOpen } from './stretches';
import { alwaysOpen, endOfJob, firstOpen, openSpans, type Hours, type WorkingWeek } from './working-week';

const day = [{ from: 9 * 60, to: 18 * 60 }];
const office: WorkingWeek = [day, day, day, day, day, [], []];
const round: WorkingWeek = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
/** From eight in the evening until four, every night. */
const nights: WorkingWeek = Array.from({ length: 7 }, () => [
  { from: 0, to: 240 },
  { from: 20 * 60, to: 1440 },
]);

const at = (iso: string): Instant => {
  const moment = parseInstant(iso);
  if (moment === null) throw new Error(`not a moment: ${iso}`);
  return moment;
};
const from = (start: string, end: string): Period => ({ start: at(start), end: at(end) });
const hoursIn = (zone: string, week: WorkingWeek): Hours => ({ zone, week, dayMinutes: null });
const told = (spans: readonly Period[]) => spans.map(({ start, end }) => `${toIso(start)} ${toIso(end)}`);
const long = (iso: string): Duration => readDuration(iso)!;
const paris = hoursIn('Europe/Paris', office);

describe('open time', () => {
  it('is what the week says, on the clock of the room', () => {
    // 1 March 2027 is a Monday.
    expect(told(openSpans(from('2027-03-05T12:00:00Z', '2027-03-08T10:00:00Z'), paris))).toEqual([
      '2027-03-05T12:00:00Z 2027-03-05T17:00:00Z',
      '2027-03-08T08:00:00Z 2027-03-08T10:00:00Z',
    ]);
  });

  it('of a night goes on over midnight', () => {
    expect(
      told(openSpans(from('2027-03-01T12:00:00Z', '2027-03-02T12:00:00Z'), hoursIn('Europe/Paris', nights))),
    ).toEqual(['2027-03-01T19:00:00Z 2027-03-02T03:00:00Z']);
  });

  it('of a week that is open around the clock is all of it, whatever the clocks do', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'America/Sao_Paulo',
      'Asia/Beirut',
    );
    const start = fc.integer({ min: Date.UTC(2005, 0) / minuteMs, max: Date.UTC(2035, 0) / minuteMs });
    fc.assert(
      fc.property(zone, start, fc.integer({ min: 1, max: 40_000 }), (tz, minute, length) => {
        const during = { start: instant(minute * minuteMs), end: instant((minute + length) * minuteMs) };
        expect(openSpans(during, hoursIn(tz, round))).toEqual([during]);
        expect(openSpans(during, alwaysOpen(tz))).toEqual([during]);
      }),
    );
  });

  // From 01:00 to 04:00 on the night in which the clocks change.
  const small: WorkingWeek = Array.from({ length: 7 }, () => [{ from: 60, to: 240 }]);
  it.each([
    ['Europe/Paris, an hour less', 'Europe/Paris', '2027-03-28', 2],
    ['Europe/Paris, an hour more', 'Europe/Paris', '2027-10-31', 4],
    ['America/New_York, an hour less', 'America/New_York', '2027-03-14', 2],
    // The second hour from one to two comes after the first and before four: both are within.
    ['America/New_York, an hour more', 'America/New_York', '2027-11-07', 4],
    ['America/Santiago, where midnight is skipped', 'America/Santiago', '2027-09-05', 3],
    ['Asia/Beirut, where midnight is skipped', 'Asia/Beirut', '2025-03-30', 3],
    ['Australia/Lord_Howe, half an hour less', 'Australia/Lord_Howe', '2027-10-03', 2.5],
    ['Australia/Lord_Howe, half an hour more', 'Australia/Lord_Howe', '2027-04-04', 3.5],
    ['Pacific/Apia, on a day that was skipped', 'Pacific/Apia', '2011-12-30', 0],
    ['Asia/Kathmandu, which never changes', 'Asia/Kathmandu', '2027-03-28', 3],
  ])('in the night of %s', (_, zone, date, expected) => {
    const start = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
    const end = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
    const spans = openSpans({ start: instant(start), end: instant(end) }, hoursIn(zone, small));
    expect(spans.reduce((sum, span) => sum + span.end - span.start, 0) / hourMs).toBe(expected);
  });

  it('is in order, apart and inside, and open minute by minute where the clock says so', () => {
    const ranges = fc
      .uniqueArray(fc.integer({ min: 0, max: 48 }), { maxLength: 4 })
      .map((cuts) => cuts.sort((a, b) => a - b))
      .map((cuts) => pairs(cuts).map(([a, b]) => ({ from: a * 30, to: b * 30 })));
    const weeks = fc.array(ranges, { minLength: 7, maxLength: 7 });
    const zone = fc.constantFrom('Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Auckland');
    // May 2027: no zone of these changes its clocks.
    const start = fc.integer({ min: Date.UTC(2027, 4, 1) / hourMs, max: Date.UTC(2027, 4, 20) / hourMs });
    fc.assert(
      fc.property(weeks, zone, start, fc.integer({ min: 1, max: 100 }), (week, tz, hour, length) => {
        const during = { start: instant(hour * hourMs), end: instant((hour + length) * hourMs) };
        const spans = openSpans(during, hoursIn(tz, week));
        spans.forEach((span, index) => {
          expect(span.start).toBeLessThan(span.end);
          expect(spans[index - 1]?.end ?? during.start - 1).toBeLessThan(span.start);
        });
        for (let moment = during.start as number; moment < during.end; moment += 30 * minuteMs) {
          const wall = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(tz);
          const minute = wall.hour * 60 + wall.minute;
          const isOpen = (week[wall.dayOfWeek - 1] ?? []).some((one) => one.from <= minute && minute < one.to);
          const half = { start: instant(moment), end: instant(moment + 1) };
          // Kathmandu is a quarter of an hour off: its half hours begin in the middle of these steps.
          if (tz !== 'Asia/Kathmandu') expect(spans.some((span) => overlaps(span, half))).toBe(isOpen);
        }
      }),
    );
  });
});

const pairs = (cuts: readonly number[]): readonly (readonly [number, number])[] =>
  cuts.flatMap((cut, index) => (index % 2 === 1 ? [[cuts[index - 1] ?? 0, cut] as const] : []));

describe('a job with a working week', () => {
  const ends = (start: string, length: string, hours = paris) => toIso(endOfJob(at(start), long(length), hours));

  it('counts days that have hours, and ends when the last of them closes', () => {
    expect(ends('2027-03-05T08:00:00Z', 'P1D')).toBe('2027-03-05T17:00:00Z');
    expect(ends('2027-03-05T08:00:00Z', 'P3D')).toBe('2027-03-09T17:00:00Z');
    expect(ends('2027-03-05T08:00:00Z', 'P1W')).toBe('2027-03-15T17:00:00Z');
  });

  it('from the middle of a day ends in the middle of one', () => {
    expect(ends('2027-03-05T11:00:00Z', 'P1D')).toBe('2027-03-08T11:00:00Z');
  });

  it('begins when it opens', () => {
    expect(ends('2027-03-06T11:00:00Z', 'P1D')).toBe('2027-03-08T17:00:00Z');
    expect(toIso(firstOpen(at('2027-03-05T17:00:00Z'), paris)!)).toBe('2027-03-08T08:00:00Z');
  });

  it('counts hours while it is open', () => {
    expect(ends('2027-03-05T14:00:00Z', 'PT8H')).toBe('2027-03-08T13:00:00Z');
    expect(ends('2027-03-05T08:00:00Z', 'P1DT1H')).toBe('2027-03-08T09:00:00Z');
  });

  it('without a week ends as it ever did, and one without hours is crossed as if it were open', () => {
    expect(ends('2027-03-27T08:00:00Z', 'P1D', alwaysOpen('Europe/Paris'))).toBe('2027-03-28T07:00:00Z');
    const never = hoursIn('Europe/Paris', [[], [], [], [], [], [], []]);
    expect(ends('2027-03-27T08:00:00Z', 'P1D', never)).toBe('2027-03-28T07:00:00Z');
    expect(firstOpen(at('2027-03-27T08:00:00Z'), never)).toBeNull();
  });
});

describe('closed time', () => {
  const weeks = from('2027-03-01T00:00:00Z', '2027-03-15T00:00:00Z');
  const friday = from('2027-03-05T08:00:00Z', '2027-03-05T17:00:00Z');
  const window = [{ during: weeks, units: 1 }];

  it('needs no units: a stretch runs across it, windows and bookings of the weekend do not matter', () => {
    const weekdays = [1, 2, 3, 4, 5, 8, 9, 10, 11, 12].map((date) => {
      const two = String(date).padStart(2, '0');
      return { during: from(`2027-03-${two}T08:00:00Z`, `2027-03-${two}T17:00:00Z`), units: 1 };
    });
    const saturday = [{ during: from('2027-03-06T00:00:00Z', '2027-03-07T00:00:00Z'), units: 1 }];
    for (const [windows, taken] of [
      [window, []],
      [weekdays, []],
      [window, saturday],
    ] as const) {
      const found = earliestStretch(
        windows,
        taken,
        from('2027-03-05T00:00:00Z', '2027-03-12T00:00:00Z'),
        long('P2D'),
        1,
        paris,
      );
      expect(found && told([found])).toEqual(['2027-03-05T08:00:00Z 2027-03-08T17:00:00Z']);
    }
    expect(leastFreeWhileOpen(weekdays, saturday, from('2027-03-05T08:00:00Z', '2027-03-08T17:00:00Z'), paris)).toBe(1);
  });

  it('ends no stretch, but a taken day does', () => {
    const found = earliestStretch(window, [{ during: friday, units: 1 }], weeks, long('P5D'), 1, paris);
    expect(found && told([found])).toEqual(['2027-03-08T08:00:00Z 2027-03-12T17:00:00Z']);
  });

  it('has nothing free', () => {
    expect(leastFreeWhileOpen(window, [], from('2027-03-06T00:00:00Z', '2027-03-07T00:00:00Z'), paris)).toBe(0);
  });

  it('costs nothing', () => {
    const rate = (per: RateTerms['per']): RateTerms => ({
      ...{ per, amountMinor: 100n, currency: 'EUR', minimum: null, leadTime: null },
      ...{ weekendPercent: 0, overtimePercent: 0 },
    });
    const during = from('2027-03-05T08:00:00Z', '2027-03-08T17:00:00Z');
    expect(priceOf(rate('HOUR'), during, 1, paris)).toBe(1800n);
    expect(priceOf(rate('DAY'), during, 1, paris)).toBe(200n);
    expect(priceOf(rate('HALF_DAY'), during, 1, paris)).toBe(400n);
    expect(priceOf(rate('WEEK'), from('2027-03-01T00:00:00Z', '2027-03-13T00:00:00Z'), 1, paris)).toBe(200n);
  });
});
