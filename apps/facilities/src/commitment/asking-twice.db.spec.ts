import { newId, uuidOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const morning = '2031-03-04T09:00/12:00';
const aRequest = () => newId('request', instant(Date.now()));

describe('asking the calendar twice under one key', () => {
  it('places once and answers the same, twins in flight included', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const who = houses.aProducer();
    const [key, request] = [crypto.randomUUID(), aRequest()];
    const ask = () => houses.place(who, [{ room, period: morning, request }], { key });
    const twins = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(twins.flatMap(placedIn)).size).toBe(1);
    expect(await ask()).toEqual(twins[0]);
    expect(await houses.states(room)).toEqual(['HELD']);
  });

  it('refuses another question under the key', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const who = houses.aProducer();
    const [key, request] = [crypto.randomUUID(), aRequest()];
    await houses.place(who, [{ room, period: morning, request }], { key });
    const other = await houses.place(who, [{ room, period: '2031-03-05T09:00/12:00', request }], { key });
    expect(codesOf(other)).toEqual(['KEY_REUSED']);
    expect(await houses.states(room)).toEqual(['HELD']);
  });

  it('answers a refusal again, though the units are free by now', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [houses.aProducer(), houses.aProducer()];
    const held = placedIn(await houses.place(first, [{ room, period: morning }]));
    const [key, request] = [crypto.randomUUID(), aRequest()];
    const ask = () => houses.place(second, [{ room, period: morning, request }], { key });
    const refused = await ask();
    expect(codesOf(refused)).toEqual(['UNITS_TAKEN']);
    valueOf(await houses.release(first, held));
    expect(await ask()).toEqual(refused);
    expect(await houses.states(room)).toEqual(['RELEASED']);
  });

  it('tells a replay where the pencil stands by now', async () => {
    const room = await houses.aRoom(houses.aHouse());
    const [first, second] = [houses.aProducer(), houses.aProducer()];
    const held = placedIn(await houses.place(first, [{ room, period: morning }]));
    const [key, request] = [crypto.randomUUID(), aRequest()];
    const ask = () => houses.place(second, [{ room, period: morning, request }], { key, wait: true });
    expect(valueOf(await ask())).toMatchObject([{ state: 'WAITING', rank: 2, expiresAt: null }]);
    valueOf(await houses.release(first, held));
    expect(valueOf(await ask())).toMatchObject([{ state: 'HELD', rank: 1, expiresAt: expect.any(Number) }]);
  });

  it('keeps the keys of two organisations, and of two questions, apart', async () => {
    const room = await houses.aRoom(houses.aHouse(), { units: 2 });
    const key = crypto.randomUUID();
    const [one, two] = [houses.aProducer(), houses.aProducer()];
    const mine = placedIn(await houses.place(one, [{ room, period: morning }], { key }));
    placedIn(await houses.place(two, [{ room, period: morning }], { key }));
    valueOf(await houses.confirm(one, mine, key));
    expect(await houses.states(room)).toEqual(['BOOKED', 'HELD']);
  });

  it('writes nothing of a refused placement', async () => {
    const [free, taken] = [await houses.aRoom(houses.aHouse()), await houses.aRoom(houses.aHouse())];
    placedIn(await houses.place(houses.aProducer(), [{ room: taken, period: morning }]));
    const before = await facts();
    const both = [free, taken].map((room) => ({ room, period: morning, request: aRequest() }));
    expect(codesOf(await houses.place(houses.aProducer(), both))).toEqual(['UNITS_TAKEN']);
    expect(await houses.states(free)).toEqual([]);
    expect(await facts()).toEqual(before);
  });

  async function facts(): Promise<unknown> {
    const { rows } = await houses.admin.query(
      `select (select count(*) from outbox) as facts, (select count(*) from audit_entries) as entries,
         (select sum(rev) from resources) as revisions`,
    );
    return rows;
  }
});

describe('a placement', () => {
  it('tells of each resource once, and of the request, and leaves one entry in the trail', async () => {
    const room = await houses.aRoom(houses.aHouse(), { units: 3 });
    const request = aRequest();
    const last = await houses.admin.query<{ seq: string }>('select max(seq) as seq from outbox');
    const lines = [1, 2, 3].map((day) => ({ room, request, period: `2031-03-0${3 + day}T09:00/12:00` }));
    const who = houses.aProducer();
    placedIn(await houses.place(who, lines));
    const { rows } = await houses.admin.query<{ name: string; subject: string }>(
      'select name, subject from outbox where seq > $1 order by seq',
      [last.rows[0]?.seq],
    );
    expect(rows.filter((fact) => fact.name !== 'audit.written')).toEqual([
      { name: 'resource.moved', subject: uuidOf(room) },
      { name: 'commitments.moved', subject: uuidOf(request) },
    ]);
    const trail = await houses.admin.query('select act, actor, before, after from audit_entries where subject = $1', [
      request,
    ]);
    expect(trail.rows).toMatchObject([{ act: 'placeCommitments', actor: uuidOf(who.account ?? room), before: null }]);
    expect(trail.rows[0].after.commitments).toHaveLength(3);
  });
});
