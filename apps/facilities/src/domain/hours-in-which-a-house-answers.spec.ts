import { parseInstant, toIso, type Instant } from '#kernel/instant';
import type { Hours } from '#kernel/working-week';
import { afterBusinessTime, officeWeek } from './business-clock';
import { parseBusinessHours } from './business-hours';
import { isPublicHoliday } from './holidays';

const hour = 60;
const always = Array.from({ length: 7 }, () => [{ from: 0, to: 24 * hour }]);
const nights = Array.from({ length: 7 }, () => [
  { from: 0, to: 4 * hour },
  { from: 22 * hour, to: 24 * hour },
]);

type Case = readonly [what: string, from: string, minutes: number, until: string, house: object];
const inParis = { zone: 'Europe/Paris', week: officeWeek, country: 'FR' };

const after = (from: string, minutes: number, house: object): string => {
  const { zone, week, country } = { ...inParis, ...house };
  const hours: Hours = { zone, week, dayMinutes: null };
  const end = afterBusinessTime(parseInstant(from) as Instant, minutes, hours, (day) => isPublicHoliday(country, day));
  return toIso(end);
};

describe('a deadline in business hours', () => {
  const cases: readonly Case[] = [
    ['in the morning is on the same day', '2027-03-02T09:00:00Z', 2 * hour, '2027-03-02T11:00:00Z', {}],
    ['before the office opens counts from when it does', '2027-03-02T03:00:00Z', hour, '2027-03-02T09:00:00Z', {}],
    ['of the whole day ends with the day', '2027-03-02T08:00:00Z', 9 * hour, '2027-03-02T17:00:00Z', {}],
    ['set on Friday afternoon is on Monday', '2027-03-05T15:00:00Z', 9 * hour, '2027-03-08T15:00:00Z', {}],
    ['set on a Sunday is on Monday', '2027-03-07T12:00:00Z', 9 * hour, '2027-03-08T17:00:00Z', {}],
    ['goes over public holidays', '2027-03-26T16:00:00Z', 2 * hour, '2027-03-30T08:00:00Z', {}],
    ['of a house abroad does not', '2027-03-26T16:00:00Z', 2 * hour, '2027-03-29T08:00:00Z', { country: null }],
    ['runs on the clock on the wall: spring', '2027-03-26T16:30:00Z', hour, '2027-03-29T07:30:00Z', { country: null }],
    ['and autumn', '2027-10-29T15:30:00Z', hour, '2027-11-02T08:30:00Z', {}],
    ['has no holiday in it where the house answers day and night', '2027-04-30T20:00:00Z', 4 * hour, '2027-05-02T00:00:00Z', { week: always }], // prettier-ignore
    ['counts an hour that comes twice once more', '2027-10-30T22:00:00Z', 6 * hour, '2027-10-31T04:00:00Z', { week: always }], // prettier-ignore
    ['has one hour less in a night that has', '2027-03-27T21:00:00Z', 6 * hour, '2027-03-28T21:00:00Z', { week: nights }], // prettier-ignore
    ['waits for a date that the zone skipped no longer than others', '2011-12-29T20:00:00Z', 9 * hour, '2012-01-01T20:00:00Z', { zone: 'Pacific/Apia', country: null }], // prettier-ignore
  ];
  it.each(cases)('%s', (_, from, minutes, until, house) => {
    expect(after(from, minutes, house)).toBe(until);
  });

  it('ends even where the house hardly ever answers', () => {
    const week = [[{ from: 0, to: 1 }], [], [], [], [], [], []];
    expect(after('2027-03-02T09:00:00Z', 168 * hour, { week })).toBe('2037-03-09T09:00:00Z');
  });
});

describe('what a house says of its business hours', () => {
  const clockOf = (challengeClock?: string) => {
    const read = parseBusinessHours({ challengeClock });
    return read.ok
      ? read.value.challengeMinutes
      : read.refusals.map(({ code, field }) => `${code} ${field?.join('.')}`);
  };
  it.each([
    [undefined, 540],
    ['PT30M', 30],
    ['PT168H', 10_080],
    ['PT29M', ['OUT_OF_RANGE challengeClock']],
    ['PT168H1M', ['OUT_OF_RANGE challengeClock']],
    ['P1D', ['INVALID challengeClock']],
    ['soon', ['INVALID challengeClock']],
  ])('gives whoever is challenged %s', (clock, expected) => {
    expect(clockOf(clock)).toEqual(expected);
  });

  it('is told with every fault at once', () => {
    const read = parseBusinessHours({ week: [], challengeClock: 'P1D' });
    expect(read.ok ? [] : read.refusals.map(({ field }) => field)).toEqual([['week'], ['challengeClock']]);
  });
});
