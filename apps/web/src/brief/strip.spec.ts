import { stripOf, type StripRow } from './strip';

const span = (start: string, end: string) => ({ start: `${start}Z`, end: `${end}Z` });
const row = (key: string, taken: StripRow['taken'], ...after: string[]): StripRow => ({
  key,
  window: null,
  taken,
  after,
});

describe('the strip of time', () => {
  it('runs over the whole local days that its rows need', () => {
    const taken = span('2027-03-01T06:00:00', '2027-03-04T12:00:00');
    const strip = stripOf([row('a', taken)], 'UTC');
    expect(strip?.rows[0]?.taken).toEqual({ left: 6.25, width: 81.25 });
    expect(strip?.ticks.map(({ day }) => day)).toEqual(['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04']);
  });

  it('does not begin another day for what ends at midnight', () => {
    const strip = stripOf([row('a', span('2027-03-01T00:00:00', '2027-03-02T00:00:00'))], 'UTC');
    expect(strip?.rows[0]?.taken).toEqual({ left: 0, width: 100 });
  });

  it('is as wide as it is asked to be, so that two can be compared', () => {
    const taken = span('2027-03-01T00:00:00', '2027-03-02T00:00:00');
    const over = span('2027-03-01T00:00:00', '2027-03-05T00:00:00');
    expect(stripOf([row('a', taken)], 'UTC', over)?.rows[0]?.taken).toEqual({ left: 0, width: 25 });
  });

  it('leads an arrow from the end of what comes first to what follows, where both have a time', () => {
    const rows = [
      row('late', span('2027-03-03T00:00:00', '2027-03-05T00:00:00'), 'early', 'unknown', 'gone'),
      row('early', span('2027-03-01T00:00:00', '2027-03-02T00:00:00')),
      row('unknown', null),
    ];
    expect(stripOf(rows, 'UTC')?.arrows).toEqual([{ key: 'early>late', fromRow: 1, fromX: 25, toRow: 0, toX: 51 }]);
  });

  it('names Mondays of a month and never too many days of a year', () => {
    const ticks = (from: string, to: string) => stripOf([row('a', span(from, to))], 'UTC')?.ticks ?? [];
    expect(ticks('2027-03-01T00:00:00', '2027-04-01T00:00:00').map(({ day }) => day.slice(8))).toEqual([
      '01',
      '08',
      '15',
      '22',
      '29',
    ]);
    expect(ticks('2027-01-15T00:00:00', '2028-12-31T00:00:00').length).toBeLessThanOrEqual(9);
    // A year while it is typed.
    expect(ticks('0002-01-15T00:00:00', '2028-12-31T00:00:00')).toEqual([]);
  });

  it('is not drawn while there is no time in any row', () => {
    expect(stripOf([row('a', null)], 'UTC')).toBeNull();
  });
});
