import type { CandidatesAnswer } from '#events/candidates-question';
import { readDuration, type Duration } from '#kernel/duration';
import { hourMs, instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { bestPrice } from '#kernel/price';
import { leastFreeWhileOpen, type UnitsOver } from '#kernel/stretches';
import { endOfJob, firstOpen, type Hours } from '#kernel/working-week';
import { aPackage, at, candidatesFor, demand, type PackageOfTests } from '../../../../test/builders/packages';
import { actor, date, day, startSearch, suite, type HouseOfTests } from '../../../../test/builders/search';
import { Chance } from '../../../../test/flows/search-world/chance';

type World = Awaited<ReturnType<typeof startSearch>>;
type Resource = CandidatesAnswer['resources'][number];

const chance = new Chance(11);
const zones = ['Europe/Lisbon', 'Asia/Kathmandu', 'America/St_Johns'] as const;
const day9To18 = [{ from: 540, to: 1080 }];
const office = [day9To18, day9To18, day9To18, day9To18, day9To18, [], []];
const hoursOfRooms = zones.flatMap((zone) => [null, office].map((week): Hours => ({ zone, week, dayMinutes: null })));

/** Two dozen rooms of three houses that share an alliance with a fourth, at random. */
async function invent(world: World) {
  const houses: HouseOfTests[] = [];
  for (const zone of zones)
    houses.push(await world.house({ zone, at: chance.hits(0.8) ? [45, chance.whole(0, 9)] : null }));
  const asker = await world.house({ zone: zones[0] });
  const alliance = await world.alliance([...houses.slice(0, 2), asker].map(({ organisation }) => organisation));
  for (const house of houses)
    for (const tier of ['SELF_DECLARED', 'THIRD_PARTY'])
      await world.assess(house, tier, date(chance.whole(1, 12)), date(chance.whole(13, 24)), chance.hits(0.7));
  const hours = () => chance.whole(24, 24 * 26);
  for (let room = 0; room < 28; room++) {
    const [one = 0, two = 0] = [hours(), hours()].sort((a, b) => a - b);
    const taken = Array.from({ length: chance.whole(0, 3) }, hours).map((from) => ({
      ...{ from: day(0, from), to: day(0, from + chance.whole(1, 60)), units: chance.whole(1, 2) },
      ...(chance.hits(0.5) ? { expires: day(chance.one([-1, 1])) } : {}),
    }));
    const terms = { amount: chance.whole(1, 90_000), leadTime: chance.one(['PT1H', 'P9D', 'P9999W']) };
    await world.room(chance.one([...houses, ...houses, asker]), {
      claims: { [suite]: { peakNits: [String(chance.whole(600, 4000))] } },
      units: 3,
      ...(room % 3 === 0 ? { week: office } : {}),
      windows: [
        { from: day(0), to: day(0, one), units: chance.whole(1, 3) },
        { from: day(0, chance.hits(0.5) ? one : one + 1), to: day(0, two + 2), units: chance.whole(1, 3) },
      ],
      taken,
      rates: [
        ...(chance.hits(0.7) ? [terms] : []),
        { ...terms, per: 'HOUR', amount: chance.whole(1, 9_000), audience: 'ALLIANCE', audienceId: alliance },
      ],
    });
  }
  return { houses, asker };
}

const packageAtRandom = (): PackageOfTests => {
  const start = chance.whole(2, 14);
  return aPackage({
    requirements: chance.hits(0.5) ? [demand('peakNits', { atLeast: String(chance.whole(600, 3000)) })] : [],
    units: chance.whole(1, 2),
    duration: chance.one(['PT5H', 'P1D', 'P2DT3H']),
    window: { start: at(start, chance.whole(0, 23)), end: at(start + chance.whole(4, 12)) },
    securityFloor: chance.one(['NONE', 'SELF_DECLARED', 'THIRD_PARTY']),
    near: chance.hits(0.3) ? { latitude: 45, longitude: 4, withinKm: chance.whole(0, 500) } : null,
  });
};

const unitsOver = (list: Resource['windows']): UnitsOver[] =>
  list.map(([start, end, units]) => ({ during: { start, end }, units }));

/** What the answer says of one period: who can, and for how much, in the words of a search. */
function toldBy(answer: CandidatesAnswer, wanted: PackageOfTests, during: Period, hours: Hours): readonly string[] {
  const facilities = new Map(answer.facilities.map((facility) => [facility.id, facility]));
  return answer.resources.flatMap((resource) => {
    const house = facilities.get(resource.facilityId);
    if (house?.zone !== hours.zone || (resource.week === null) !== (hours.week === null)) return [];
    if (answer.packages[0]?.candidates?.includes(resource.id) !== true) return [];
    if (leastFreeWhileOpen(unitsOver(resource.windows), unitsOver(resource.taken), during, hours) < wanted.units)
      return [];
    const floor = wanted.securityFloor;
    const isSafe =
      floor === 'NONE' || house.secureDuring[floor].some(([from, to]) => from <= during.start && during.end <= to);
    const terms = resource.rates.map(({ per, amountMinor, currency, minimum, leadTime, ...uplifts }) => ({
      ...uplifts,
      ...{ per, amountMinor: BigInt(amountMinor), currency },
      ...{ minimum: orNone(minimum), leadTime: orNone(leadTime) },
    }));
    const price = bestPrice(terms, during, wanted.units, hours, answer.now);
    return isSafe && price ? [`${resource.id} ${price.amountMinor} ${price.leadTimeMet ? '' : 'LEAD_TIME'}`] : [];
  });
}

/** Durations of this test are durations. */
function lengthOf(iso: string): Duration {
  const duration = readDuration(iso);
  if (duration === null) throw new Error(`not a duration: ${iso}`);
  return duration;
}
const orNone = (iso: string | null): Duration | null => (iso === null ? null : lengthOf(iso));

/** What a search for that period says, as far as it is of rooms with these hours and not of the viewer's own house. */
async function foundBy(world: World, organisation: string, wanted: PackageOfTests, during: Period, hours: Hours) {
  const { capability, requirements, units, securityFloor, near } = wanted;
  const period = { start: new Date(during.start).toISOString(), end: new Date(during.end).toISOString() };
  const filter = { capability, requirements, units, securityFloor, near, period };
  const { nodes } = await world.search(actor(organisation), filter, { first: 100 });
  const { rows } = await world.admin.query<{ readonly id: string }>(
    `select 'resource_' || r.id as id from facilities.resources r join facilities.facilities f on f.id = r.facility_id
     where f.time_zone = $1 and f.organisation_id <> $2 and r.working_week is not distinct from $3::jsonb`,
    [hours.zone, organisation, hours.week && JSON.stringify(hours.week)],
  );
  const asked = new Set(rows.map(({ id }) => id));
  return (nodes as readonly Node[])
    .filter(({ resource }) => asked.has(resource.id))
    .map(({ resource, price, reasons }) => `${resource.id} ${price.amountMinor} ${reasons.join()}`);
}
type Node = {
  readonly resource: { readonly id: string };
  readonly price: { readonly amountMinor: string };
  readonly reasons: readonly string[];
};

describe('candidates', () => {
  it('are at each start what a search for that very period finds, at the same price', async () => {
    const world = await startSearch();
    const { asker, houses } = await invent(world);
    const hits = { any: 0, closing: 0, safe: 0, late: 0 };
    for (let round = 0; round < 30; round++) {
      const { organisation } = chance.one([asker, asker, ...houses]);
      const wanted = packageAtRandom();
      const answer = await candidatesFor(world.service, organisation, [wanted]);
      for (const hours of hoursOfRooms) {
        const start = firstOpen(instant(wanted.window.start + chance.whole(0, 60) * hourMs), hours);
        if (start === null) throw new Error('these hours never come');
        const during = { start, end: endOfJob(start, lengthOf(wanted.duration), hours) };
        if (during.end > wanted.window.end) continue;
        const found = await foundBy(world, organisation, wanted, during, hours);
        expect(toldBy(answer, wanted, during, hours).toSorted()).toEqual(found.toSorted());
        hits.any += found.length;
        hits.closing += hours.week === null ? 0 : found.length;
        hits.safe += wanted.securityFloor === 'NONE' ? 0 : found.length;
        hits.late += found.filter((one) => one.endsWith('LEAD_TIME')).length;
      }
    }
    expect(Math.min(...Object.values(hits))).toBeGreaterThan(10);
    await world.close();
  });
});
