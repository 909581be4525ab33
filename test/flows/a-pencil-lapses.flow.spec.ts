import { codes, freshKey } from '../world/client';
import { aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { within } from './eventually';

let world: World;
let house: Person;
let producer: Person;
let second: Person;
beforeAll(async () => {
  world = await World.start({ INTERLOCK_HOLD: 'PT1S' });
  [house, producer, second] = await Promise.all([world.house(), world.producer(), world.producer()]);
});
afterAll(() => world.close());

const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-12T17:00:00Z' };
const fields = 'request { id status expiresAt lines { commitment { state rank expiresAt } } }';
const read = `query ($id: ID!) { partnershipRequest(id: $id) { id status expiresAt lines { commitment { state rank } } } }`;
const trail = `query ($id: ID) { audit(subjectId: $id) { edges { node { act at actor { id } } } } }`;
const send = async (room: string, by: Person, waitIfTaken = false) => {
  const input = { lines: [{ resourceId: room, period }], waitIfTaken, idempotencyKey: freshKey() };
  return (await by.did('sendRequest', 'SendRequestInput', input, fields)).request;
};
const requestOf = async (by: Person, id: string) => (await by.ask(read, { id })).partnershipRequest;

type Entry = { readonly act: string; readonly at: string; readonly actor: object | null };

/** What the clock did to a request, earliest first. */
async function movedByClock(admin: Person, id: string): Promise<readonly Entry[]> {
  const { audit } = await admin.ask(trail, { id });
  const entries = audit.edges.map(({ node }: { readonly node: Entry }) => node) as readonly Entry[];
  return entries.filter(({ actor }) => actor === null).toReversed();
}

describe('a pencil nobody confirmed', () => {
  it('lapses at its deadline, and the next in line holds the time within a second, without anyone asking', async () => {
    const room = await aRoom(house);
    const sent = await send(room.id, producer);
    const waiting = await send(room.id, second, true);
    expect(waiting).toMatchObject({ status: 'SENT', lines: [{ commitment: { state: 'WAITING', rank: 2 } }] });
    const deadline = Date.parse(sent.expiresAt);

    // Nobody calls until the deadline and its second are over: whatever has happened then, the clock did.
    await new Promise((over) => setTimeout(over, deadline + 1000 - Date.now()));
    expect(await requestOf(producer, sent.id)).toMatchObject({
      status: 'EXPIRED',
      lines: [{ commitment: { state: 'EXPIRED', rank: null } }],
    });
    const admin = await world.admin();
    const [lapsed, next] = [await movedByClock(admin, sent.id), await movedByClock(admin, waiting.id)];
    expect(lapsed.map(({ act }) => act)).toContain('expireRequest');
    expect(next.length).toBeGreaterThan(0); // it was moved up
    const late = [...lapsed, ...next.slice(0, 1)].map(({ at }) => Date.parse(at) - deadline);
    expect(late.filter((ms) => ms < 0 || ms > 1000)).toEqual([]);
  });

  it('makes its request read EXPIRED from the deadline on, and passes the time to who waits', async () => {
    const room = await aRoom(house);
    const sent = await send(room.id, producer);
    const waiting = await send(room.id, second, true);
    const promoted = await within(
      2500,
      () => requestOf(second, waiting.id),
      // Two services answer, a moment apart: the pencil may have moved up between their answers.
      ({ lines, expiresAt }) => lines[0].commitment.state === 'HELD' && expiresAt !== null,
    );
    expect(promoted).toMatchObject({ status: 'SENT', lines: [{ commitment: { state: 'HELD', rank: 1 } }] });
    expect(Date.parse(promoted.expiresAt)).toBeGreaterThan(Date.parse(sent.expiresAt)); // a hold clock of its own
    expect((await requestOf(producer, sent.id)).status).toBe('EXPIRED');

    const accepting = { requestId: sent.id, idempotencyKey: freshKey() };
    const late = await house.do('acceptRequest', 'AnswerRequestInput', accepting, fields);
    expect(['HOLD_EXPIRED', 'WRONG_STATUS']).toContain(codes(late)[0]);
  });

  it('is not made longer by an answer of acceptance, and cannot be confirmed once it has lapsed', async () => {
    const room = await aRoom(house);
    const sent = await send(room.id, producer);
    const accepting = { requestId: sent.id, idempotencyKey: freshKey() };
    const accepted = await house.did('acceptRequest', 'AnswerRequestInput', accepting, fields);
    expect(accepted.request).toMatchObject({ status: 'ACCEPTED', expiresAt: sent.expiresAt });
    await new Promise((over) => setTimeout(over, Date.parse(sent.expiresAt) + 1 - Date.now()));
    const confirming = { requestId: sent.id, idempotencyKey: freshKey() };
    const late = await producer.do('confirmRequest', 'AnswerRequestInput', confirming, fields);
    expect(['HOLD_EXPIRED', 'WRONG_STATUS']).toContain(codes(late)[0]);
    expect(await requestOf(producer, sent.id)).toMatchObject({ status: 'EXPIRED' });
    const free = 'query ($id: ID!, $during: PeriodInput!) { resource(id: $id) { freeUnits(during: $during) } }';
    expect(await second.ask(free, { id: room.id, during: period })).toEqual({ resource: { freeUnits: 1 } });
  });
});
