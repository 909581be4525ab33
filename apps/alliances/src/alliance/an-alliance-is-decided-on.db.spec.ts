import { type Viewer, visitor } from '#service/viewer/viewer';
import { startAlliances } from '../../../../test/builders/alliance-lives';
import { anAdmin, aViewer } from '../../../../test/builders/viewers';

let lives: Awaited<ReturnType<typeof startAlliances>>;
beforeAll(async () => {
  lives = await startAlliances();
});
afterAll(() => lives.close());

const admin = anAdmin();
const terms = { name: 'North', charter: 'Rooms at cost.\nNo exclusivity.' };

/** Proposed through the app; its id. */
async function proposed(steward: Awaited<ReturnType<typeof lives.house>>): Promise<string> {
  expect(await lives.does(steward, 'proposeAlliance', terms)).toBe('PROPOSED');
  const [alliance] = (await lives.list(steward, { status: ['PROPOSED'] })).edges;
  return alliance?.node.id ?? '';
}

describe('a proposal', () => {
  it('is made by the owner of a post house, who is its steward; nobody but that house and admins knows of it', async () => {
    const [steward, other] = [await lives.house(), await lives.house()];
    const id = await proposed(steward);
    const shown = await lives.shown(steward, id);
    expect(shown).toMatchObject({ ...terms, status: 'PROPOSED', viewerMembership: { status: 'ACTIVE' } });
    expect([await lives.members(steward, id), await lives.own(steward)]).toEqual([
      ['STEWARD ACTIVE'],
      ['North ACTIVE'],
    ]);
    const seers = [steward, aViewer('FACILITY', 'VIEWER', steward.organisation), admin, other, visitor];
    expect(await Promise.all(seers.map((viewer) => lives.sees(viewer, id)))).toEqual([true, true, true, false, false]);
    const listed = async (viewer: typeof other) => (await lives.list(viewer)).edges.some(({ node }) => node.id === id);
    expect([await listed(steward), await listed(other)]).toEqual([true, false]);
    expect(await lives.trail(id)).toEqual([['proposeAlliance', null, null, 'PROPOSED']]);
    expect(await lives.told(id)).toBe(1);
  });

  it.each([
    ['a scheduler', aViewer('FACILITY', 'SCHEDULER')],
    ['a looker-on', aViewer('FACILITY', 'VIEWER')],
    ['a producer', aViewer('PRODUCER')],
    ['an admin', admin],
  ])('is not made by %s', async (_, viewer) => {
    expect(await lives.does(viewer, 'proposeAlliance', terms)).toBe('NOT_ALLOWED');
  });

  it('has a name and terms; all that is wrong with them is said at once', async () => {
    const steward = await lives.house();
    expect(await lives.does(steward, 'proposeAlliance', { name: '', charter: ' \n' })).toBe(
      'INVALID name,INVALID charter',
    );
    const long = { name: 'x'.repeat(201), charter: 'x'.repeat(10_001) };
    expect(await lives.does(steward, 'proposeAlliance', long)).toBe('TOO_LONG name,TOO_LONG charter');
  });

  it('is made once under one key', async () => {
    const steward = await lives.house();
    const key = { idempotencyKey: crypto.randomUUID() };
    const answers = await Promise.all([1, 2].map(() => lives.does(steward, 'proposeAlliance', { ...terms, ...key })));
    expect([answers, await lives.own(steward)]).toEqual([['PROPOSED', 'PROPOSED'], ['North ACTIVE']]);
    expect(await lives.does(steward, 'proposeAlliance', { ...terms, name: 'South', ...key })).toBe(
      'KEY_REUSED idempotencyKey',
    );
  });
});

