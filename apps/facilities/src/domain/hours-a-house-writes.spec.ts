import type { Result } from '#kernel/result';
import { parseHours, type HoursAsk } from './open-hours';
import { parseEndOfDay, parseTimeOfDay, tellTimeOfDay } from './time-of-day';

const week = (monday: readonly (readonly [string, string])[]): HoursAsk => ({
  week: [monday.map(([from, to]) => ({ from, to })), [], [], [], [], [], []],
});
const mondayOf = (ask: HoursAsk) => {
  const read = parseHours(ask);
  return read.ok ? read.value.week?.[0] : faultsOf(read);
};
const faultsOf = (read: Result<unknown>) =>
  read.ok ? [] : read.refusals.map(({ code, field }) => `${code} ${field?.join('.')}`);

describe('the hours of a resource', () => {
  it('are read day by day, put in order, and joined where they meet', () => {
    const hours = week([
      ['14:30', '24:00'],
      ['00:00', '08:00'],
      ['13:00', '14:30'],
    ]);
    expect(mondayOf(hours)).toEqual([
      { from: 0, to: 480 },
      { from: 780, to: 1440 },
    ]);
    expect(parseHours({})).toEqual({ ok: true, value: { week: null, dayMinutes: null } });
  });

  it.each([
    ['hours that overlap, the later of them', [['14:00', '18:00'], ['09:00', '14:01']], 'INVALID week.0.0'], // prettier-ignore
    ['an end before its beginning', [['20:00', '04:00']], 'PERIOD_REVERSED week.0.0.to'],
    ['no time at all', [['09:00', '09:00']], 'PERIOD_REVERSED week.0.0.to'],
    ['a beginning at the end of the day', [['24:00', '24:00']], 'INVALID week.0.0.from'],
    ['what is no time of a day', [['9', '24:01']], 'INVALID week.0.0.from'],
    ['thirteen openings of a day', Array.from({ length: 13 }, (_, n) => [tellTimeOfDay(n * 60), tellTimeOfDay(n * 60 + 1)]), 'TOO_LONG week.0'], // prettier-ignore
    ['a week that never opens', [], 'INVALID week'],
  ] as const)('refuse %s', (_, monday, fault) => {
    expect(mondayOf(week(monday as unknown as readonly (readonly [string, string])[]))).toContain(fault);
  });

  it('are of seven days', () => {
    expect(faultsOf(parseHours({ week: [[{ from: '09:00', to: '10:00' }]] }))).toEqual(['INVALID week']);
  });

  it.each([
    ['PT10H', 600],
    ['PT7H30M', 450],
    ['P1D', 'INVALID dayLength'],
    ['PT59M', 'OUT_OF_RANGE dayLength'],
    ['PT24H1M', 'OUT_OF_RANGE dayLength'],
    ['ten hours', 'INVALID dayLength'],
  ])('have a day of %s', (dayLength, expected) => {
    const read = parseHours({ dayLength });
    expect(read.ok ? [read.value.dayMinutes] : faultsOf(read)).toEqual([expected]);
  });
});

it('a time of day reads as it was told', () => {
  for (let minutes = 0; minutes < 1440; minutes++)
    expect(parseTimeOfDay(tellTimeOfDay(minutes))).toEqual({ ok: true, value: minutes });
  expect(parseEndOfDay(tellTimeOfDay(1440))).toEqual({ ok: true, value: 1440 });
});
