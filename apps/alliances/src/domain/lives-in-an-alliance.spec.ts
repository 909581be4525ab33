import { allianceStatuses, type AllianceStatus, membershipStatuses, type MembershipStatus } from './alliance';
import { allianceMoves, decisions, judgeDecision, seesAlliance } from './alliance-life';
import {
  type By,
  judgeInvitation,
  judgeMembership,
  membershipMoves,
  membersShownTo,
  movesOpenTo,
  speaksAs,
  type Standing,
} from './membership-life';

type Rule = { readonly from: readonly (string | null)[]; readonly to: string };

/** Every status a table leads to, from nothing. */
function reached(rules: readonly Rule[]): readonly string[] {
  const found = new Set<string | null>([null]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const { from, to } of rules) if (from.some((status) => found.has(status))) found.add(to);
  }
  return [...found].filter((status) => status !== null).sort();
}

const standing = (changes: Partial<Standing> = {}): Standing => ({
  ...{ allianceStatus: 'ACTIVE', status: 'ACTIVE', role: 'MEMBER', isLastSteward: false },
  ...changes,
});
const open = (by: By, status: MembershipStatus, more: Partial<Standing> = {}) =>
  movesOpenTo(by, standing({ status, ...more }));

describe('the life of an alliance', () => {
  it('reaches every status from nothing', () => {
    const rules = Object.values(allianceMoves).map(({ from, to }) => ({ from: [from], to }));
    expect(reached(rules)).toEqual([...allianceStatuses].sort());
  });

  it('ends only where it was refused', () => {
    const ends = allianceStatuses.filter((status) => decisions.every((one) => !judgeDecision(one, status).ok));
    expect(ends).toEqual(['DISSOLVED']);
  });

  it('is decided on from one status each, and says where it is otherwise', () => {
    const allowed = decisions.map((decision) =>
      allianceStatuses.filter((status) => judgeDecision(decision, status).ok),
    );
    expect(allowed).toEqual([['PROPOSED'], ['PROPOSED'], ['ACTIVE'], ['SUSPENDED']]);
    expect(judgeDecision('APPROVE', 'DISSOLVED')).toMatchObject({
      refusals: [{ code: 'WRONG_STATUS', message: 'This alliance is DISSOLVED.' }],
    });
  });
});

describe('the life of a membership', () => {
  it('reaches every status from nothing but APPLIED, to which nothing leads yet', () => {
    expect(reached(Object.values(membershipMoves))).toEqual(
      membershipStatuses.filter((one) => one !== 'APPLIED').sort(),
    );
  });

  it('is moved by the house itself and by stewards, each in their own moves', () => {
    expect(membershipStatuses.map((status) => open('HOUSE', status))).toEqual([
      ...[['ACCEPT', 'DECLINE'], [], ['LEAVE'], ['LEAVE'], []],
    ]);
    expect(membershipStatuses.map((status) => open('STEWARD', status))).toEqual([
      ...[[], [], ['SUSPEND', 'APPOINT'], ['REINSTATE'], []],
    ]);
    expect(open('STEWARD', 'ACTIVE', { role: 'STEWARD' })).toEqual(['SUSPEND']);
  });

  it('can be ended in any alliance, and is otherwise moved only while that is ACTIVE', () => {
    const others = allianceStatuses.filter((status) => status !== 'ACTIVE');
    for (const allianceStatus of others) {
      const inIt = { allianceStatus } as const;
      expect([open('HOUSE', 'INVITED', inIt), open('HOUSE', 'ACTIVE', inIt)]).toEqual([['DECLINE'], ['LEAVE']]);
      expect(membershipStatuses.flatMap((status) => open('STEWARD', status, inIt))).toEqual([]);
    }
  });

  it('does not end for the last steward, who is told what to do', () => {
    const last = standing({ role: 'STEWARD', isLastSteward: true });
    expect(movesOpenTo('HOUSE', last)).toEqual([]);
    expect(judgeMembership('LEAVE', last)).toMatchObject({
      refusals: [{ code: 'WRONG_STATUS', message: expect.stringContaining('appoint another member as steward first') }],
    });
  });

  it('begins with an invitation to who has no place, or has left', () => {
    const invited = [null, ...membershipStatuses].filter((status) => judgeInvitation(status).ok);
    expect(invited).toEqual([null, 'LEFT']);
  });
});

describe('who speaks about a membership', () => {
  const membership = { organisationId: 'theirs' };
  const steward = { status: 'ACTIVE', role: 'STEWARD' } as const;
  const owner = (organisation: string | null) => ({ organisation, role: 'OWNER' });

  it('is the owner of the house itself, a steward or not', () => {
    expect(speaksAs(owner('theirs'), membership, null)).toBe('HOUSE');
    expect(speaksAs(owner('theirs'), membership, steward)).toBe('HOUSE');
  });

  it('is the owner of an ACTIVE steward, and of no other member', () => {
    expect(speaksAs(owner('ours'), membership, steward)).toBe('STEWARD');
    for (const place of [null, { ...steward, status: 'SUSPENDED' }, { ...steward, role: 'MEMBER' }] as const)
      expect(speaksAs(owner('ours'), membership, place)).toBeNull();
  });

  it('is nobody of another role', () => {
    for (const role of ['SCHEDULER', 'VIEWER', 'PRODUCER', null])
      expect(speaksAs({ organisation: 'theirs', role }, membership, steward)).toBeNull();
  });
});

describe('what is seen', () => {
  const seen = (isSignedIn: boolean, isAdmin: boolean, place: MembershipStatus | null): readonly AllianceStatus[] =>
    allianceStatuses.filter((status) => seesAlliance(status, { isSignedIn, isAdmin, place }));

  it('of alliances: the ACTIVE ones by who is signed in, all by admins and by who has a place in them', () => {
    expect(seen(false, false, null)).toEqual([]);
    for (const place of [null, 'LEFT'] as const) expect(seen(true, false, place)).toEqual(['ACTIVE']);
    for (const place of ['INVITED', 'APPLIED', 'ACTIVE', 'SUSPENDED'] as const)
      expect(seen(true, false, place)).toEqual(allianceStatuses);
    expect(seen(true, true, null)).toEqual(allianceStatuses);
  });

  it('of members: more the nearer one is', () => {
    const place = (status: MembershipStatus, role: 'STEWARD' | 'MEMBER' = 'MEMBER') =>
      membersShownTo(false, { status, role });
    expect([membersShownTo(true, null), place('ACTIVE', 'STEWARD')]).toEqual([membershipStatuses, membershipStatuses]);
    expect(place('ACTIVE')).toEqual(['ACTIVE', 'SUSPENDED']);
    expect([place('INVITED'), place('APPLIED'), place('SUSPENDED')]).toEqual([['ACTIVE'], ['ACTIVE'], ['ACTIVE']]);
    expect([place('SUSPENDED', 'STEWARD'), place('LEFT', 'STEWARD'), membersShownTo(false, null)]).toEqual([
      ...[['ACTIVE'], [], []],
    ]);
  });
});
