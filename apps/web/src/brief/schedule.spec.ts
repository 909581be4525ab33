import { daysOf, earliestOf, windowsWithin } from './schedule';

const berlin = 'Europe/Berlin';
const window = { start: '2027-03-25T23:00:00Z', end: '2027-04-05T22:00:00Z' };
const plan = (key: string, duration: string, ...after: string[]) => ({ key, duration, window, after });

describe('the earliest time of a package', () => {
  it('comes after all that it follows, a day being a day of the clock', () => {
    const found = earliestOf(
      [plan('join', 'PT8H', 'long', 'short'), plan('long', 'P3D'), plan('short', 'P1D')],
      berlin,
    );
    // Three days over the night in which clocks go forward are 71 hours.
    expect(found.get('long')?.span.end).toBe('2027-03-28T22:00:00Z');
    expect(found.get('join')?.span).toEqual({ start: '2027-03-28T22:00:00.000Z', end: '2027-03-29T06:00:00Z' });
  });

  it('says when even that ends after the window', () => {
    const found = earliestOf([plan('a', 'P1W'), plan('b', 'P5D', 'a')], berlin);
    expect([found.get('a')?.isLate, found.get('b')?.isLate]).toEqual([false, true]);
  });

  it('is not known while a package has no length or no window', () => {
    const found = earliestOf(
      [plan('a', ''), { ...plan('b', 'P1D', 'a'), window: null }, plan('c', 'P1D', 'a')],
      berlin,
    );
    expect([...found.keys()]).toEqual(['c']);
  });
});

describe('the windows that a whole job leaves', () => {
  const chained = (key: string, duration: string, ...after: string[]) => ({ key, duration, after });
  const job = [chained('conform', 'P2D'), chained('grade', 'P3D', 'conform'), chained('dialogue', 'P7D')];
  const joined = [...job, chained('master', 'P2D', 'grade', 'dialogue')];

  it('open when what comes before can be done, and close when what comes behind still can', () => {
    expect(Object.fromEntries(windowsWithin(joined, '2027-03-01', '2027-03-14'))).toEqual({
      conform: { from: '2027-03-01', to: '2027-03-09' },
      grade: { from: '2027-03-03', to: '2027-03-12' },
      dialogue: { from: '2027-03-01', to: '2027-03-12' },
      master: { from: '2027-03-08', to: '2027-03-14' },
    });
  });

  it('make a job longer that is too short for its longest chain', () => {
    expect(windowsWithin(joined, '2027-03-01', '2027-03-02').get('master')).toEqual({
      from: '2027-03-08',
      to: '2027-03-09',
    });
  });
});

describe('the days of a duration', () => {
  it('are whole ones', () => {
    expect(['P1W', 'P2D', 'PT8H', 'P1DT30H', ''].map(daysOf)).toEqual([7, 2, 1, 3, 0]);
  });
});
