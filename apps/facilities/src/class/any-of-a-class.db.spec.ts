import { idOf, newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { ask, contextOf } from '../../../../test/world/ask';
import { overbookings } from '../../../../test/world/overbooking';
import { SetParts } from '../part/set-parts';
import { CreateResourceClass } from './create-resource-class';
import { RemoveResourceClass } from './remove-resource-class';
import { RenameResourceClass } from './rename-resource-class';
import { SetClassMembers } from './set-class-members';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

type Room = Id<'resource'>;
const day = '2031-03-04T09:00/18:00';
const hourly = (amount: number) => ({ per: 'HOUR', amount, currency: 'EUR' }) as const;
const key = () => crypto.randomUUID();

const create = (house: Viewer, facilityId: string, resourceIds: readonly string[], name = 'Any suite') =>
  houses.service.app.get(CreateResourceClass).run(house, { facilityId, name, resourceIds, idempotencyKey: key() });

/** Suites of one facility at these prices an hour, and the class of them all. */
async function aClass(...prices: readonly number[]) {
  const house = houses.aHouse();
  const facility = await houses.aFacility(house);
  const rooms: Room[] = [];
  for (const price of prices) rooms.push(await houses.aRoom(house, { facility, rate: hourly(price) }));
  const any = valueOf(await create(house, facility, rooms)).resourceClass;
  return { house, facility, rooms, any };
}

const take = async (room: Id<'resource' | 'class'>, who = houses.aProducer(), wait = false) =>
  valueOf(await houses.place(who, [{ room, period: day }], { wait })).map((line) => line.resourceId)[0];

const shown = async (who: Viewer, id: string) => {
  const query = `query ($ids: [ID!]!, $refs: [_Any!]!) { visibleNodes(ids: $ids)
    _entities(representations: $refs) { ... on ResourceClass { name resources { id classes { id } } facility { classes { id } } } } }`;
  const answer = await ask(
    houses.service,
    query,
    { ids: [id], refs: [{ __typename: 'ResourceClass', id }] },
    contextOf(who),
  );
  return { isSeen: answer.visibleNodes[0], ...answer._entities[0] };
};

describe('asking for any of a class', () => {
  it('takes the cheapest that is free, and says which', async () => {
    const { rooms, any } = await aClass(300, 100, 200);
    expect(await take(any)).toBe(rooms[1]);
    expect(await take(any)).toBe(rooms[2]);
    expect(await take(any)).toBe(rooms[0]);
    expect(codesOf(await houses.place(houses.aProducer(), [{ room: any, period: day }]))).toEqual(['UNITS_TAKEN']);
    const answer = valueOf(await houses.place(houses.aProducer(), [{ room: any, period: '2031-03-05T09:00/10:00' }]));
    expect(answer).toMatchObject([{ resourceId: rooms[1], price: { amountMinor: '100' } }]);
  });

  it('gives several lines a member each, and leaves to a line that names one what it names', async () => {
    const { rooms, any } = await aClass(100, 200, 300);
    const [cheapest] = rooms;
    const lines = [any, any, cheapest!].map((room) => ({ room, period: day }));
    const placed = valueOf(await houses.place(houses.aProducer(), lines)).map((line) => line.resourceId);
    expect(placed).toEqual([rooms[1], rooms[2], cheapest]);
    const more = await houses.place(houses.aProducer(), lines.slice(0, 1).concat({ room: rooms[0]!, period: day }));
    expect(more).toMatchObject({
      refusals: [{ field: ['lines', '0', 'period'] }, { field: ['lines', '1', 'period'] }],
    });
  });

  it('waits where the queue is shortest', async () => {
    const { rooms, any } = await aClass(100, 100);
    for (const room of rooms) await take(room);
    await take(rooms[0]!, houses.aProducer(), true);
    expect(await take(any, houses.aProducer(), true)).toBe(rooms[1]);
    expect((await houses.states(rooms[1]!)).join()).toBe('HELD,WAITING');
  });

  it('answers the same again under its key, whatever is free by then', async () => {
    const { rooms, any } = await aClass(100, 200);
    const [who, again] = [houses.aProducer(), { key: key() }];
    const line = { room: any, period: day, request: newId('request', instant(Date.now())) };
    const first = valueOf(await houses.place(who, [line], again));
    await take(rooms[1]!);
    expect(valueOf(await houses.place(who, [line], again))).toEqual(first);
    expect(first).toMatchObject([{ resourceId: rooms[0] }]);
  });

  it('stays with the member it has when a counter-offer asks for the same again', async () => {
    const { rooms, any } = await aClass(100, 200);
    const [who, request] = [houses.aProducer(), newId('request', instant(Date.now()))];
    await take(rooms[0]!);
    const [mine] = placedIn(await houses.place(who, [{ room: any, period: day, request }]));
    const again = await houses.place(who, [{ room: any, period: day, request }], { replaces: [mine!] });
    expect(valueOf(again)).toMatchObject([{ commitmentId: mine, resourceId: rooms[1] }]);
  });

  it('knows of wholes: a suite whose colourist is away is not the free one', async () => {
    const { house, facility, rooms, any } = await aClass(100, 200);
    const colourist = await houses.aRoom(house, { facility });
    const parts = { resourceId: rooms[0]!, parts: [{ resourceId: colourist }], idempotencyKey: key() };
    valueOf(await houses.service.app.get(SetParts).run(house, parts));
    await take(colourist);
    expect(await take(any)).toBe(rooms[1]);
  });

  it('chooses among what the requester may see, and is unknown to who sees none of it', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const hidden = await houses.aRoom(house, { facility, rate: null });
    const open = await houses.aRoom(house, { facility, rate: hourly(900) });
    const [any, none] = [
      valueOf(await create(house, facility, [hidden, open])).resourceClass,
      valueOf(await create(house, facility, [hidden], 'Hidden')).resourceClass,
    ];
    const who = houses.aProducer();
    expect(await take(any)).toBe(open);
    const asked = async (room: Id<'class'>, asker = who) => codesOf(await houses.place(asker, [{ room, period: day }]));
    expect(await asked(none)).toEqual(['NOT_FOUND']);
    expect(await asked(idOf('class', crypto.randomUUID()))).toEqual(['NOT_FOUND']);
    expect(await asked(any, house)).toEqual(['OWN_RESOURCE']);
    expect(await shown(who, any)).toMatchObject({ isSeen: true, resources: [{ id: open, classes: [{ id: any }] }] });
    expect(await shown(who, any)).toMatchObject({ facility: { classes: [{ id: any }] } });
    expect(await shown(who, none)).toMatchObject({ isSeen: false, resources: [] });
    expect(await shown(house, none)).toMatchObject({ isSeen: true, resources: [{ id: hidden }] });
  });

  it('gives each of many who ask at once a member of their own, and nobody more', async () => {
    const { rooms, any } = await aClass(100, 200, 300, 400);
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => houses.place(houses.aProducer(), [{ room: any, period: day }])),
    );
    const taken = answers.flatMap((answer) => (answer.ok ? answer.value.map((line) => line.resourceId) : []));
    expect([...taken].sort()).toEqual([...rooms].sort());
    expect(answers.flatMap(codesOf)).toEqual(Array(20).fill('UNITS_TAKEN'));
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  });
});

