import { documentOf, freshKey } from '../../world/client';
import type { Person } from '../../world/people';
import type { Alliance, Lines, Rate } from '../search-oracle/lines';
import { claiming, declarationOf } from './beyond-the-format';
import type { Change } from './changes';
import { ownerOf, withResource } from './changes-of-calendars';

const priced: Change = async (lines, { idOf, memberOf }, chance) => {
  const resource = chance.one(lines.resources.filter(({ rates }) => rates.length > 0));
  const { currency } = resource.rates[0]!;
  const per = chance.one(['HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT'] as const);
  const whom = chance.hits(0.5)
    ? { audience: 'EVERYONE' as const }
    : { audience: 'ORGANISATION' as const, audienceRef: 'producer-1' };
  const rate: Rate = { ...whom, per, currency, amountMinor: chance.whole(0, 150_000) };
  const { amountMinor, audience, audienceRef } = rate;
  const terms = {
    audience,
    amount: { amountMinor, currency },
    per,
    ...(audienceRef && { audienceId: idOf(audienceRef) }),
  };
  const owner = await memberOf(ownerOf(lines, resource));
  const input = { resourceId: idOf(resource.ref), ...terms, idempotencyKey: freshKey() };
  await owner.did('setRate', 'SetRateInput', input, 'resource { id }');
  const others = resource.rates.filter((one) => !isSame(one, rate));
  return withResource(lines, { ...resource, rates: [...others, rate] });
};

const isSame = (a: Rate, b: Rate): boolean =>
  a.audience === b.audience && a.audienceRef === b.audienceRef && a.per === b.per;

const unpriced: Change = async (lines, { idOf, memberOf }, chance) => {
  const resource = chance.one(lines.resources.filter(({ rates }) => rates.length > 0));
  const rate = chance.one(resource.rates);
  const owner = await memberOf(ownerOf(lines, resource));
  const id = idOf(resource.ref);
  const query = 'query ($id: ID!) { resource(id: $id) { rates { id audience audienceId per } } }';
  const { rates } = (await owner.ask(query, { id })).resource;
  const whom = rate.audienceRef === undefined ? null : idOf(rate.audienceRef);
  const its = rates.find(
    (one: Rate & { audienceId: string | null }) =>
      one.audience === rate.audience && one.audienceId === whom && one.per === rate.per,
  );
  const input = { resourceId: id, rateId: its.id, idempotencyKey: freshKey() };
  await owner.did('removeRate', 'RemoveRateInput', input, 'resource { id }');
  return withResource(lines, { ...resource, rates: resource.rates.filter((one) => one !== rate) });
};

const claimed: Change = async (lines, { idOf, memberOf }, chance) => {
  const resource = chance.one(lines.resources);
  const [first, ...others] = resource.claims;
  const { standing: _, ai: __, ...plain } = first!;
  const attributes = plain.attributes.length > 1 && chance.hits(0.5) ? plain.attributes.slice(1) : plain.attributes;
  const changed = { ...plain, attributes, ...(chance.hits(0.7) && { ai: declarationOf(chance) }) };
  const isSaidAnew = JSON.stringify([attributes, changed.ai]) !== JSON.stringify([first!.attributes, first!.ai]);
  if (!isSaidAnew) return null;
  const owner = await memberOf(ownerOf(lines, resource));
  const input = claiming(idOf(resource.ref), [changed, ...others]);
  await owner.did('claimCapabilities', 'ClaimCapabilitiesInput', input, 'resource { id }');
  return withResource(lines, { ...resource, claims: [changed, ...others] });
};

const assessed: Change = async (lines, { ids, idOf, memberOf }, chance) => {
  const facility = chance.one(lines.facilities);
  const scheme = chance.one([['TPN_GOLD', 'THIRD_PARTY'], ['TPN_BLUE', 'SELF_DECLARED']] as const); // prettier-ignore
  const owner = await memberOf(facility.organisation);
  const dates = { issuedOn: '2021-01-01', expiresOn: `${chance.whole(2090, 2099)}-06-30` };
  const input = { facilityId: idOf(facility.ref), scheme: scheme[0], ...dates, idempotencyKey: freshKey() };
  const fields = 'facility { assessments { id scheme expiresOn verified } }';
  const added = (await owner.did('addAssessment', 'AddAssessmentInput', input, fields)).facility.assessments.find(
    (one: typeof input & { verified: boolean }) =>
      one.scheme === input.scheme && one.expiresOn === input.expiresOn && !one.verified,
  );
  const isVerified = scheme[1] === 'THIRD_PARTY' && chance.hits(0.6);
  if (isVerified) {
    const seen = { assessmentId: added.id, reason: 'Seen.', idempotencyKey: freshKey() };
    await (await memberOf(admins)).did('verifyAssessment', 'VerifyAssessmentInput', seen, 'facility { id }');
  }
  const assessment = { scheme: scheme[0], tier: scheme[1], ...dates, verified: isVerified };
  ids.set(`assessment-${ids.size}`, added.id);
  return {
    ...lines,
    facilities: lines.facilities.map((one) =>
      one.ref === facility.ref ? { ...one, assessments: [...one.assessments, assessment] } : one,
    ),
  };
};

