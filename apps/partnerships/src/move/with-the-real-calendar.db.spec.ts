import { Client } from 'pg';
import { uuidOf, type Id } from '#kernel/ids';
import { Questions, type AskService } from '#service/questions/questions';
import type { RunningService } from '#service/start/service-app';
import type { Viewer } from '#service/viewer/viewer';
import { type Houses, startHouses } from '../../../../test/builders/house';
import { eventually } from '../../../../test/builders/request-scene';
import { ask, contextOf } from '../../../../test/world/ask';
import { testService } from '../../../../test/world/database';
import { overbookings } from '../../../../test/world/overbooking';
import { partnerships } from '../partnerships.module';

// Both sides of the seam at once: what partnerships asks, and what facilities answers and tells.

let houses: Houses;
let service: RunningService;
let database: Client;
let breaks: () => 'before' | 'after' | null = () => null;

beforeAll(async () => {
  houses = await startHouses({ settings: { INTERLOCK_HOLD: 'PT3S' } });
  const { databaseUrl, app } = houses.service;
  const overTheWire: AskService = async (_, question, body) => {
    const broken = breaks();
    if (broken === 'before') throw new Error('the line broke before the question arrived');
    const answer = await app.get(Questions).find(question)?.(JSON.parse(JSON.stringify(body)));
    if (broken === 'after') throw new Error('the line broke before the answer arrived');
    return JSON.parse(JSON.stringify(answer));
  };
  service = await testService(partnerships, { databaseUrl, askService: overTheWire, quiet: true });
  database = new Client({ connectionString: databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await service.close();
  await database.end();
  await houses.close();
});
afterEach(() => {
  breaks = () => null;
});

const period = { start: '2031-03-04T10:00:00Z', end: '2031-03-04T12:00:00Z' };

async function mutate(mutation: string, viewer: Viewer, input: Readonly<Record<string, unknown>>) {
  const type =
    { sendRequest: 'SendRequestInput', counterRequest: 'CounterRequestInput' }[mutation] ?? 'AnswerRequestInput';
  const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
    request { id status version expiresAt lines { price { amountMinor currency } } } userErrors { code field } } }`;
  const filled = { idempotencyKey: crypto.randomUUID(), ...input };
  return (await ask(service, query, { input: filled }, contextOf(viewer))).answer;
}
const send = (viewer: Viewer, resourceId: string, input: Readonly<Record<string, unknown>> = {}) =>
  mutate('sendRequest', viewer, { lines: [{ resourceId, period }], ...input });
const read = async (id: string, viewer: Viewer) => {
  const query = `query ($id: ID!) { partnershipRequest(id: $id) { status expiresAt viewerMoves } }`;
  return (await ask(service, query, { id }, contextOf(viewer))).partnershipRequest;
};

describe('a request and the calendar', () => {
  it('agree on one booking from sending to cancelling', async () => {
    const [house, producer] = [houses.aHouse(), houses.aProducer()];
    const room = await houses.aRoom(house);
    const sent = await send(producer, room);
    expect(sent).toMatchObject({
      userErrors: [],
      request: { status: 'SENT', lines: [{ price: { amountMinor: '2000', currency: 'EUR' } }] },
    });
    const requestId = sent.request.id;
    const lines = [{ resourceId: room, period, price: { amountMinor: 1500, currency: 'EUR' } }];
    const countered = await mutate('counterRequest', house, { requestId, lines });
    expect(countered).toMatchObject({
      userErrors: [],
      request: { status: 'COUNTERED', lines: [{ price: { amountMinor: '1500' } }] },
    });
    expect(await houses.states(room)).toEqual(['HELD']);
    await mutate('acceptRequest', producer, { requestId });
    expect((await mutate('confirmRequest', producer, { requestId })).request).toMatchObject({
      status: 'CONFIRMED',
      expiresAt: null,
    });
    expect(await houses.states(room)).toEqual(['BOOKED']);
    expect((await mutate('cancelRequest', house, { requestId })).request.status).toBe('CANCELLED');
    expect(await houses.states(room)).toEqual(['CANCELLED']);
  });

  it('say the same of a refusal, at the line that is at fault', async () => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house);
    const [first, second] = [houses.aProducer(), houses.aProducer()];
    await send(first, room);
    expect((await send(second, room)).userErrors).toEqual([
      { code: 'UNITS_TAKEN', field: ['input', 'lines', '0', 'period'] },
    ]);
    expect((await send(house, room)).userErrors).toMatchObject([{ code: 'OWN_RESOURCE' }]);
    const foreign = await houses.aRoom(houses.aHouse());
    const two = { lines: [room, foreign].map((resourceId) => ({ resourceId, period })) };
    expect((await mutate('sendRequest', second, two)).userErrors).toMatchObject([{ code: 'MIXED_FACILITIES' }]);
  });

  it('promote the next when the first withdraws, who reads it at once', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [houses.aProducer(), houses.aProducer()];
    const { request: held } = await send(first, room);
    const { request: waiting } = await send(second, room, { waitIfTaken: true });
    expect(waiting.expiresAt).toBeNull();
    await mutate('withdrawRequest', first, { requestId: held.id });
    expect((await read(waiting.id, second)).expiresAt).not.toBeNull();
  });

  it('let a hold lapse within a second of its deadline, with its other lines, and promote the next', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const [room, other] = [await houses.aRoom(house, { facility }), await houses.aRoom(house, { facility })];
    const [first, second] = [houses.aProducer(), houses.aProducer()];
    const lines = [room, other].map((resourceId) => ({ resourceId, period }));
    const { request: held } = await mutate('sendRequest', first, { lines });
    const { request: waiting } = await mutate('sendRequest', second, { lines, waitIfTaken: true });
    await mutate('acceptRequest', house, { requestId: held.id });
    const deadline = Date.parse(held.expiresAt);
    await new Promise((resolve) => setTimeout(resolve, deadline - Date.now() - 500));
    expect((await read(held.id, first)).status).toBe('ACCEPTED');
    await new Promise((resolve) => setTimeout(resolve, deadline - Date.now() + 5));
    expect((await read(held.id, first)).status).toBe('EXPIRED');
    await eventually(
      async () => houses.states(other),
      (states) => states.join() === 'EXPIRED,HELD',
    );
    await eventually(
      async () => houses.states(room),
      (states) => states.join() === 'EXPIRED,HELD',
    );
    const expired = () =>
      database.query(`select at from partnerships.events where request_id = $1 and move = 'EXPIRE'`, [uuidOf(held.id)]);
    const { rows } = await eventually(expired, (found) => found.rows.length > 0);
    expect(rows[0].at.getTime()).toBeLessThan(deadline + 1_000);
    expect((await mutate('confirmRequest', first, { requestId: held.id })).userErrors).toMatchObject([
      { code: 'HOLD_EXPIRED' },
    ]);
    expect((await read(waiting.id, second)).expiresAt).not.toBeNull();
  });
});

describe('many who ask at once over a line that breaks again and again', () => {
  it('never overbook, and every request ends where its commitments are', async () => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house, { units: 3 });
    let question = 0;
    breaks = () => (['before', null, 'after', null, null] as const)[question++ % 5] ?? null;
    const insist = async (mutation: string, viewer: Viewer, input: Readonly<Record<string, unknown>>) => {
      const idempotencyKey = crypto.randomUUID();
      for (let tries = 0; ; tries++) {
        const answer = await mutate(mutation, viewer, { ...input, idempotencyKey }).catch(() => null);
        if (answer || tries === 50) return answer;
      }
    };
    const requests = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const producer = houses.aProducer();
        const sent = await insist('sendRequest', producer, { lines: [{ resourceId: room, period }] });
        const requestId = sent.request?.id as Id<'request'> | undefined;
        if (!requestId) return [];
        await insist('acceptRequest', house, { requestId });
        await insist(at % 2 ? 'confirmRequest' : 'withdrawRequest', producer, { requestId });
        return [requestId];
      }),
    );
    const ids = requests.flat();
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
    const { rows } = await database.query(
      `select r.status, array_agg(c.state) as states from partnerships.requests r
       join facilities.commitments c on c.request_id = r.id where r.id = any($1::uuid[]) group by r.id`,
      [ids.map(uuidOf)],
    );
    expect(rows).toHaveLength(ids.length);
    const agreed = { CONFIRMED: 'BOOKED', WITHDRAWN: 'RELEASED', EXPIRED: 'EXPIRED' } as Readonly<
      Record<string, string>
    >;
    for (const row of rows) expect(row.states).toEqual([agreed[row.status]]);
    const { rows: left } = await database.query(
      `select (select count(*)::int from partnerships.intents) as intents,
         (select count(*)::int from partnerships.requests where status = 'DRAFT') as drafts,
         (select count(*)::int from facilities.commitments c where c.request_id is not null
            and not exists (select from partnerships.requests r where r.id = c.request_id)) as unknown`,
    );
    expect(left).toEqual([{ intents: 0, drafts: 0, unknown: 0 }]);
  });
});
