import type { Viewer } from '#service/viewer/viewer';
import { startAlliances } from '../../../../test/builders/alliance-lives';
import { statementsOf } from '../../../../test/builders/statements';
import { anAdmin, aViewer } from '../../../../test/builders/viewers';

let lives: Awaited<ReturnType<typeof startAlliances>>;
beforeAll(async () => {
  lives = await startAlliances();
});
afterAll(() => lives.close());

const admin = anAdmin();
const does = (by: Viewer, mutation: string, membershipId: string, reason = 'Unpaid bills.') =>
  lives.does(by, mutation, { membershipId, reason });

async function three() {
  const [steward, second, member] = [await lives.house(), await lives.house(), await lives.house()];
  const alliance = await lives.alliance([steward, second, member]);
  const [first, other, plain] = await Promise.all(
    [steward, second, member].map((house) => lives.membership(house, alliance)),
  );
  return { steward, second, member, alliance, of: { steward: first ?? '', second: other ?? '', member: plain ?? '' } };
}

describe('a steward', () => {
  it('suspends a member and reinstates it, each with a reason that the house is told', async () => {
    const { steward, second, member, alliance, of } = await three();
    expect(await does(steward, 'suspendMember', of.member)).toBe('MEMBER SUSPENDED');
    expect(await lives.own(member)).toEqual(['North SUSPENDED']);
    const reasons = [];
    for (const viewer of [member, steward, admin, second]) {
      const { edges } = (await lives.shown(viewer, alliance)).memberships;
      reasons.push(edges.find(({ node }) => node.id === of.member)?.node.reason);
    }
    expect(reasons).toEqual(['Unpaid bills.', 'Unpaid bills.', 'Unpaid bills.', null]);
    expect(await does(steward, 'reinstateMember', of.member, 'Paid.')).toBe('MEMBER ACTIVE');
    expect((await lives.trail(alliance)).slice(1)).toEqual([
      ['suspendMember', 'Unpaid bills.', 'ACTIVE', 'SUSPENDED'],
      ['reinstateMember', 'Paid.', 'SUSPENDED', 'ACTIVE'],
    ]);
    expect(await lives.told(alliance)).toBe(3);
  });

  it('appoints another member, once, and only an ACTIVE one', async () => {
    const { steward, second, of } = await three();
    await does(steward, 'suspendMember', of.member);
    expect(await does(steward, 'appointSteward', of.member)).toBe('WRONG_STATUS membershipId');
    expect(await does(steward, 'appointSteward', of.second, 'Trusted.')).toBe('STEWARD ACTIVE');
    expect(await does(steward, 'appointSteward', of.second, 'Trusted.')).toBe('WRONG_STATUS membershipId');
    expect(await does(second, 'reinstateMember', of.member)).toBe('MEMBER ACTIVE');
    expect(await does(second, 'suspendMember', of.steward)).toBe('STEWARD SUSPENDED');
    expect(await does(second, 'reinstateMember', of.steward)).toBe('STEWARD ACTIVE');
  });

  it('does nothing about itself, nor without a reason, nor in another alliance', async () => {
    const { steward, of } = await three();
    expect(await does(steward, 'suspendMember', of.steward)).toBe('NOT_ALLOWED');
    expect(await does(steward, 'suspendMember', of.member, ' ')).toBe('INVALID reason');
    expect(await does(steward, 'suspendMember', 'nonsense', '')).toBe('NOT_FOUND membershipId,INVALID reason');
    const theirs = await three();
    expect(await does(steward, 'suspendMember', theirs.of.member)).toBe('NOT_FOUND membershipId');
  });

  it.each(['suspendMember', 'reinstateMember', 'appointSteward'])(
    'alone makes the move %s, through its owner',
    async (mutation) => {
      const { steward, second, member, of } = await three();
      const scheduler = aViewer('FACILITY', 'SCHEDULER', steward.organisation);
      const said = [];
      for (const by of [scheduler, second, member, admin, await lives.house(), await lives.producer()])
        said.push(await does(by, mutation, of.member));
      expect(said).toEqual([
        ...Array.from({ length: 4 }, () => 'NOT_ALLOWED'),
        ...['NOT_FOUND membershipId', 'NOT_FOUND membershipId'],
      ]);
    },
  );

  it('does nothing while the alliance is stopped', async () => {
    const { steward, alliance, of } = await three();
    await lives.does(admin, 'suspendAlliance', { id: alliance, reason: 'Complaints.' });
    for (const mutation of ['suspendMember', 'appointSteward'])
      expect(await does(steward, mutation, of.member)).toBe('WRONG_STATUS membershipId');
  });

  it('remains, when two stewards suspend each other at once', async () => {
    for (let round = 0; round < 8; round++) {
      const { steward, second, alliance, of } = await three();
      await does(steward, 'appointSteward', of.second);
      const said = await Promise.all([
        does(steward, 'suspendMember', of.second),
        does(second, 'suspendMember', of.steward),
      ]);
      expect(said.sort()).toEqual(['NOT_ALLOWED', 'STEWARD SUSPENDED']);
      expect(await lives.members(admin, alliance)).toEqual([
        ...['MEMBER ACTIVE', 'STEWARD ACTIVE', 'STEWARD SUSPENDED'],
      ]);
    }
  });

  it('is answered the same under the same key', async () => {
    const { steward, of } = await three();
    const call = { membershipId: of.member, reason: 'Late.', idempotencyKey: crypto.randomUUID() };
    const said = [call, call, { ...call, reason: 'Later.' }].map(
      (args) => () => lives.does(steward, 'suspendMember', args),
    );
    const answers = [];
    for (const one of said) answers.push(await one());
    expect(answers).toEqual(['MEMBER SUSPENDED', 'MEMBER SUSPENDED', 'KEY_REUSED idempotencyKey']);
  });
});

