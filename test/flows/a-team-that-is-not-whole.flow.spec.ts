import {
  aBrief,
  anAskedTeam,
  answer,
  aTeam,
  briefStatus,
  byHouse,
  calendars,
  confirmTeam,
  film,
  priceFor,
  requestStatus,
  requestTeam,
  type TeamShown,
  type ThreeHouses,
  threeHouses,
} from '../builders/three-houses';
import { codes, freshKey } from '../world/client';
import { overbookings } from '../world/overbooking';
import type { Person } from '../world/people';
import { pause } from '../world/waiting';
import { World } from '../world/world';
import { within } from './eventually';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await overbookings(world.databaseUrl)).toEqual([]);
});

const nothing = { suite: [], edit: [], stage: [], bay: [], lab: [] };
const held = { suite: ['HELD', 'HELD'], edit: ['HELD'], stage: ['HELD'], bay: [], lab: ['HELD'] };

/** Somebody takes what a team wants for one of its packages. */
async function take({ assignments }: TeamShown, key: string, by: Person): Promise<string> {
  const wanted = assignments.find((one) => one.package.key === key);
  const lines = [{ resourceId: wanted?.resource.id, period: wanted?.period }];
  const sent = await by.did('sendRequest', 'SendRequestInput', { lines, idempotencyKey: freshKey() }, 'request { id }');
  return sent.request.id;
}

async function acceptAll({ houses }: ThreeHouses, of: Awaited<ReturnType<typeof anAskedTeam>>['of']): Promise<void> {
  for (const house of ['picture', 'sound', 'finishing'] as const)
    expect(codes(await answer(houses[house], 'acceptRequest', of[house]))).toEqual([]);
}

describe('a team of which one house declines', () => {
  it('is not booked; the others keep their pencils, and another team can take its place', async () => {
    const all = await threeHouses(world.url);
    const { brief, team, of } = await anAskedTeam(all);
    await answer(all.houses.sound, 'acceptRequest', of.sound);
    await answer(all.houses.finishing, 'acceptRequest', of.finishing);
    await answer(all.houses.picture, 'declineRequest', of.picture);

    const { requests, userErrors } = await confirmTeam(all.producer, team.id);
    expect(requests).toEqual([]);
    expect(userErrors).toMatchObject([{ code: 'TEAM_INCOMPLETE', field: ['input', 'teamId'] }]);
    expect(userErrors[0].message).toContain('The conform');
    expect(userErrors[0].message).not.toMatch(/The (dialogue|mix|master)/);
    expect(await calendars(all)).toEqual({ ...held, suite: ['RELEASED', 'RELEASED'] });
    expect(await briefStatus(all.producer, brief)).toBe('OPEN');
    expect(codes(await requestTeam(all.producer, team.id))).toEqual(['TEAM_ALREADY_REQUESTED']);

    // What is left of the first team is in nobody's way: the second is asked beside it, and the brief lives as long as either.
    const second = await aTeam(all.producer, brief);
    const asked = await requestTeam(all.producer, second.id);
    expect([codes(asked), asked.requests.length]).toEqual([[], 3]);
    const end = async (ids: readonly string[]) => {
      for (const id of ids) expect(codes(await answer(all.producer, 'withdrawRequest', id))).toEqual([]);
    };
    await end([of.sound, of.finishing]);
    expect(await briefStatus(all.producer, brief)).toBe('OPEN');
    await end(Object.values(byHouse(all, asked.requests)));
    expect(await briefStatus(all.producer, brief)).toBe('CLOSED');
  });

  it('is confirmed before a house declines or not at all, whoever is quicker', async () => {
    const all = await threeHouses(world.url);
    for (const afterMs of [0, 30, 90]) {
      const { brief, team, of } = await anAskedTeam(all);
      await answer(all.houses.picture, 'acceptRequest', of.picture);
      await answer(all.houses.sound, 'acceptRequest', of.sound);
      const { finishing } = all.houses;
      const [confirmed, ...answers] = await Promise.all([
        pause(afterMs).then(() => confirmTeam(all.producer, team.id)),
        answer(finishing, 'acceptRequest', of.finishing),
        answer(finishing, 'declineRequest', of.finishing),
      ]);
      expect(answers.filter((one) => codes(one).length === 0)).toHaveLength(1);
      const isWhole = codes(confirmed).length === 0;
      expect(await requestStatus(all.producer, of.picture)).toBe(isWhole ? 'CONFIRMED' : 'ACCEPTED');
      const last = await requestStatus(all.producer, of.finishing);
      expect(isWhole ? ['CONFIRMED'] : ['ACCEPTED', 'DECLINED']).toContain(last);
      expect(await briefStatus(all.producer, brief)).toBe(isWhole ? 'STAFFED' : 'OPEN');
    }
  });
});

describe('a team of which one pencil runs out', () => {
  it('is not booked; the pencils of the others stay', async () => {
    const all = await threeHouses(world.url);
    // No pencil outlasts the start of its period, and this one starts in a few seconds: there is no later start to choose.
    const starts = new Date(Math.ceil(Date.now() / 1000 + 8) * 1000).toISOString();
    const soon = { start: starts, end: new Date(Date.parse(starts) + 3_600_000).toISOString() };
    const publish = { resourceId: all.rooms.edit.id, periods: [soon], units: 1, idempotencyKey: freshKey() };
    await all.houses.sound.did('publishCapacity', 'PublishCapacityInput', publish, 'resource { id }');
    const packages = film.map((one) =>
      one.key === 'dialogue' ? { ...one, duration: 'PT1H', window: soon, after: [] } : one,
    );
    const { brief, team, of } = await anAskedTeam(all, { packages });
    await answer(all.houses.picture, 'acceptRequest', of.picture);

    const status = await within(
      15_000,
      () => requestStatus(all.producer, of.sound),
      (read) => read === 'EXPIRED',
    );
    expect(status).toBe('EXPIRED');
    const { requests, userErrors } = await confirmTeam(all.producer, team.id);
    expect(requests).toEqual([]);
    expect(codes({ userErrors })).toEqual(expect.arrayContaining(['HOLD_EXPIRED']));
    const states = await within(
      1000,
      () => calendars(all),
      ({ stage }) => stage[0] === 'EXPIRED',
    );
    expect(states).toMatchObject({ suite: held.suite, stage: ['EXPIRED'], lab: held.lab });
    expect(await requestStatus(all.producer, of.picture)).toBe('ACCEPTED');
    expect(await briefStatus(all.producer, brief)).toBe('OPEN');
  });
});

