import fc from 'fast-check';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, period, startHouses, type Houses } from '../../../../test/builders/house';
import { BlockTime } from '../block/block-time';
import { PlainBookings } from './plain-bookings';
import { SweepPencils } from './sweep-pencils';

let houses: Houses;
beforeAll(async () => {
  // A due pencil is left to the acts: a sweep could end it on one side just before, and on the other just after one of them.
  jest.spyOn(SweepPencils.prototype, 'run').mockResolvedValue();
  houses = await startHouses({ settings: { INTERLOCK_HOLD: 'P366D' } });
});
afterAll(() => houses.close());

const runs = Number(process.env['SOAK'] ?? 5);

/** One resource and what was placed on it, by the number of the step that placed it. */
class Side {
  readonly placed: (Id<'commitment'> | null)[] = [];
  readonly askers = [houses.aProducer(), houses.aProducer()];
  constructor(
    readonly house: Viewer,
    readonly room: Id<'resource'>,
    readonly isShort: boolean,
  ) {}

  static async begin(isShort: boolean): Promise<Side> {
    const house = houses.aHouse();
    return new Side(house, await houses.aRoom(house, { units: 2 }), isShort);
  }

  asker(n: number): Viewer {
    return this.askers[n % this.askers.length] ?? this.house;
  }
}

type Act = (side: Side) => Promise<unknown>;

const hour = (n: number) => String(n).padStart(2, '0');
const stretch = fc
  .tuple(fc.nat(9), fc.integer({ min: 1, max: 4 }))
  .map(([from, length]) => `2031-03-04T${hour(8 + from)}:00/${hour(8 + from + length)}:00`);

const place = fc
  .tuple(stretch, fc.integer({ min: 1, max: 3 }), fc.nat(1), fc.nat(5), fc.nat(3))
  .map(([span, units, who, waits, sameKey]): Act => async (side) => {
    const how = { wait: waits === 0, ...(sameKey === 0 ? { key: `again ${units}` } : {}) };
    const request = sameKey === 0 ? idBy(side, units) : newId('request', instant(Date.now()));
    const answer = await houses.place(side.asker(who), [{ room: side.room, period: span, units, request }], how);
    side.placed.push(answer.ok ? (answer.value[0]?.commitmentId ?? null) : null);
    if (!answer.ok) return answer;
    return answer.value.map(({ state, rank, price, cancellation, expiresAt }) => ({
      ...{ state, rank, price, cancellation },
      hasDeadline: expiresAt !== null,
    }));
  });

/** The same request for the same number, on each side its own. */
const requests = new Map<string, Id<'request'>>();
function idBy({ room }: Side, n: number): Id<'request'> {
  const known = requests.get(`${room} ${n}`) ?? newId('request', instant(Date.now()));
  requests.set(`${room} ${n}`, known);
  return known;
}

const release = fc.tuple(fc.nat(20), fc.nat(1), fc.nat(4)).map(([at, who, ending]): Act => async (side) => {
  const id = side.placed[at % Math.max(1, side.placed.length)];
  if (!id) return null;
  return houses.release(side.asker(who), [id], ending === 0 ? 'EXPIRED' : 'RELEASED');
});
const confirm = fc.tuple(fc.nat(20), fc.nat(1)).map(([at, who]): Act => async (side) => {
  const id = side.placed[at % Math.max(1, side.placed.length)];
  return id ? houses.confirm(side.asker(who), [id]) : null;
});
const lapse = fc.nat(20).map((at): Act => async (side) => {
  const id = side.placed[at % Math.max(1, side.placed.length)];
  if (id)
    await houses.admin.query(
      `update commitments set expires_at = now() - interval '1 second' where id = $1 and state = 'HELD'`,
      [uuidOf(id)],
    );
  return null;
});
const reprice = fc.integer({ min: 1, max: 50 }).map((amount): Act => async (side) => {
  await houses.admin.query('update rates set amount_minor = $2, lead_time = $3 where resource_id = $1', [
    uuidOf(side.room),
    amount * 100,
    amount % 5 === 0 ? 'P9999D' : null,
  ]);
  return null;
});
const keep = stretch.map((span): Act => async ({ house, room }) => {
  const ask = { resourceIds: [room], periods: [period(span)], units: 1, note: null };
  const kept = await houses.service.app.get(BlockTime).run(house, { ...ask, idempotencyKey: crypto.randomUUID() });
  return codesOf(kept);
});
const reopen = fc.nat(1).map((isSplit): Act => async ({ room }) => {
  const day = [
    { from: 540, to: 720 },
    { from: 780, to: 1080 },
  ];
  await houses.admin.query('update resources set working_week = $2 where id = $1', [
    uuidOf(room),
    isSplit ? JSON.stringify([day, day, day, day, day, [], []]) : null,
  ]);
  return null;
});

