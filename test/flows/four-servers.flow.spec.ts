import { Client } from 'pg';
import { codes, freshKey } from '../world/client';
import { freshDatabase } from '../world/database';
import { overbookings } from '../world/overbooking';
import { aFacility, aRoom, Person, signUp } from '../world/people';
import { leaveNothing, on, Server } from '../world/server';

const clientsAtOnce = 50;
const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-13T17:00:00Z' };
const request = 'request { id status version lines { resource { id } commitment { id state rank } } }';

type PlacedOfTests = { readonly commitment: { readonly id: string } };

let database: string;
let looking: Client;
let servers: readonly Server[];
let house: Person;
let producers: readonly Person[];

beforeAll(async () => {
  database = await freshDatabase();
  looking = new Client({ connectionString: database });
  await looking.connect();
  servers = await Promise.all(Array.from({ length: 4 }, () => Server.start(on(database))));
  house = await signUp(urlOf(0), 'FACILITY');
  producers = await Promise.all(Array.from({ length: clientsAtOnce }, (_, at) => signUp(urlOf(at), 'PRODUCER')));
}, 90_000);
afterAll(async () => {
  const faults = servers?.flatMap((server) => server.faults);
  await looking.end();
  await leaveNothing();
  expect(faults).toEqual([]);
});
afterEach(async () => {
  expect(await overbookings(database)).toEqual([]);
});

const urlOf = (at: number): string => servers[at % 4]?.url ?? '';

/** The same person, served by another of the four. */
const at = (server: number, { token, email, account, organisation }: Person): Person =>
  new Person(urlOf(server), token ?? '', email, account, organisation);

/** Producers sign up on one server and ask on the next. */
const everyone = <T>(ask: (producer: Person, index: number) => Promise<T>, count = clientsAtOnce): Promise<T[]> =>
  Promise.all(producers.slice(0, count).map((producer, index) => ask(at(index + 1, producer), index)));

const send = (producer: Person, rooms: readonly string[], more: object = {}) =>
  producer.do(
    'sendRequest',
    'SendRequestInput',
    { lines: rooms.map((resourceId) => ({ resourceId, period })), idempotencyKey: freshKey(), ...more },
    request,
  );

/** States of all commitments of these rooms, in the order in which they were placed. */
async function statesOf(...rooms: readonly string[]): Promise<readonly { id: string; state: string }[]> {
  const sql = `select 'commitment_' || id as id, state from facilities.commitments
    where 'resource_' || resource_id = any($1) order by queue_no`;
  return (await looking.query<{ id: string; state: string }>(sql, [rooms])).rows;
}

describe('fifty clients of four servers', () => {
  it('get the last unit once, and all others a clear refusal', async () => {
    const room = await aRoom(house);
    const answers = await everyone((producer) => send(producer, [room.id]));
    expect(answers.filter((answer) => answer.request?.status === 'SENT')).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array(clientsAtOnce - 1).fill('UNITS_TAKEN'));
    expect(await statesOf(room.id)).toMatchObject([{ state: 'HELD' }]);
  });

  it('wait in order where they want to, and move up when the first leaves', async () => {
    const room = await aRoom(house);
    const answers = await everyone((producer) => send(producer, [room.id], { waitIfTaken: true }));
    const placed = await statesOf(room.id);
    const inOrder = placed.map(({ id }) => answers.findIndex((one) => one.request.lines[0].commitment.id === id));
    expect(inOrder.map((who) => answers[who].request.lines[0].commitment.rank)).toEqual(
      Array.from({ length: clientsAtOnce }, (_, place) => place + 1),
    );
    expect(placed.map(({ state }) => state)).toEqual(['HELD', ...Array<string>(clientsAtOnce - 1).fill('WAITING')]);

    const [first = 0, second = 0, third = 0] = inOrder;
    const leaving = { requestId: answers[first].request.id, idempotencyKey: freshKey() };
    await at(2, producers[first] as Person).did('withdrawRequest', 'AnswerRequestInput', leaving, request);
    const seen = `query ($id: ID!) { node(id: $id) { ... on PartnershipRequest { lines { commitment { state rank } } } } }`;
    const places = await Promise.all(
      [second, third].map(async (who) => at(3, producers[who] as Person).ask(seen, { id: answers[who].request.id })),
    );
    expect(places.map(({ node }) => node.lines[0].commitment)).toEqual([
      { state: 'HELD', rank: 1 },
      { state: 'WAITING', rank: 2 },
    ]);
  });

  it('get several rooms whole or not at all', async () => {
    const facility = await aFacility(house);
    const rooms = await Promise.all(Array.from({ length: 4 }, async () => (await aRoom(house, { facility })).id));
    const answers = await everyone((producer, index) => {
      const chosen = [rooms[index % 4], rooms[(index + 1 + (index % 3)) % 4]] as string[];
      return send(producer, chosen);
    });
    const granted = answers.filter((answer) => answer.request);
    expect(granted.length).toBeGreaterThanOrEqual(1);
    expect(granted.length).toBeLessThanOrEqual(2);
    const held = granted.flatMap((answer) => answer.request.lines.map((line: PlacedOfTests) => line.commitment.id));
    expect(held).toHaveLength(2 * granted.length);
    expect((await statesOf(...rooms)).map(({ id }) => id).sort()).toEqual(held.sort());
    for (const refused of answers.filter((answer) => !answer.request))
      expect(new Set(codes(refused))).toEqual(new Set(['UNITS_TAKEN']));
  });

  it('may take units of one resource up to the last, and not one more', async () => {
    const farm = await aRoom(house, { units: 40 });
    const answers = await everyone((producer, index) => {
      const line = { resourceId: farm.id, period, units: 1 + (index % 9) };
      return producer.do('sendRequest', 'SendRequestInput', { lines: [line], idempotencyKey: freshKey() }, request);
    });
    const wanted = answers.flatMap((answer, index) => (answer.request ? [1 + (index % 9)] : []));
    expect(wanted.reduce((sum, units) => sum + units, 0)).toBe(40);
  });
});

