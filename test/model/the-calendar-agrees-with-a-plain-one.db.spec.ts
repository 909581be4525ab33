import fc from 'fast-check';
import { startHouses, type Houses } from '../builders/house';
import { overbookings } from '../world/overbooking';
import { faultsOfTrail } from '../world/trail';
import { commands, plans, roomsOf } from './commands';
import { PlainCalendar } from './plain-calendar';
import { holdDays, RealCalendar } from './real-calendar';

/** `SOAK=500 npm run jest -- test/model` walks so often, `SEED=n` the same ways again; a failure prints the shortest way to it. */
const walks = Number(process.env['SOAK'] ?? 15);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses({ settings: { INTERLOCK_HOLD: `P${holdDays}D` } });
});
afterAll(() => houses.close());

/** What must hold whatever was done: no overbooking, only lawful moves and each in the trail, wholes with their parts. */
async function faultsAfter(real: RealCalendar): Promise<readonly unknown[]> {
  return [
    ...(await overbookings(houses.service.databaseUrl)),
    ...(await faultsOfTrail(houses.admin, [...real.rooms.values()])),
    ...(await real.brokenFamilies()),
  ];
}

describe(`any walk over a calendar, drawn from seed ${seed}`, () => {
  it('leads a real one where it leads a plain one, step by step, and leaves nothing that may not be', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(plans, commands, async (plan, walk) => {
        const plain = new PlainCalendar(roomsOf(plan));
        const real = await RealCalendar.of(houses, plain.rooms);
        await fc.asyncModelRun(() => ({ model: plain, real: { real, moments: [] } }), walk);
        steps += plain.act;
        expect(await faultsAfter(real)).toEqual([]);
      }),
      { numRuns: walks, seed, endOnFailure: process.env['CI'] === 'true' },
    );
    process.stdout.write(`${steps} steps of ${walks} walks, seed ${seed}\n`);
  }, 3_600_000);
});
