import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, period, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { until } from '../../../../test/world/waiting';
import { ask, contextOf } from '../../../../test/world/ask';
import { overbookings } from '../../../../test/world/overbooking';
import { SetParts, type PartsAsk } from './set-parts';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses({ settings: { INTERLOCK_HOLD: 'P30D' } });
});
afterAll(() => houses.close());

type Room = Id<'resource'>;
const day = '2031-03-04T09:00/18:00';

const setParts = (house: Viewer, resourceId: string, parts: PartsAsk['parts'], idempotencyKey = crypto.randomUUID()) =>
  houses.service.app.get(SetParts).run(house, { resourceId, parts, idempotencyKey });

/** A bundle: a suite and one of two colourists; and a second bundle of the same colourists with a suite of its own. */
async function aBundle() {
  const house = houses.aHouse();
  const facility = await houses.aFacility(house);
  const room = (units = 1) => houses.aRoom(house, { facility, units });
  const [whole, suite, colourists] = [await room(), await room(), await room(2)];
  valueOf(await setParts(house, whole, [{ resourceId: suite }, { resourceId: colourists, units: 1 }]));
  return { house, facility, whole, suite, colourists };
}

type Row = {
  readonly id: string;
  readonly part_of: string | null;
  readonly resource_id: string;
  readonly state: string;
};
const rowsOn = async (...rooms: readonly Room[]): Promise<readonly Row[]> => {
  const sql = `select id, part_of, resource_id, state, expires_at, organisation_id, request_id, during::text
    from commitments where resource_id = any($1) order by queue_no`;
  return (await houses.admin.query<Row>(sql, [rooms.map(uuidOf)])).rows;
};
const statesOn = async (...rooms: readonly Room[]) =>
  Promise.all(rooms.map(async (room) => (await houses.states(room)).join(' ')));

/** Commitments on parts that stand otherwise than their whole, and wholes taken without their parts. */
async function brokenFamilies(): Promise<readonly object[]> {
  const { rows } = await houses.admin.query<object>(
    `select part.id from commitments part left join commitments whole on whole.id = part.part_of
     where part.part_of is not null and (whole.id is null or (whole.state, whole.during, whole.request_id)
       is distinct from (part.state, part.during, part.request_id) or whole.expires_at is distinct from part.expires_at)
     union all
     select whole.id from commitments whole join resource_parts p on p.whole_id = whole.resource_id
     where not exists (select from commitments part where part.part_of = whole.id and part.resource_id = p.part_id)`,
  );
  return rows;
}

const seenBy = async (who: Viewer, id: Room) => {
  const query = `query ($id: ID!, $during: PeriodInput!) { resource(id: $id) { freeUnits(during: $during)
    free(within: $during) { period { start } units } parts { name units isAll resource { id } } partOf { id }
    commitments(within: $during) { id partOf { id } } } }`;
  const { start, end } = period(day);
  const during = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  return (await ask(houses.service, query, { id, during }, contextOf(who))).resource;
};

