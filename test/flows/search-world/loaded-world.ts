import { Readable } from 'node:stream';
import { Client } from 'pg';
import { ImportWorld } from '../../../apps/interlock/src/world/import-world';
import { freshKey } from '../../world/client';
import { Person } from '../../world/people';
import { World } from '../../world/world';
import type { Commitment, Facility, Lines, Rate, Resource, Week } from '../search-oracle/lines';
import { inventedWorld } from './invented-world';

/** The invented world as the product has it now, and the lines that say so to the plain evaluation. */
export type LoadedWorld = {
  readonly world: World;
  readonly lines: Lines;
  /** The id the product gave to a resource, a facility or an alliance. */
  readonly idOf: (ref: string) => string;
  /** Somebody new who acts for an organisation of the world. */
  readonly memberOf: (organisation: string) => Promise<Person>;
};

/** Loads it as the operator would, then adds what no bulk import brings: holds, a queue, papers nobody has verified, standings, dearer weekends, hours. */
export async function loadedWorld(start: number): Promise<LoadedWorld> {
  const world = await World.start();
  const lines = inventedWorld(start);
  const text = [lines.organisations, lines.alliances, lines.facilities, lines.resources, lines.commitments].flat();
  const chunks = Readable.from(text.map((line) => Buffer.from(`${JSON.stringify(line)}\n`)));
  const ids = new Map<string, string>();
  const summary = await new ImportWorld(
    world.interlock.services,
    { source: 'invented', actsFor: null, isDry: false },
    { taken: (type, ref, thing) => ids.set(ref, `${type}_${thing}`) },
  ).read(chunks);
  if (summary.refused > 0) throw new Error(JSON.stringify(summary));
  const idOf = (ref: string): string => ids.get(ref) ?? `nothing called ${ref}`;

  const memberOf = (ref: string): Promise<Person> =>
    world.colleague(new Person(world.url, '', '', '', idOf(ref)), 'OWNER');
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    const held = await pencils(lines, idOf, await memberOf('producer-2'));
    const facilities = await unverified(lines.facilities, idOf, memberOf);
    const resources = await opened(
      lines.facilities,
      await founded(client, await dearer(lines, idOf, memberOf), idOf),
      idOf,
      memberOf,
    );
    const commitments = [...lines.commitments, ...held];
    return { world, lines: { ...lines, facilities, resources, commitments }, idOf, memberOf };
  } finally {
    await client.end();
  }
}

/** Two producers ask for the same hours: some hold them, the others wait. */
async function pencils(lines: Lines, idOf: LoadedWorld['idOf'], producer: Person): Promise<readonly Commitment[]> {
  const hasNoNotice = ({ rates }: Resource): boolean =>
    rates.some(({ audience, leadTime }) => audience === 'EVERYONE' && leadTime === undefined);
  const pencilled: Commitment[] = [];
  for (const resource of lines.resources.filter((one, at) => at % 5 === 0 && hasNoNotice(one))) {
    const [, window] = resource.windows;
    if (!window) continue;
    const end = new Date(Date.parse(window.start) + 2 * 3_600_000).toISOString();
    for (const nth of ['first', 'second']) {
      const { units } = window;
      const asked = { resourceId: idOf(resource.ref), period: { start: window.start, end }, units };
      const input = { lines: [asked], waitIfTaken: true, idempotencyKey: freshKey() };
      const fields = 'request { lines { commitment { state } } }';
      const { request } = await producer.did('sendRequest', 'SendRequestInput', input, fields);
      const { state } = request.lines[0].commitment;
      const span = { start: window.start, end, units, state };
      pencilled.push({ type: 'commitment', ref: `${resource.ref}-${nth}`, resource: resource.ref, ...span });
    }
  }
  return pencilled;
}

/** Every sixth house states a third party's paper that no admin has seen. */
async function unverified(
  facilities: readonly Facility[],
  idOf: LoadedWorld['idOf'],
  memberOf: LoadedWorld['memberOf'],
): Promise<readonly Facility[]> {
  const changed = facilities.map(async (facility, at) => {
    if (at % 6 !== 0) return facility;
    const owner = await memberOf(facility.organisation);
    const paper = { scheme: 'ISO_27001', issuedOn: '2020-01-01', expiresOn: '2099-12-31' };
    const input = { facilityId: idOf(facility.ref), ...paper, idempotencyKey: freshKey() };
    await owner.did('addAssessment', 'AddAssessmentInput', input, 'facility { id }');
    const assessment = { ...paper, tier: 'THIRD_PARTY' as const, verified: false };
    return { ...facility, assessments: [...facility.assessments, assessment] };
  });
  return Promise.all(changed);
}

