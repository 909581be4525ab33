import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseInstant } from '#kernel/instant';
import { projectRoot } from '#service/project-root';
import { readWorld, shiftedDay, shiftedPeriod, shiftToPresent } from './world-lines';

const packed = readFileSync(join(projectRoot, 'apps/interlock/demo-world/world.ndjson.gz'));
const world = readWorld(gunzipSync(packed).toString('utf8'));
const at = (text: string) => {
  const moment = parseInstant(text);
  if (moment === null) throw new Error(text);
  return moment;
};

describe('the demo world', () => {
  it('has some two hundred houses, with rooms, rates, windows and bookings', () => {
    expect(world.facilities.length).toBeGreaterThanOrEqual(190);
    expect(world.resources.length).toBeGreaterThan(1000);
    expect(world.commitments.size).toBeGreaterThan(100);
  });

  it.each(['2026-11-24T20:00:00Z', '2026-11-23T00:00:00Z', '2026-11-29T23:59:59Z', '2031-02-11T05:00:00Z'])(
    'begins in the week of %s, moved by whole weeks',
    (now) => {
      const shift = shiftToPresent(world, at(now));
      const starts = world.resources.flatMap(({ windows }) =>
        windows.map((window) => shiftedPeriod(window, shift).start),
      );
      const first = Math.min(...starts);
      const monday = Date.parse(now) - ((new Date(now).getUTCDay() + 6) % 7) * 86_400_000;
      expect(Math.abs(first - Date.parse(new Date(monday).toISOString().slice(0, 10)))).toBeLessThan(24 * 3_600_000);
    },
  );

  it('keeps the day of the week when it is moved', () => {
    const shift = { weeks: -6 };
    expect(shiftedDay('2027-01-04', shift)).toBe('2026-11-23');
    expect(shiftedPeriod({ start: '2027-01-04T09:00:00Z', end: '2027-01-05T09:00:00Z' }, shift).start).toBe(
      at('2026-11-23T09:00:00Z'),
    );
  });
});
