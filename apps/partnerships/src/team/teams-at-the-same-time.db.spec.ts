import { uuidOf } from '#kernel/ids';
import { startTeamWork, type TeamWork } from '../../../../test/builders/team-scene';
import {
  accept,
  acceptedHouses,
  briefStatus,
  partsOf,
  statesOf,
  twoHouses,
} from '../../../../test/builders/two-houses';
import { overbookings } from '../../../../test/world/overbooking';
import { RecordMove } from '../move/record-move';

let scene: TeamWork;
beforeAll(async () => {
  scene = await startTeamWork({ quiet: true });
});
afterAll(() => scene.close());

describe('at the same moment', () => {
  it('asked twice is asked once; asked under one key answers the same', async () => {
    const all = await twoHouses(scene);
    const ask = (idempotencyKey: string) =>
      scene.mutate('requestTeam', all.producer, { teamId: all.team, idempotencyKey });
    const answers = await Promise.all(['one', 'one', 'two', 'three'].map(ask));
    expect(answers[0]).toEqual(answers[1]);
    const codes = answers.slice(1).map((answer) => answer.codes.join());
    expect(codes.sort()).toEqual(['', 'TEAM_ALREADY_REQUESTED', 'TEAM_ALREADY_REQUESTED']);
    expect(await scene.houses.states(all.suite)).toEqual(['HELD', 'HELD']);
    expect(await ask('one')).toEqual(answers[0]);
  });

  it('two teams that want the same last units: one is held whole, the other not at all', async () => {
    const all = await twoHouses(scene);
    const teams = [all.team, await scene.team(all.producer, all.brief), await scene.team(all.producer, all.brief)];
    const answers = await Promise.all(teams.map((teamId) => scene.mutate('requestTeam', all.producer, { teamId })));
    expect(answers.filter(({ requests }) => requests.length === 2)).toHaveLength(1);
    expect(answers.filter(({ requests }) => requests.length === 0)).toHaveLength(2);
    expect(await scene.houses.states(all.suite)).toEqual(['HELD', 'HELD']);
    expect(await scene.houses.states(all.stage)).toEqual(['HELD']);
    expect(await overbookings(scene.service.databaseUrl)).toEqual([]);
    expect(await scene.leftOpen()).toEqual({ intents: 0, drafts: 0, unknown: 0 });
  });

  it('a confirmation and a withdrawal: the one or the other, never half of it', async () => {
    for (let round = 0; round < 4; round++) {
      const all = await acceptedHouses(scene);
      const [confirmed, withdrawn] = await Promise.all([
        scene.mutate('confirmTeam', all.producer, { teamId: all.team }),
        scene.mutate('withdrawRequest', all.producer, { requestId: all.ofSound }),
      ]);
      const states = await statesOf(scene, all);
      if (confirmed.codes.length === 0) {
        expect(states).toEqual(['BOOKED', 'BOOKED', 'BOOKED']);
        expect(withdrawn.codes).toEqual(['WRONG_STATUS']);
      } else {
        expect(confirmed.codes).toEqual(['TEAM_INCOMPLETE']);
        expect(states).toEqual(['HELD', 'HELD', 'RELEASED']);
      }
    }
  });
});

describe('a team whose line of steps is cut', () => {
  const swept = async () => {
    for (let tries = 0; (await scene.leftOpen()).intents > 0 && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };

  const cuts = {
    'before the question arrives': () => scene.breaks.push('before'),
    'before the answer arrives': () => scene.breaks.push('after'),
    'before the outcome is written': () =>
      jest.spyOn(scene.service.app.get(RecordMove), 'run').mockRejectedValueOnce(new Error('killed')),
  } as const;

  it.each(Object.keys(cuts) as (keyof typeof cuts)[])(
    '%s is held once and booked once, by the key or by the sweep',
    async (cut) => {
      const all = await twoHouses(scene);
      const ask = { teamId: all.team, idempotencyKey: crypto.randomUUID() };
      cuts[cut]();
      await expect(scene.mutate('requestTeam', all.producer, ask)).rejects.toThrow();
      const { requests } = await scene.mutate('requestTeam', all.producer, ask);
      expect(requests).toHaveLength(2);
      expect(await scene.houses.states(all.suite)).toEqual(['HELD', 'HELD']);

      const parts = await partsOf(scene, all, requests);
      await accept(scene, all.picture, parts.ofPicture);
      await accept(scene, all.sound, parts.ofSound);
      cuts[cut]();
      await expect(scene.mutate('confirmTeam', all.producer, { teamId: all.team })).rejects.toThrow();
      await swept();
      expect(await statesOf(scene, all)).toEqual(['BOOKED', 'BOOKED', 'BOOKED']);
      expect(await briefStatus(scene, all)).toBe('STAFFED');
      expect(await scene.leftOpen()).toEqual({ intents: 0, drafts: 0, unknown: 0 });
    },
  );

  it('and which is stale leaves nothing of itself, however it ends', async () => {
    for (const cut of ['before the question arrives', 'before the answer arrives'] as const) {
      const all = await twoHouses(scene);
      await scene.houses.price(all.sound, all.stage, {
        per: 'DAY',
        amount: 7,
        currency: 'EUR',
        audience: all.audience,
      });
      const ask = { teamId: all.team, idempotencyKey: crypto.randomUUID() };
      cuts[cut]();
      await expect(scene.mutate('requestTeam', all.producer, ask)).rejects.toThrow();
      await swept();
      expect((await scene.mutate('requestTeam', all.producer, ask)).codes).toEqual(['TEAM_STALE']);
      expect(await statesOf(scene, all)).toEqual([]);
      expect(await scene.leftOpen()).toEqual({ intents: 0, drafts: 0, unknown: 0 });
    }
  });
});

describe('the trail', () => {
  it('tells who wrote, asked and staffed a brief', async () => {
    const all = await acceptedHouses(scene);
    await scene.mutate('confirmTeam', all.producer, { teamId: all.team });
    const { rows } = await scene.admin.query(
      `select act, actor, after ->> 'status' as status from partnerships.audit_entries where subject = $1 order by at, id`,
      [all.brief],
    );
    const actor = uuidOf(all.producer.account);
    expect(rows).toEqual([
      { act: 'createBrief', actor, status: 'OPEN' },
      { act: 'proposeTeams', actor, status: null },
      { act: 'moveBrief', actor, status: 'STAFFED' },
    ]);
  });
});
