import { codes, freshKey } from '../world/client';
import { aRoom, defaultWindow, type Person } from '../world/people';
import { World } from '../world/world';

let world: World;
let house: Person;
let producer: Person;
beforeAll(async () => {
  world = await World.start();
  [house, producer] = await Promise.all([world.house('Lumen Post'), world.producer('Northern Pictures')]);
});
afterAll(() => world.close());

const wanted = { start: '2031-03-10T08:00:00Z', end: '2031-03-13T17:00:00Z' };
const search = `query ($filter: CapacityFilter!) { searchCapacity(filter: $filter) {
  totalCount facets { field values { value count } }
  edges { node { resource { id name facility { city organisation { name } } } price { amountMinor currency } unitsFree } } } }`;
const searched = { capability: 'colour.grading-suite', period: wanted };
const request =
  'request { id status version turn viewerMoves lines { price { amountMinor } commitment { id state rank } } }';
const answer = (mover: Person, move: string, requestId: string) =>
  mover.did(move, 'AnswerRequestInput', { requestId, idempotencyKey: freshKey() }, request);

describe('from a listed room to a booking', () => {
  it('is found at the right price, asked for, countered, accepted, confirmed, and booked', async () => {
    const room = await aRoom(house, { name: 'Suite Aurora' });

    const { searchCapacity: found } = await producer.ask(search, { filter: searched });
    expect(found.edges).toEqual([
      {
        node: {
          resource: {
            ...{ id: room.id, name: 'Suite Aurora' },
            facility: { city: 'Lyon', organisation: { name: 'Lumen Post' } },
          },
          price: { amountMinor: String(4 * 95_000), currency: 'EUR' },
          unitsFree: 1,
        },
      },
    ]);
    expect(found.facets).toContainEqual({ field: 'city', values: [{ value: 'Lyon', count: 1 }] });
    expect(found.facets).toContainEqual({
      field: 'attribute.hdr',
      values: expect.arrayContaining([{ value: 'Dolby Vision', count: 1 }]),
    });

    const lines = [{ resourceId: room.id, period: wanted }];
    const ask = { lines, message: 'Four days for a short film.', idempotencyKey: freshKey() };
    const sent = (await producer.did('sendRequest', 'SendRequestInput', ask, request)).request;
    expect(sent).toMatchObject({
      status: 'SENT',
      lines: [{ price: { amountMinor: '380000' }, commitment: { state: 'HELD', rank: 1 } }],
    });

    const cheaper = [{ ...lines[0], price: { amountMinor: 350_000, currency: 'EUR' } }];
    const counter = { requestId: sent.id, lines: cheaper, idempotencyKey: freshKey() };
    const countered = (await house.did('counterRequest', 'CounterRequestInput', counter, request)).request;
    expect(countered).toMatchObject({ status: 'COUNTERED', lines: [{ price: { amountMinor: '350000' } }] });
    expect(countered.lines[0].commitment.id).toBe(sent.lines[0].commitment.id);

    expect((await answer(producer, 'acceptRequest', sent.id)).request.status).toBe('ACCEPTED');
    expect((await answer(producer, 'confirmRequest', sent.id)).request).toMatchObject({
      status: 'CONFIRMED',
      lines: [{ commitment: { state: 'BOOKED', rank: null } }],
    });

    const month = { start: defaultWindow[0], end: defaultWindow[1] };
    const calendar = `query ($id: ID!, $month: PeriodInput!, $during: PeriodInput!) { resource(id: $id) {
      offeredUntil commitments(within: $month) { state period { start end } request { id requester { name } } }
      freeUnits(during: $during) } }`;
    const { resource } = await house.ask(calendar, { id: room.id, month, during: wanted });
    const asked = { id: sent.id, requester: { name: 'Northern Pictures' } };
    const commitments = [{ state: 'BOOKED', period: wanted, request: asked }];
    expect(resource).toEqual({ offeredUntil: defaultWindow[1], commitments, freeUnits: 0 });

    const after = await producer.ask(search, { filter: searched });
    expect(after.searchCapacity.totalCount).toBe(0);

    const thread = await house.ask(
      `query ($id: ID!) { node(id: $id) { id ... on PartnershipRequest {
      requester { name } messages { totalCount edges { node { body author { displayName email } } } } } } }`,
      { id: sent.id },
    );
    expect(thread.node).toMatchObject({
      requester: { name: 'Northern Pictures' },
      messages: { totalCount: 1, edges: [{ node: { body: 'Four days for a short film.', author: { email: null } } }] },
    });
  });

  it('frees the room again when it is cancelled', async () => {
    const room = await aRoom(house);
    const lines = [{ resourceId: room.id, period: wanted }];
    const sent = (await producer.did('sendRequest', 'SendRequestInput', { lines, idempotencyKey: freshKey() }, request))
      .request;
    await answer(house, 'acceptRequest', sent.id);
    await answer(producer, 'confirmRequest', sent.id);
    expect((await answer(house, 'cancelRequest', sent.id)).request).toMatchObject({
      status: 'CANCELLED',
      lines: [{ commitment: { state: 'CANCELLED' } }],
    });
    const { searchCapacity } = await producer.ask(search, { filter: searched });
    expect(searchCapacity.edges.map((edge: { node: { resource: { id: string } } }) => edge.node.resource.id)).toContain(
      room.id,
    );
  });

  it('says to the second producer that somebody else holds the time, and lets a third wait in line', async () => {
    const room = await aRoom(house);
    const lines = [{ resourceId: room.id, period: wanted }];
    await producer.did('sendRequest', 'SendRequestInput', { lines, idempotencyKey: freshKey() }, request);
    const second = await world.producer();
    const refused = await second.do('sendRequest', 'SendRequestInput', { lines, idempotencyKey: freshKey() }, request);
    expect(codes(refused)).toEqual(['UNITS_TAKEN']);
    const waiting = { lines, waitIfTaken: true, idempotencyKey: freshKey() };
    const third = await second.did('sendRequest', 'SendRequestInput', waiting, request);
    expect(third.request.lines).toMatchObject([{ commitment: { state: 'WAITING', rank: 2 } }]);
  });
});
