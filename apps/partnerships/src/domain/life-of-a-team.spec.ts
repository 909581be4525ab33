import { briefStatusAfter } from './brief-life';
import { judgeMove, movesOpenTo, type Standing } from './request-life';
import { judgeTeam } from './team-life';

const part = (status: Parameters<typeof judgeTeam>[0][number]['status'], name = 'it', isWaiting = false) => ({
  ...{ status, name, isWaiting },
});
const told = (...parts: Parameters<typeof judgeTeam>[0]) => {
  const judged = judgeTeam(parts);
  return judged.ok ? [] : judged.refusals.map(({ code, message }) => `${code} ${message}`);
};

describe('a brief', () => {
  it('is open until something of it is booked, and closed when all that was asked has ended', () => {
    expect(briefStatusAfter([])).toBe('OPEN');
    expect(briefStatusAfter(['DECLINED', 'SENT'])).toBe('OPEN');
    expect(briefStatusAfter(['CANCELLED', 'CONFIRMED', 'SENT'])).toBe('STAFFED');
    expect(briefStatusAfter(['CANCELLED', 'COMPLETED', 'EXPIRED', 'WITHDRAWN', 'DECLINED'])).toBe('CLOSED');
  });
});

describe('a team', () => {
  it('can be confirmed once every request is accepted', () => {
    expect(told(part('ACCEPTED'), part('ACCEPTED'))).toEqual([]);
    expect(told()).toEqual(['TEAM_INCOMPLETE The team has not been requested.']);
    expect(told(part('CONFIRMED'), part('CONFIRMED'))).toEqual(['WRONG_STATUS The team is CONFIRMED.']);
  });

  it('is told of every request that is not, each once, by what is wrong with it', () => {
    const parts = [part('SENT', 'a'), part('EXPIRED', 'b'), part('ACCEPTED', 'c', true), part('DECLINED', 'd')];
    expect(told(...parts)).toEqual([
      'TEAM_INCOMPLETE Not accepted: the request for a (SENT), the request for d (DECLINED).',
      'HOLD_EXPIRED Run out: the request for b (EXPIRED).',
      'UNITS_TAKEN Waiting for units that others hold: the request for c (ACCEPTED).',
    ]);
  });

  it('has no request that is confirmed by itself', () => {
    const standing: Standing = { status: 'ACCEPTED', version: 2, turn: null, isWaiting: false, isOfTeam: true };
    expect(judgeMove('CONFIRM', 'REQUESTER', standing)).toMatchObject({ refusals: [{ code: 'WRONG_STATUS' }] });
    expect(movesOpenTo('REQUESTER', standing)).toEqual(['WITHDRAW']);
  });
});
