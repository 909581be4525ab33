import type { Answered } from '#events/calendar-question';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Result } from '#kernel/result';
import type { Viewer } from '#service/viewer/viewer';
import { BlockTime } from '../../apps/facilities/src/block/block-time';
import { ReleaseBlocks } from '../../apps/facilities/src/block/release-blocks';
import { PublishCapacity } from '../../apps/facilities/src/capacity/publish-capacity';
import { ReshapeCapacity } from '../../apps/facilities/src/capacity/reshape-capacity';
import { SweepPencils } from '../../apps/facilities/src/commitment/sweep-pencils';
import { BringCalendar } from '../../apps/facilities/src/feed/bring-calendar';
import { SetHours } from '../../apps/facilities/src/hours/set-hours';
import { SetParts } from '../../apps/facilities/src/part/set-parts';
import { BringTable } from '../../apps/facilities/src/table/bring-table';
import { calendarText, eventLines } from '../builders/calendar-server';
import { codesOf, period, placedIn, valueOf, type Houses } from '../builders/house';
import type { Answer, Hours, PlainBlock, PlainRoom, Want } from './plain-calendar';

export const holdDays = 200;
/** Later than any hold from now lasts, and soon enough for calendars that are read two years ahead. */
const day = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 10);

const hour = (at: number): string => `${day}T${String(at).padStart(2, '0')}:00`;
const periodOf = ({ from, to }: Hours): string => `${hour(from)}/${hour(to)}`;
const stamp = (at: number): string => `${hour(at).replace(/[-:]/g, '')}00Z`;
const answerOf = (result: Result<unknown> | Answered<unknown>): Answer => codesOf(result)[0] ?? null;

/** Does something under a key; under the same key again it must answer the same and change nothing. */
export type Doing = (key: string) => Promise<Answer>;

/** The same house in a real service: rooms and pencils by the names they have in the plain calendar. */
export class RealCalendar {
  readonly pencils = new Map<string, Id<'commitment'>>();
  private readonly blocks = new Map<string, Id<'block'>>();
  private readonly requests = new Map<string, Id<'request'>>();
  private readonly askers: readonly Viewer[];

  private constructor(
    private readonly houses: Houses,
    private readonly house: Viewer,
    private readonly facility: Id<'facility'>,
    readonly rooms: ReadonlyMap<string, Id<'resource'>>,
  ) {
    this.askers = Array.from({ length: 3 }, () => houses.aProducer());
  }

  static async of(houses: Houses, plain: readonly PlainRoom[]): Promise<RealCalendar> {
    const house = houses.aHouse();
    const facility = await houses.aFacility(house, 'Etc/UTC');
    const rooms = new Map<string, Id<'resource'>>();
    const app = houses.service.app;
    for (const { name, units, open, offered } of plain) {
      const isOffered = offered.every((there) => there === units);
      const window = isOffered ? periodOf({ from: 0, to: offered.length }) : null;
      const room = await houses.aRoom(house, { name, units, window, facility });
      rooms.set(name, room);
      if (open.every((isOpen) => isOpen)) continue;
      const hours = open.flatMap((isOpen, at) =>
        isOpen ? [{ from: hour(at).slice(-5), to: hour(at + 1).slice(-5) }] : [],
      );
      const week = Array.from({ length: 7 }, () => hours);
      valueOf(await app.get(SetHours).run(house, { resourceId: room, week, idempotencyKey: crypto.randomUUID() }));
    }
    for (const { name, part } of plain) {
      if (part === null) continue;
      const [resourceId = '', partId = ''] = [rooms.get(name), rooms.get(part)];
      const ask = { resourceId, parts: [{ resourceId: partId, units: 1 }], idempotencyKey: crypto.randomUUID() };
      valueOf(await app.get(SetParts).run(house, ask));
    }
    return new RealCalendar(houses, house, facility, rooms);
  }

  publish(want: Want): Doing {
    const ask = { resourceId: this.room(want.room), periods: [period(periodOf(want))], units: want.units };
    return (idempotencyKey) => this.answer(this.app.get(PublishCapacity).run(this.house, { ...ask, idempotencyKey }));
  }

  reshape(want: Want): Doing {
    const ask = { resourceIds: [this.room(want.room)], periods: [period(periodOf(want))], units: want.units };
    return (idempotencyKey) => this.answer(this.app.get(ReshapeCapacity).run(this.house, { ...ask, idempotencyKey }));
  }

  /** The same by a table of one row, brought in whole: the operator has no keys, and says what is so already. */
  async bringTable({ room, from, to, units }: Want): Promise<Answer> {
    const text = `resource,start,end,units\n${room},${hour(from)},${hour(to)},${units}\n`;
    const ask = {
      organisation: this.house.organisation!,
      facilityId: this.facility,
      kind: 'WINDOWS',
      isDry: false,
    } as const;
    const file = { name: 'windows.csv', bytes: new TextEncoder().encode(text) };
    const { faults } = valueOf(await this.app.get(BringTable).run(ask, file, () => undefined));
    return faults[0]?.code ?? null;
  }

  block(name: string, { room, units, ...kept }: Omit<PlainBlock, 'name'>): Doing {
    const ask = { resourceIds: [this.room(room)], periods: [period(periodOf(kept))], units, note: name };
    return async (idempotencyKey) => {
      const done = await this.app.get(BlockTime).run(this.house, { ...ask, idempotencyKey });
      const [id] = done.ok ? done.value.blocks : [];
      if (id) this.blocks.set(name, id);
      return answerOf(done);
    };
  }

