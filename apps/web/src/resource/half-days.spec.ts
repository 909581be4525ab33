import { chosenWith, halvesOfWeek, mondayOf } from './half-days';

const zone = 'Europe/Paris';

describe('a week in half days', () => {
  it('begins on Monday', () => {
    expect(mondayOf('2027-03-07')).toBe('2027-03-01');
    expect(mondayOf('2027-03-01')).toBe('2027-03-01');
  });

  it('cuts windows at noon and midnight of the room, and asks about the whole of a half day that nobody offers', () => {
    const windows = [{ start: '2027-03-01T08:00:00Z', end: '2027-03-01T17:00:00Z' }];
    const [morning, afternoon, tuesday] = halvesOfWeek('2027-03-01', windows, zone);
    expect(morning).toMatchObject({
      isOffered: true,
      span: { start: '2027-03-01T08:00:00Z', end: '2027-03-01T11:00:00Z' },
    });
    expect(afternoon?.span).toEqual({ start: '2027-03-01T11:00:00Z', end: '2027-03-01T17:00:00Z' });
    expect(tuesday).toMatchObject({
      isOffered: false,
      span: { start: '2027-03-01T23:00:00Z', end: '2027-03-02T11:00:00Z' },
    });
  });

  it('offers of a window only what is open: from the longest opening of each half day, and nothing of a closed day', () => {
    const windows = [{ start: '2027-02-28T23:00:00Z', end: '2027-03-31T22:00:00Z' }];
    const day = [{ from: '09:00', to: '13:00' }, { from: '14:00', to: '24:00' }]; // prettier-ignore
    const halves = halvesOfWeek('2027-03-01', windows, zone, [day, [], [], [], [], [], []]);
    expect(halves.map(({ isOffered }) => isOffered)).toEqual([true, true, ...Array.from({ length: 12 }, () => false)]);
    expect(halves[0]?.span).toEqual({ start: '2027-03-01T08:00:00Z', end: '2027-03-01T11:00:00Z' });
    expect(halves[1]?.span).toEqual({ start: '2027-03-01T13:00:00Z', end: '2027-03-01T23:00:00Z' });
  });

  it('takes windows that meet as one stretch', () => {
    const windows = [
      { start: '2027-03-01T09:00:00Z', end: '2027-03-01T11:00:00Z' },
      { start: '2027-03-01T08:00:00Z', end: '2027-03-01T09:00:00Z' },
    ];
    expect(halvesOfWeek('2027-03-01', windows, zone)[0]?.span.start).toBe('2027-03-01T08:00:00Z');
  });

  it('has a morning of eleven hours on the day that clocks go forward', () => {
    const sunday = halvesOfWeek('2027-03-22', [], zone)[12];
    expect(sunday?.span).toEqual({ start: '2027-03-27T23:00:00Z', end: '2027-03-28T10:00:00Z' });
  });
});

describe('choosing half days', () => {
  const monday = { start: '2027-03-01T08:00:00Z', end: '2027-03-01T11:00:00Z' };
  const afternoon = { start: '2027-03-01T11:00:00Z', end: '2027-03-01T17:00:00Z' };
  const tuesday = { start: '2027-03-02T08:00:00Z', end: '2027-03-02T11:00:00Z' };
  const windows = [{ start: monday.start, end: afternoon.end }, tuesday];

  it('extends the period over what is offered without a gap', () => {
    expect(chosenWith(monday, afternoon, windows)).toEqual({ start: monday.start, end: afternoon.end });
  });

  it('begins anew beyond a gap, and before the period', () => {
    expect(chosenWith(monday, tuesday, windows)).toBe(tuesday);
    expect(chosenWith(afternoon, monday, windows)).toBe(monday);
  });
});
