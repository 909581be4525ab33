import { faultsIn, hoursOfLength, lengthOfHours, timeOf, weekWords, type Open } from './week';

const day: readonly Open[] = [{ from: '09:00', to: '18:00' }];
const office = [day, day, day, day, day, [], []];

describe('a working week', () => {
  it.each([
    [null, 'always'],
    [[[], [], [], [], [], [], []], 'never'],
    [office, 'Mon–Fri 09:00–18:00'],
    [[day, day, day, day, day, day, day], 'every day 09:00–18:00'],
    [[day, day, [], [], [], [{ from: '20:00', to: '24:00' }], []], 'Mon and Tue 09:00–18:00, Sat 20:00–24:00'],
    [[[...day, { from: '19:00', to: '22:00' }], [], [], [], [], [], []], 'Mon 09:00–18:00 and 19:00–22:00'],
  ] as const)('%j is said as “%s”', (week, words) => {
    expect(weekWords(week)).toBe(words);
  });

  it('says what is wrong where it is: an empty week, an end before its start, hours that overlap', () => {
    const faults = (week: Parameters<typeof faultsIn>[0]) => [...faultsIn(week).keys()];
    expect(faults(null)).toEqual([]);
    expect(faults(office)).toEqual([]);
    expect(faults([[], [], [], [], [], [], []])).toEqual(['week']);
    expect(faults([[{ from: '18:00', to: '09:00' }], day, [], [], [], [], []])).toEqual(['week.0.0.to']);
    const twice = [...day, { from: '17:00', to: '20:00' }];
    expect(faults([day, twice, [], [], [], [], []])).toEqual(['week.1.0.from', 'week.1.1.from']);
    expect(faults([[{ from: '', to: '' }], day, [], [], [], [], []])).toEqual(['week.0.0.from', 'week.0.0.to']);
  });

  it('takes times as people type them, and leaves alone what is none', () => {
    expect(['9', '930', '9:30', ' 09.30 ', '0930', '24', '0'].map(timeOf)).toEqual([
      ...['09:00', '09:30', '09:30', '09:30', '09:30', '24:00', '00:00'],
    ]);
    expect(['', '25', '24:01', '9:75', 'noon'].map(timeOf)).toEqual(['', '25', '24:01', '9:75', 'noon']);
  });

  it('has a day of so many hours, typed with or without a half', () => {
    expect([hoursOfLength('PT10H'), hoursOfLength('PT7H30M'), hoursOfLength(null)]).toEqual(['10', '7.5', '']);
    expect(['10', '7.5', '7,5', ' ', '0', '25', 'long'].map((typed) => lengthOfHours(typed))).toEqual([
      ...['PT10H', 'PT7H30M', 'PT7H30M', null, undefined, undefined, undefined],
    ]);
  });
});
