import type { Viewer } from '#service/viewer/viewer';
import { startTeamWork, type TeamWork } from '../../../../test/builders/team-scene';
import {
  accept as acceptIn,
  acceptedHouses,
  askedHouses,
  briefStatus,
  daily,
  statesOf,
  twoHouses as twoHousesOf,
  type TwoHouses,
} from '../../../../test/builders/two-houses';
import { aViewer } from '../../../../test/builders/viewers';

let scene: TeamWork;
beforeAll(async () => {
  scene = await startTeamWork({ quiet: true });
});
afterAll(() => scene.close());

const twoHouses = () => twoHousesOf(scene);
const requested = () => askedHouses(scene);
const accepted = () => acceptedHouses(scene);
const accept = (house: Viewer, requestId: string) => acceptIn(scene, house, requestId);
const status = (all: TwoHouses) => briefStatus(scene, all);

describe('a team that is asked', () => {
  it('becomes one request for each facility, all held at once, at the prices proposed', async () => {
    const { producer, requests, suite, stage, team, ofPicture } = await requested();
    expect(requests.map((one: { status: string }) => one.status)).toEqual(['SENT', 'SENT']);
    expect(await scene.houses.states(suite)).toEqual(['HELD', 'HELD']);
    expect(await scene.houses.states(stage)).toEqual(['HELD']);
    const fields = 'lines { price { amountMinor } } messages { edges { node { body } } } team { id } brief { title }';
    expect(await scene.readRequest(producer, ofPicture, fields)).toEqual({
      lines: [{ price: { amountMinor: '1000' } }, { price: { amountMinor: '1000' } }],
      messages: { edges: [{ node: { body: 'Hello.' } }] },
      team: { id: team },
      brief: { title: 'Blue Moon' },
    });
    expect((await scene.readTeam(producer, team)).requests).toHaveLength(2);
  });

  it('shows each house its own part, and nothing of the rest', async () => {
    const { producer, picture, ofPicture, ofSound, brief, team } = await requested();
    const fields = `team { id } brief { title status budget { amountMinor } maxFacilities teams { id } obstacles { message } proposedAt
      createdAt excludeFacilities { id } preferAlliances { id } packages { key after maxPrice { amountMinor } } }`;
    expect(await scene.readRequest(picture, ofPicture, fields)).toEqual({
      team: null,
      brief: {
        ...{ title: 'Blue Moon', status: 'OPEN', budget: null, maxFacilities: null, teams: [], obstacles: [] },
        ...{ proposedAt: null, createdAt: null, excludeFacilities: [], preferAlliances: [] },
        packages: [
          { key: 'grade', after: [], maxPrice: null },
          { key: 'online', after: ['grade'], maxPrice: null },
        ],
      },
    });
    expect(await scene.readRequest(picture, ofSound, 'id')).toBeNull();
    expect(await scene.readBrief(picture, brief, 'id')).toBeNull();
    expect(await scene.readTeam(picture, team)).toBeNull();
    expect(await scene.visible(picture, [brief, team, ofPicture])).toEqual([false, false, true]);
    expect(await scene.visible(producer, [brief, team, ofPicture])).toEqual([true, true, true]);
  });

  it('is not asked again while one request is open, and can be once all have ended', async () => {
    const all = await requested();
    const again = () => scene.mutate('requestTeam', all.producer, { teamId: all.team });
    expect((await again()).codes).toEqual(['TEAM_ALREADY_REQUESTED']);
    await scene.mutate('declineRequest', all.picture, { requestId: all.ofPicture });
    expect((await again()).codes).toEqual(['TEAM_ALREADY_REQUESTED']);
    await scene.mutate('withdrawRequest', all.producer, { requestId: all.ofSound });
    expect(await status(all)).toBe('CLOSED');
    const { codes, requests } = await again();
    expect(codes).toEqual([]);
    expect(await status(all)).toBe('OPEN');
    const latest = (await scene.readTeam(all.producer, all.team)).requests.map(({ id }: { id: string }) => id);
    expect(latest).toEqual(requests.map(({ id }: { id: string }) => id));
  });

  it('is somebody else’s secret, and no matter of who looks on', async () => {
    const all = await twoHouses();
    const ask = async (who: Viewer) => (await scene.mutate('requestTeam', who, { teamId: all.team })).codes;
    expect(await ask(aViewer('PRODUCER'))).toEqual(['NOT_FOUND']);
    expect(await ask(aViewer('PRODUCER', 'VIEWER', all.producer.organisation))).toEqual(['NOT_ALLOWED']);
    expect((await scene.mutate('confirmTeam', aViewer('PRODUCER'), { teamId: all.team })).codes).toEqual(['NOT_FOUND']);
  });
});

