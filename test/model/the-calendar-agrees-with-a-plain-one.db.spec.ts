import fc from 'fast-check';
import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { BlockTime } from '../../apps/facilities/src/block/block-time';
import { ReleaseBlocks } from '../../apps/facilities/src/block/release-blocks';
import { ReshapeCapacity } from '../../apps/facilities/src/capacity/reshape-capacity';
import { SweepPencils } from '../../apps/facilities/src/commitment/sweep-pencils';
import { codesOf, period, placedIn, startHouses, type Houses } from '../builders/house';
import { overbookings } from '../world/overbooking';
import { PlainCalendar, type Answer, type Want } from './plain-calendar';

const hours = 12;
const units = 3;
/** `SOAK=500 npm run jest -- test/model` walks further; a failure prints the seed and the shortest way to it. */
const runs = Number(process.env['SOAK'] ?? 25);
const seed = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) };

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses({ settings: { INTERLOCK_HOLD: 'P366D' } });
});
afterAll(() => houses.close());

const twoDigits = (hour: number) => String(hour).padStart(2, '0');
const periodOf = ({ from, to }: Pick<Want, 'from' | 'to'>) =>
  `2031-03-04T${twoDigits(from)}:00/2031-03-04T${twoDigits(to)}:00`;

/** One walk: the same acts on a real resource and on the plain calendar. */
class Walk {
  readonly plain = new PlainCalendar(hours, units);
  readonly ids = new Map<string, Id<'commitment'>>();
  readonly blocks = new Map<string, Id<'block'>>();
  readonly askers = Array.from({ length: 3 }, () => houses.aProducer());

  constructor(
    readonly house: Viewer,
    readonly room: Id<'resource'>,
  ) {}

  static async begin(): Promise<Walk> {
    const house = houses.aHouse();
    return new Walk(house, await houses.aRoom(house, { units, window: null }));
  }

  pick(at: number): string | null {
    const { pencils } = this.plain;
    return pencils[at % Math.max(1, pencils.length)]?.name ?? null;
  }

  asker(name: string): Viewer {
    const who = this.plain.pencils.find((one) => one.name === name)?.who ?? 0;
    return this.askers[who] ?? this.house;
  }

  id(name: string): Id<'commitment'> {
    const id = this.ids.get(name);
    if (!id) throw new Error(`${name} was never placed`);
    return id;
  }

  /** What the rows say, in the words of the plain calendar. */
  async rows() {
    const { rows } = await houses.admin.query<{ id: string; state: string; challenged_by: string | null }>(
      'select id, state, challenged_by from commitments where resource_id = $1 and block_id is null order by queue_no',
      [uuidOf(this.room)],
    );
    const names = new Map([...this.ids].map(([name, id]) => [uuidOf(id), name]));
    return rows.map(({ id, state, challenged_by }) => ({
      name: names.get(id),
      state,
      challengedBy: challenged_by === null ? null : names.get(challenged_by),
    }));
  }

  /** What is free in each hour, blocks included. */
  async free(): Promise<readonly number[]> {
    const { rows } = await houses.admin.query<{ free: string }>(
      `select free_units($1, tstzmultirange(tstzrange(at, at + interval '1 hour'))) as free
       from generate_series(0, $2::int) as hour
       cross join lateral (select '2031-03-04T00:00Z'::timestamptz + hour * interval '1 hour' as at) moment order by at`,
      [uuidOf(this.room), hours - 1],
    );
    return rows.map(({ free }) => Number(free));
  }

  async agrees(): Promise<void> {
    expect(await this.free()).toEqual(this.plain.offered.map((_, at) => this.plain.freeAt(at)));
    expect(await this.rows()).toEqual(
      this.plain.pencils.map(({ name, state, challengedBy }) => ({ name, state, challengedBy })),
    );
  }
}

type Act = (walk: Walk, step: number) => Promise<readonly [string, readonly [Answer, Answer]] | null>;

const first = (codes: readonly string[]): Answer => codes[0] ?? null;
const span = fc
  .tuple(fc.nat(hours - 1), fc.integer({ min: 1, max: 5 }))
  .map(([from, length]) => ({ from, to: Math.min(hours, from + length) }));
const want = fc
  .tuple(span, fc.integer({ min: 1, max: units }))
  .map(([hoursWanted, n]) => ({ ...hoursWanted, units: n }));

const publish = want.map((window): Act => async ({ plain, house, room }) => {
  const real = await houses.publish(house, room, periodOf(window), window.units).then(
    (): Answer => null,
    (fault: Error) => /"code":"(\w+)"/.exec(fault.message)?.[1] ?? fault.message,
  );
  return ['publish', [real, plain.publish(window)]];
});

