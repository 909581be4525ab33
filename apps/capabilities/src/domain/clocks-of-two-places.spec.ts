import { instant, parseInstant, type Instant } from '#kernel/instant';
import { alwaysOpen, type Hours } from '#kernel/working-week';
import { isInBand, parseOffsetBand, parseOverlap, sharesHours, type RawOverlap } from './house-clock';

const at = (iso: string): Instant => parseInstant(iso) ?? instant(NaN);
const faultsOf = (parsed: ReturnType<typeof parseOverlap> | ReturnType<typeof parseOffsetBand>): readonly string[] =>
  parsed.ok ? [] : parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);

describe('the band of clocks', () => {
  const isIn = (from: number, to: number, zone: string, moment: string): boolean => {
    const band = parseOffsetBand({ from, to });
    return band.ok && isInBand(band.value, zone, at(moment));
  };

  it('holds both its ends, half hours and quarters included', () => {
    expect(isIn(5.5, 5.5, 'Asia/Kolkata', '2031-01-01T00:00:00Z')).toBe(true);
    expect(isIn(5.75, 14, 'Asia/Kathmandu', '2031-01-01T00:00:00Z')).toBe(true);
    expect(isIn(-12, 5.5, 'Asia/Kathmandu', '2031-01-01T00:00:00Z')).toBe(false);
    expect(isIn(-3.5, -3.5, 'America/St_Johns', '2031-01-01T00:00:00Z')).toBe(true);
  });

  it('is that of the moment: a summer moves a house', () => {
    expect(isIn(1, 1, 'Europe/Paris', '2031-03-30T00:59:59Z')).toBe(true);
    expect(isIn(1, 1, 'Europe/Paris', '2031-03-30T01:00:00Z')).toBe(false);
    expect(isIn(2, 2, 'Europe/Paris', '2031-03-30T01:00:00Z')).toBe(true);
  });

  it('makes sense from west to east, as far as clocks go', () => {
    expect(faultsOf(parseOffsetBand({ from: -12.01, to: 14.01 }))).toEqual(['OUT_OF_RANGE from', 'OUT_OF_RANGE to']);
    expect(faultsOf(parseOffsetBand({ from: 2, to: 1 }))).toEqual(['INVALID to']);
  });
});