describe('an idempotency key on four servers', () => {
  it('has one effect when it arrives everywhere at once, and one answer', async () => {
    const room = await aRoom(house, { units: 9 });
    const [producer] = producers as [Person];
    const idempotencyKey = freshKey();
    const twins = [0, 1, 2, 3, 0, 1, 2, 3];
    const answers = await Promise.all(twins.map((one) => send(at(one, producer), [room.id], { idempotencyKey })));
    expect(answers.map((answer) => answer.request?.id)).toEqual(twins.map(() => expect.any(String)));
    expect(new Set(answers.map((answer) => answer.request.id)).size).toBe(1);
    expect(await statesOf(room.id)).toHaveLength(1);

    const { id } = answers[0].request;
    await house.did('acceptRequest', 'AnswerRequestInput', { requestId: id, idempotencyKey: freshKey() }, request);
    const confirm = { requestId: id, idempotencyKey: freshKey() };
    const confirmed = await Promise.all(
      twins.map((one) => at(one, producer).do('confirmRequest', 'AnswerRequestInput', confirm, request)),
    );
    expect(confirmed.map((answer) => [answer.request?.status, answer.request?.version])).toEqual(
      twins.map(() => ['CONFIRMED', 3]),
    );
    expect(await statesOf(room.id)).toMatchObject([{ state: 'BOOKED' }]);
  });

  it('is refused with another input, wherever that arrives', async () => {
    const room = await aRoom(house, { units: 9 });
    const [producer] = producers as [Person];
    const idempotencyKey = freshKey();
    const first = await send(at(0, producer), [room.id], { idempotencyKey });
    expect(codes(first)).toEqual([]);
    const others = await Promise.all(
      [0, 1, 2, 3].map((one) => send(at(one, producer), [room.id], { idempotencyKey, message: 'And tea.' })),
    );
    expect(others.flatMap(codes)).toEqual(Array(4).fill('KEY_REUSED'));
    expect(await statesOf(room.id)).toHaveLength(1);
  });

  it('keeps its refusal, though the unit is free by now', async () => {
    const room = await aRoom(house);
    const [holder, late] = producers as [Person, Person];
    const held = await send(at(0, holder), [room.id]);
    const idempotencyKey = freshKey();
    const refused = await send(at(1, late), [room.id], { idempotencyKey });
    expect(codes(refused)).toEqual(['UNITS_TAKEN']);
    const leaving = { requestId: held.request.id, idempotencyKey: freshKey() };
    await at(2, holder).did('withdrawRequest', 'AnswerRequestInput', leaving, request);
    expect(await send(at(3, late), [room.id], { idempotencyKey })).toEqual(refused);
    expect(codes(await send(at(3, late), [room.id]))).toEqual([]);
  });
});
