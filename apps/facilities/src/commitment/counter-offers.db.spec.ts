import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const day = '2031-03-04T09:00/18:00';
const nextDay = '2031-03-05T09:00/18:00';
const aRequest = () => newId('request', instant(Date.now()));

describe('a counter-offer', () => {
  it('is judged as if its own old pencils were gone, and before anyone who waits', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [who, request] = [houses.aProducer(), aRequest()];
    const old = placedIn(await houses.place(who, [{ room, period: day, request }]));
    const [waiting] = placedIn(await houses.place(houses.aProducer(), [{ room, period: day }], { wait: true }));
    const shorter = [{ room, period: '2031-03-04T09:00/12:00', request }];
    valueOf(await houses.place(who, shorter, { replaces: old }));
    expect(await houses.states(room)).toEqual(['RELEASED', 'WAITING', 'HELD']);
    expect(await houses.stateOf(waiting ?? 'commitment_')).toBe('WAITING');
  });

  it('lets whoever waits have what it gives up', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [who, request] = [houses.aProducer(), aRequest()];
    const old = placedIn(await houses.place(who, [{ room, period: day, request }]));
    const [waiting] = placedIn(await houses.place(houses.aProducer(), [{ room, period: day }], { wait: true }));
    valueOf(await houses.place(who, [{ room, period: nextDay, request }], { replaces: old }));
    expect(await houses.stateOf(waiting ?? 'commitment_')).toBe('HELD');
  });

  it('keeps the pencil and the place of a line that stays as it was, and starts its clock anew', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [who, request] = [houses.aProducer(), aRequest()];
    const [first] = valueOf(await houses.place(who, [{ room, period: day, request }]));
    await houses.admin.query(`update commitments set expires_at = now() + interval '1 minute' where id = $1`, [
      uuidOf(first?.commitmentId ?? room),
    ]);
    const both = [day, nextDay].map((period) => ({ room, period, request }));
    const again = valueOf(await houses.place(who, both, { replaces: [first?.commitmentId ?? 'commitment_'] }));
    expect(again[0]?.commitmentId).toBe(first?.commitmentId);
    expect(again[0]?.expiresAt).toBeGreaterThanOrEqual(first?.expiresAt ?? Infinity);
    expect(await houses.states(room)).toEqual(['HELD', 'HELD']);
  });

  it('keeps the place of a line that waits', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const blocker = houses.aProducer();
    const held = placedIn(await houses.place(blocker, [{ room, period: day }]));
    const [who, request] = [houses.aProducer(), aRequest()];
    const mine = placedIn(await houses.place(who, [{ room, period: day, request }], { wait: true }));
    const [later] = placedIn(await houses.place(houses.aProducer(), [{ room, period: day }], { wait: true }));
    const both = [day, nextDay].map((period) => ({ room, period, request }));
    const again = valueOf(await houses.place(who, both, { replaces: mine, wait: true }));
    expect(again).toMatchObject([
      { commitmentId: mine[0], state: 'WAITING', rank: 2 },
      { state: 'HELD', rank: 1 },
    ]);
    valueOf(await houses.release(blocker, held));
    expect(await houses.stateOf(mine[0] ?? 'commitment_')).toBe('HELD');
    expect(await houses.stateOf(later ?? 'commitment_')).toBe('WAITING');
  });

  it('is refused whole when a new line does not fit, and the old pencils stay', async () => {
    const room = await houses.aRoom(houses.aHouse());
    placedIn(await houses.place(houses.aProducer(), [{ room, period: nextDay }]));
    const [who, request] = [houses.aProducer(), aRequest()];
    const old = placedIn(await houses.place(who, [{ room, period: day, request }]));
    const refused = await houses.place(who, [{ room, period: nextDay, request }], { replaces: old });
    expect(codesOf(refused)).toEqual(['UNITS_TAKEN']);
    expect(await houses.stateOf(old[0] ?? 'commitment_')).toBe('HELD');
  });

  it('comes too late once a pencil has lapsed', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [who, request] = [houses.aProducer(), aRequest()];
    const old = placedIn(await houses.place(who, [{ room, period: day, request }]));
    await houses.admin.query(`update commitments set expires_at = clock_timestamp() where id = $1`, [
      uuidOf(old[0] ?? 'commitment_'),
    ]);
    const late = await houses.place(who, [{ room, period: day, request }], { replaces: old });
    expect(codesOf(late)).toEqual(['HOLD_EXPIRED']);
  });

  it('stays with one facility, and replaces only what is one’s own', async () => {
    const [room, elsewhere] = [await houses.aRoom(houses.aHouse()), await houses.aRoom(houses.aHouse())];
    const [who, request] = [houses.aProducer(), aRequest()];
    const old = placedIn(await houses.place(who, [{ room, period: day, request }]));
    const moved = await houses.place(who, [{ room: elsewhere, period: day, request }], { replaces: old });
    expect(codesOf(moved)).toEqual(['MIXED_FACILITIES']);
    const foreign = await houses.place(houses.aProducer(), [{ room, period: nextDay }], { replaces: old });
    expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
    expect(await houses.states(room)).toEqual(['HELD']);
  });
});

describe('a house that counters', () => {
  it('may put forward resources and prices the requester has no rate for, of its own house only', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const room = await houses.aRoom(house, { facility });
    const hidden = await houses.aRoom(house, { facility, rate: null });
    const foreign = await houses.aRoom(houses.aHouse(), { rate: null });
    const [who, request] = [houses.aProducer(), aRequest()];
    const old = placedIn(await houses.place(who, [{ room, period: day, request }]));
    const price = { amountMinor: '4200', currency: 'EUR' };
    const counter = (chosen: Id<'resource'>) =>
      houses.place(who, [{ room: chosen, period: day, request, price }], { replaces: old, by: 'FACILITY' });
    expect(codesOf(await counter(foreign))).toEqual(['NOT_FOUND']);
    expect(valueOf(await counter(hidden))).toMatchObject([{ state: 'HELD', price }]);
    expect(await houses.states(room)).toEqual(['RELEASED']);
  });

  it('does not learn what hidden resources the other side has', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [who, request] = [houses.aHouse(), aRequest()];
    const theirs = await houses.aRoom(who, { rate: null });
    const old = placedIn(await houses.place(who, [{ room, period: day, request }]));
    const counter = [{ room: theirs, period: day, request, price: { amountMinor: '1', currency: 'EUR' } }];
    expect(codesOf(await houses.place(who, counter, { replaces: old, by: 'FACILITY' }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await houses.place(who, [{ room: theirs, period: day }]))).toEqual(['OWN_RESOURCE']);
  });
});