describe('a bundle', () => {
  it('is taken, confirmed and cancelled as one', async () => {
    const { whole, suite, colourists } = await aBundle();
    const who = houses.aProducer();
    const [mine] = placedIn(await houses.place(who, [{ room: whole, period: day }]));
    const rows = await rowsOn(whole, suite, colourists);
    expect(rows.map((row) => row.part_of)).toEqual([null, uuidOf(mine!), uuidOf(mine!)]);
    expect(codesOf(await houses.place(houses.aProducer(), [{ room: suite, period: day }]))).toEqual(['UNITS_TAKEN']);
    placedIn(await houses.place(houses.aProducer(), [{ room: colourists, period: day }]));
    valueOf(await houses.confirm(who, [mine!]));
    expect(await statesOn(whole, suite, colourists)).toEqual(['BOOKED', 'BOOKED', 'BOOKED HELD']);
    valueOf(await houses.release(who, [mine!], 'CANCELLED'));
    expect(await statesOn(whole, suite, colourists)).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED HELD']);
    expect(await brokenFamilies()).toEqual([]);
  });

  it('waits for its last part and moves up with all of them; its wait and theirs end together', async () => {
    const { whole, suite, colourists } = await aBundle();
    const [first, second] = [houses.aProducer(), houses.aProducer()];
    const [inTheWay] = placedIn(await houses.place(first, [{ room: suite, period: day }]));
    const [waiting] = placedIn(await houses.place(second, [{ room: whole, period: day }], { wait: true }));
    expect(await statesOn(whole, suite, colourists)).toEqual(['WAITING', 'HELD WAITING', 'WAITING']);
    valueOf(await houses.release(first, [inTheWay!]));
    expect(await statesOn(whole, suite, colourists)).toEqual(['HELD', 'RELEASED HELD', 'HELD']);
    await houses.admin.query('update commitments set expires_at = clock_timestamp() where id = $1 or part_of = $1', [
      uuidOf(waiting!),
    ]);
    await until(async () => (await houses.stateOf(waiting!)) === 'EXPIRED', 'the pencil lapses');
    expect(await statesOn(whole, suite, colourists)).toEqual(['EXPIRED', 'RELEASED EXPIRED', 'EXPIRED']);
    expect(await brokenFamilies()).toEqual([]);
  });

  it('goes with the other lines of its request when one of them lapses', async () => {
    const { house, facility, whole, suite } = await aBundle();
    const apart = await houses.aRoom(house, { facility });
    const lines = [whole, apart].map((room) => ({ room, period: day }));
    const [, other] = placedIn(await houses.place(houses.aProducer(), lines));
    await houses.admin.query('update commitments set expires_at = clock_timestamp() where id = $1', [uuidOf(other!)]);
    await until(async () => (await statesOn(whole, suite)).join() === 'EXPIRED,EXPIRED', 'both lapse');
    expect(await brokenFamilies()).toEqual([]);
  });

  it('keeps its place whole through a counter-offer', async () => {
    const { house, whole, suite } = await aBundle();
    const who = houses.aProducer();
    const placed = await houses.place(who, [{ room: whole, period: day }]);
    const [mine] = placedIn(placed);
    const { rows } = await houses.admin.query<{ request_id: string }>(
      'select request_id from commitments where id = $1',
      [uuidOf(mine!)],
    );
    const request = `request_${rows[0]!.request_id}` as const;
    const lines = [{ room: whole, period: '2031-03-05T09:00/18:00', request }];
    placedIn(await houses.place({ ...who }, lines, { replaces: [mine!], by: 'FACILITY' }));
    expect(await statesOn(whole, suite)).toEqual(['RELEASED HELD', 'RELEASED HELD']);
    expect((await seenBy(house, whole)).freeUnits).toBe(1);
  });

  it('is shown as free only where it and all its parts are, to whoever sees it', async () => {
    const { house, whole, suite, colourists } = await aBundle();
    const producer = houses.aProducer();
    expect(await seenBy(producer, whole)).toMatchObject({
      freeUnits: 1,
      parts: [
        { units: 1, isAll: true, resource: { id: suite } },
        { units: 1, isAll: false, resource: { id: colourists } },
      ],
    });
    placedIn(await houses.place(producer, [{ room: suite, period: '2031-03-04T09:00/12:00' }]));
    const seen = await seenBy(producer, whole);
    expect(seen).toMatchObject({ freeUnits: 0, free: [{ period: { start: '2031-03-04T12:00:00Z' }, units: 1 }] });
    const [mine] = placedIn(await houses.place(producer, [{ room: whole, period: '2031-03-04T13:00/14:00' }]));
    expect((await seenBy(producer, suite)).commitments).toMatchObject([{ partOf: null }]);
    expect((await seenBy(house, suite)).commitments).toMatchObject([{ partOf: null }, { partOf: { id: mine } }]);
    expect((await seenBy(house, suite)).partOf).toEqual([{ id: whole }]);
  });

  it('names its parts, and opens nothing else of those a viewer may not see', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const [whole, hidden] = [
      await houses.aRoom(house, { facility }),
      await houses.aRoom(house, { facility, rate: null }),
    ];
    valueOf(await setParts(house, whole, [{ resourceId: hidden }]));
    const who = houses.aProducer();
    placedIn(await houses.place(who, [{ room: whole, period: day }]));
    expect((await seenBy(who, whole)).parts).toEqual([{ name: 'Suite 1', units: 1, isAll: true, resource: null }]);
    expect(await seenBy(who, hidden)).toBeNull();
    expect(codesOf(await houses.place(who, [{ room: hidden, period: day }]))).toEqual(['NOT_FOUND']);
  });

  it('tells whoever reads its facts when a part moves', async () => {
    const { whole, colourists } = await aBundle();
    const told = async () => {
      const sql = `select count(*)::int as count from outbox where subject = $1 and name = 'resource.moved'`;
      return (await houses.admin.query<{ count: number }>(sql, [uuidOf(whole)])).rows[0]!.count;
    };
    const before = await told();
    placedIn(await houses.place(houses.aProducer(), [{ room: colourists, period: day }]));
    expect(await told()).toBe(before + 1);
  });
});

