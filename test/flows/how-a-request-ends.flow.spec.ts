import { codes, freshKey } from '../world/client';
import { aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { within } from './eventually';

let world: World;
let house: Person;
let producer: Person;
let second: Person;
beforeAll(async () => {
  world = await World.start();
  [house, producer, second] = await Promise.all([world.house(), world.producer(), world.producer()]);
});
afterAll(() => world.close());

const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-12T17:00:00Z' };
const fields = 'request { id status version turn lines { commitment { state rank } } }';
const read = 'query ($id: ID!) { partnershipRequest(id: $id) { status version lines { commitment { state rank } } } }';
const free = 'query ($id: ID!, $during: PeriodInput!) { resource(id: $id) { freeUnits(during: $during) } }';

const send = async (room: string, by: Person, changes: object = {}) => {
  const input = { lines: [{ resourceId: room, period }], idempotencyKey: freshKey(), ...changes };
  return (await by.did('sendRequest', 'SendRequestInput', input, fields)).request;
};
const move = (by: Person, name: string, requestId: string, changes: object = {}) =>
  by.do(name, 'AnswerRequestInput', { requestId, idempotencyKey: freshKey(), ...changes }, fields);
const freeUnits = async (room: string): Promise<number> =>
  (await second.ask(free, { id: room, during: period })).resource.freeUnits;

describe('a request', () => {
  it('is declined by the house, which frees the time and lets the next in line have it', async () => {
    const room = await aRoom(house);
    const first = await send(room.id, producer);
    const waiting = await send(room.id, second, { waitIfTaken: true });
    expect(waiting.lines).toMatchObject([{ commitment: { state: 'WAITING', rank: 2 } }]);
    expect(codes(await move(producer, 'declineRequest', first.id))).toEqual(['NOT_ALLOWED']);

    expect((await move(house, 'declineRequest', first.id, { message: 'Not that week.' })).request).toMatchObject({
      status: 'DECLINED',
      lines: [{ commitment: { state: 'RELEASED', rank: null } }],
    });
    const promoted = await within(
      1000,
      async () => (await second.ask(read, { id: waiting.id })).partnershipRequest,
      ({ lines }) => lines[0].commitment.state === 'HELD',
    );
    expect(promoted).toMatchObject({ status: 'SENT', lines: [{ commitment: { state: 'HELD', rank: 1 } }] });
    expect(codes(await move(house, 'acceptRequest', first.id))).toEqual(['WRONG_STATUS']);
  });

  it('is withdrawn by who asked, even once accepted, which frees the time', async () => {
    const room = await aRoom(house);
    const sent = await send(room.id, producer);
    await move(house, 'acceptRequest', sent.id);
    expect(await freeUnits(room.id)).toBe(0);
    expect(codes(await move(house, 'withdrawRequest', sent.id))).toEqual(['NOT_ALLOWED']);
    const withdrawn = (await move(producer, 'withdrawRequest', sent.id)).request;
    expect(withdrawn).toMatchObject({ status: 'WITHDRAWN', lines: [{ commitment: { state: 'RELEASED' } }] });
    expect(await freeUnits(room.id)).toBe(1);
    expect(codes(await move(producer, 'confirmRequest', sent.id))).toEqual(['WRONG_STATUS']);
  });

  it('is answered only by the side whose turn it is, at the version it has', async () => {
    const room = await aRoom(house);
    const sent = await send(room.id, producer);
    expect(codes(await move(producer, 'acceptRequest', sent.id))).toEqual(['NOT_YOUR_TURN']);
    const stale = await move(house, 'acceptRequest', sent.id, { expectedVersion: sent.version + 1 });
    expect(codes(stale)).toEqual(['STALE_VERSION']);

    const lines = [{ resourceId: room.id, period, price: { amountMinor: 200_000, currency: 'EUR' } }];
    const counter = { requestId: sent.id, expectedVersion: sent.version, lines, idempotencyKey: freshKey() };
    const { request } = await house.did('counterRequest', 'CounterRequestInput', counter, fields);
    expect(request).toMatchObject({ status: 'COUNTERED', turn: 'REQUESTER', version: sent.version + 1 });
    expect(codes(await move(house, 'acceptRequest', sent.id))).toEqual(['NOT_YOUR_TURN']);
    const old = await move(producer, 'acceptRequest', sent.id, { expectedVersion: sent.version });
    expect(codes(old)).toEqual(['STALE_VERSION']);
    const now = await move(producer, 'acceptRequest', sent.id, { expectedVersion: request.version });
    expect(now.request.status).toBe('ACCEPTED');
  });

  it('does not exist for anybody else', async () => {
    const room = await aRoom(house);
    const sent = await send(room.id, producer);
    expect(await second.ask(read, { id: sent.id })).toEqual({ partnershipRequest: null });
    for (const name of ['acceptRequest', 'declineRequest', 'withdrawRequest', 'confirmRequest', 'cancelRequest'])
      expect([name, codes(await move(second, name, sent.id))]).toEqual([name, ['NOT_FOUND']]);
    expect((await producer.ask(read, { id: sent.id })).partnershipRequest.status).toBe('SENT');
  });
});

describe('a key', () => {
  it('is one effect however often it comes, and refused under another input', async () => {
    const room = await aRoom(house, { units: 2 });
    const key = { idempotencyKey: freshKey() };
    const twins = await Promise.all([send(room.id, producer, key), send(room.id, producer, key)]);
    expect(twins[0].id).toBe(twins[1].id);
    expect(await freeUnits(room.id)).toBe(1);
    const other = { lines: [{ resourceId: room.id, period, units: 2 }], ...key };
    const reused = await producer.do('sendRequest', 'SendRequestInput', other, fields);
    expect([reused.request, codes(reused)]).toEqual([null, ['KEY_REUSED']]);

    const accepting = { idempotencyKey: freshKey() };
    const accepted = await move(house, 'acceptRequest', twins[0].id, accepting);
    const again = await move(house, 'acceptRequest', twins[0].id, accepting);
    expect([again.userErrors, again.request]).toEqual([[], accepted.request]);
    expect(codes(await move(house, 'acceptRequest', twins[0].id))).toEqual(['WRONG_STATUS']);
  });

  it('remembers a refusal, also when it would be granted by now', async () => {
    const room = await aRoom(house);
    const first = await send(room.id, producer);
    const input = { lines: [{ resourceId: room.id, period }], idempotencyKey: freshKey() };
    const refused = await second.do('sendRequest', 'SendRequestInput', input, fields);
    expect(codes(refused)).toEqual(['UNITS_TAKEN']);
    await move(producer, 'withdrawRequest', first.id);
    expect(await freeUnits(room.id)).toBe(1);
    const again = await second.do('sendRequest', 'SendRequestInput', input, fields);
    expect(again).toEqual(refused);
    const anew = await second.do('sendRequest', 'SendRequestInput', { ...input, idempotencyKey: freshKey() }, fields);
    expect(codes(anew)).toEqual([]);
  });
});
