import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  lastLocalDay,
  localDay,
  localDaysTouched,
  localHalfDaysTouched,
  nextFullHour,
  parseLocalDate,
  startOfLocalDay,
  wholeDay,
} from './calendar';
import { hourMs, instant, minuteMs, parseInstant, toIso, type Instant } from './instant';
import { overlaps, type Period } from './period';

const zones = [
  'UTC',
  'Europe/Paris',
  'America/Vancouver',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Havana',
  'America/Nuuk',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];
const zone = fc.constantFrom(...zones);
const moment = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 11, 31) }).map(instant);

const at = (iso: string): Instant => {
  const moment = parseInstant(iso);
  if (moment === null) throw new Error(iso);
  return moment;
};
const from = (start: string, end: string): Period => ({ start: at(start), end: at(end) });
const wall = (i: number, z: string) => Temporal.Instant.fromEpochMilliseconds(i).toZonedDateTimeISO(z);

/** Every quarter of an hour of a period and its last millisecond, asked of Temporal: no zone changes its clock in between. */
function cells(period: Period, z: string, cell: (t: Temporal.ZonedDateTime) => string): Set<string> {
  const seen = new Set<string>();
  for (let i: number = period.start; i < period.end; i += 15 * minuteMs) seen.add(cell(wall(i, z)));
  return seen.add(cell(wall(period.end - 1, z)));
}
const day = (t: Temporal.ZonedDateTime) => t.toPlainDate().toString();
const halfDay = (t: Temporal.ZonedDateTime) => `${day(t)} ${t.hour < 12 ? 'am' : 'pm'}`;

/** The hours around a change of clocks are where answers go wrong, so half of the moments lie there. */
const trickyMoment = (z: string) =>
  fc.oneof(
    moment,
    fc.tuple(moment, fc.integer({ min: -30 * 4, max: 30 * 4 })).map(([i, quarters]) => {
      const change = wall(i, z).getTimeZoneTransition('next');
      const hour = Math.floor((change?.epochMilliseconds ?? i) / hourMs) * hourMs;
      return instant(hour + quarters * 15 * minuteMs);
    }),
  );
const trickyPeriod = (longestHours: number) =>
  zone.chain((z) =>
    fc
      .tuple(trickyMoment(z), fc.integer({ min: 1, max: longestHours * 4 }))
      .map(([start, quarters]) => ({ z, period: { start, end: instant(start + quarters * 15 * minuteMs) } })),
  );