  unblock(name: string): Doing {
    const blockIds = [this.blocks.get(name) ?? name];
    return (idempotencyKey) => this.answer(this.app.get(ReleaseBlocks).run(this.house, { blockIds, idempotencyKey }));
  }

  /** A calendar file; again is harmless by itself. */
  bringIn(name: string, room: string, events: readonly Hours[], units: number | null): Doing {
    const lines = events.flatMap(({ from, to }) =>
      eventLines(`${from}-${to}`, `DTSTART:${stamp(from)}`, `DTEND:${stamp(to)}`),
    );
    const ask = { resourceId: this.room(room), name, units };
    const bytes = new TextEncoder().encode(calendarText(...lines));
    return () => this.answer(this.app.get(BringCalendar).run(ask, bytes));
  }

  place(name: string, who: number, want: Want, wait: boolean): Doing {
    this.requests.set(name, newId('request', instant(Date.now())));
    return this.placing(name, this.askers[who]!, want, { wait });
  }

  counter(name: string, old: string, who: number, want: Want, wait: boolean): Doing {
    this.requests.set(name, this.requests.get(old)!);
    return this.placing(name, this.askers[who]!, want, { wait, replaces: [this.pencil(old)] });
  }

  confirm(name: string, who: number): Doing {
    return (key) => this.answer(this.houses.confirm(this.askers[who]!, [this.pencil(name)], key));
  }

  end(name: string, who: number, as: 'RELEASED' | 'CANCELLED' | 'COMPLETED'): Doing {
    return (key) => this.answer(this.houses.release(this.askers[who]!, [this.pencil(name)], as, key));
  }

  challenge(name: string, who: number): Doing {
    const { organisation: requester, account: actor } = this.askers[who]!;
    const question = { requester, actor, onBehalfOf: null, commitments: [this.pencil(name)] };
    return (key) => this.answer(this.houses.ask<null>('challenge', { ...question, key }));
  }

  /** The clock passes the deadline of a pencil, where that is held. */
  async lapse(name: string): Promise<void> {
    const past = `update commitments set expires_at = clock_timestamp() where state = 'HELD' and $1 in (id, part_of)`;
    await this.houses.admin.query(past, [uuidOf(this.pencil(name))]);
    // Its own sweep may be at it already: then this one leaves the resource to it.
    do await this.app.get(SweepPencils).run();
    while ((await this.houses.stateOf(this.pencil(name))) === 'HELD');
  }

  /** The clock of the database, in milliseconds. */
  async now(): Promise<number> {
    const { rows } = await this.houses.admin.query<{ now: Date }>('select clock_timestamp() as now');
    return rows[0]?.now.getTime() ?? 0;
  }

  /** What the rows say, in the words of the plain calendar. */
  async rows() {
    const { rows } = await this.houses.admin.query<PencilRow>(
      `select id, state, challenged_by, expires_at, unchallenged_until from commitments
       where resource_id = any($1) and block_id is null and part_of is null order by queue_no`,
      [this.uuids],
    );
    const names = new Map([...this.pencils].map(([name, id]) => [uuidOf(id), name]));
    return rows.map(({ id, state, challenged_by, expires_at, unchallenged_until }) => ({
      ...{ name: names.get(id), state, expiresAt: expires_at, unchallengedUntil: unchallenged_until },
      challengedBy: challenged_by === null ? null : names.get(challenged_by),
    }));
  }

  /** What is free in each hour of a room, blocks included. */
  async free(room: string, hours: number): Promise<readonly number[]> {
    const { rows } = await this.houses.admin.query<{ free: string }>(
      `select free_units($1, tstzmultirange(tstzrange(at, at + interval '1 hour'))) as free
       from generate_series(0, $2::int) as hour
       cross join lateral (select $3::timestamptz + hour * interval '1 hour' as at) moment order by at`,
      [uuidOf(this.room(room)), hours - 1, `${day}T00:00Z`],
    );
    return rows.map(({ free }) => Number(free));
  }

  /** Commitments on parts that stand otherwise than their whole. */
  async brokenFamilies(): Promise<readonly object[]> {
    const { rows } = await this.houses.admin.query<object>(
      `select part.id from commitments part left join commitments whole on whole.id = part.part_of
       where part.resource_id = any($1) and part.part_of is not null and (whole.id is null
         or (whole.state, whole.during, whole.request_id, whole.expires_at) is distinct from
            (part.state, part.during, part.request_id, part.expires_at))`,
      [this.uuids],
    );
    return rows;
  }

  private placing(name: string, who: Viewer, want: Want, how: Parameters<Houses['place']>[2]): Doing {
    const { room, units } = want;
    const line = { room: this.room(room), period: periodOf(want), units, request: this.requests.get(name)! };
    return async (key) => {
      const answered = await this.houses.place(who, [line], { ...how, key });
      const [id] = answered.ok ? placedIn(answered) : [];
      // A line that stays as it was keeps its pencil.
      if (id && ![...this.pencils.values()].includes(id)) this.pencils.set(name, id);
      return answerOf(answered);
    };
  }

  private get app() {
    return this.houses.service.app;
  }

  private get uuids(): readonly string[] {
    return [...this.rooms.values()].map(uuidOf);
  }

  private room(name: string): Id<'resource'> {
    return this.rooms.get(name)!;
  }

  private pencil(name: string): Id<'commitment'> {
    return this.pencils.get(name)!;
  }

  private readonly answer = async (done: Promise<Result<unknown> | Answered<unknown>>): Promise<Answer> =>
    answerOf(await done);
}

type PencilRow = {
  readonly id: string;
  readonly state: string;
  readonly challenged_by: string | null;
  readonly expires_at: Date | null;
  readonly unchallenged_until: Date | null;
};
