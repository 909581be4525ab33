import { newId, uuidOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { mixing, startTeamWork, type TeamWork } from '../../../../test/builders/team-scene';
import { aViewer } from '../../../../test/builders/viewers';

let scene: TeamWork;
beforeAll(async () => {
  scene = await startTeamWork();
});
afterAll(() => scene.close());

const daily = (amount: number, currency = 'EUR') => ({ per: 'DAY', amount, currency }) as const;
type Team = {
  readonly assignments: readonly { readonly resource: { id: string }; readonly period: { start: string } }[];
};
const chosen = (team: Team | undefined) => team?.assignments.map(({ resource }) => resource.id);

/** A house that lets only this producer see a room: every test is its own market. */
async function room(
  producer: Viewer,
  options: Parameters<TeamWork['room']>[1] & { amount?: number; house?: Viewer } = {},
) {
  const { amount = 1000, house = aViewer('FACILITY'), ...rest } = options;
  const audience = { audience: 'ORGANISATION' as const, audienceId: producer.organisation ?? '' };
  await scene.knowOf(producer);
  const currency = rest.rate?.currency ?? 'EUR';
  return scene.room(house, { ...rest, rate: { ...daily(amount, currency), ...rest.rate, audience } });
}

describe('teams for a brief', () => {
  it('are the best for each objective, proven, with every package done after what it follows', async () => {
    const producer = aViewer('PRODUCER');
    const cheap = await room(producer, { amount: 1000, window: '2031-03-05T00:00/2031-03-10T00:00' });
    const early = await room(producer, { amount: 3000 });
    const dear = await room(producer, { amount: 5000, capability: mixing });
    const brief = await scene.brief(producer, [
      scene.piece('grade', { duration: 'P2D' }),
      scene.piece('mix', { capability: mixing, after: ['grade'] }),
    ]);
    const { teams, obstacles, userErrors } = await scene.propose(producer, brief);
    expect({ obstacles, userErrors }).toEqual({ obstacles: [], userErrors: [] });
    expect(teams.map(({ objective, proven, gap }: Record<string, unknown>) => [objective, proven, gap])).toEqual(
      ['CHEAPEST', 'FEWEST_FACILITIES', 'EARLIEST', 'BEST_RATED'].map((objective) => [objective, true, 0]),
    );
    const [cheapest, , earliest] = teams;
    expect(chosen(cheapest)).toEqual([cheap, dear]);
    expect(chosen(earliest)).toEqual([early, dear]);
    expect(cheapest.total).toEqual({ amountMinor: '7000', currency: 'EUR' });
    expect(cheapest.facilities).toHaveLength(2);
    // Days of the rooms, which are in Paris: the window begins an hour after midnight there.
    expect(earliest.assignments.map((one: { period: object }) => one.period)).toEqual([
      { start: '2031-03-03T00:00:00Z', end: '2031-03-05T00:00:00Z' },
      { start: '2031-03-05T11:00:00Z', end: '2031-03-06T11:00:00Z' },
    ]);
    expect(earliest.finishesAt).toBe('2031-03-06T11:00:00Z');
    expect(earliest.reasons[0]).toBe('No team finishes earlier: proven, 3 candidates examined.');
    for (const team of teams) expect(await scene.readTeam(producer, team.id)).toEqual(team);
    expect(await scene.readTeam(aViewer('PRODUCER'), cheapest.id)).toBeNull();
    expect(await scene.readBrief(producer, brief, 'teams { id } proposedAt')).toEqual({
      ...{ teams: teams.map(({ id }: { id: string }) => ({ id })), proposedAt: cheapest.proposedAt },
    });
  });

  it('are found in another currency not at all, and within a budget or not, by what the calendars really say', async () => {
    const producer = aViewer('PRODUCER');
    await room(producer, { amount: 1000 });
    await room(producer, { rate: { ...daily(1, 'USD') } });
    const brief = await scene.brief(producer, [scene.piece('grade')], {
      budget: { amountMinor: 999, currency: 'EUR' },
    });
    const { teams, obstacles, userErrors } = await scene.propose(producer, brief);
    expect({ teams, userErrors }).toEqual({ teams: [], userErrors: [] });
    expect(obstacles).toEqual([
      {
        ...{ packages: [], constraint: 'budget', relaxation: 'A budget of EUR 10.00.' },
        message: 'The cheapest team costs EUR 10.00; the budget is EUR 9.99.',
      },
      {
        ...{ packages: ['grade'], constraint: 'currency', relaxation: null },
        message: 'Priced in another currency than EUR and left out: 1 candidate of “The grade”.',
      },
    ]);
    expect((await scene.readBrief(producer, brief, 'obstacles { constraint }')).obstacles).toHaveLength(2);
  });

  it('leave out what is excluded, one’s own, and what is held already', async () => {
    const house = aViewer('FACILITY');
    const facility = await scene.houses.aFacility(house);
    const producer = aViewer('FACILITY');
    await room(producer, { house, facility });
    await room(producer, { house: producer, amount: 1 });
    const free = await room(producer, { amount: 9000 });
    const held = await room(producer, { amount: 2 });
    const rival = aViewer('PRODUCER');
    await scene.knowOf(rival);
    const audience = { audience: 'ORGANISATION' as const, audienceId: rival.organisation };
    const its = { ...daily(1), audience };
    const owner = scene.owners.get(held);
    if (!owner) throw new Error('nobody owns it');
    await scene.houses.price(owner, held, its);
    const lines = [{ resourceId: held, period: { start: '2031-03-03T00:00:00Z', end: '2031-03-10T00:00:00Z' } }];
    expect((await scene.mutate('sendRequest', rival, { lines })).codes).toEqual([]);
    const brief = await scene.brief(producer, [scene.piece('grade')], { excludeFacilities: [facility] });
    expect(chosen((await scene.propose(producer, brief)).teams[0])).toEqual([free]);
  });

  it('are of members of preferred alliances, as soon as they are members', async () => {
    const producer = aViewer('PRODUCER');
    await room(producer, { amount: 1000 });
    const ally = aViewer('FACILITY');
    const dear = await room(producer, { amount: 4000, house: ally });
    const alliance = newId('alliance', instant(Date.now()));
    const pool = (write: string, values: readonly unknown[]) =>
      scene.tell('alliances', 'membership.changed', alliance, write, values);
    await pool(
      `insert into alliances.alliances (id, name, charter, status) values ($1, 'Pool', 'Together', 'PROPOSED')`,
      [uuidOf(alliance)],
    );
    const create = () =>
      scene.mutate('createBrief', producer, {
        ...{ title: 'Allied', currency: 'EUR', packages: [scene.piece('grade')], preferAlliances: [alliance] },
      });
    expect((await create()).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'preferAlliances', '0'] },
    ]);
    await pool(`update alliances.alliances set status = 'ACTIVE' where id = $1`, [uuidOf(alliance)]);
    const { brief } = await create();
    const before = (await scene.propose(producer, brief.id, { objectives: ['CHEAPEST'] })).teams[0];
    expect(before.total.amountMinor).toBe('1000');
    expect(before.reasons.at(-1)).toContain('alone no team was found');
    await pool(
      `with known as (insert into alliances.organisations (id, name, kind) values ($2, 'Ally', 'FACILITY'))
       insert into alliances.memberships (id, alliance_id, organisation_id, role, status)
       values (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE')`,
      [uuidOf(alliance), uuidOf(ally.organisation)],
    );
    expect(chosen((await scene.propose(producer, brief.id)).teams[0])).toEqual([dear]);
  });

  it('are proposed once under one key, and anew without; twenty are kept, and those that were asked', async () => {
    const producer = aViewer('PRODUCER');
    await room(producer);
    const brief = await scene.brief(producer, [scene.piece('grade')]);
    const propose = (key?: string) => scene.propose(producer, brief, key ? { key } : {});
    const twins = await Promise.all([propose('one'), propose('one')]);
    expect(twins[0].teams).toEqual(twins[1].teams);
    expect((await propose('one')).teams).toEqual(twins[0].teams);
    expect((await scene.propose(producer, brief, { key: 'one', objectives: ['EARLIEST'] })).userErrors[0].code).toBe(
      'KEY_REUSED',
    );
    expect((await scene.propose(producer, brief, { objectives: [] })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['objectives'] },
    ]);
    const [asked] = twins[0].teams;
    await scene.mutate('requestTeam', producer, { teamId: asked.id });
    for (let round = 0; round < 6; round++) await propose();
    const { teams } = await scene.readBrief(producer, brief, 'teams { id }');
    expect(teams).toHaveLength(21);
    expect(teams.at(-1).id).toBe(asked.id);
  });

  it('are for the people of the brief who may move', async () => {
    const producer = aViewer('PRODUCER');
    const brief = await scene.brief(producer, [scene.piece('grade')]);
    const codes = async (who: Viewer) =>
      (await scene.propose(who, brief)).userErrors.map(({ code }: { code: string }) => code);
    expect(await codes(aViewer('PRODUCER'))).toEqual(['NOT_FOUND']);
    expect(await codes(aViewer('PRODUCER', 'VIEWER', producer.organisation))).toEqual(['NOT_ALLOWED']);
  });
});
