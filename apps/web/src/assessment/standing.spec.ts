import { daysLeft, standingOf } from './standing';

const assessment = { tier: 'THIRD_PARTY', issuedOn: '2027-01-01', expiresOn: '2027-12-31', verified: true };

describe('how far an assessment counts', () => {
  it('includes both of its dates', () => {
    expect(standingOf(assessment, '2027-01-01').counts).toBe(true);
    expect(standingOf(assessment, '2027-12-31').counts).toBe(true);
    expect(standingOf(assessment, '2028-01-01').counts).toBe(false);
    expect(standingOf(assessment, '2026-12-31').counts).toBe(false);
  });

  it('waits for an admin only where a third party speaks', () => {
    expect(standingOf({ ...assessment, verified: false }, '2027-06-01').counts).toBe(false);
    expect(standingOf({ ...assessment, tier: 'SELF_DECLARED', verified: false }, '2027-06-01').counts).toBe(true);
  });

  it('warns in the last sixty days', () => {
    expect(daysLeft(assessment, '2027-12-31')).toBe(0);
    expect(daysLeft(assessment, '2027-11-01')).toBe(60);
    expect(daysLeft(assessment, '2027-10-31')).toBeNull();
  });
});