describe('an admin', () => {
  it('approves, suspends and reinstates, each with a reason that stays with the trail and is told to members', async () => {
    const steward = await lives.house();
    const id = await proposed(steward);
    const moves = ['approveAlliance', 'suspendAlliance', 'reinstateAlliance'];
    const statuses = [];
    for (const move of moves) statuses.push(await lives.does(admin, move, { id, reason: `Why ${move}.` }));
    expect(statuses).toEqual(['ACTIVE', 'SUSPENDED', 'ACTIVE']);
    expect((await lives.trail(id)).slice(1)).toEqual([
      ['approveAlliance', 'Why approveAlliance.', 'PROPOSED', 'ACTIVE'],
      ['suspendAlliance', 'Why suspendAlliance.', 'ACTIVE', 'SUSPENDED'],
      ['reinstateAlliance', 'Why reinstateAlliance.', 'SUSPENDED', 'ACTIVE'],
    ]);
    expect(await lives.told(id)).toBe(4);
    const told = await Promise.all([steward, admin, await lives.house()].map((viewer) => lives.shown(viewer, id)));
    expect(told.map(({ reason }) => reason)).toEqual(['Why reinstateAlliance.', 'Why reinstateAlliance.', null]);
  });

  it('refuses for good, and the founder sees why', async () => {
    const steward = await lives.house();
    const id = await proposed(steward);
    expect(await lives.does(admin, 'refuseAlliance', { id, reason: 'The charter names no terms.' })).toBe('DISSOLVED');
    const { status, reason, viewerMoves } = await lives.shown(steward, id);
    expect([status, reason, viewerMoves]).toEqual(['DISSOLVED', 'The charter names no terms.', []]);
    expect(await lives.sees(await lives.house(), id)).toBe(false);
    for (const move of ['approveAlliance', 'refuseAlliance', 'suspendAlliance', 'reinstateAlliance'])
      expect(await lives.does(admin, move, { id, reason: 'Again.' })).toBe('WRONG_STATUS id');
  });

  it('says why, of an alliance there is', async () => {
    const id = await proposed(await lives.house());
    const of = (more: object) => lives.does(admin, 'approveAlliance', { id, reason: 'Fair terms.', ...more });
    expect(await of({ reason: ' ' })).toBe('INVALID reason');
    expect(await of({ reason: 'x'.repeat(1001) })).toBe('TOO_LONG reason');
    expect(await of({ id: 'nonsense', reason: '' })).toBe('NOT_FOUND id,INVALID reason');
    expect(await of({ id: `alliance_${crypto.randomUUID()}` })).toBe('NOT_FOUND id');
    expect(await of({})).toBe('ACTIVE');
  });

  it('alone decides', async () => {
    const steward = await lives.house();
    const id = await proposed(steward);
    for (const move of ['approveAlliance', 'refuseAlliance', 'suspendAlliance', 'reinstateAlliance'])
      expect(await lives.does(steward, move, { id, reason: 'Ours.' })).toBe('NOT_ALLOWED');
    const mayDo = await Promise.all([admin, steward].map((viewer) => lives.shown(viewer, id)));
    expect(mayDo.map(({ viewerMoves }) => viewerMoves)).toEqual([['APPROVE', 'REFUSE'], []]);
  });

  it('decides once, when two decide at once', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await proposed(await lives.house());
      const moves = ['approveAlliance', 'refuseAlliance'];
      const said = await Promise.all(moves.map((move) => lives.does(anAdmin(), move, { id, reason: 'Mine.' })));
      expect(said.filter((answer) => answer === 'WRONG_STATUS id')).toHaveLength(1);
      expect(await lives.trail(id)).toHaveLength(2);
    }
  });

  it('is answered the same under the same key, which is the admin’s own; without one, each call is a new one', async () => {
    const id = await proposed(await lives.house());
    const call = { id, reason: 'Fair terms.', idempotencyKey: crypto.randomUUID() };
    const colleague = anAdmin();
    const said = [];
    for (const [viewer, args] of [
      [admin, call],
      [admin, call],
      [admin, { ...call, reason: 'Other terms.' }],
      [colleague, call],
      [admin, { id, reason: call.reason }],
    ] as const)
      said.push(await lives.does(viewer, 'approveAlliance', args));
    expect(said).toEqual(['ACTIVE', 'ACTIVE', 'KEY_REUSED idempotencyKey', 'WRONG_STATUS id', 'WRONG_STATUS id']);
    expect(await lives.does(admin, 'approveAlliance', { ...call, idempotencyKey: '' })).toBe('INVALID idempotencyKey');
    expect(await lives.trail(id)).toHaveLength(2);
  });
});

describe('the list of alliances', () => {
  it('goes by name, page by page, and shows each what they may see', async () => {
    const [house, outsider] = [await lives.house(), await lives.house()];
    const word = crypto.randomUUID();
    const make = (name: string, status: 'ACTIVE' | 'PROPOSED' | 'SUSPENDED') =>
      lives.alliance([house], status, `${word} ${name}`);
    for (const name of ['C', 'A', 'B']) await make(name, 'ACTIVE');
    for (const status of ['PROPOSED', 'SUSPENDED'] as const) await make('A', status);
    const all = async (viewer: Viewer, status?: readonly string[]) => {
      const found = [];
      let after: string | null = null;
      for (let more = true; more;) {
        const page: Awaited<ReturnType<typeof lives.list>> = await lives.list(viewer, { status, after, first: 2 });
        found.push(...page.edges.map(({ node }) => node));
        expect(page.edges.length).toBeLessThanOrEqual(2);
        [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
        if (!more) expect(found).toHaveLength(page.totalCount);
      }
      return found.filter(({ name }) => name.startsWith(word)).map((one) => `${one.name.at(-1)} ${one.status}`);
    };
    const active = ['A ACTIVE', 'B ACTIVE', 'C ACTIVE'];
    expect(await all(outsider)).toEqual(active);
    expect((await all(house)).sort()).toEqual(['A ACTIVE', 'A PROPOSED', 'A SUSPENDED', 'B ACTIVE', 'C ACTIVE']);
    expect([await all(admin, ['PROPOSED']), await all(outsider, ['PROPOSED', 'ACTIVE'])]).toEqual([
      ['A PROPOSED'],
      active,
    ]);
  });

  it('is for who is signed in, and asked for in a way that makes sense', async () => {
    const house = await lives.house();
    await expect(lives.list(visitor)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    for (const [ask, field, reason] of [
      [{ status: [] }, 'status', 'INVALID'],
      [{ first: 0 }, 'first', 'OUT_OF_RANGE'],
      [{ after: 'stray' }, 'after', 'INVALID'],
    ] as const)
      await expect(lives.list(house, ask)).rejects.toMatchObject({ extensions: { field: [field], reason } });
  });
});