describe('hours of work that two share', () => {
  const nine = { timeZone: 'Europe/Paris', from: '09:00', to: '18:00' };
  /** The most hours, in quarters, that can be asked for and are shared. */
  const shared = (raw: Omit<RawOverlap, 'hours'>, hours: Hours, from: string, to: string): number => {
    const open = { start: at(from), end: at(to) };
    for (let quarters = 96; quarters > 0; quarters--) {
      const overlap = parseOverlap({ ...raw, hours: quarters / 4 }, open);
      if (!overlap.ok) throw new Error(JSON.stringify(overlap.refusals));
      if (sharesHours(overlap.value, hours)) return quarters / 4;
    }
    return 0;
  };
  const weekdays = (zone: string, from: number, to: number): Hours => ({
    zone,
    week: [1, 2, 3, 4, 5, 6, 7].map((day) => (day > 5 ? [] : [{ from: from * 60, to: to * 60 }])),
    dayMinutes: null,
  });
  const monday = ['2031-03-03T00:00:00Z', '2031-03-08T00:00:00Z'] as const;

  it('are those of office hours where a house has no week of its own', () => {
    expect(shared(nine, alwaysOpen('Europe/Paris'), ...monday)).toBe(9);
    expect(shared(nine, alwaysOpen('Europe/London'), ...monday)).toBe(8);
    expect(shared(nine, alwaysOpen('America/New_York'), ...monday)).toBe(3);
    expect(shared(nine, alwaysOpen('Asia/Kolkata'), ...monday)).toBe(4.5);
    expect(shared(nine, alwaysOpen('America/Los_Angeles'), ...monday)).toBe(0);
  });

  it('are those of the working week where there is one', () => {
    expect(shared(nine, weekdays('America/New_York', 4, 11), ...monday)).toBe(7);
    expect(shared(nine, weekdays('America/New_York', 12, 24), ...monday)).toBe(0);
  });

  it('are of the best of seven dates, so that a search that begins on a Saturday finds houses that work on Mondays', () => {
    const saturday = at('2031-03-01T00:00:00Z');
    const house = weekdays('Europe/Paris', 9, 18);
    const until = (end: string) => shared(nine, house, '2031-03-01T00:00:00Z', end);
    expect(new Date(saturday).getUTCDay()).toBe(6);
    expect(until('2031-03-02T22:59:59Z')).toBe(0);
    expect(until('2031-03-02T23:00:00Z')).toBe(0);
    expect(until('2031-03-02T23:00:01Z')).toBe(9);
    const onFridays: Hours = { ...house, week: [[], [], [], [], [{ from: 540, to: 1080 }], [], []] };
    expect(shared(nine, onFridays, '2031-03-01T00:00:00Z', '2031-04-01T00:00:00Z')).toBe(9);
    const sixLater = '2031-03-01T23:00:00Z';
    expect(
      shared(
        nine,
        { ...house, week: [[], [], [], [], [], [{ from: 540, to: 1080 }], []] },
        sixLater,
        '2031-04-01T00:00:00Z',
      ),
    ).toBe(9);
  });

  it('change with the summer of one of two: three weeks of March bring New York an hour nearer', () => {
    const newYork = alwaysOpen('America/New_York');
    expect(shared(nine, newYork, '2031-03-04T00:00:00Z', '2031-03-05T00:00:00Z')).toBe(3);
    expect(shared(nine, newYork, '2031-03-12T00:00:00Z', '2031-03-13T00:00:00Z')).toBe(4);
    expect(shared(nine, newYork, '2031-04-02T00:00:00Z', '2031-04-03T00:00:00Z')).toBe(3);
  });

  it('are what of the clocks is left on a date that has fewer hours', () => {
    const night = { timeZone: 'Europe/Paris', from: '00:00', to: '04:00' };
    const house: Hours = { zone: 'Europe/Paris', week: Array(7).fill([{ from: 0, to: 1440 }]), dayMinutes: null };
    expect(shared(night, house, '2031-03-30T10:00:00Z', '2031-03-30T11:00:00Z')).toBe(3);
    expect(shared(night, house, '2031-10-26T10:00:00Z', '2031-10-26T11:00:00Z')).toBe(5);
  });

  it('are the same whoever of the two asks, where both work all dates alike', () => {
    const zones = ['Europe/Paris', 'Asia/Kolkata', 'America/St_Johns', 'Asia/Tokyo', 'America/Sao_Paulo'];
    const [from, to] = ['2031-06-02T00:00:00Z', '2031-06-05T00:00:00Z'];
    const of = (asker: string, house: string) => shared({ ...nine, timeZone: asker }, alwaysOpen(house), from, to);
    for (const [at, one] of zones.entries())
      for (const other of zones.slice(at + 1)) expect(of(one, other)).toBe(of(other, one));
  });

  it('are refused with the place of each fault', () => {
    const open = { start: at(monday[0]), end: at(monday[1]) };
    expect(faultsOf(parseOverlap({ timeZone: '+01:00', from: '9:00', to: '24:01', hours: 0 }, open))).toEqual([
      'INVALID timeZone',
      'INVALID from',
      'INVALID to',
      'OUT_OF_RANGE hours',
    ]);
    expect(faultsOf(parseOverlap({ ...nine, from: '24:00', hours: 25 }, open))).toEqual([
      'INVALID from',
      'OUT_OF_RANGE hours',
    ]);
    expect(faultsOf(parseOverlap({ ...nine, hours: 0.001 }, null))).toEqual(['OUT_OF_RANGE hours']);
    expect(faultsOf(parseOverlap({ ...nine, to: '09:00', hours: 1 }, open))).toEqual(['PERIOD_REVERSED to']);
    expect(faultsOf(parseOverlap({ ...nine, to: '24:00', hours: 24 }, open))).toEqual([]);
  });
});