/** Who decides for the installation; `memberOf` knows it under this name. */
export const admins = 'admins';

/** A member of an alliance is suspended by its steward, or reinstated; the last to be suspended first. */
const membered: Change = async (lines, { ids, idOf, memberOf }, chance) => {
  const alliance = chance.one(lines.alliances.filter(({ status }) => status === 'ACTIVE'));
  if (!alliance) return null;
  const [stewardRef = ''] = alliance.stewards;
  const steward = await memberOf(stewardRef);
  const suspended = [...ids.keys()].find((key) => key.startsWith(`suspended:${alliance.ref}:`));
  const houseRef = suspended?.split(':')[2] ?? chance.one(alliance.members.filter((one) => one !== stewardRef));
  const membershipId = await membershipOf(steward, idOf(alliance.ref), idOf(houseRef));
  if (suspended) ids.delete(suspended);
  else ids.set(`suspended:${alliance.ref}:${houseRef}`, membershipId);
  await act(steward, suspended ? 'reinstateMember' : 'suspendMember', { membershipId });
  const members = suspended ? [...alliance.members, houseRef] : alliance.members.filter((one) => one !== houseRef);
  return withAlliance(lines, { ...alliance, members });
};

async function membershipOf(steward: Person, id: string, organisation: string): Promise<string> {
  const places = 'memberships { edges { node { id organisation { id } } } }';
  const { edges } = (await steward.ask(`query ($id: ID!) { node(id: $id) { ... on Alliance { ${places} } } }`, { id }))
    .node.memberships;
  return edges.find(({ node }: { node: { organisation: { id: string } } }) => node.organisation.id === organisation)
    .node.id;
}

/** An alliance is suspended by an admin, and reinstated the next time. */
const allied: Change = async (lines, { idOf, memberOf }) => {
  const alliance =
    lines.alliances.find(({ status, ref }) => status === 'SUSPENDED' && ref !== 'quiet') ?? lines.alliances[1]!;
  const isOff = alliance.status === 'SUSPENDED';
  await act(await memberOf(admins), isOff ? 'reinstateAlliance' : 'suspendAlliance', { id: idOf(alliance.ref) });
  return withAlliance(lines, { ...alliance, status: isOff ? 'ACTIVE' : 'SUSPENDED' });
};

const act = async (person: Person, mutation: string, named: object): Promise<void> => {
  const types = { ...Object.fromEntries(Object.keys(named).map((name) => [name, 'ID!'])), reason: 'String!' };
  const query = documentOf(mutation, types, 'userErrors { code }');
  const { userErrors } = (await person.ask(query, { ...named, reason: 'So it is.' }))[mutation];
  if (userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(userErrors)}`);
};

const withAlliance = (lines: Lines, changed: Alliance): Lines => ({
  ...lines,
  alliances: lines.alliances.map((one) => (one.ref === changed.ref ? changed : one)),
});

const classed: Change = async (lines, { idOf, memberOf }, chance) => {
  const member = chance.one(lines.resources.filter(({ classes = [] }) => classes.length > 0));
  const name = chance.one(member.classes!);
  const house = lines.resources.filter(({ facility }) => facility === member.facility);
  const chosen = chance.some(house, chance.whole(1, 3)).map(({ ref }) => ref);
  const owner = await memberOf(ownerOf(lines, member));
  const input = { classId: idOf(name), resourceIds: chosen.map(idOf), idempotencyKey: freshKey() };
  await owner.did('setClassMembers', 'SetClassMembersInput', input, 'resourceClass { id }');
  const others = (classes: readonly string[] = []) => classes.filter((one) => one !== name);
  return {
    ...lines,
    resources: lines.resources.map((one) =>
      one.facility === member.facility
        ? { ...one, classes: [...others(one.classes), ...(chosen.includes(one.ref) ? [name] : [])] }
        : one,
    ),
  };
};

export const changesOfSight: Readonly<Record<string, Change>> = {
  ...{ priced, unpriced, claimed, assessed, membered, allied, classed },
};
