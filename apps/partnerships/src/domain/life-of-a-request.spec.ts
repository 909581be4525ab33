import {
  judgeMove,
  mayMove,
  moveNames,
  moves,
  movesOpenTo,
  requestStatuses,
  turnAfter,
  type Standing,
} from './request-life';

const standing = (changes: Partial<Standing> = {}): Standing => ({
  ...{ status: 'SENT', version: 1, turn: 'FACILITY', isWaiting: false, isOfTeam: false },
  ...changes,
});
const codes = (result: ReturnType<typeof judgeMove>) =>
  result.ok ? [] : result.refusals.map((refusal) => refusal.code);

describe('the life of a request', () => {
  it('reaches every status from a draft', () => {
    const reached = new Set<string>(['DRAFT']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const move of moveNames) if (moves[move].from.some((from) => reached.has(from))) reached.add(moves[move].to);
    }
    expect([...reached].sort()).toEqual([...requestStatuses].sort());
  });

  it('ends nowhere but in its five endings', () => {
    const ends = requestStatuses.filter(
      (status) => !moveNames.some((move) => moves[move].from.some((from) => from === status)),
    );
    expect(ends.sort()).toEqual(['CANCELLED', 'COMPLETED', 'DECLINED', 'EXPIRED', 'WITHDRAWN']);
  });

  it('never comes back to a draft', () => {
    expect(moveNames.filter((move) => (moves[move].to as string) === 'DRAFT')).toEqual([]);
  });

  it('leaves the answer to the side that did not speak last', () => {
    expect(turnAfter('SEND', 'REQUESTER')).toBe('FACILITY');
    expect(turnAfter('COUNTER', 'FACILITY')).toBe('REQUESTER');
    expect(turnAfter('COUNTER', 'REQUESTER')).toBe('FACILITY');
    expect(turnAfter('ACCEPT', 'REQUESTER')).toBeNull();
  });
});

describe('a move', () => {
  it('of the other side is not allowed, whatever the status', () => {
    expect(codes(judgeMove('DECLINE', 'REQUESTER', standing()))).toEqual(['NOT_ALLOWED']);
    expect(codes(judgeMove('WITHDRAW', 'FACILITY', standing({ status: 'CANCELLED' })))).toEqual(['NOT_ALLOWED']);
    expect(codes(judgeMove('EXPIRE', 'FACILITY', standing()))).toEqual(['NOT_ALLOWED']);
  });

  it('on a version that is gone is stale before anything else of the request counts', () => {
    expect(codes(judgeMove('ACCEPT', 'FACILITY', standing({ status: 'DECLINED', version: 2 }), 1))).toEqual([
      'STALE_VERSION',
    ]);
    expect(judgeMove('ACCEPT', 'FACILITY', standing(), 1).ok).toBe(true);
  });

  it('in another status is refused with the status it found', () => {
    const answer = judgeMove('CONFIRM', 'REQUESTER', standing());
    expect(answer).toMatchObject({ refusals: [{ code: 'WRONG_STATUS', message: 'The request is SENT.' }] });
  });

  it('out of turn is refused', () => {
    expect(codes(judgeMove('ACCEPT', 'REQUESTER', standing()))).toEqual(['NOT_YOUR_TURN']);
    expect(codes(judgeMove('COUNTER', 'FACILITY', standing({ status: 'COUNTERED', turn: 'REQUESTER' })))).toEqual([
      'NOT_YOUR_TURN',
    ]);
  });

  it('that needs pencils says that they have run out; the others only that the request is EXPIRED', () => {
    const lapsed = standing({ status: 'EXPIRED' });
    expect(codes(judgeMove('ACCEPT', 'FACILITY', lapsed))).toEqual(['HOLD_EXPIRED']);
    expect(codes(judgeMove('COUNTER', 'FACILITY', lapsed))).toEqual(['HOLD_EXPIRED']);
    expect(codes(judgeMove('CONFIRM', 'REQUESTER', lapsed))).toEqual(['HOLD_EXPIRED']);
    expect(codes(judgeMove('WITHDRAW', 'REQUESTER', lapsed))).toEqual(['WRONG_STATUS']);
  });
});

describe('the moves a side can make', () => {
  it('are those of its turn', () => {
    expect(movesOpenTo('FACILITY', standing())).toEqual(['COUNTER', 'ACCEPT', 'DECLINE']);
    expect(movesOpenTo('REQUESTER', standing())).toEqual(['WITHDRAW']);
  });

  it('include challenging, and not confirming, while a line waits', () => {
    const accepted = standing({ status: 'ACCEPTED', turn: null });
    expect(movesOpenTo('REQUESTER', accepted)).toEqual(['CONFIRM', 'WITHDRAW']);
    expect(movesOpenTo('REQUESTER', { ...accepted, isWaiting: true })).toEqual(['CHALLENGE', 'WITHDRAW']);
  });

  it('are none once it is over', () => {
    for (const status of ['DECLINED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED', 'COMPLETED'] as const)
      expect([
        ...movesOpenTo('FACILITY', standing({ status })),
        ...movesOpenTo('REQUESTER', standing({ status })),
      ]).toEqual([]);
  });

  it('belong to owners, schedulers and producers, not to who looks on', () => {
    expect(mayMove('FACILITY', 'SCHEDULER')).toBe(true);
    expect(mayMove('PRODUCER', 'PRODUCER')).toBe(true);
    expect(mayMove('FACILITY', 'VIEWER')).toBe(false);
    expect(mayMove('PRODUCER', 'VIEWER')).toBe(false);
    expect(mayMove(null, null)).toBe(false);
  });
});
