import { pulled, shifted } from './shift';

const span = { start: '2027-03-26T08:00:00Z', end: '2027-03-26T17:00:00Z' };
const still = { id: 'b', start: 0, end: 0 };

describe('a block that is moved', () => {
  it('keeps its hours on the wall clock when it crosses into summer time', () => {
    expect(shifted(span, pulled(still, 'body', 3 * 1440), 'Europe/Berlin')).toEqual({
      start: '2027-03-29T07:00:00Z',
      end: '2027-03-29T16:00:00Z',
    });
  });

  it('is longer or shorter at the end that is held, and goes back over midnight', () => {
    expect(shifted(span, pulled(still, 'end', 1440), 'UTC')).toEqual({ ...span, end: '2027-03-27T17:00:00Z' });
    expect(shifted(span, pulled(still, 'start', -540), 'UTC')).toEqual({ ...span, start: '2027-03-25T23:00:00Z' });
  });

  it('cannot end before it starts', () => {
    expect(shifted(span, pulled(still, 'start', 1440), 'UTC')).toBeNull();
  });
});
