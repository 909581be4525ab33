import { hoursIn, overlapping, windowsOf, type Pattern } from './plan';

const weekdays: Pattern = {
  from: '2027-03-22',
  to: '2027-04-04',
  weekdays: [1, 2, 3, 4, 5],
  isAllDay: false,
  opens: '09:00',
  closes: '18:00',
};

describe('spare time planned by days of the week', () => {
  it('keeps the wall clock of the house when its zone moves to summer time', () => {
    const windows = windowsOf(weekdays, 'Europe/Berlin');
    expect(windows).toHaveLength(10);
    expect(windows[0]).toEqual({ start: '2027-03-22T08:00:00Z', end: '2027-03-22T17:00:00Z' });
    expect(windows[5]).toEqual({ start: '2027-03-29T07:00:00Z', end: '2027-03-29T16:00:00Z' });
    expect(hoursIn(windows)).toBe(90);
  });

  it('makes one window of days that run round the clock and follow each other', () => {
    const windows = windowsOf({ ...weekdays, isAllDay: true, to: '2027-03-26' }, 'UTC');
    expect(windows).toEqual([{ start: '2027-03-22T00:00:00Z', end: '2027-03-27T00:00:00Z' }]);
  });

  it('closes on the next day where it closes before it opens', () => {
    const [night] = windowsOf({ ...weekdays, opens: '20:00', closes: '04:00', to: '2027-03-22' }, 'UTC');
    expect(night).toEqual({ start: '2027-03-22T20:00:00Z', end: '2027-03-23T04:00:00Z' });
  });

  it('finds what runs into windows already published, and takes touching ones for free', () => {
    const planned = windowsOf(weekdays, 'UTC');
    const existing = [
      { start: '2027-03-22T17:00:00Z', end: '2027-03-22T20:00:00Z' },
      { start: '2027-03-23T18:00:00Z', end: '2027-03-23T20:00:00Z' },
    ];
    expect(overlapping(planned, existing)).toEqual([planned[0]]);
  });
});