describe('a class', () => {
  it('is of one facility of the house, under a name of its own, and kept by its house alone', async () => {
    const { house, facility, rooms, any } = await aClass(100, 200);
    const [elsewhere, theirs] = [await houses.aRoom(house), await houses.aRoom(houses.aHouse())];
    const faults = (answer: Awaited<ReturnType<typeof create>>) =>
      answer.ok ? [] : answer.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
    const other = await create(house, facility, [elsewhere, theirs, 'x'], 'Other');
    expect(faults(other)).toEqual(['NOT_FOUND resourceIds.2']);
    expect(faults(await create(house, facility, [elsewhere, theirs], 'Other'))).toEqual([
      ...['MIXED_FACILITIES resourceIds.0', 'NOT_FOUND resourceIds.1'],
    ]);
    expect(faults(await create(house, facility, [], ' '))).toEqual(['INVALID name', 'INVALID resourceIds']);
    expect(faults(await create(house, facility, [rooms[0]!, rooms[0]!], 'Other'))).toEqual(['INVALID resourceIds.1']);
    expect(faults(await create(house, facility, rooms))).toEqual(['INVALID name']);
    expect(faults(await create(houses.aHouse(), facility, rooms, 'Other'))).toEqual(['NOT_ALLOWED ']);
    const setting = houses.service.app.get(SetClassMembers);
    const set = (who: Viewer, classId: string) =>
      setting.run(who, { classId, resourceIds: [rooms[1]!], idempotencyKey: key() });
    expect(faults(await set(houses.aProducer(), any))).toEqual(['NOT_ALLOWED ']);
    expect(faults(await set(house, idOf('class', uuidOf(any).replace(/.$/, 'x'))))).toEqual(['NOT_FOUND classId']);
    valueOf(await set(house, any));
    expect(await shown(house, any)).toMatchObject({ resources: [{ id: rooms[1] }] });
    const removing = houses.service.app.get(RemoveResourceClass);
    valueOf(await removing.run(house, { classId: any, idempotencyKey: key() }));
    expect(codesOf(await removing.run(house, { classId: any, idempotencyKey: key() }))).toEqual(['NOT_FOUND']);
    const acts = await houses.admin.query<{ act: string }>(
      'select act from audit_entries where subject = $1 order by at',
      [any],
    );
    expect(acts.rows.map((row) => row.act)).toEqual(['createResourceClass', 'setClassMembers', 'removeResourceClass']);
  });

  it('gets another name, never one that another class has, whoever takes it first', async () => {
    const { house, facility, rooms, any } = await aClass(100);
    const other = valueOf(await create(house, facility, rooms, 'Any stage')).resourceClass;
    const renaming = houses.service.app.get(RenameResourceClass);
    const rename = (classId: string, name: string, who = house) =>
      renaming.run(who, { classId, name, idempotencyKey: key() });
    expect(await rename(any, 'Any stage')).toMatchObject({ refusals: [{ code: 'INVALID', field: ['name'] }] });
    expect(await rename(any, ' ')).toMatchObject({ refusals: [{ code: 'INVALID', field: ['name'] }] });
    expect(codesOf(await rename(any, 'Any room', houses.aProducer()))).toEqual(['NOT_ALLOWED']);
    valueOf(await rename(any, 'Any suite'));
    valueOf(await rename(any, 'Any room'));
    expect(await shown(house, any)).toMatchObject({ name: 'Any room', resources: [{ id: rooms[0] }] });
    const both = await Promise.all([any, other].map((one) => rename(one, 'Any of them')));
    expect(both.flatMap(codesOf)).toEqual(['INVALID']);
  });
});