describe('putting a whole together', () => {
  it('is for its house, within one facility, one step deep', async () => {
    const { house, facility, whole, suite, colourists } = await aBundle();
    const [elsewhere, theirs] = [await houses.aRoom(house), await houses.aRoom(houses.aHouse())];
    const single = await houses.aRoom(house, { facility });
    const faults = async (resource: string, parts: PartsAsk['parts'], who = house) => {
      const answer = await setParts(who, resource, parts);
      return answer.ok ? [] : answer.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
    };
    expect(await faults(single, [{ resourceId: elsewhere }, { resourceId: theirs }, { resourceId: whole }])).toEqual([
      'MIXED_FACILITIES parts.0.resourceId',
      'NOT_FOUND parts.1.resourceId',
      'INVALID parts.2.resourceId',
    ]);
    expect(
      await faults(single, [{ resourceId: single }, { resourceId: suite }, { resourceId: suite, units: 0 }]),
    ).toEqual(['INVALID parts.0.resourceId', 'INVALID parts.2.resourceId', 'OUT_OF_RANGE parts.2.units']);
    expect(await faults(single, [{ resourceId: colourists, units: 3 }])).toEqual(['UNITS_EXCEEDED parts.0.units']);
    expect(await faults(suite, [{ resourceId: single }])).toEqual(['INVALID resourceId']);
    expect(await faults(colourists, [{ resourceId: single }])).toEqual(['INVALID resourceId', 'INVALID resourceId']);
    expect(await faults(single, Array(21).fill({ resourceId: suite }))).toEqual(['TOO_LONG parts']);
    expect(await faults(single, [{ resourceId: suite }], houses.aProducer())).toEqual(['NOT_ALLOWED ']);
    expect(await faults(single, [{ resourceId: suite }])).toEqual([]);
  });

  it('waits until nothing is promised of it, and can be undone', async () => {
    const { house, whole, suite } = await aBundle();
    const who = houses.aProducer();
    const [mine] = placedIn(await houses.place(who, [{ room: whole, period: day }]));
    expect(codesOf(await setParts(house, whole, []))).toEqual(['WRONG_STATUS']);
    valueOf(await houses.release(who, [mine!]));
    valueOf(await setParts(house, whole, []));
    placedIn(await houses.place(who, [{ room: whole, period: day }]));
    expect(await statesOn(suite)).toEqual(['RELEASED']);
    const { rows } = await houses.admin.query('select from resources where is_linked and id = any($1)', [
      [whole, suite].map(uuidOf),
    ]);
    expect(rows).toHaveLength(0);
  });
});

describe('many at once', () => {
  it('who want wholes and parts: nothing is overbooked, no family is broken, nobody deadlocks', async () => {
    const { house, facility, whole, suite, colourists } = await aBundle();
    const other = await houses.aRoom(house, { facility });
    const panel = await houses.aRoom(house, { facility });
    valueOf(await setParts(house, other, [{ resourceId: colourists, units: 1 }, { resourceId: panel }]));
    const deadlocks = async () => {
      const sql = 'select deadlocks::int from pg_stat_database where datname = current_database()';
      return (await houses.admin.query<{ deadlocks: number }>(sql)).rows[0]!.deadlocks;
    };
    const before = await deadlocks();
    const rooms = [whole, suite, colourists, other, panel];
    const client = async (n: number) => {
      const who = houses.aProducer();
      for (let turn = 0; turn < 2; turn++) {
        const hour = 9 + ((n + turn) % 4);
        const lines = [rooms[(n + turn) % 5]!, rooms[(n * 3 + turn) % 5]!].map((room) => ({
          ...{ room, period: `2031-03-04T${String(hour).padStart(2, '0')}:00/${hour + 2}:00` },
        }));
        const answer = await houses.place(who, lines, { wait: n % 2 === 0 });
        if (!answer.ok) continue;
        const placed = placedIn(answer);
        if (n % 3 === 0) await houses.release(who, placed);
        else if (n % 3 === 1) await houses.confirm(who, placed);
      }
    };
    await Promise.all(Array.from({ length: 64 }, (_, n) => client(n)));
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
    expect(await brokenFamilies()).toEqual([]);
    expect(await deadlocks()).toBe(before);
    expect((await rowsOn(whole)).length).toBeGreaterThan(0);
  });

  it('while its house puts the whole together: each placing sees it before or after, never between', async () => {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house);
    const [whole, part] = [await houses.aRoom(house, { facility }), await houses.aRoom(house, { facility })];
    const takings = Array.from({ length: 12 }, (_, n) => {
      const hour = String(9 + (n % 6)).padStart(2, '0');
      const room = n % 2 === 0 ? whole : part;
      return houses.place(houses.aProducer(), [{ room, period: `2031-03-04T${hour}:00/${hour}:30` }]);
    });
    const set = setParts(house, whole, [{ resourceId: part }]);
    await Promise.all([...takings, set]);
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
    if ((await set).ok) expect(await brokenFamilies()).toEqual([]);
    else expect(codesOf(await set)).toEqual(['WRONG_STATUS']);
  });
});