describe('a team that is stale', () => {
  it('because units are taken is not held at all, and says which package it is', async () => {
    const all = await twoHouses();
    const { assignments } = await scene.readTeam(all.producer, all.team);
    const { period } = assignments[1];
    const lines = [{ resourceId: all.stage, period }];
    expect((await scene.mutate('sendRequest', all.producer, { lines })).codes).toEqual([]);
    const { codes, userErrors, requests } = await scene.mutate('requestTeam', all.producer, { teamId: all.team });
    expect({ codes, requests }).toEqual({ codes: ['TEAM_STALE'], requests: [] });
    expect(userErrors[0]).toMatchObject({ message: expect.stringContaining('“The mix”'), field: ['input', 'teamId'] });
    expect(await scene.houses.states(all.suite)).toEqual([]);
  });

  it('because a price has moved, up or down, is not held at all', async () => {
    for (const amount of [2500, 1500]) {
      const all = await twoHouses();
      await scene.houses.price(all.sound, all.stage, { ...daily(amount), audience: all.audience });
      const { codes, userErrors } = await scene.mutate('requestTeam', all.producer, { teamId: all.team });
      expect(codes).toEqual(['TEAM_STALE']);
      expect(userErrors[0].message).toContain(`EUR ${amount / 100}.00, not EUR 20.00`);
      expect(await scene.houses.states(all.suite)).toEqual([]);
    }
  });
});

describe('a team that is confirmed', () => {
  it('is booked everywhere at once and staffs its brief', async () => {
    const all = await accepted();
    const { requests, userErrors } = await scene.mutate('confirmTeam', all.producer, { teamId: all.team });
    expect(userErrors).toEqual([]);
    expect(requests.map((one: { status: string }) => one.status)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await statesOf(scene, all)).toEqual(['BOOKED', 'BOOKED', 'BOOKED']);
    expect(await status(all)).toBe('STAFFED');
    expect((await scene.mutate('confirmTeam', all.producer, { teamId: all.team })).codes).toEqual(['WRONG_STATUS']);
    expect((await scene.mutate('requestTeam', all.producer, { teamId: all.team })).codes).toEqual([
      'TEAM_ALREADY_REQUESTED',
    ]);
  });

  it('is cancelled in one part only, and stays staffed until nothing of it is booked', async () => {
    const all = await accepted();
    await scene.mutate('confirmTeam', all.producer, { teamId: all.team });
    expect((await scene.mutate('cancelRequest', all.picture, { requestId: all.ofPicture })).request.status).toBe(
      'CANCELLED',
    );
    expect(await scene.houses.states(all.stage)).toEqual(['BOOKED']);
    expect(await status(all)).toBe('STAFFED');
    await scene.mutate('cancelRequest', all.producer, { requestId: all.ofSound });
    expect(await status(all)).toBe('CLOSED');
  });

  it('needs every request accepted, and names those that are not; nothing is booked', async () => {
    const all = await requested();
    await accept(all.picture, all.ofPicture);
    const { codes, userErrors } = await scene.mutate('confirmTeam', all.producer, { teamId: all.team });
    expect(codes).toEqual(['TEAM_INCOMPLETE']);
    expect(userErrors[0].message).toBe('Not accepted: the request for “The mix” (SENT).');
    await scene.mutate('declineRequest', all.sound, { requestId: all.ofSound });
    const declined = await scene.mutate('confirmTeam', all.producer, { teamId: all.team });
    expect(declined.userErrors[0].message).toContain('(DECLINED)');
    expect(await scene.houses.states(all.suite)).toEqual(['HELD', 'HELD']);
    expect((await scene.mutate('confirmTeam', all.producer, { teamId: (await twoHouses()).team })).codes).toEqual([
      'NOT_FOUND',
    ]);
  });

  it('is never confirmed in parts', async () => {
    const all = await accepted();
    const single = await scene.mutate('confirmRequest', all.producer, { requestId: all.ofPicture });
    expect(single.codes).toEqual(['WRONG_STATUS']);
    expect((await scene.readRequest(all.producer, all.ofPicture, 'viewerMoves')).viewerMoves).toEqual(['WITHDRAW']);
  });

  it('books what its requests say by then: a counter-offer of one house changes its own lines', async () => {
    const all = await requested();
    const { assignments } = await scene.readTeam(all.producer, all.team);
    const lines = [
      ...[0, 2].map((at) => ({
        resourceId: all.suite,
        period: assignments[at].period,
        price: { amountMinor: 1200, currency: 'EUR' },
      })),
    ];
    const countered = await scene.mutate('counterRequest', all.picture, { requestId: all.ofPicture, lines });
    expect(countered.request.status).toBe('COUNTERED');
    await accept(all.producer, all.ofPicture);
    await accept(all.sound, all.ofSound);
    expect((await scene.mutate('confirmTeam', all.producer, { teamId: all.team })).codes).toEqual([]);
    expect((await scene.readRequest(all.producer, all.ofPicture, 'lines { price { amountMinor } }')).lines).toEqual([
      { price: { amountMinor: '1200' } },
      { price: { amountMinor: '1200' } },
    ]);
    expect((await scene.readTeam(all.producer, all.team)).total.amountMinor).toBe('4000');
  });
});