describe('a day of a room', () => {
  it('is the day on the wall of its zone, as plain Temporal tells it', () => {
    fc.assert(
      fc.property(
        zone.chain((z) => fc.tuple(fc.constant(z), trickyMoment(z))),
        ([z, i]) => {
          expect(localDay(i, z)).toBe(day(wall(i, z)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('begins at the first moment that has its date', () => {
    fc.assert(
      fc.property(
        zone.chain((z) => fc.tuple(fc.constant(z), trickyMoment(z))),
        ([z, i]) => {
          expect(startOfLocalDay(localDay(i, z), z)).toBe(wall(i, z).startOfDay().epochMilliseconds);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('begins at one o’clock where the zone skips midnight', () => {
    expect(toIso(startOfLocalDay('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00Z');
    expect(toIso(startOfLocalDay('2025-03-30', 'Asia/Beirut'))).toBe('2025-03-29T22:00:00Z');
    expect(localDay(at('2025-03-29T22:00:00Z'), 'Asia/Beirut')).toBe('2025-03-30');
    expect(wholeDay('2025-03-30', 'Asia/Beirut')).toEqual(from('2025-03-29T22:00:00Z', '2025-03-30T21:00:00Z'));
  });

  it('has 23, 25 or 23½ hours when clocks change', () => {
    const hours = (date: string, z: string) => (wholeDay(date, z).end - wholeDay(date, z).start) / hourMs;
    expect(hours('2027-03-28', 'Europe/Paris')).toBe(23);
    expect(hours('2027-10-31', 'Europe/Paris')).toBe(25);
    expect(hours('2027-10-03', 'Australia/Lord_Howe')).toBe(23.5);
    expect(hours('2027-04-04', 'Australia/Lord_Howe')).toBe(24.5);
  });

  it('is not there when the zone skipped it', () => {
    const gone = wholeDay('2011-12-30', 'Pacific/Apia');
    expect(gone.end).toBe(gone.start);
    const leapOfSamoa = from('2011-12-29T10:00:00-10:00', '2011-12-31T10:00:00+14:00');
    expect(localDaysTouched([leapOfSamoa], 'Pacific/Apia')).toBe(2);
    expect(localHalfDaysTouched([leapOfSamoa], 'Pacific/Apia')).toBe(3);
    expect(overlaps(gone, leapOfSamoa)).toBe(false);
  });

  it('that a period only ends on is not touched', () => {
    const oneDay = from('2027-03-01T00:00:00+01:00', '2027-03-02T00:00:00+01:00');
    expect(localDaysTouched([oneDay], 'Europe/Paris')).toBe(1);
    expect(lastLocalDay(oneDay, 'Europe/Paris')).toBe('2027-03-01');
    expect(localDaysTouched([{ ...oneDay, end: instant(oneDay.end + 1) }], 'Europe/Paris')).toBe(2);
    expect(localDaysTouched([oneDay], 'UTC')).toBe(2);
  });

  it('has two half days, which meet at noon', () => {
    expect(localHalfDaysTouched([from('2027-03-01T11:00:00Z', '2027-03-01T12:00:00Z')], 'UTC')).toBe(1);
    expect(localHalfDaysTouched([from('2027-03-01T11:00:00Z', '2027-03-01T12:00:01Z')], 'UTC')).toBe(2);
    expect(localHalfDaysTouched([from('2027-03-01T11:00:00Z', '2027-03-01T13:00:00Z')], 'Asia/Kathmandu')).toBe(1);
    expect(localHalfDaysTouched([from('2027-03-01T00:00:00Z', '2027-03-08T00:00:00Z')], 'UTC')).toBe(14);
  });

  it('is counted once when clocks go back over its midnight', () => {
    const beirut = from('2027-10-30T23:30:00+03:00', '2027-10-30T23:10:00+02:00');
    expect(localDaysTouched([beirut], 'Asia/Beirut')).toBe(1);
    // Newfoundland went back at 00:01: for one minute it was tomorrow, then yesterday evening once more.
    const stJohns = from('2010-11-07T00:00:30-02:30', '2010-11-06T23:30:00-03:30');
    expect(localDaysTouched([stJohns], 'America/St_Johns')).toBe(2);
  });

  it('is touched, and so is a half day, exactly when one of its moments is in the period', () => {
    fc.assert(
      fc.property(trickyPeriod(24 * 6), ({ z, period }) => {
        expect(localDaysTouched([period], z)).toBe(cells(period, z, day).size);
        expect(localHalfDaysTouched([period], z)).toBe(cells(period, z, halfDay).size);
      }),
      { numRuns: 60 },
    );
  });

  it('is counted the same in a year as in its parts', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: 2000, max: 2098 }), (z, year) => {
        const start = startOfLocalDay(`${year}-01-01`, z);
        const end = startOfLocalDay(`${year + 1}-01-01`, z);
        const days = Temporal.PlainDate.from({ year, month: 1, day: 1 }).daysInYear;
        const skipped = z === 'Pacific/Apia' && year === 2011 ? 1 : 0;
        expect(localDaysTouched([{ start, end }], z)).toBe(days - skipped);
        expect(localHalfDaysTouched([{ start, end }], z)).toBe(2 * (days - skipped));
      }),
    );
  });
});

describe('a date', () => {
  it.each(['2027-02-28', '2028-02-29', '1999-12-31'])('%s exists', (raw) => expect(parseLocalDate(raw)).toBe(raw));
  it.each([
    '2027-02-29',
    '2027-04-31',
    '2027-13-01',
    '2027-3-1',
    '20270301',
    '2027-03-01T00:00',
    '0000-01-01',
    '',
    ' 2027-03-01',
  ])('%j does not', (raw) => expect(parseLocalDate(raw)).toBeNull());
});

describe('the next full hour', () => {
  it('is the moment itself when that is one, else the first after it', () => {
    expect(toIso(nextFullHour(at('2027-03-01T09:00:00Z')))).toBe('2027-03-01T09:00:00Z');
    expect(toIso(nextFullHour(at('2027-03-01T09:00:00.001Z')))).toBe('2027-03-01T10:00:00Z');
    expect(toIso(nextFullHour(at('2027-12-31T23:59:59Z')))).toBe('2028-01-01T00:00:00Z');
  });
});