const act = fc.oneof(
  { weight: 8, arbitrary: place },
  { weight: 4, arbitrary: release },
  { weight: 1, arbitrary: confirm },
  { weight: 1, arbitrary: lapse },
  { weight: 1, arbitrary: reprice },
  { weight: 1, arbitrary: keep },
  { weight: 1, arbitrary: reopen },
);

/** Rows, facts and trail of one resource, without what is never the same twice: ids and moments. */
async function written({ room, house, askers }: Side) {
  const { rows: commitments } = await houses.admin.query<{ request: string | null }>(
    `select state, units, during::text, expires_at is null as is_endless, ended_at is null as is_live,
       round(extract(epoch from expires_at - placed_at) / 60) as minutes, request_id as request
     from commitments where resource_id = $1 order by queue_no`,
    [uuidOf(room)],
  );
  const requestIds = [...new Set(commitments.flatMap(({ request }) => (request === null ? [] : [request])))];
  const { rows: facts } = await houses.admin.query(
    `select name, version, payload, count(*) from outbox where subject = any($1) group by 1, 2, 3 order by 1`,
    [[...requestIds, uuidOf(room)]],
  );
  const { rows: trail } = await houses.admin.query<{ entry: string }>(
    `select jsonb_build_object('act', act, 'before', before, 'after', after, 'actor', actor, 'behalf', on_behalf_of,
       'told', exists (select from outbox where subject = a.id and name = 'audit.written'))::text as entry
     from audit_entries a where subject = any($1) or subject = $2 order by at, id`,
    [requestIds.map((id) => `request_${id}`), room],
  );
  const { rows: keys } = await houses.admin.query<{ answer: string }>(
    `select mutation, state, answer::text from keys where scope = any($1) order by created_at`,
    [[house, ...askers].map(({ organisation }) => organisation && uuidOf(organisation))],
  );
  const names = new Map<string, string>();
  const named = (text: string) =>
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
        if (!names.has(id)) names.set(id, `id ${names.size}`);
        return names.get(id) ?? id;
      })
      .replaceAll(/(expiresAt\W+)\d+/g, '$1 deadline');
  return {
    commitments: commitments.map((one) => named(JSON.stringify(one))),
    trail: trail.map(({ entry }) => named(entry)),
    facts,
    keys: keys
      .map((one) => JSON.parse(JSON.stringify(one)) as { answer: string })
      .map((one) => ({
        ...one,
        answer: one.answer && named(ordered(one.answer)),
      })),
  };
}

/** The database orders the names of an answer, but not those of the lines in it, which are text. */
function ordered(answer: string): string {
  const kept = JSON.parse(answer) as { value?: { lines?: string[] } };
  const lines = kept.value?.lines?.map((line) => JSON.parse(line) as object);
  return JSON.stringify(lines ?? kept, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

describe('what is done the short way', () => {
  it('is what would have been done the long way: answers, rows, facts, trail and what is kept under the keys', async () => {
    const plain = houses.service.app.get(PlainBookings);
    const short = { place: plain.place.bind(plain), release: plain.release.bind(plain) };
    let taken = 0;
    const placing = jest.spyOn(plain, 'place');
    const releasing = jest.spyOn(plain, 'release');
    const open = (isShort: boolean) => {
      placing.mockImplementation(async (ask) => {
        const answer = isShort ? await short.place(ask) : null;
        if (answer !== null) taken++;
        return answer;
      });
      releasing.mockImplementation(async (ask) => {
        const isDone = isShort && (await short.release(ask));
        if (isDone) taken++;
        return isDone;
      });
    };
    const property = fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (acts) => {
      const sides = [await Side.begin(true), await Side.begin(false)] as const;
      for (const [step, one] of acts.entries()) {
        const answers: unknown[] = [];
        for (const side of sides) {
          open(side.isShort);
          answers.push(await one(side));
        }
        expect([step, answers[0]]).toEqual([step, answers[1]]);
      }
      expect(await written(sides[0])).toEqual(await written(sides[1]));
    });
    await fc.assert(property, { numRuns: runs });
    expect(taken).toBeGreaterThan(runs);
  }, 60_000);
});
