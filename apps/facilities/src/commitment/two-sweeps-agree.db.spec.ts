import * as fc from 'fast-check';
import { newId, uuidOf } from '#kernel/ids';
import { hourMs, instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { leastFree, leastUnits, type UnitsOver } from '#kernel/stretches';
import { startHouses, type Houses } from '../../../../test/builders/house';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
  // Any picture, the impossible ones included: it is the sweep that is tested, not what guards it.
  await houses.admin.query('drop trigger no_overbooking on commitments');
});
afterAll(() => houses.close());

const monday = Date.UTC(2031, 2, 3);
const at = (hour: number) => instant(monday + hour * hourMs);
const stretch = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 16 }))
  .map(([from, length]) => ({ start: at(from), end: at(from + length) }));
const taken = fc.record({ during: stretch, units: fc.integer({ min: 1, max: 3 }) });
/** Windows that never overlap: some adjoin, some leave a gap. */
const windows = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => {
    let from = 0;
    return parts.map(([gap, length, units]) => {
      const start = from + gap;
      from = start + length;
      return { during: { start: at(start), end: at(from) }, units };
    });
  });
/** Offered minus taken, hour by hour; every border of this test is a full hour. */
function walk(offered: readonly UnitsOver[], used: readonly UnitsOver[], during: Period): number {
  const units = (list: readonly UnitsOver[], hour: number) =>
    list.filter((one) => one.during.start <= hour && hour < one.during.end).reduce((sum, one) => sum + one.units, 0);
  const hours = Array.from({ length: (during.end - during.start) / hourMs }, (_, n) => during.start + n * hourMs);
  return Math.min(...hours.map((hour) => units(offered, hour) - units(used, hour)));
}

const iso = (moment: number) => new Date(moment).toISOString();

describe('the sweep of the database', () => {
  it('counts as a walk through every hour does, and as the kernel does wherever windows cover the period', async () => {
    const property = fc.asyncProperty(
      windows,
      fc.array(taken, { maxLength: 8 }),
      stretch,
      async (offered, used, during) => {
        const room = newId('resource', instant(Date.now()));
        const facility = newId('facility', instant(Date.now()));
        const parameters = [uuidOf(facility), uuidOf(room)];
        for (const window of offered)
          await houses.admin.query(
            'insert into capacity_windows (id, facility_id, resource_id, during, units) values (gen_random_uuid(), $1, $2, tstzrange($3, $4), $5)',
            [...parameters, iso(window.during.start), iso(window.during.end), window.units],
          );
        for (const one of used)
          await houses.admin.query(
            `insert into commitments (id, facility_id, resource_id, during, units, state)
           values (gen_random_uuid(), $1, $2, tstzmultirange(tstzrange($3, $4)), $5, 'BLOCKED')`,
            [...parameters, iso(one.during.start), iso(one.during.end), one.units],
          );
        const { rows } = await houses.admin.query<{ free: string }>(
          'select free_units($1, tstzmultirange(tstzrange($2, $3))) as free',
          [uuidOf(room), iso(during.start), iso(during.end)],
        );
        const free = Number(rows[0]?.free);
        expect(free).toBe(walk(offered, used, during));
        if (leastUnits(offered, during) > 0) expect(free).toBe(leastFree(offered, used, during));
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});
