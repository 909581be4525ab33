import { hoursOn, longDay, nameOfView, wordsForDay } from './day-words';
import { barsOf, daysOfView, type Stretch } from './layout';

const bar = (start: string, end: string) => ({ period: { start, end } });

describe('the name of a view', () => {
  it('says both years where it crosses one', () => {
    expect(nameOfView('quarter', daysOfView('quarter', '2027-01-01'))).toBe('January – March 2027');
    expect(nameOfView('quarter', daysOfView('quarter', '2026-11-01'))).toBe('November 2026 – January 2027');
  });
});

describe('the hours of a day', () => {
  it('are the part of a night that lies on it', () => {
    const night = bar('2027-03-01T21:00:00Z', '2027-03-02T05:00:00Z');
    expect(hoursOn('2027-03-01', night, 'Europe/Paris')).toBe('22:00–24:00');
    expect(hoursOn('2027-03-02', night, 'Europe/Paris')).toBe('00:00–06:00');
  });

  it('are all of it where a stretch covers it, also when it loses an hour', () => {
    const weekend = bar('2027-03-26T23:00:00Z', '2027-03-28T22:00:00Z');
    for (const day of ['2027-03-27', '2027-03-28']) expect(hoursOn(day, weekend, 'Europe/Paris')).toBe('all day');
    const shorter = bar('2027-03-26T23:00:00Z', '2027-03-28T21:00:00Z');
    expect(hoursOn('2027-03-28', shorter, 'Europe/Paris')).toBe('00:00–23:00');
  });
});

describe('a day of a row, for who cannot see it', () => {
  const said = (start: string, end: string, heldFor: Stretch['heldFor'] = null) => {
    const stretch = {
      id: 'a',
      state: 'BOOKED',
      units: 1,
      rank: null,
      expiresAt: null,
      challengedUntil: null,
      heldFor,
      note: null,
      keptUnits: null,
      isMovable: false,
      period: { start, end },
    } as const;
    return wordsForDay('2027-03-01', barsOf([stretch], ['2027-03-01'], 'UTC'), 'UTC');
  };

  it('says the hours that are taken of it, and not those of its neighbours', () => {
    const day = longDay('2027-03-01');
    expect(said('2027-03-01T00:00:00Z', '2027-03-02T00:00:00Z')).toBe(`${day}: booked, 1 unit, all day`);
    expect(said('2027-02-28T22:00:00Z', '2027-03-01T06:00:00Z')).toBe(`${day}: booked, 1 unit, 00:00 to 06:00`);
  });

  it('says whose a booking is', () => {
    const asked = { requestId: 'request_1', name: 'Northern Pictures' };
    expect(said('2027-03-01T00:00:00Z', '2027-03-02T00:00:00Z', asked)).toContain('all day, for Northern Pictures');
  });
});
