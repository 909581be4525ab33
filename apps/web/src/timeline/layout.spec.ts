import { barsOf, barsOn, cellAfter, daysFrom, daysOfView, lanesOf, stepView, type Stretch } from './layout';

const stretch = (id: string, state: Stretch['state'], start: string, end: string): Stretch => ({
  id,
  state,
  period: { start, end },
  units: 1,
  rank: null,
  expiresAt: null,
  challengedUntil: null,
  heldFor: null,
  note: null,
  keptUnits: null,
  isMovable: false,
});

describe('the days of a view', () => {
  it('begin a week on Monday, whatever day is asked for', () => {
    expect(daysOfView('week', '2027-03-03')).toEqual([
      '2027-03-01',
      '2027-03-02',
      '2027-03-03',
      '2027-03-04',
      '2027-03-05',
      '2027-03-06',
      '2027-03-07',
    ]);
  });

  it('are all days of a month, and of three months for a quarter', () => {
    expect(daysOfView('month', '2028-02-17')).toHaveLength(29);
    expect(daysOfView('quarter', '2027-01-31')).toHaveLength(31 + 28 + 31);
  });

  it('are whole weeks from this one on while no date is asked for', () => {
    const days = daysFrom('month', '2026-11-24');
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-23', '2026-12-27', 35]);
  });

  it('do not skip a month when stepping from its last day', () => {
    expect(stepView('month', '2027-01-31', 1)).toBe('2027-02-01');
    expect(stepView('week', '2027-01-01', -1)).toBe('2026-12-25');
  });
});

describe('the bars of a row', () => {
  const days = daysOfView('week', '2027-03-22');

  it('stand where the clock of the house stands, also in the week that loses an hour', () => {
    const [bar] = barsOf([stretch('a', 'HELD', '2027-03-28T10:00:00Z', '2027-03-28T16:00:00Z')], days, 'Europe/Berlin');
    expect(bar?.left).toBe(6.5);
    expect(bar?.width).toBe(0.25);
  });

  it('are cut at the edges of the view and left out beyond them', () => {
    const bars = barsOf(
      [
        stretch('long', 'OFFERED', '2027-03-01T00:00:00Z', '2027-04-30T00:00:00Z'),
        stretch('gone', 'BOOKED', '2027-03-01T00:00:00Z', '2027-03-02T00:00:00Z'),
      ],
      days,
      'UTC',
    );
    expect(bars).toMatchObject([{ id: 'long', left: 0, width: 7, cut: 'start end' }]);
    expect(bars).toHaveLength(1);
    const whole = [stretch('fits', 'BOOKED', '2027-03-22T00:00:00Z', '2027-03-29T00:00:00Z')];
    expect(barsOf(whole, days, 'UTC')[0]?.cut).toBe('');
  });

  it('lie in lanes so that none covers another, and reuse a lane that is free again', () => {
    const bars = barsOf(
      [
        stretch('a', 'BOOKED', '2027-03-22T00:00:00Z', '2027-03-24T00:00:00Z'),
        stretch('b', 'HELD', '2027-03-23T00:00:00Z', '2027-03-25T00:00:00Z'),
        stretch('c', 'WAITING', '2027-03-24T00:00:00Z', '2027-03-26T00:00:00Z'),
      ],
      days,
      'UTC',
    );
    expect(bars.map(({ id, lane }) => `${id}${lane}`)).toEqual(['a0', 'b1', 'c0']);
    expect(lanesOf(bars)).toBe(2);
    expect(barsOn(bars, 2).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});

describe('walking the grid by keyboard', () => {
  const size = { rows: 3, columns: 7 };

  it('stays inside it', () => {
    expect(cellAfter('ArrowLeft', { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(cellAfter('ArrowDown', { row: 2, column: 4 }, size)).toEqual({ row: 2, column: 4 });
    expect(cellAfter('PageDown', { row: 0, column: 4 }, size)).toEqual({ row: 2, column: 4 });
    expect(cellAfter('End', { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 6 });
    expect(cellAfter('Ctrl+End', { row: 1, column: 0 }, size)).toEqual({ row: 2, column: 6 });
  });

  it('leaves other keys alone', () => {
    expect(cellAfter('a', { row: 0, column: 0 }, size)).toBeNull();
  });
});
