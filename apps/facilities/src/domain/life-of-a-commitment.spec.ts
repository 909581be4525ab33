import { commitmentMoves, commitmentStates, hasEnded, moveBetween, takesUnits } from './commitment-life';

describe('the life of a commitment', () => {
  it('reaches every state from its beginning', () => {
    const reached = new Set<string | null>([null]);
    for (let grew = true; grew;) {
      const next = commitmentMoves.filter((move) => reached.has(move.from) && !reached.has(move.to));
      next.forEach((move) => reached.add(move.to));
      grew = next.length > 0;
    }
    expect([...reached].filter((state) => state !== null).sort()).toEqual([...commitmentStates].sort());
  });

  it('ends for good', () => {
    for (const state of commitmentStates.filter(hasEnded))
      expect(commitmentMoves.filter((move) => move.from === state)).toEqual([]);
  });

  it('takes units while it is held, booked or blocked', () => {
    expect(commitmentStates.filter(takesUnits)).toEqual(['HELD', 'BOOKED', 'BLOCKED']);
  });

  it('has one name for each move, and none for what does not happen', () => {
    const pairs = commitmentMoves.map((move) => `${move.from}>${move.to} ${move.challenge}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(moveBetween('HELD', 'BOOKED')?.act).toBe('confirmCommitments');
    expect(
      ([undefined, 'MADE', 'LIFTED'] as const).map((challenge) => moveBetween('HELD', 'HELD', challenge)?.act),
    ).toEqual([...['renewHolds', 'challengeCommitments', 'liftChallenges']]);
    expect(moveBetween('BOOKED', 'BOOKED', 'MADE')).toBeNull();
    expect(moveBetween('WAITING', 'BOOKED')).toBeNull();
    expect(moveBetween('EXPIRED', 'HELD')).toBeNull();
  });
});
