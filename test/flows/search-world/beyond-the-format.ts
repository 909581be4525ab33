import type { Client } from 'pg';
import { freshKey } from '../../world/client';
import type { Person } from '../../world/people';
import type { Claim, Commitment, Facility, Lines, Rate, Resource, Week } from '../search-oracle/lines';
import { aiCategories } from '../search-oracle/taxonomy';
import { Chance } from './chance';

/** Whom and what an act of a test is about: ids by ref, to be added to, and somebody who acts for a house. */
export type Scene = {
  readonly ids: Map<string, string>;
  readonly idOf: (ref: string) => string;
  readonly memberOf: (organisation: string) => Promise<Person>;
};

/** Two producers ask for the same hours: some hold them, the others wait. */
export async function pencils(lines: Lines, { idOf, memberOf }: Scene): Promise<readonly Commitment[]> {
  const producer = await memberOf('producer-2');
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
export async function unverified(
  facilities: readonly Facility[],
  { idOf, memberOf }: Scene,
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
export async function dearer(
  { facilities, resources }: Lines,
  { idOf, memberOf }: Scene,
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
export async function opened(
  { facilities, resources }: Lines,
  { idOf, memberOf }: Scene,
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

/** What house number so many declares of the use of AI: some nothing, some none, some in words that another claim contradicts. */
export async function declared(
  { facilities, resources }: Lines,
  { idOf, memberOf }: Scene,
): Promise<readonly Resource[]> {
  const chance = new Chance(4_711);
  const houseOf = new Map(facilities.map(({ ref, organisation }) => [ref, organisation]));
  const changed = resources.map(async (resource, at) => {
    if (at % 3 === 0) return resource;
    const claims = resource.claims.map((claim) =>
      chance.hits(0.75) ? { ...claim, ai: declarationOf(chance) } : claim,
    );
    const owner = await memberOf(houseOf.get(resource.facility) ?? '');
    await owner.did(
      'claimCapabilities',
      'ClaimCapabilitiesInput',
      claiming(idOf(resource.ref), claims),
      'resource { id }',
    );
    return { ...resource, claims };
  });
  return Promise.all(changed);
}

export const declarationOf = (chance: Chance): NonNullable<Claim['ai']> => ({
  uses: chance.some(
    aiCategories.map(({ code }) => code),
    chance.hits(0.4) ? 0 : chance.whole(1, 4),
  ),
  trainsOnInput: chance.one(['no', 'no', 'yes', 'unknown']),
});

/** The input that makes a resource claim just this; a standing is earned elsewhere. */
export const claiming = (resourceId: string, claims: readonly Claim[]) => ({
  resourceId,
  claims: claims.map(({ capability, attributes, ai }) => ({ capability, attributes, ...(ai && { ai }) })),
  idempotencyKey: freshKey(),
});

/** Every second house sorts what it has into two classes that share a resource. */
export async function classed(
  { facilities, resources }: Lines,
  { ids, idOf, memberOf }: Scene,
): Promise<readonly Resource[]> {
  const classesOf = new Map<string, readonly string[]>();
  const made = facilities.flatMap((facility, at) => {
    if (at % 2 === 1) return [];
    const own = resources.filter((one) => one.facility === facility.ref).map(({ ref }) => ref);
    return [own.slice(0, 2), own.slice(1)].map(async (members, nth) => {
      const name = `${facility.ref}-class-${nth}`;
      const input = {
        facilityId: idOf(facility.ref),
        name,
        resourceIds: members.map(idOf),
        idempotencyKey: freshKey(),
      };
      const owner = await memberOf(facility.organisation);
      const fields = 'resourceClass { id }';
      const { resourceClass } = await owner.did('createResourceClass', 'CreateResourceClassInput', input, fields);
      ids.set(name, resourceClass.id);
      for (const member of members) classesOf.set(member, [...(classesOf.get(member) ?? []), name]);
    });
  });
  await Promise.all(made);
  return resources.map((one) => ({ ...one, classes: classesOf.get(one.ref) ?? [] }));
}

/** Some claims are better founded than others. No operation says so yet, so the row does, and the fact that tells of it. */
export async function founded({ resources }: Lines, client: Client, { idOf }: Scene): Promise<readonly Resource[]> {
  const changed: Resource[] = [];
  for (const [at, resource] of resources.entries()) {
    const standing = at % 4 === 0 ? ('VERIFIED' as const) : at % 4 === 1 ? ('ENDORSED' as const) : null;
    const [first, ...others] = resource.claims;
    if (standing === null || !first) {
      changed.push(resource);
      continue;
    }
    const uuid = idOf(resource.ref).slice('resource_'.length);
    const update = 'update capabilities.claims set standing = $1 where resource_id = $2 and capability = $3';
    await client.query(update, [standing, uuid, first.capability]);
    const tell = `insert into capabilities.outbox (name, version, subject, payload) values ('claims.changed', 1, $1, '{}')`;
    await client.query(tell, [uuid]);
    changed.push({ ...resource, claims: [{ ...first, standing }, ...others] });
  }
  return changed;
}
