import { Client } from 'pg';
import { uuidOf, type Id } from '#kernel/ids';
import { codes, freshKey } from '../world/client';
import { freshDatabase } from '../world/database';
import { Gate } from '../world/gate';
import { overbookings } from '../world/overbooking';
import { aRoom, Person, signUp } from '../world/people';
import { leaveNothing, on, Server } from '../world/server';
import { pause, until } from '../world/waiting';

const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-13T17:00:00Z' };
const request = 'request { id status version lines { commitment { id state } } messages { totalCount } }';

let database: string;
let looking: Client;
let gate: Gate;
let server: Server;
let house: Person;
let producer: Person;
/** A room for each move, so that none waits for the lock of another. */
let rooms: readonly string[];

beforeAll(async () => {
  database = await freshDatabase();
  looking = new Client({ connectionString: database });
  await looking.connect();
  gate = await Gate.on(database);
  server = await Server.start(on(database));
  house = await signUp(server.url, 'FACILITY');
  producer = await signUp(server.url, 'PRODUCER');
  const [one, two, three] = [await aRoom(house, wide), await aRoom(house, wide), await aRoom(house, wide)];
  rooms = [one.id, two.id, three.id];
}, 60_000);
afterAll(async () => {
  await Promise.all([looking.end(), gate.end()]);
  await leaveNothing();
});

const here = ({ token, email, account, organisation }: Person): Person =>
  new Person(server.url, token ?? '', email, account, organisation);

type Ask = { readonly mutation: string; readonly inputType: string; readonly input: object };
const tell = ({ mutation, inputType, input }: Ask) => here(producer).do(mutation, inputType, input, request);
const wide = { units: 1000 };
const sending = (room = 0, message?: string): Ask => ({
  ...{ mutation: 'sendRequest', inputType: 'SendRequestInput' },
  input: { lines: [{ resourceId: rooms[room], period }], idempotencyKey: freshKey(), ...(message ? { message } : {}) },
});
const moving = (mutation: string, requestId: string): Ask => ({
  ...{ mutation, inputType: 'AnswerRequestInput', input: { requestId, idempotencyKey: freshKey() } },
});

async function accepted(room: number): Promise<string> {
  const { id } = (await tell(sending(room))).request;
  await here(house).did('acceptRequest', 'AnswerRequestInput', moving('', id).input, request);
  return id;
}
async function confirmed(room: number): Promise<string> {
  const id = await accepted(room);
  await tell(moving('confirmRequest', id));
  return id;
}

const number = async (sql: string, ...values: readonly unknown[]): Promise<number> =>
  (await looking.query(`select count(*)::int as n ${sql}`, [...values])).rows[0].n;
const openIntents = () => number('from partnerships.intents');
const requestsThere = () => number('from partnerships.requests');
const commitmentsOf = async (id: string): Promise<string[]> => {
  const sql = 'select state from facilities.commitments where request_id = $1 order by queue_no';
  return (await looking.query<{ state: string }>(sql, [uuidOf(id as Id)])).rows.map((row) => row.state);
};
const standing = async (id: string): Promise<{ status: string; version: number }> =>
  (await looking.query('select status, version from partnerships.requests where id = $1', [uuidOf(id as Id)])).rows[0];

/** What must be true of the whole database whenever nothing is under way. */
async function nothingIsHalfDone(): Promise<void> {
  await until(async () => (await openIntents()) === 0, 'every open move is finished by itself', 10_000);
  expect(await overbookings(database)).toEqual([]);
  expect(await number(`from partnerships.requests where status = 'DRAFT'`)).toBe(0);
  expect(await number(`from partnerships.keys where state = 'OPEN'`)).toBe(0);
  // A commitment that no request knows of would be a booking nobody can cancel.
  expect(
    await number(`from facilities.commitments c where not exists
      (select from partnerships.lines l where l.commitment_id = c.id)`),
  ).toBe(0);
}

/** Where the line of steps is cut, and whether the move is a fact by then: if so it is finished without anyone asking. */
const cuts = [
  ['before its intent is written', 'before insert on partnerships.intents', false],
  ['when the question arrives', 'before insert on facilities.keys', true],
  ['in the middle of the question', 'before insert or update on facilities.commitments', true],
  ['when the answer arrives', 'before delete on partnerships.intents', true],
  ['in the middle of its outcome', 'before insert on partnerships.events', true],
] as const;

describe('a server that is killed while requests are sent, confirmed and cancelled', () => {
  it.each(cuts)('%s does each of them once', async (_, when, isIntended) => {
    const [toConfirm, toCancel] = [await accepted(1), await confirmed(2)];
    const asks = [sending(0, 'Once.'), moving('confirmRequest', toConfirm), moving('cancelRequest', toCancel)];
    const before = await requestsThere();
    await gate.close(when);
    const cutOff = Promise.allSettled(asks.map(tell));
    await gate.reachedBy(asks.length);
    await server.kill();
    expect((await cutOff).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await gate.open(when);

    server = await Server.start(on(database));
    expect(await server.readiness()).toBe(200);
    await nothingIsHalfDone();
    expect(await requestsThere()).toBe(before + (isIntended ? 1 : 0));
    expect((await standing(toConfirm)).status).toBe(isIntended ? 'CONFIRMED' : 'ACCEPTED');
    expect((await standing(toCancel)).status).toBe(isIntended ? 'CANCELLED' : 'CONFIRMED');

    const [sent, confirmedNow, cancelledNow] = await Promise.all(asks.map(tell));
    expect(sent.request).toMatchObject({ status: 'SENT', version: 1, messages: { totalCount: 1 } });
    expect(confirmedNow.request).toMatchObject({ id: toConfirm, status: 'CONFIRMED', version: 3 });
    expect(cancelledNow.request).toMatchObject({ id: toCancel, status: 'CANCELLED', version: 4 });
    expect(await Promise.all(asks.map(tell))).toEqual([sent, confirmedNow, cancelledNow]);
    expect(await requestsThere()).toBe(before + 1);
    expect(await commitmentsOf(sent.request.id)).toEqual(['HELD']);
    expect(await commitmentsOf(toConfirm)).toEqual(['BOOKED']);
    expect(await commitmentsOf(toCancel)).toEqual(['CANCELLED']);
    await nothingIsHalfDone();
  });

  it('at any moment, under load, loses nothing it has answered and does nothing twice', async () => {
    for (const afterMs of [40, 90, 170]) {
      const ready = await Promise.all(Array.from({ length: 6 }, (_, at) => (at % 2 ? accepted(1) : confirmed(2))));
      const asks = [
        ...Array.from({ length: 8 }, () => sending(0, 'Once.')),
        ...ready.map((id, at) => moving(at % 2 ? 'confirmRequest' : 'cancelRequest', id)),
      ];
      const before = await requestsThere();
      const running = Promise.allSettled(asks.map(tell));
      await pause(afterMs);
      await server.kill();
      const answers = await running;
      server = await Server.start(on(database));
      const again = await Promise.all(asks.map(tell));
      answers.forEach((answer, at) => {
        if (answer.status === 'fulfilled') expect(again[at]).toEqual(answer.value);
      });
      expect(again.flatMap(codes)).toEqual([]);
      expect(new Set(again.map((answer) => answer.request.id)).size).toBe(asks.length);
      expect(await requestsThere()).toBe(before + 8);
      for (const { request: one } of again) expect(await commitmentsOf(one.id)).toHaveLength(1);
      await nothingIsHalfDone();
    }
  }, 60_000);
});
