import type { Viewer } from '#service/viewer/viewer';
import { startAlliances } from '../../../../test/builders/alliance-lives';
import { anAdmin, aViewer } from '../../../../test/builders/viewers';

let lives: Awaited<ReturnType<typeof startAlliances>>;
beforeAll(async () => {
  lives = await startAlliances();
});
afterAll(() => lives.close());

type House = Awaited<ReturnType<typeof lives.house>>;
const admin = anAdmin();
const invite = (by: Viewer, allianceId: string, house: { readonly organisation: string }, more: object = {}) =>
  lives.does(by, 'inviteMember', { allianceId, organisationId: house.organisation, ...more });
const respond = (by: Viewer, membershipId: string, accept = true, more: object = {}) =>
  lives.does(by, 'respondToInvitation', { membershipId, accept, ...more });
const leave = (by: Viewer, allianceId: string, more: object = {}) =>
  lives.does(by, 'leaveAlliance', { allianceId, ...more });

/** A steward, a house it has invited, the alliance and the invitation. */
async function invited(status: 'ACTIVE' | 'SUSPENDED' = 'ACTIVE') {
  const [steward, guest] = [await lives.house(), await lives.house()];
  const alliance = await lives.alliance([steward]);
  expect(await invite(steward, alliance, guest)).toBe('MEMBER INVITED');
  if (status === 'SUSPENDED') await lives.does(admin, 'suspendAlliance', { id: alliance, reason: 'Complaints.' });
  return { steward, guest, alliance, invitation: await lives.membership(guest, alliance) };
}

describe('a house that is invited', () => {
  it('finds the invitation, accepts, and leaves a trace of all that', async () => {
    const { steward, guest, alliance, invitation } = await invited();
    expect([await lives.own(guest), (await lives.shown(guest, alliance)).viewerMembership]).toEqual([
      ...[['North INVITED'], { id: invitation, status: 'INVITED' }],
    ]);
    expect(await respond(guest, invitation)).toBe('MEMBER ACTIVE');
    expect([await lives.own(guest), await lives.members(steward, alliance)]).toEqual([
      ...[['North ACTIVE'], ['MEMBER ACTIVE', 'STEWARD ACTIVE']],
    ]);
    expect((await lives.trail(alliance)).slice(1)).toEqual([
      ['inviteMember', null, null, 'INVITED'],
      ['respondToInvitation', null, 'INVITED', 'ACTIVE'],
    ]);
    expect(await lives.told(alliance)).toBe(3);
  });

  it('declines, is no part of it, and may be invited anew under the same membership', async () => {
    const { steward, guest, alliance, invitation } = await invited();
    expect(await respond(guest, invitation, false)).toBe('MEMBER LEFT');
    expect(await lives.own(guest)).toEqual([]);
    expect(await respond(guest, invitation)).toBe('WRONG_STATUS membershipId');
    expect(await invite(steward, alliance, guest)).toBe('MEMBER INVITED');
    expect(await lives.membership(guest, alliance)).toBe(invitation);
  });

  it('answers through its owner, and nobody answers for it', async () => {
    const { steward, guest, alliance, invitation } = await invited();
    const member = await lives.house();
    await invite(steward, alliance, member);
    await respond(member, await lives.membership(member, alliance));
    const scheduler = aViewer('FACILITY', 'SCHEDULER', guest.organisation);
    const answerers = [scheduler, steward, admin, member, await lives.house()];
    // A steward and an admin see the invitation; another member and a stranger do not.
    const said = await Promise.all(answerers.map((viewer) => respond(viewer, invitation)));
    expect(said).toEqual([
      ...['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_FOUND membershipId', 'NOT_FOUND membershipId'],
    ]);
    expect(await respond(guest, 'nonsense')).toBe('NOT_FOUND membershipId');
  });

  it('cannot join an alliance that is stopped, but can decline', async () => {
    const { guest, invitation } = await invited('SUSPENDED');
    expect(await respond(guest, invitation)).toBe('WRONG_STATUS membershipId');
    expect(await respond(guest, invitation, false)).toBe('MEMBER LEFT');
  });

  it('answers once, when yes and no come at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { guest, alliance, invitation } = await invited();
      const said = await Promise.all([respond(guest, invitation), respond(guest, invitation, false)]);
      expect(said.filter((answer) => answer === 'WRONG_STATUS membershipId')).toHaveLength(1);
      expect(await lives.trail(alliance)).toHaveLength(3);
    }
  });

  it('is answered the same under the same key', async () => {
    const { guest, invitation } = await invited();
    const key = { idempotencyKey: crypto.randomUUID() };
    expect([await respond(guest, invitation, true, key), await respond(guest, invitation, true, key)]).toEqual([
      ...['MEMBER ACTIVE', 'MEMBER ACTIVE'],
    ]);
    expect(await respond(guest, invitation, false, key)).toBe('KEY_REUSED idempotencyKey');
  });
});

