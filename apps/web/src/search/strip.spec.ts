import { countsOf, mostDays, rangesOf, stripOf, withinOf } from './strip';

const paris = { zone: 'Europe/Paris', open: null, units: 1 };
const at = (start: string, end: string, units = 1) => ({ units, period: { start, end } });
const within = { start: '2027-03-27T23:00:00Z', end: '2027-03-30T22:00:00Z' };

describe('what is free of a hit, day by day', () => {
  it('is told in days of the house, also where its clock is put forward', () => {
    const free = [
      at('2027-03-28T07:00:00Z', '2027-03-28T15:00:00Z'),
      at('2027-03-29T07:00:00Z', '2027-03-29T08:00:00Z'),
    ];
    const days = stripOf(free, within, paris);
    expect(days).toEqual([
      { date: '2027-03-28', look: 'free' },
      { date: '2027-03-29', look: 'partly' },
      { date: '2027-03-30', look: 'none' },
    ]);
    expect(countsOf(days)).toBe('Free on 1 of 3 days, partly on 1');
  });

  it('counts only what as many units are free of', () => {
    const free = [
      at('2027-03-28T00:00:00Z', '2027-03-28T21:00:00Z', 1),
      at('2027-03-28T22:00:00Z', '2027-03-29T22:00:00Z', 3),
    ];
    expect(stripOf(free, within, { ...paris, units: 2 }).map(({ look }) => look)).toEqual(['none', 'free', 'none']);
  });

  it('is free where all hours of the day are, however few they are', () => {
    const open = [[{ from: '09:00', to: '12:00' }], [], [], [], [], [], []];
    const free = [at('2027-03-29T07:00:00Z', '2027-03-29T10:00:00Z')];
    expect(stripOf(free, within, { ...paris, open }).map(({ look }) => look)).toEqual(['none', 'free', 'none']);
  });

  it('names days that follow each other as one', () => {
    const days = ['free', 'free', 'none', 'free'].map((look, index) => ({
      date: `2027-03-0${index + 1}`,
      look: look as 'free' | 'none',
    }));
    expect(rangesOf(days, 'free')).toBe('1 Mar to 2 Mar, 4 Mar');
    expect(rangesOf(days, 'partly')).toBe('');
  });

  it('shows no more days than can be told apart', () => {
    expect(withinOf(within)).toEqual(within);
    const year = withinOf({ start: '2027-01-01T00:00:00Z', end: '2028-01-01T00:00:00Z' });
    expect(stripOf([], year, { ...paris, zone: 'UTC' })).toHaveLength(mostDays);
  });
});
