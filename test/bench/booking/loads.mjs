// The same stream of wishes for every engine: 70 % book, 30 % release, half-open periods of 1 to 6 half days over 60 days.
import { numbersFrom } from '../measure.mjs';

const halfDayMs = 12 * 3_600_000;
export const firstInstant = Date.UTC(2031, 2, 3);
export const lastInstant = firstInstant + 60 * 2 * halfDayMs;

/** Resources are numbered as the notes of the baselines number them; `units` says what resource `id` has. */
export const loads = {
  hotOneUnit: { first: 1, count: 20, most: 1 },
  hotEightUnits: { first: 21, count: 20, most: 3 },
  uniform: { first: 1001, count: 20_000, most: 1 },
};
export const unitsOf = (id) => (id <= 20 ? 1 : id <= 40 ? 8 : 1 + 7 * (id % 2));
export const everyResource = Object.values(loads).flatMap(({ first, count }) =>
  Array.from({ length: count }, (_, at) => first + at),
);

/** What one client wants, one after the other. */
export function wishes({ first, count, most }, seed) {
  const next = numbersFrom(seed);
  const upTo = (n) => Math.floor(next() * n);
  return () => {
    const isBooking = next() < 0.7;
    const length = 1 + upTo(6);
    const start = firstInstant + upTo(120 - length + 1) * halfDayMs;
    return {
      ...{ isBooking, resource: first + upTo(count), units: 1 + upTo(most) },
      ...{ start: new Date(start), end: new Date(start + length * halfDayMs), which: next() },
    };
  };
}

/** Runs `clients` of one engine for a while; answers counts and times, and the time of every call counts, retries included. */
export async function slice(engine, load, { clients, ms, seed }) {
  const times = [];
  const counts = { calls: 0, accepted: 0, refused: 0, released: 0, retries: 0 };
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
          const id = await again(() => engine.book(client, wish), counts);
          if (id === null) counts.refused++;
          else {
            counts.accepted++;
            own.push(id);
          }
        } else {
          const [id] = own.splice(Math.floor(wish.which * own.length), 1);
          await again(() => engine.release(client, id), counts);
          counts.released++;
        }
        counts.calls++;
        times.push(performance.now() - start);
      }
    }),
  );
  return { ...counts, times, perSecond: (counts.calls * 1000) / (performance.now() - began) };
}

/** A deadlock, or five lost races (id 0), is tried again and counted, never dropped. */
async function again(call, counts) {
  for (;;) {
    try {
      const id = await call();
      if (id !== 0) return id;
    } catch (fault) {
      if (fault.code !== '40P01') throw fault;
    }
    counts.retries++;
  }
}
