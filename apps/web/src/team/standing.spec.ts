import { listed, standingOf } from './standing';

const asked = (status: string, expiresAt: string | null = null) => ({ status, expiresAt, facility: { name: status } });

describe('how the requests of a team stand', () => {
  it('can be confirmed when every one is accepted, and says who is missing before', () => {
    expect(standingOf([asked('ACCEPTED'), asked('ACCEPTED')]).mayConfirm).toBe(true);
    const waiting = standingOf([asked('ACCEPTED'), asked('COUNTERED'), asked('SENT')]);
    expect(waiting.mayConfirm).toBe(false);
    expect(listed(waiting.missing.map(({ status }) => status))).toBe('COUNTERED and SENT');
  });

  it('cannot be confirmed once a house has dropped out, though the others have accepted', () => {
    const { mayConfirm, isOpen, lost } = standingOf([asked('ACCEPTED'), asked('DECLINED')]);
    expect([mayConfirm, isOpen, lost.length]).toEqual([false, true, 1]);
  });

  it('holds until the first pencil runs out, of those that are still alive', () => {
    const requests = [
      asked('EXPIRED', '2027-03-01T00:00:00Z'),
      asked('SENT', '2027-03-03T00:00:00Z'),
      asked('ACCEPTED', '2027-03-02T00:00:00Z'),
    ];
    expect(standingOf(requests).holdsUntil).toBe('2027-03-02T00:00:00Z');
  });

  it('is booked when all are, and is nothing while nobody was asked', () => {
    expect(standingOf([asked('CONFIRMED'), asked('COMPLETED')]).isBooked).toBe(true);
    const { isBooked, isOpen, mayConfirm } = standingOf([]);
    expect([isBooked, isOpen, mayConfirm]).toEqual([false, false, false]);
  });
});
