import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDuration, isZone, parseDuration, readDuration, type Duration } from './duration';
import { hourMs, instant, parseInstant, toIso } from './instant';

const duration = (iso: string): Duration => {
  const result = parseDuration(iso);
  if (!result.ok) throw new Error(iso);
  return result.value;
};
const endOf = (start: string, iso: string, zone: string): string =>
  toIso(addDuration(parseInstant(start) ?? instant(Number.NaN), duration(iso), zone));

describe('a duration', () => {
  it.each([
    ['P2D', 2, 0],
    ['P1W', 7, 0],
    ['P1W3DT4H30M', 10, 270],
    ['PT90M', 0, 90],
    ['PT8784H', 0, 8784 * 60],
    ['P366D', 366, 0],
    ['P52W2D', 366, 0],
    ['P365DT24H', 365, 1440],
    ['P0DT1M', 0, 1],
  ])('%s is %i days and %i minutes', (iso, days, minutes) => expect(duration(iso)).toEqual({ days, minutes, iso }));

  it.each([
    ['', 'P', 'PT', 'P1DT', 'T1H', '1D', 'P1', 'P1H', 'PT1D', 'P1D1W', 'PT1M1H'], // not the form
    ['P1Y', 'P1M', 'PT1S', 'P1DT0S', 'P1.5D', 'PT0,5H', '-P1D', 'P-1D', '+P1D', 'p1d', 'P 1D', 'P1D\n', 'P١D'], // not these
    ['P0D', 'PT0M', 'P0W0DT0H0M'], // nothing
    ['P367D', 'P366DT1M', 'PT8785H', 'P53W', `P${'9'.repeat(400)}D`], // too long
  ])('is not %j nor its like', (...raws) => {
    for (const raw of raws)
      expect(parseDuration(raw)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID', field: [] }] });
  });

  it('that came in with a rate is read however long it is, so long as it is one', () => {
    expect(readDuration('P9999W')).toEqual({ days: 69_993, minutes: 0, iso: 'P9999W' });
    expect(readDuration('P1Y')).toBeNull();
  });
});

describe('the end of a job', () => {
  it('comes at the same wall-clock time after days, however long they are', () => {
    expect(endOf('2027-03-27T10:00:00+01:00', 'P1D', 'Europe/Paris')).toBe('2027-03-28T08:00:00Z');
    expect(endOf('2027-10-30T10:00:00+02:00', 'P1D', 'Europe/Paris')).toBe('2027-10-31T09:00:00Z');
    expect(endOf('2027-03-22T10:00:00+01:00', 'P1W', 'Europe/Paris')).toBe('2027-03-29T08:00:00Z');
  });

  it('comes after exactly so many hours, whatever the clocks do', () => {
    expect(endOf('2027-03-27T10:00:00+01:00', 'PT24H', 'Europe/Paris')).toBe('2027-03-28T09:00:00Z');
    // In the second of two like hours it stays there: hours never look at the wall.
    expect(endOf('2027-10-31T02:30:00+01:00', 'PT1M', 'Europe/Paris')).toBe('2027-10-31T01:31:00Z');
  });

  it('counts the days first and the hours from there', () => {
    expect(endOf('2027-03-27T01:30:00+01:00', 'P1DT1H', 'Europe/Paris')).toBe('2027-03-28T01:30:00Z'); // 03:30 on the wall
  });

  it('moves on from a time the zone skips to the next that exists', () => {
    // 02:30 is not there; the next time on the wall is 03:00, not 03:30.
    expect(endOf('2027-03-27T02:30:00+01:00', 'P1D', 'Europe/Paris')).toBe('2027-03-28T01:00:00Z');
    expect(endOf('2027-03-27T02:30:00+01:00', 'P1DT1H', 'Europe/Paris')).toBe('2027-03-28T02:00:00Z');
    expect(endOf('2027-10-02T02:15:00+10:30', 'P1D', 'Australia/Lord_Howe')).toBe('2027-10-02T15:30:00Z');
    expect(endOf('2011-12-29T10:00:00-10:00', 'P1D', 'Pacific/Apia')).toBe('2011-12-30T10:00:00Z'); // 31 December, 00:00
    expect(endOf('2025-03-29T00:30:00+02:00', 'P1D', 'Asia/Beirut')).toBe('2025-03-29T22:00:00Z');
  });

  it('is the first of two when a wall-clock time comes twice', () => {
    expect(endOf('2027-10-30T02:30:00+02:00', 'P1D', 'Europe/Paris')).toBe('2027-10-31T00:30:00Z');
    expect(endOf('2027-04-03T01:45:00+11:00', 'P1D', 'Australia/Lord_Howe')).toBe('2027-04-03T14:45:00Z');
  });

  it('is what plain Temporal finds, looking for the first time on the wall that exists', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'America/Vancouver',
      'America/Santiago',
      'America/Sao_Paulo',
      'Africa/Casablanca',
      'Asia/Beirut',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    );
    const start = fc
      .integer({ min: Date.UTC(2000, 0) / hourMs, max: Date.UTC(2060, 0) / hourMs })
      .map((h) => instant(h * hourMs));
    fc.assert(
      fc.property(
        zone,
        start,
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 0, max: 90 }),
        (tz, from, days, minutes) => {
          // Start days before a change of clocks, so that most ends fall upon it.
          const change = Temporal.Instant.fromEpochMilliseconds(from)
            .toZonedDateTimeISO(tz)
            .getTimeZoneTransition('next');
          const near = (change ?? Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(tz)).subtract({
            days,
            minutes,
          });
          let wall = near.toPlainDateTime().add({ days });
          while (!wall.toZonedDateTime(tz).toPlainDateTime().equals(wall)) wall = wall.add({ minutes: 1 });
          const expected = wall.toZonedDateTime(tz, { disambiguation: 'earlier' }).epochMilliseconds;
          expect(addDuration(instant(near.epochMilliseconds), { days, minutes: 0, iso: '' }, tz)).toBe(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is always after its start', () => {
    const zone = fc.constantFrom('Europe/Paris', 'Asia/Beirut', 'Pacific/Apia', 'America/St_Johns');
    const start = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }).map(instant);
    const length = fc.record({ days: fc.nat(366), minutes: fc.nat(2000), iso: fc.constant('') });
    fc.assert(
      fc.property(zone, start, length, (tz, from, long) => {
        fc.pre(long.days + long.minutes > 0);
        expect(addDuration(from, long, tz)).toBeGreaterThan(from);
      }),
    );
  });
});

describe('a zone', () => {
  it('is one the platform knows, by every name IANA gives it', () => {
    for (const name of [
      ...Intl.supportedValuesOf('timeZone'),
      'UTC',
      'US/Pacific',
      'America/Montreal',
      'Asia/Kolkata',
      'Europe/Kyiv',
    ])
      expect([name, isZone(name)]).toEqual([name, true]);
  });
  it.each([
    '',
    'Mars/Olympus',
    'europe/paris',
    'Europe/paris',
    '+01:00',
    '-0500',
    'Z',
    'Europe/Paris ',
    'Europe/Paris[u-ca=hebrew]',
    '2027-03-01',
    'A\0B',
  ])('is not %j', (name) => expect(isZone(name)).toBe(false));
});