describe('the members of an alliance', () => {
  it('are shown to each as near as they are to it', async () => {
    const { steward, second, member, alliance, of } = await three();
    const [guest, gone] = [await lives.house(), await lives.house()];
    for (const house of [guest, gone])
      await lives.does(steward, 'inviteMember', { allianceId: alliance, organisationId: house.organisation });
    await lives.does(gone, 'respondToInvitation', {
      membershipId: await lives.membership(gone, alliance),
      accept: false,
    });
    await does(steward, 'suspendMember', of.member);
    const [s, m] = ['STEWARD ACTIVE', 'MEMBER ACTIVE'];
    const all = [m, 'MEMBER INVITED', 'MEMBER LEFT', 'MEMBER SUSPENDED', s];
    const seen = await Promise.all(
      [steward, admin, second, member, guest, gone, await lives.producer()].map((viewer) =>
        lives.members(viewer, alliance),
      ),
    );
    const withOwn = (own: string) => [m, own, s];
    expect(seen).toEqual([
      ...[all, all, [m, 'MEMBER SUSPENDED', s], withOwn('MEMBER SUSPENDED'), withOwn('MEMBER INVITED'), [], []],
    ]);
  });

  it('say what the viewer may do about them', async () => {
    const { steward, second, member, alliance, of } = await three();
    const moves = async (viewer: Viewer) => {
      const { edges } = (await lives.shown(viewer, alliance)).memberships;
      return Object.values(of).map((id) => edges.find(({ node }) => node.id === id)?.node.viewerMoves);
    };
    expect(await moves(steward)).toEqual([[], ['SUSPEND', 'APPOINT'], ['SUSPEND', 'APPOINT']]);
    expect(await moves(second)).toEqual([[], ['LEAVE'], []]);
    expect(await moves(aViewer('FACILITY', 'SCHEDULER', member.organisation))).toEqual([[], [], []]);
  });

  it('cost as many statements in a list of many alliances as in one', async () => {
    const { house, mark } = { house: await lives.house(), mark: crypto.randomUUID() };
    for (let made = 0; made < 4; made++)
      await lives.alliance([await lives.house(), house, await lives.house()], 'ACTIVE', mark);
    const cost = async (first: number) => {
      let found = 0;
      const connections = await statementsOf(async () => {
        const { edges } = await lives.list(house, { first });
        found = edges.length;
      });
      return {
        found,
        statements: connections
          .flat()
          .filter((one) => one.includes('from alliances a ') || one.includes('memberships m')).length,
      };
    };
    const [one, many] = [await cost(1), await cost(4)];
    expect([one.found, many.found]).toEqual([1, 4]);
    expect(one.statements).toBeGreaterThan(0);
    expect(many.statements).toBe(one.statements);
  });
});