describe('a team that cannot be held whole', () => {
  it('because somebody has taken a room is not held at all, and says so again under its key', async () => {
    const rival = await world.producer();
    const all = await threeHouses(world.url, { others: [rival] });
    const team = await aTeam(all.producer, await aBrief(all.producer));
    const taken = await take(team, 'master', rival);
    const idempotencyKey = freshKey();
    const stale = await requestTeam(all.producer, team.id, { idempotencyKey });
    expect(stale).toMatchObject({ requests: [], userErrors: [{ code: 'TEAM_STALE', field: ['input', 'teamId'] }] });
    expect(stale.userErrors[0].message).toContain('The master');
    expect(await calendars(all)).toEqual({ ...nothing, lab: ['HELD'] });

    await answer(rival, 'withdrawRequest', taken);
    expect(await requestTeam(all.producer, team.id, { idempotencyKey })).toEqual(stale);
    expect(await calendars(all)).toEqual({ ...nothing, lab: ['RELEASED'] });
    expect(codes(await requestTeam(all.producer, team.id))).toEqual([]);
  });

  it.each([
    ['risen', 130_000],
    ['fallen', 110_000],
  ])('because a price has %s is not held at all', async (_, perDay) => {
    const all = await threeHouses(world.url);
    const team = await aTeam(all.producer, await aBrief(all.producer));
    await priceFor(all.houses.sound, all.rooms.stage.id, all.producer, perDay);
    const stale = await requestTeam(all.producer, team.id);
    expect(stale).toMatchObject({ requests: [], userErrors: [{ code: 'TEAM_STALE' }] });
    expect(await calendars(all)).toEqual(nothing);
  });

  it('because another team is quicker is not held at all, and the other is whole', async () => {
    const rival = await world.producer();
    const all = await threeHouses(world.url, { others: [rival] });
    const both = [all.producer, rival] as const;
    for (let round = 0; round < 3; round++) {
      const teams = await Promise.all(both.map(async (one) => aTeam(one, await aBrief(one))));
      expect(teams[0]?.assignments).toEqual(teams[1]?.assignments);
      const answers = await Promise.all(both.map((one, at) => requestTeam(one, teams[at]?.id ?? '')));
      expect(answers.map((one) => [...new Set(codes(one))]).toSorted()).toEqual([[], ['TEAM_STALE']]);
      const winner = answers.findIndex((one) => codes(one).length === 0);
      expect(answers.map(({ requests }) => requests.length)).toEqual(winner === 0 ? [3, 0] : [0, 3]);
      const live = Object.values(await calendars(all)).map((states) => states.filter((one) => one === 'HELD').length);
      expect(live).toEqual([2, 1, 1, 0, 1]);
      const of = byHouse(all, answers[winner]?.requests ?? []);
      for (const id of Object.values(of)) await answer(both[winner] as Person, 'withdrawRequest', id);
    }
  });
});

describe('a key', () => {
  it('asks once and books once, however often it comes, and is refused with another input', async () => {
    const all = await threeHouses(world.url);
    const { producer } = all;
    const brief = await aBrief(producer);
    const [team, other] = [await aTeam(producer, brief), await aTeam(producer, brief)];
    const asking = { idempotencyKey: freshKey() };
    const twins = await Promise.all([1, 2, 3].map(() => requestTeam(producer, team.id, asking)));
    expect(twins.map(codes)).toEqual([[], [], []]);
    expect(twins.slice(1)).toEqual([twins[0], twins[0]]);
    expect(await calendars(all)).toEqual(held);
    expect(codes(await requestTeam(producer, other.id, asking))).toEqual(['KEY_REUSED']);
    expect(codes(await requestTeam(producer, team.id, { ...asking, message: 'And tea.' }))).toEqual(['KEY_REUSED']);

    await acceptAll(all, byHouse(all, twins[0]?.requests));
    const confirming = { idempotencyKey: freshKey() };
    const booked = await Promise.all([1, 2, 3].map(() => confirmTeam(producer, team.id, confirming)));
    expect(booked.map(codes)).toEqual([[], [], []]);
    expect(booked.slice(1)).toEqual([booked[0], booked[0]]);
    expect(booked[0]?.requests.map(({ version }: { readonly version: number }) => version)).toEqual([3, 3, 3]);
    expect(codes(await confirmTeam(producer, other.id, confirming))).toEqual(['KEY_REUSED']);
    expect(codes(await confirmTeam(producer, team.id))).toEqual(['WRONG_STATUS']);
    // The key that asked answers with the same requests as they stand by now.
    const again = await requestTeam(producer, team.id, asking);
    expect(again.requests.map(({ id }: { readonly id: string }) => id)).toEqual(
      twins[0]?.requests.map(({ id }: { readonly id: string }) => id),
    );
    expect(again.requests[0].status).toBe('CONFIRMED');
  });
});
