import fc from 'fast-check';
import { fromDate, instant, parseInstant, toIso } from './instant';
import { covers, overlaps, parsePeriod } from './period';

const anyMoment = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 0) }).map(instant);
const period = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]) => ({ start: instant(start), end: instant(start + length) }));
const momentsOf = (p: { start: number; end: number }) => Array.from({ length: p.end - p.start }, (_, i) => p.start + i);
const utc = (year: number, month = 0, day = 1) => instant(Date.UTC(year, month, day));

describe('a moment', () => {
  it('comes back from its text as it was', () => {
    fc.assert(fc.property(anyMoment, (at) => expect(parseInstant(toIso(at))).toBe(at)));
  });

  it('is written in UTC, with milliseconds only when there are some', () => {
    expect(toIso(instant(Date.UTC(2027, 2, 1, 9)))).toBe('2027-03-01T09:00:00Z');
    expect(toIso(fromDate(new Date('2027-03-01T09:00:00.120Z')))).toBe('2027-03-01T09:00:00.120Z');
  });

  it.each([
    ['2027-03-01T10:00:00+01:00', '2027-03-01T09:00:00Z'],
    ['2027-03-01T00:30:00-05:45', '2027-03-01T06:15:00Z'],
    ['2027-03-01T09:00:00.5Z', '2027-03-01T09:00:00.500Z'],
    ['2027-03-01t09:00:00z', '2027-03-01T09:00:00Z'],
    ['2028-02-29T23:59:59.999-00:00', '2028-02-29T23:59:59.999Z'],
  ])('%s is %s', (raw, iso) => {
    const at = parseInstant(raw);
    expect(at === null ? null : toIso(at)).toBe(iso);
  });

  it.each([
    '2027-02-29T09:00:00Z',
    '2027-03-01T24:00:00Z',
    '2027-03-01T09:60:00Z',
    '2027-03-01T09:00:60Z',
    '2027-03-01T09:00Z',
    '2027-03-01T09:00:00',
    '2027-03-01 09:00:00Z',
    '2027-03-01',
    '2027-03-01T09:00:00.1234Z',
    '2027-03-01T09:00:00.Z',
    '2027-03-01T09:00:00+24:00',
    '2027-03-01T09:00:00+0100',
    '+002027-03-01T09:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '2027-03-01T09:00:00Z\n',
    '',
  ])('%j is none', (raw) => expect(parseInstant(raw)).toBeNull());

  it('is a whole number of milliseconds, or a fault of ours', () => {
    expect(() => instant(0.5)).toThrow(RangeError);
    expect(() => fromDate(new Date('never'))).toThrow(RangeError);
  });
});

describe('two periods', () => {
  it('overlap exactly when they share a moment', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(overlaps(a, b)).toBe(momentsOf(a).some((i) => momentsOf(b).includes(i)));
      }),
    );
  });

  it('cover one another exactly when every moment of the inner is in the outer', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(covers(a, b)).toBe(momentsOf(b).every((i) => momentsOf(a).includes(i)));
      }),
    );
  });
});

describe('a period one asks for', () => {
  const codeOf = (start: number, end: number) => {
    const result = parsePeriod({ start: instant(start), end: instant(end) });
    return result.ok ? 'ok' : result.refusals.map((r) => [r.code, ...r.field].join(' ')).join();
  };

  it('begins before it ends', () => {
    expect(codeOf(utc(2027), utc(2027) + 1)).toBe('ok');
    expect(codeOf(utc(2027), utc(2027))).toBe('PERIOD_REVERSED');
    expect(codeOf(utc(2028), utc(2027))).toBe('PERIOD_REVERSED');
  });

  it('lies in the years 2000 to 2099', () => {
    expect(codeOf(utc(2000), utc(2000) + 1)).toBe('ok');
    expect(codeOf(utc(2000) - 1, utc(2000) + 1)).toBe('OUT_OF_RANGE start');
    expect(codeOf(utc(2099, 11, 31), utc(2100) - 1)).toBe('ok');
    expect(codeOf(utc(2099, 11, 31), utc(2100))).toBe('OUT_OF_RANGE end');
  });

  it('is at most two years long, the longer two', () => {
    expect(codeOf(utc(2027), utc(2029))).toBe('ok');
    expect(codeOf(utc(2028), utc(2030))).toBe('ok');
    expect(codeOf(utc(2028), utc(2030) + 1)).toBe('OUT_OF_RANGE');
  });
});