const reshape = fc.tuple(span, fc.nat(units)).map(([hoursReshaped, n]): Act => async ({ plain, house, room }) => {
  const ask = { resourceIds: [room], periods: [period(periodOf(hoursReshaped))], units: n };
  const real = await houses.service.app
    .get(ReshapeCapacity)
    .run(house, { ...ask, idempotencyKey: crypto.randomUUID() });
  return ['reshape', [first(codesOf(real)), plain.reshape({ ...hoursReshaped, units: n })]];
});

const block = fc
  .tuple(span, fc.option(fc.integer({ min: 1, max: units })))
  .map(([hoursKept, n]): Act => async ({ plain, house, room, blocks }, step) => {
    const ask = { resourceIds: [room], periods: [period(periodOf(hoursKept))], units: n, note: `block ${step}` };
    const real = await houses.service.app.get(BlockTime).run(house, { ...ask, idempotencyKey: crypto.randomUUID() });
    const [id] = real.ok ? real.value.blocks : [];
    if (id) blocks.set(`block ${step}`, id);
    plain.block({ ...hoursKept, units: n, name: `block ${step}` });
    return ['block', [first(codesOf(real)), null]];
  });

const unblock = fc.nat(99).map((at): Act => async ({ plain, house, blocks }) => {
  const name = plain.blocks[at % Math.max(1, plain.blocks.length)]?.name;
  const id = name === undefined ? undefined : blocks.get(name);
  if (name === undefined || id === undefined) return null;
  const ask = { blockIds: [id], idempotencyKey: crypto.randomUUID() };
  const real = await houses.service.app.get(ReleaseBlocks).run(house, ask);
  plain.unblock(name);
  return ['unblock', [first(codesOf(real)), null]];
});

const place = fc
  .tuple(want, fc.nat(2), fc.boolean())
  .map(([wanted, who, wait]): Act => async ({ plain, room, ids, askers }, step) => {
    const line = { room, period: periodOf(wanted), units: wanted.units };
    const real = await houses.place(askers[who] ?? houses.aProducer(), [line], { wait });
    const [id] = real.ok ? placedIn(real) : [];
    if (id) ids.set(`pencil ${step}`, id);
    return ['place', [first(codesOf(real)), plain.place(`pencil ${step}`, who, wanted, wait)]];
  });

const onPencil = (act: (walk: Walk, name: string) => ReturnType<Act>) =>
  fc.nat(99).map((at): Act => async (walk) => {
    const name = walk.pick(at);
    return name === null ? null : act(walk, name);
  });

const confirm = onPencil(async (walk, name) => {
  const real = await houses.confirm(walk.asker(name), [walk.id(name)]);
  return ['confirm', [first(codesOf(real)), walk.plain.confirm(name)]];
});

const end = (as: 'RELEASED' | 'CANCELLED' | 'COMPLETED') =>
  onPencil(async (walk, name) => {
    const real = await houses.release(walk.asker(name), [walk.id(name)], as);
    return [as, [first(codesOf(real)), walk.plain.end(name, as)]];
  });

const challenge = onPencil(async (walk, name) => {
  const { organisation: requester, account: actor } = walk.asker(name);
  const question = { requester, actor, onBehalfOf: null, key: crypto.randomUUID(), commitments: [walk.id(name)] };
  const real = await houses.ask<null>('challenge', question);
  return ['challenge', [first(codesOf(real)), walk.plain.challenge(name)]];
});

const lapse = onPencil(async (walk, name) => {
  const past = `update commitments set expires_at = clock_timestamp() where id = $1 and state = 'HELD'`;
  await houses.admin.query(past, [uuidOf(walk.id(name))]);
  // Its own sweep may be at it already: then this one leaves the resource to it.
  do await houses.service.app.get(SweepPencils).run();
  while ((await houses.stateOf(walk.id(name))) === 'HELD');
  walk.plain.lapse(name);
  return null;
});

const acts = fc.array(
  fc.oneof(
    { arbitrary: publish, weight: 3 },
    { arbitrary: place, weight: 8 },
    ...[reshape, block, unblock, confirm, challenge, lapse, end('RELEASED'), end('CANCELLED'), end('COMPLETED')].map(
      (arbitrary) => ({
        arbitrary,
        weight: 2,
      }),
    ),
  ),
  { minLength: 20, maxLength: 60 },
);

describe('any walk over a calendar', () => {
  it('leads a real one where it leads a plain one, step by step, and never takes more than is offered', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const walk = await Walk.begin();
        for (const [step, act] of steps.entries()) {
          const done = await act(walk, step);
          if (done !== null) expect([step, done[0], done[1][0]]).toEqual([step, done[0], done[1][1]]);
          await walk.agrees();
        }
      }),
      { numRuns: runs, ...seed },
    );
    expect(await overbookings(houses.service.databaseUrl)).toEqual([]);
  }, 600_000);
});
