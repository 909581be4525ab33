import { draftOf, faultOf, timeOf, unitsOf } from './draft';

const draft = draftOf({ resourceIds: ['a'], first: '2027-03-27', last: '2027-03-28' }, 2);

describe('time as it is typed into the form', () => {
  it('begins with all of the selected days, also where the last one loses an hour', () => {
    expect(timeOf(draft, 'Europe/Berlin')).toEqual({
      periods: [{ start: '2027-03-26T23:00:00Z', end: '2027-03-28T22:00:00Z' }],
    });
    expect(faultOf(draft, 2, 'Europe/Berlin')).toBeNull();
  });

  it('repeats on weekdays, every other week, and around the clock from midnight to midnight', () => {
    const pattern = { ...draft, when: 'pattern', weekdays: ['5', '1'], everyWeeks: '2', isAllDay: true } as const;
    expect(timeOf(pattern, 'UTC')?.pattern).toMatchObject({
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
      from: '00:00',
      to: '00:00',
      skipHolidays: true,
    });
  });

  it('says what is missing before it is sent', () => {
    expect(faultOf({ ...draft, end: draft.start }, 2, 'UTC')).toBe('The end is not after the start.');
    expect(faultOf({ ...draft, units: '3' }, 2, 'UTC')).toBe('Units are between 1 and 2.');
    expect(faultOf({ ...draft, resourceIds: [] }, 2, 'UTC')).toBe('Choose at least one resource.');
    expect(faultOf({ ...draft, act: 'KEEP', units: '' }, 2, 'UTC')).toBeNull();
    expect(faultOf({ ...draft, act: 'KEEP', units: '3' }, 2, 'UTC')).not.toBeNull();
  });

  it('withdraws to nothing', () => {
    expect([unitsOf(draft, 2), unitsOf({ ...draft, act: 'WITHDRAW', units: '' }, 2)]).toEqual([2, 0]);
  });
});