/** A third of the houses ask more on Saturdays and Sundays, of everyone. */
async function dearer(
  { facilities, resources }: Lines,
  idOf: LoadedWorld['idOf'],
  memberOf: LoadedWorld['memberOf'],
): Promise<readonly Resource[]> {
  const houses = [...new Set(facilities.map(({ organisation }) => organisation))].filter((_, at) => at % 3 === 0);
  const owners = new Map(await Promise.all(houses.map(async (house) => [house, await memberOf(house)] as const)));
  const houseOf = new Map(facilities.map(({ ref, organisation }) => [ref, organisation]));
  const changed = resources.map(async (resource, at) => {
    const owner = owners.get(houseOf.get(resource.facility) ?? '');
    const rates = resource.rates.map(async (rate): Promise<Rate> => {
      if (!owner || rate.audience !== 'EVERYONE' || rate.per === 'WEEK' || rate.per === 'UNIT') return rate;
      const weekendUplift = 15 + 10 * (at % 5);
      const { amountMinor, currency, per, minimum, leadTime, audience } = rate;
      const terms = { audience, amount: { amountMinor, currency }, per, minimum, leadTime, weekendUplift };
      const input = { resourceId: idOf(resource.ref), ...terms, idempotencyKey: freshKey() };
      await owner.did('setRate', 'SetRateInput', input, 'resource { id }');
      return { ...rate, weekendUplift };
    });
    return { ...resource, rates: await Promise.all(rates) };
  });
  return Promise.all(changed);
}

const [office, evening, shortened]: readonly Week[number][] = [
  [['09:00', '18:00']],
  [['18:30', '24:00']],
  [['08:15', '12:00'], ['13:00', '16:45']], // prettier-ignore
];
/** Offices, nights that go on over midnight and over changes of clocks, and six days with a break. */
const weeks: readonly Week[] = [
  [office!, office!, office!, office!, office!, [], []],
  Array.from({ length: 7 }, () => [['00:00', '02:30'], ...evening!] as const),
  [shortened!, shortened!, shortened!, shortened!, shortened!, [['00:00', '24:00']], []],
];

/** Two of seven resources are not always open. After the pencils, which keep the time they have. */
async function opened(
  facilities: readonly Facility[],
  resources: readonly Resource[],
  idOf: LoadedWorld['idOf'],
  memberOf: LoadedWorld['memberOf'],
): Promise<readonly Resource[]> {
  const houseOf = new Map(facilities.map(({ ref, organisation }) => [ref, organisation]));
  const changed = resources.map(async (resource, at) => {
    if (at % 7 > 1) return resource;
    const week = weeks[at % 3]!;
    const owner = await memberOf(houseOf.get(resource.facility) ?? '');
    const input = {
      resourceId: idOf(resource.ref),
      week: week.map((day) => day.map(([from, to]) => ({ from, to }))),
      idempotencyKey: freshKey(),
    };
    await owner.did('setHours', 'SetHoursInput', input, 'resource { id }');
    return { ...resource, week };
  });
  return Promise.all(changed);
}

/** Some claims are better founded than others. No operation says so yet, so the row does. */
async function founded(
  client: Client,
  resources: readonly Resource[],
  idOf: LoadedWorld['idOf'],
): Promise<readonly Resource[]> {
  const changed: Resource[] = [];
  for (const [at, resource] of resources.entries()) {
    const standing = at % 4 === 0 ? ('VERIFIED' as const) : at % 4 === 1 ? ('ENDORSED' as const) : null;
    const [first, ...others] = resource.claims;
    if (standing === null || !first) {
      changed.push(resource);
      continue;
    }
    const update = 'update capabilities.claims set standing = $1 where resource_id = $2 and capability = $3';
    await client.query(update, [standing, idOf(resource.ref).slice('resource_'.length), first.capability]);
    changed.push({ ...resource, claims: [{ ...first, standing }, ...others] });
  }
  return changed;
}
