import fc from 'fast-check';
import { boxesOf, PlainCalendar, type Answer, type PlainRoom, type PlainState, type Want } from './plain-calendar';
import { holdDays, type Doing, type RealCalendar } from './real-calendar';

export const hours = 12;
const holdMs = holdDays * 86_400_000;
/** The hours of the short working week: it is closed in the middle of the day. */
const closed = { from: 5, to: 7 };

export type World = {
  readonly real: RealCalendar;
  /** The clock of the database before and after each act. */
  readonly moments: (readonly [number, number])[];
};
type Command = fc.AsyncCommand<PlainCalendar, World>;

const always = boxesOf({ from: 0, to: hours }).map(() => true);
export type Plan = { readonly isShared: boolean; readonly isAlways: boolean; readonly isOffered: boolean };
const mostly = fc.nat(3).map((n) => n > 0);
export const plans: fc.Arbitrary<Plan> = fc.record({
  ...{ isShared: fc.boolean(), isAlways: fc.boolean(), isOffered: mostly },
});

/**
 * What a walk goes over: a room by itself, or two that share what is taken with them; open all day, or in a working week; all
 * of it offered from the start, or nothing.
 */
export function roomsOf({ isShared, isAlways, isOffered }: Plan): readonly PlainRoom[] {
  const open = isAlways ? always : always.map((_, at) => at < closed.from || at >= closed.to);
  const room = (name: string, units: number, more: Partial<PlainRoom> = {}): PlainRoom => ({
    ...{ name, units, part: null, open: always, offered: always.map(() => (isOffered ? units : 0)) },
    ...more,
  });
  const whole = (name: string) => room(name, 1, { part: 'desk', open });
  return isShared ? [whole('suite'), whole('stage'), room('desk', 2)] : [room('suite', 3, { open })];
}

/** One act: done to both, told twice where it is to be, and afterwards both are looked at. */
function act<T>(
  name: string,
  wish: fc.Arbitrary<T>,
  on: (
    plain: PlainCalendar,
    wish: T,
  ) => { readonly real: (real: RealCalendar) => Doing; readonly plain: () => Answer } | null,
): fc.Arbitrary<Command> {
  return fc.tuple(wish, fc.boolean()).map(([wished, isToldTwice]) => ({
    // NOTE: fast-check's Readonly<> takes away what is private; looking changes nothing.
    check: (plain) => on(plain as PlainCalendar, wished) !== null,
    async run(plain, { real, moments }) {
      const [key, before, both] = [crypto.randomUUID(), await real.now(), on(plain, wished)];
      if (both === null) return;
      const doing = both.real(real);
      const answer = await doing(key);
      if (isToldTwice) expect(await doing(key)).toBe(answer);
      moments.push([before, await real.now()]);
      expect(answer).toBe(both.plain());
      plain.act++;
      await agree(plain, real, moments);
    },
    toString: () => `${name} ${JSON.stringify(wished)}${isToldTwice ? ' twice' : ''}`,
  }));
}

/** What is free, who stands how, who challenges whom, and until when: the same in both. */
async function agree(plain: PlainCalendar, real: RealCalendar, moments: World['moments']): Promise<void> {
  for (const { name, offered } of plain.rooms)
    expect([name, await real.free(name, hours)]).toEqual([name, offered.map((_, at) => plain.freeAt(name, at))]);
  const rows = await real.rows();
  expect(rows.map(({ name, state, challengedBy }) => ({ name, state, challengedBy }))).toEqual(
    plain.pencils.map(({ name, state, challengedBy }) => ({ name, state, challengedBy })),
  );
  for (const { name, state, challengedBy, expiresAt, unchallengedUntil } of rows) {
    const { since } = plain.find(name ?? '');
    if (state !== 'HELD') continue;
    const [from = 0, to = 0] = moments[since ?? -1] ?? [];
    const until = (challengedBy === null ? expiresAt : unchallengedUntil)?.getTime() ?? 0;
    // Neither sooner nor later than a hold lasts from the act that gave it; a challenge only shortens it.
    expect([name, until - holdMs]).toEqual([name, Math.min(to, Math.max(from, until - holdMs))]);
    if (challengedBy !== null) expect(expiresAt?.getTime()).toBeLessThanOrEqual(until);
  }
}

const span = fc
  .tuple(fc.nat(hours - 1), fc.integer({ min: 1, max: 5 }))
  .map(([from, length]) => ({ from, to: Math.min(hours, from + length) }));
/** A room is named by a number, so that a wish is one for any house. */
const wanting = (least: number) => fc.record({ room: fc.nat(2), span, units: fc.integer({ min: least, max: 3 }) });
type Wanting = typeof wanting extends (least: number) => fc.Arbitrary<infer T> ? T : never;

const roomAt = ({ rooms: all }: PlainCalendar, at: number): string => (all[at % all.length] ?? all[0])!.name;
const wantIn = (plain: PlainCalendar, { room: at, span: hoursWanted, units }: Wanting): Want => ({
  ...{ room: roomAt(plain, at), units },
  ...hoursWanted,
});
const pick = fc.nat(99);
/** A pencil that stands like this, and now and then any. */
function pencilAt({ pencils }: PlainCalendar, at: number, ...states: readonly PlainState[]) {
  const likely = at % 5 === 0 ? pencils : pencils.filter(({ state }) => states.includes(state));
  return likely[at % Math.max(1, likely.length)];
}

