import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import {
  directoryClaimMoves,
  directoryClaimStatuses,
  judgeClaim,
  judgeDecision,
  judgeMove,
  maySpeakForHouse,
} from './directory-claim';

const organisation = newId('organisation', instant(0));
const open = { closed: false, claimedBy: null };
const outcome = (judged: { readonly ok: boolean }) => judged.ok;

describe('a claim to an entry', () => {
  it('reaches every status from its beginning, and ends for good', () => {
    const reached = new Set<string | null>([null, ...directoryClaimMoves.map(({ to }) => to)]);
    expect([...reached].filter((one) => one !== null).sort()).toEqual([...directoryClaimStatuses].sort());
    expect(new Set(directoryClaimMoves.map(({ from }) => from))).toEqual(new Set([null, 'OPEN']));
    for (const from of directoryClaimStatuses)
      for (const to of directoryClaimStatuses)
        expect([from, to, judgeMove(from, to).ok]).toEqual([from, to, from === 'OPEN' && to !== 'OPEN']);
  });

  it.each([
    ['FACILITY', 'OWNER', true],
    ['FACILITY', 'SCHEDULER', false],
    ['FACILITY', 'VIEWER', false],
    ['PRODUCER', 'OWNER', false],
  ] as const)('is made for a %s by its %s: %s', (organisationKind, role, may) => {
    expect(outcome(maySpeakForHouse({ organisation, organisationKind, role }))).toBe(may);
    expect(outcome(maySpeakForHouse({ organisation: null, organisationKind, role }))).toBe(false);
  });

  it('needs an entry that is in use and nobody’s, and no other open claim of the house', () => {
    expect(outcome(judgeClaim(open, false))).toBe(true);
    expect(outcome(judgeClaim(open, true))).toBe(false);
    expect(outcome(judgeClaim({ ...open, closed: true }, false))).toBe(false);
    expect(outcome(judgeClaim({ ...open, claimedBy: organisation }, false))).toBe(false);
  });

  it('is accepted only while its entry is in use; refused, it may be in any case', () => {
    expect(judgeDecision('OPEN', open, true)).toEqual({ ok: true, value: 'ACCEPTED' });
    expect(judgeDecision('OPEN', open, false)).toEqual({ ok: true, value: 'REFUSED' });
    expect(outcome(judgeDecision('OPEN', { ...open, closed: true }, true))).toBe(false);
    expect(outcome(judgeDecision('OPEN', { ...open, closed: true }, false))).toBe(true);
    expect(judgeDecision('WITHDRAWN', open, true)).toMatchObject({
      refusals: [{ code: 'WRONG_STATUS', message: 'This claim is WITHDRAWN.' }],
    });
  });
});
