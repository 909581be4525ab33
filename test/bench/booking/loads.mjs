// The same stream of wishes for every engine: 70 % book, 30 % release, half-open periods of 1 to 6 half days over 60 days.
import { numbersFrom } from '../measure.mjs';

const halfDayMs = 12 * 3_600_000;
export const firstInstant = Date.UTC(2031, 2, 3);
export const lastInstant = firstInstant + 60 * 2 * halfDayMs;

/**
 * Resources are numbered as the notes of the baselines number them; `units` says what resource `id` has. `together`: how many
 * resources one booking takes, all or none.
 */
export const loads = {
  hotOneUnit: { first: 1, count: 20, most: 1, together: 1 },
  hotEightUnits: { first: 21, count: 20, most: 3, together: 1 },
  uniform: { first: 1001, count: 20_000, most: 1, together: 1 },
  oneHotResource: { first: 41, count: 1, most: 1, together: 1 },
  teamsOfThree: { first: 51, count: 20, most: 1, together: 3 },
};
/** Asked one after the other, so that whatever is refused is refused for want of units alone. */
export const alone = { first: 81, count: 20, most: 3, together: 1 };
export const unitsOf = (id) => (id <= 20 || (id >= 41 && id <= 80) ? 1 : id <= 100 ? 8 : 1 + 7 * (id % 2));
export const everyResource = [...Object.values(loads), alone].flatMap(({ first, count }) =>
  Array.from({ length: count }, (_, at) => first + at),
);

/** What one client wants, one after the other. */
export function wishes({ first, count, most, together }, seed) {
  const next = numbersFrom(seed);
  const upTo = (n) => Math.floor(next() * n);
  return () => {
    const isBooking = next() < 0.7;
    const length = 1 + upTo(6);
    const start = firstInstant + upTo(120 - length + 1) * halfDayMs;
    const resources = new Set();
    while (resources.size < together) resources.add(first + upTo(count));
    return {
      ...{ isBooking, resources: [...resources].sort((a, b) => a - b), units: 1 + upTo(most) },
      ...{ start: new Date(start), end: new Date(start + length * halfDayMs), which: next() },
    };
  };
}

/** Runs `clients` of one engine for a while; answers counts and times, and the time of every call counts, retries included. */
export async function slice(engine, load, { clients, ms, seed }) {
  const times = [];
  const counts = { calls: 0, accepted: 0, refused: 0, released: 0, retries: 0, deadlocks: 0 };
  const until = performance.now() + ms;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const next = wishes(load, seed * 1000 + client);
      const own = (engine.booked[client] ??= []);
      while (performance.now() < until) {
        const wish = next();
        const start = performance.now();
        if (wish.isBooking || own.length === 0) {
          const id = await again(() => engine.book(client, wish), counts, until);
          if (id === undefined) break;
          if (id === null) counts.refused++;
          else {
            counts.accepted++;
            own.push(id);
          }
        } else {
          const [id] = own.splice(Math.floor(wish.which * own.length), 1);
          await again(async () => (await engine.release(client, id)) ?? null, counts, until);
          counts.released++;
        }
        counts.calls++;
        times.push(performance.now() - start);
      }
    }),
  );
  return { ...counts, times, perSecond: (counts.calls * 1000) / (performance.now() - began) };
}

/** A deadlock, or five lost races (id 0), is tried again and counted, never dropped; undefined where time is up first. */
async function again(call, counts, until) {
  do {
    try {
      const id = await call();
      if (id !== 0) return id;
    } catch (fault) {
      if (fault.code !== '40P01') throw fault;
      counts.deadlocks++;
    }
    counts.retries++;
  } while (performance.now() < until);
  return undefined;
}

/**
 * One client, one wish after the other, with a count of its own beside it: how many wishes were refused, and how many of those
 * would have fitted, the units taken added up over time.
 */
export async function refusedAlone(engine, { asks, seed }) {
  const next = wishes(alone, seed);
  const held = [];
  const found = { accepted: 0, refused: 0, feasibleRefused: 0 };
  for (let n = 0; n < asks; n++) {
    const wish = next();
    if (!wish.isBooking && held.length > 0) {
      const [{ id }] = held.splice(Math.floor(wish.which * held.length), 1);
      await engine.release(0, id);
      continue;
    }
    const id = await engine.book(0, wish);
    if (id !== null) {
      held.push({ id, wish });
      found.accepted++;
    } else {
      found.refused++;
      if (isFeasible(held, wish)) found.feasibleRefused++;
    }
  }
  return found;
}

function isFeasible(held, { resources: [resource], start, end, units }) {
  const there = held.map(({ wish }) => wish).filter((one) => one.resources[0] === resource);
  for (let at = start.getTime(); at < end.getTime(); at += halfDayMs) {
    const taken = there.filter((one) => one.start.getTime() <= at && at < one.end.getTime());
    if (taken.reduce((sum, one) => sum + one.units, units) > unitsOf(resource)) return false;
  }
  return true;
}