/** Names of pencils and blocks are the number of the act that made them. */
const fresh = (plain: PlainCalendar): string => `act ${plain.act}`;

const publish = act('publish', wanting(1), (plain, wish) => {
  const want = wantIn(plain, wish);
  return { real: (real) => real.publish(want), plain: () => plain.publish(want) };
});

const reshape = act('reshape', wanting(0), (plain, wish) => {
  const want = wantIn(plain, wish);
  return { real: (real) => real.reshape(want), plain: () => plain.reshape(want) };
});

const importTable = act('import a table', wanting(1), (plain, wish) => {
  const want = wantIn(plain, wish);
  return { real: (real) => () => real.bringTable(want), plain: () => plain.reshape(want) };
});

const keeping = fc.record({ room: fc.nat(2), span, units: fc.option(fc.integer({ min: 1, max: 2 })) });

const block = act('block', keeping, (plain, { room, span: hoursKept, units }) => {
  const [name, one] = [fresh(plain), { ...hoursKept, units, room: roomAt(plain, room) }];
  return { real: (real) => real.block(name, one), plain: () => plain.block({ ...one, name }) };
});

const unblock = act('unblock', pick, (plain, at) => {
  const byHand = plain.blocks.filter(({ name }) => !name.startsWith(theirs));
  const name = byHand[at % Math.max(1, byHand.length)]?.name;
  return name === undefined ? null : { real: (real) => real.unblock(name), plain: () => plain.unblock(name) };
});

const theirs = 'Their calendar of';
const calendar = fc.record({
  room: fc.nat(2),
  events: fc.uniqueArray(span, { maxLength: 3, selector: ({ from, to }) => `${from}-${to}` }),
  units: fc.option(fc.integer({ min: 1, max: 2 })),
});
const importCalendar = act('import a calendar', calendar, (plain, { room: at, events, units }) => {
  const room = roomAt(plain, at);
  const name = `${theirs} ${room}`;
  return {
    real: (real) => real.bringIn(name, room, events, units),
    plain: () => plain.bringIn(name, room, events, units),
  };
});

const placing = fc.record({ wish: wanting(1), who: fc.nat(2), wait: mostly });
const place = act('place', placing, (plain, { wish, who, wait }) => {
  const [name, want] = [fresh(plain), wantIn(plain, wish)];
  return { real: (real) => real.place(name, who, want, wait), plain: () => plain.place(name, who, want, wait) };
});

const countering = fc.record({ at: pick, wish: wanting(1), isSame: fc.boolean(), wait: fc.boolean() });
const counter = act('counter', countering, (plain, { at, wish, isSame, wait }) => {
  const [name, old] = [fresh(plain), pencilAt(plain, at, 'HELD', 'WAITING')];
  if (old === undefined) return null;
  const { room, from, to, units } = isSame ? old : wantIn(plain, wish);
  const want = { room, from, to, units };
  return {
    real: (real) => real.counter(name, old.name, old.who, want, wait),
    plain: () => plain.counter(name, old.name, want, wait),
  };
});

const confirm = act('confirm', pick, (plain, at) => {
  const one = pencilAt(plain, at, 'HELD');
  return one === undefined
    ? null
    : { real: (real) => real.confirm(one.name, one.who), plain: () => plain.confirm(one.name) };
});

const end = (as: 'RELEASED' | 'CANCELLED' | 'COMPLETED') =>
  act(as.toLowerCase(), pick, (plain, at) => {
    const one = pencilAt(plain, at, ...(as === 'RELEASED' ? (['HELD', 'WAITING'] as const) : (['BOOKED'] as const)));
    return one === undefined
      ? null
      : { real: (real) => real.end(one.name, one.who, as), plain: () => plain.end(one.name, as) };
  });

const challenge = act('challenge', pick, (plain, at) => {
  const one = pencilAt(plain, at, 'WAITING');
  return one === undefined
    ? null
    : { real: (real) => real.challenge(one.name, one.who), plain: () => plain.challenge(one.name) };
});

const lapse = act('expire', pick, (plain, at) => {
  const one = pencilAt(plain, at, 'HELD');
  const done = () => Promise.resolve(null);
  return one === undefined
    ? null
    : {
        real: (real) => () => real.lapse(one.name).then(done),
        plain: () => {
          plain.lapse(one.name);
          return null;
        },
      };
});

const often = (command: fc.Arbitrary<Command>, times: number) => Array.from({ length: times }, () => command);

/** Anything that can happen to a calendar, some of it more often. */
export const commands = fc.commands(
  [
    ...[...often(publish, 6), ...often(place, 12), ...often(counter, 3), ...often(confirm, 3), ...often(challenge, 4)],
    ...[...often(reshape, 4), ...often(block, 2), ...often(unblock, 2), ...often(importCalendar, 3), importTable],
    ...[...often(lapse, 2), ...often(end('RELEASED'), 3), ...often(end('CANCELLED'), 2), end('COMPLETED')],
  ],
  { maxCommands: 80, size: 'max' },
);