describe('an invitation', () => {
  it('is a steward’s, through its owner', async () => {
    const [steward, member, guest] = [await lives.house(), await lives.house(), await lives.house()];
    const alliance = await lives.alliance([steward, member]);
    const scheduler = aViewer('FACILITY', 'SCHEDULER', steward.organisation);
    const said = await Promise.all(
      [scheduler, member, guest, await lives.producer(), admin].map((by) => invite(by, alliance, guest)),
    );
    expect(said).toEqual(said.map(() => 'NOT_ALLOWED'));
    const mayDo = await Promise.all([steward, scheduler, member].map((viewer) => lives.shown(viewer, alliance)));
    expect(mayDo.map(({ viewerMoves }) => viewerMoves)).toEqual([['INVITE'], [], []]);
  });

  it('is for post houses that exist and have no place in it', async () => {
    const [steward, member] = [await lives.house(), await lives.house()];
    const alliance = await lives.alliance([steward, member]);
    const { guest } = { guest: await lives.house() };
    await invite(steward, alliance, guest);
    const asked = [
      member,
      steward,
      guest,
      await lives.producer(),
      { organisation: `organisation_${crypto.randomUUID()}` },
    ];
    const said = await Promise.all(
      [...asked, { organisation: 'nonsense' }].map((house) => invite(steward, alliance, house)),
    );
    expect(said).toEqual([
      ...Array.from({ length: 3 }, () => 'ALREADY_MEMBER organisationId'),
      ...['INVALID organisationId', 'NOT_FOUND organisationId', 'NOT_FOUND organisationId'],
    ]);
  });

  it('is to an alliance that is ACTIVE and that the viewer knows of', async () => {
    const [steward, guest] = [await lives.house(), await lives.house()];
    for (const status of ['PROPOSED', 'SUSPENDED'] as const) {
      const alliance = await lives.alliance([steward], status);
      expect(await invite(steward, alliance, guest)).toBe('WRONG_STATUS allianceId');
      expect(await invite(guest, alliance, steward)).toBe('NOT_FOUND allianceId');
    }
    const nowhere = { organisation: 'nonsense' };
    expect(await invite(steward, 'nonsense', nowhere)).toBe('NOT_FOUND allianceId,NOT_FOUND organisationId');
  });

  it('is made once, when two stewards invite at once', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other, guest] = [await lives.house(), await lives.house(), await lives.house()];
      const alliance = await lives.alliance([one, other]);
      const appointed = { membershipId: await lives.membership(other, alliance), reason: 'Trusted.' };
      await lives.does(one, 'appointSteward', appointed);
      const said = await Promise.all([one, other].map((by) => invite(by, alliance, guest)));
      expect(said.sort()).toEqual(['ALREADY_MEMBER organisationId', 'MEMBER INVITED']);
      expect(await lives.own(guest)).toEqual(['North INVITED']);
    }
  });
});

describe('a member', () => {
  const pair = async () => {
    const houses = [await lives.house(), await lives.house()] as const;
    return { steward: houses[0], member: houses[1], alliance: await lives.alliance(houses) };
  };

  it('leaves through its owner, is as anyone else afterwards, and may be invited anew', async () => {
    const { steward, member, alliance } = await pair();
    expect(await leave(aViewer('FACILITY', 'SCHEDULER', member.organisation), alliance)).toBe('NOT_ALLOWED');
    const key = { idempotencyKey: crypto.randomUUID() };
    expect([await leave(member, alliance, key), await leave(member, alliance, key)]).toEqual([
      ...['MEMBER LEFT', 'MEMBER LEFT'],
    ]);
    expect([await lives.own(member), await lives.members(member, alliance)]).toEqual([[], []]);
    expect((await lives.trail(alliance)).at(-1)).toEqual(['leaveAlliance', null, 'ACTIVE', 'LEFT']);
    expect(await leave(member, alliance)).toBe('WRONG_STATUS allianceId');
    expect(await invite(steward, alliance, member)).toBe('MEMBER INVITED');
  });

  it('leaves an alliance that is stopped, too, and no longer knows of it', async () => {
    const { member, alliance } = await pair();
    await lives.does(admin, 'suspendAlliance', { id: alliance, reason: 'Complaints.' });
    expect([
      await lives.sees(member, alliance),
      await leave(member, alliance),
      await lives.sees(member, alliance),
    ]).toEqual([...[true, 'MEMBER LEFT', false]]);
    expect(await leave(member, alliance)).toBe('NOT_FOUND allianceId');
  });

  it('is who has a place in it', async () => {
    const { alliance } = await pair();
    const others: readonly Viewer[] = [await lives.house(), await lives.producer(), admin];
    expect(await Promise.all(others.map((by) => leave(by, alliance)))).toEqual(others.map(() => 'NOT_ALLOWED'));
    expect(await leave(others[0] as House, 'nonsense')).toBe('NOT_FOUND allianceId');
  });

  it('stays as long as it is the last steward, until it has appointed another', async () => {
    const { steward, member, alliance } = await pair();
    expect(await leave(steward, alliance)).toBe('WRONG_STATUS allianceId');
    const membershipId = await lives.membership(member, alliance);
    expect(await lives.does(steward, 'appointSteward', { membershipId, reason: 'Trusted.' })).toBe('STEWARD ACTIVE');
    expect(await leave(steward, alliance)).toBe('STEWARD LEFT');
    expect(await leave(member, alliance)).toBe('WRONG_STATUS allianceId');
    expect(await invite(member, alliance, steward)).toBe('MEMBER INVITED');
  });

  it('is one of the last two stewards: of both who leave at once, one does', async () => {
    for (let round = 0; round < 8; round++) {
      const { steward, member, alliance } = await pair();
      const membershipId = await lives.membership(member, alliance);
      await lives.does(steward, 'appointSteward', { membershipId, reason: 'Trusted.' });
      const said = await Promise.all([leave(steward, alliance), leave(member, alliance)]);
      expect(said.sort()).toEqual(['STEWARD LEFT', 'WRONG_STATUS allianceId']);
      expect(await lives.members(admin, alliance)).toEqual(['STEWARD ACTIVE', 'STEWARD LEFT']);
    }
  });
});
