import { freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';

let world: World;
let house: Person;
let producer: Person;
let rival: Person;
let site: string;
beforeAll(async () => {
  world = await World.start();
  house = await world.house('Lumen Post');
  [producer, rival] = [await world.producer('Northern'), await world.producer('Rival')];
  site = await aFacility(house, 'Lyon');
});
afterAll(() => world.close());

/** Monday to Friday of the first full week of March 2031, and the weekend behind it. */
const monday = { start: '2031-03-03T00:00:00Z', end: '2031-03-10T00:00:00Z' };
const room = (windows: readonly (readonly [string, string])[] = []) => aRoom(house, { facility: site, windows });
const capacityOf = async (id: string, within = monday) =>
  (
    await house.ask(
      `query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { capacity(within: $p) { period { start end } units } } }`,
      { id, p: within },
    )
  ).resource.capacity // prettier-ignore
    .map(({ period }: { period: { start: string; end: string } }) => `${period.start} ${period.end}`);
const weekdays = {
  ...{ rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', from: '09:00', to: '18:00' },
  ...{ firstOn: '2031-03-03', lastOn: '2031-03-07', except: ['2031-03-05'] },
};

describe('a house that keeps its calendar', () => {
  it('offers a pattern, sees beforehand what that changes, and takes it back', async () => {
    const { id } = await room();
    const ask = { resourceIds: [id], pattern: weekdays, units: 1 };
    const preview = `query ($input: ReshapePreviewInput!) { reshapePreview(input: $input) { periods { start } resources { added { period { start end } } } } }`;
    const { reshapePreview } = await house.ask(preview, { input: ask });
    expect(reshapePreview.periods).toHaveLength(4);
    expect(await capacityOf(id)).toEqual([]);
    const { change } = await house.did('reshapeCapacity', 'ReshapeCapacityInput', { ...ask, idempotencyKey: freshKey() }, 'change { id summary canUndo }'); // prettier-ignore
    expect(await capacityOf(id)).toEqual(
      ['03', '04', '06', '07'].map((day) => `2031-03-${day}T08:00:00Z 2031-03-${day}T17:00:00Z`),
    );
    const undo = `mutation ($id: ID!, $key: String!) { undoChange(changeId: $id, idempotencyKey: $key) { change { undoneAt } userErrors { code } } }`;
    const { undoChange } = await house.ask(undo, { id: change.id, key: freshKey() });
    expect(undoChange).toMatchObject({ userErrors: [], change: { undoneAt: expect.any(String) } });
    expect(await capacityOf(id)).toEqual([]);
  });

  it('sets a rate for many rooms at once, and takes that back as one', async () => {
    const rooms = [await aRoom(house, { facility: site, pricePerDay: null }), await room()];
    const seen = () =>
      Promise.all(
        rooms.map(async ({ id }) => {
          const query = 'query ($id: ID!) { resource(id: $id) { rates { amount { amountMinor } } } }';
          const { resource } = await producer.ask(query, { id });
          return (
            resource?.rates.map(({ amount }: { amount: { amountMinor: string } }) => amount.amountMinor) ?? 'unseen'
          );
        }),
      );
    const before = await seen();
    expect(before).toEqual(['unseen', [expect.any(String)]]);
    const rate = { audience: 'EVERYONE', per: 'DAY', amount: { amountMinor: 77_700, currency: 'EUR' } };
    const input = { ...rate, resourceIds: rooms.map(({ id }) => id), idempotencyKey: freshKey() };
    const { change } = await house.did('setRates', 'SetRatesInput', input, 'change { id }');
    expect(await seen()).toEqual([['77700'], ['77700']]);
    const undo = `mutation ($id: ID!, $key: String!) { undoChange(changeId: $id, idempotencyKey: $key) { userErrors { code } } }`;
    await house.ask(undo, { id: change.id, key: freshKey() });
    expect(await seen()).toEqual(before);
  });

  it('cannot withdraw what it has promised, and is told what that is', async () => {
    const { id } = await room([[monday.start, monday.end]]);
    const period = { start: '2031-03-04T08:00:00Z', end: '2031-03-04T17:00:00Z' };
    const { commitment } = (await ask(producer, id, period)).lines[0];
    const withdrawn = { resourceIds: [id], periods: [monday], units: 0, idempotencyKey: freshKey() };
    const refused = await house.do('reshapeCapacity', 'ReshapeCapacityInput', withdrawn, 'promises { id state }');
    expect(refused).toMatchObject({
      userErrors: [{ code: 'UNITS_TAKEN' }],
      promises: [{ id: commitment.id, state: 'HELD' }],
    });
  });

  it('moves a window and makes it shorter in one act', async () => {
    const { id } = await room([['2031-03-04T08:00:00Z', '2031-03-04T17:00:00Z']]);
    const query = `query ($id: ID!, $p: PeriodInput!) { resource(id: $id) { capacity(within: $p) { id } } }`;
    const { resource } = await house.ask(query, { id, p: monday });
    const period = { start: '2031-03-05T10:00:00Z', end: '2031-03-05T15:00:00Z' };
    const input = { windowId: resource.capacity[0].id, period, idempotencyKey: freshKey() };
    await house.did('moveWindow', 'MoveWindowInput', input, 'change { id summary }');
    expect(await capacityOf(id)).toEqual(['2031-03-05T10:00:00Z 2031-03-05T15:00:00Z']);
  });

  it('keeps time for itself, moves that, and lets it go', async () => {
    const { id } = await room([[monday.start, monday.end]]);
    const tuesday = { start: '2031-03-04T00:00:00Z', end: '2031-03-05T00:00:00Z' };
    const wednesday = { start: '2031-03-05T00:00:00Z', end: '2031-03-06T00:00:00Z' };
    const free = (of: object) =>
      producer
        .ask(`query ($id: ID!, $of: PeriodInput!) { resource(id: $id) { freeUnits(during: $of) } }`, { id, of })
        .then(({ resource }) => resource.freeUnits as number);
    const kept = { resourceIds: [id], periods: [tuesday], note: 'The painters come.', idempotencyKey: freshKey() };
    const { blocks } = await house.did('blockTime', 'BlockTimeInput', kept, 'blocks { id note }');
    expect([await free(tuesday), await free(wednesday)]).toEqual([0, 1]);
    const moved = { blockId: blocks[0].id, period: wednesday, idempotencyKey: freshKey() };
    await house.did('moveBlock', 'MoveBlockInput', moved, 'blocks { id }');
    expect([await free(tuesday), await free(wednesday)]).toEqual([1, 0]);
    const released = { blockIds: [blocks[0].id], idempotencyKey: freshKey() };
    await house.did('releaseBlocks', 'ReleaseBlocksInput', released, 'blocks { id }');
    expect([await free(tuesday), await free(wednesday)]).toEqual([1, 1]);
  });

  it('says when a room is open: a booking runs across closed time, which costs nothing', async () => {
    const { id } = await room([[monday.start, '2031-03-24T00:00:00Z']]);
    const day = [{ from: '09:00', to: '18:00' }];
    const hours = { resourceId: id, week: [day, day, day, day, day, [], []], idempotencyKey: freshKey() };
    await house.did('setHours', 'SetHoursInput', hours, 'resource { hours { week { from to } } }');
    const filter = {
      ...{ capability: 'colour.grading-suite.hdr', duration: 'P3D', text: 'Lumen' },
      period: { start: '2031-03-07T00:00:00Z', end: '2031-03-24T00:00:00Z' },
    };
    const search = `query ($filter: CapacityFilter!) { searchCapacity(filter: $filter, first: 100) { edges { node { resource { id } period { start end } price { amountMinor } } } } }`;
    const { searchCapacity } = await producer.ask(search, { filter });
    const found = searchCapacity.edges.find(
      ({ node }: { node: { resource: { id: string } } }) => node.resource.id === id,
    );
    // Friday, Monday and Tuesday, and not the weekend between them.
    const period = { start: '2031-03-07T08:00:00Z', end: '2031-03-11T17:00:00Z' };
    expect(found?.node).toMatchObject({ period, price: { amountMinor: '285000' } });
    const { lines } = await ask(producer, id, period);
    expect(lines[0]).toMatchObject({ price: { amountMinor: '285000' }, period });
  });
});

describe('a second pencil', () => {
  it('has the business hours of the house', async () => {
    const day = [{ from: '00:00', to: '24:00' }];
    const input = { facilityId: site, week: Array.from({ length: 7 }, () => day), challengeClock: 'PT2H' };
    const said = 'facility { businessHours { week { from to } challengeClock } }';
    const key = { idempotencyKey: freshKey() };
    const { facility } = await house.did('setBusinessHours', 'SetBusinessHoursInput', { ...input, ...key }, said);
    expect(facility.businessHours).toEqual({ week: input.week, challengeClock: 'PT2H' });
    const office = { facilityId: site, ...{ idempotencyKey: freshKey() } };
    const usual = await house.did('setBusinessHours', 'SetBusinessHoursInput', office, said);
    const { week, challengeClock } = usual.facility.businessHours;
    expect([week[0], week[6], challengeClock]).toEqual([[{ from: '09:00', to: '18:00' }], [], 'PT9H']);
  });

  it('that is ready to confirm challenges the first, whose holder sees until when', async () => {
    const { id } = await room([[monday.start, monday.end]]);
    const period = { start: '2031-03-04T08:00:00Z', end: '2031-03-04T17:00:00Z' };
    const [first, second] = [await ask(rival, id, period), await ask(producer, id, period)];
    const answer = (by: Person, name: string) =>
      by.do(name, 'AnswerRequestInput', { requestId: second.id, idempotencyKey: freshKey() }, `request { status ${lines} }`); // prettier-ignore
    expect(await answer(producer, 'challengeRequest')).toMatchObject({ userErrors: [{ code: 'WRONG_STATUS' }] });
    await answer(house, 'acceptRequest');
    const { request, userErrors } = await producer.do('challengeRequest', 'AnswerRequestInput', { requestId: second.id, idempotencyKey: freshKey() }, `request { status ${lines} }`); // prettier-ignore
    expect(userErrors).toEqual([]);
    const { deadline } = request.lines[0].commitment.challenge;
    const asked = `query ($id: ID!) { partnershipRequest(id: $id) { expiresAt ${lines} } }`;
    const { partnershipRequest } = await rival.ask(asked, { id: first.id });
    expect(partnershipRequest.lines[0].commitment).toMatchObject({ state: 'HELD', challenge: { deadline } });
  });
});

const lines = 'lines { period { start end } price { amountMinor } commitment { id state challenge { deadline } } }';

async function ask(by: Person, resourceId: string, period: object) {
  const input = { lines: [{ resourceId, period }], waitIfTaken: true, idempotencyKey: freshKey() };
  return (await by.did('sendRequest', 'SendRequestInput', input, `request { id ${lines} }`)).request;
}
