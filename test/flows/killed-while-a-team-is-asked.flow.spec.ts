import { Client } from 'pg';
import { type Id, uuidOf } from '#kernel/ids';
import {
  anAskedTeam,
  answer,
  aBrief,
  aTeam,
  briefStatus,
  confirmTeam,
  requestTeam,
  type ThreeHouses,
  threeHouses,
} from '../builders/three-houses';
import { codes, freshKey } from '../world/client';
import { freshDatabase } from '../world/database';
import { Gate } from '../world/gate';
import { overbookings } from '../world/overbooking';
import { Person } from '../world/people';
import { leaveNothing, on, Server } from '../world/server';
import { pause, until } from '../world/waiting';

/** Longer than a server takes to take up what another has left open, and far less than a pencil holds. */
const finishedWithinMs = 10_000;

const houses = ['picture', 'sound', 'finishing'] as const;

let database: string;
let looking: Client;
let gate: Gate;
let server: Server;
/** Room for every team of the file. */
const wide = { units: 100 };
/** Two markets, so that the two moves wait for no lock of each other. */
let markets: readonly [ThreeHouses, ThreeHouses];

beforeAll(async () => {
  database = await freshDatabase();
  looking = new Client({ connectionString: database });
  await looking.connect();
  gate = await Gate.on(database);
  server = await Server.start(on(database));
  markets = [await threeHouses(server.url, wide), await threeHouses(server.url, wide)];
}, 60_000);
afterAll(async () => {
  await Promise.all([looking.end(), gate.end()]);
  await leaveNothing();
});

const here = ({ token, email, account, organisation }: Person): Person =>
  new Person(server.url, token ?? '', email, account, organisation);

/** The same market on the server that runs now. */
const now = ({ producer, houses: owners, ...rest }: ThreeHouses): ThreeHouses => ({
  ...rest,
  producer: here(producer),
  houses: { picture: here(owners.picture), sound: here(owners.sound), finishing: here(owners.finishing) },
});

const number = async (sql: string): Promise<number> =>
  (await looking.query(`select count(*)::int as n ${sql}`)).rows[0].n;

/** What must be true of the whole database whenever nothing is under way. */
async function nothingIsHalfDone(): Promise<void> {
  const openIntents = () => number('from partnerships.intents');
  await until(async () => (await openIntents()) === 0, 'every open move is finished by itself', finishedWithinMs);
  expect(await overbookings(database)).toEqual([]);
  expect(await number(`from partnerships.requests where status = 'DRAFT'`)).toBe(0);
  expect(await number(`from partnerships.keys where state = 'OPEN'`)).toBe(0);
  expect(
    await number(`from facilities.commitments c where not exists
      (select from partnerships.lines l where l.commitment_id = c.id)`),
  ).toBe(0);
  // Of every team all requests are booked, or none is.
  expect(
    await number(`from (select 1 from partnerships.requests where team_id is not null group by team_id
      having count(distinct status) > 1) as torn`),
  ).toBe(0);
}

/** A team to be asked, and another that all its houses have accepted. */
async function twoTeams() {
  const [one, two] = [now(markets[0]), now(markets[1])];
  const toAsk = await aTeam(one.producer, await aBrief(one.producer));
  const accepted = await anAskedTeam(two);
  for (const house of houses) await answer(two.houses[house], 'acceptRequest', accepted.of[house]);
  const [asking, confirming] = [{ idempotencyKey: freshKey() }, { idempotencyKey: freshKey() }];
  return {
    ...{ toAsk: toAsk.id, toConfirm: accepted.team.id, brief: accepted.brief },
    /** Asks for the one and confirms the other, under the same keys whenever it is told. */
    tell: () =>
      [
        requestTeam(now(markets[0]).producer, toAsk.id, asking),
        confirmTeam(now(markets[1]).producer, accepted.team.id, confirming),
      ] as const,
  };
}

/** States of all that stands in any calendar for a team. */
async function statesOf(team: string): Promise<readonly string[]> {
  const sql = `select c.state from facilities.commitments c join partnerships.requests r on r.id = c.request_id
    where r.team_id = $1`;
  return (await looking.query<{ state: string }>(sql, [uuidOf(team as Id)])).rows.map(({ state }) => state);
}
const five = (state: string) => Array<string>(5).fill(state);

/** Where the line of steps is cut, and whether the move is a fact by then: if so it is finished without anyone asking. */
const cuts = [
  ['before its intent is written', 'before insert on partnerships.intents', false],
  ['when the question arrives', 'before insert on facilities.keys', true],
  ['in the middle of the question', 'before insert or update on facilities.commitments', true],
  ['when the answer arrives', 'before delete on partnerships.intents', true],
  ['between one request and the next', 'before insert on partnerships.audit_entries', true],
] as const;

describe('a server that is killed while one team is asked and another confirmed', () => {
  it.each(cuts)('%s does both whole or not at all, and once', async (_, when, isIntended) => {
    const { toAsk, toConfirm, brief, tell } = await twoTeams();
    const requestsBefore = await number('from partnerships.requests');
    await gate.close(when);
    const cutOff = Promise.allSettled(tell());
    await gate.reachedBy(2);
    await server.kill();
    expect((await cutOff).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await gate.open(when);

    server = await Server.start(on(database));
    await nothingIsHalfDone();
    expect(await statesOf(toAsk)).toEqual(isIntended ? five('HELD') : []);
    expect(await number('from partnerships.requests')).toBe(requestsBefore + (isIntended ? 3 : 0));
    expect(await statesOf(toConfirm)).toEqual(five(isIntended ? 'BOOKED' : 'HELD'));
    expect(await briefStatus(now(markets[1]).producer, brief)).toBe(isIntended ? 'STAFFED' : 'OPEN');

    const [asked, confirmed] = await Promise.all(tell());
    expect([codes(asked), codes(confirmed)]).toEqual([[], []]);
    expect(asked.requests).toMatchObject(Array(3).fill({ status: 'SENT', version: 1 }));
    expect(confirmed.requests).toMatchObject(Array(3).fill({ status: 'CONFIRMED', version: 3 }));
    expect(await Promise.all(tell())).toEqual([asked, confirmed]);
    expect(await statesOf(toAsk)).toEqual(five('HELD'));
    expect(await statesOf(toConfirm)).toEqual(five('BOOKED'));
    expect(await number('from partnerships.requests')).toBe(requestsBefore + 3);
    await nothingIsHalfDone();
  });

  it('at any moment answers the same to the same keys at once, and has done nothing twice', async () => {
    for (const afterMs of [30, 90]) {
      const { toAsk, toConfirm, tell } = await twoTeams();
      const running = Promise.allSettled(tell());
      await pause(afterMs);
      await server.kill();
      const answers = await running;
      server = await Server.start(on(database));
      const again = await Promise.all(tell());
      expect(again.map(codes)).toEqual([[], []]);
      answers.forEach((one, at) => one.status === 'fulfilled' && expect(again[at]).toEqual(one.value));
      expect(await statesOf(toAsk)).toEqual(five('HELD'));
      expect(await statesOf(toConfirm)).toEqual(five('BOOKED'));
      await nothingIsHalfDone();
    }
  }, 60_000);
});
