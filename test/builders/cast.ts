import { anEntry, anEntryClaim } from './directory';
import { aFeed, aLink } from './feeds';
import { aSavedSearch } from './saved-searches';
import { aTable } from './tables';
import { type Caller, freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import type { World } from '../world/world';

/** Everybody who could look at one house and one request to it, in the order of the columns of the tables. */
export const actors = [
  'visitor',
  // The house and its people.
  ...(['owner', 'scheduler', 'viewer'] as const),
  // Owners of two other houses: one in an alliance with it, one not.
  ...(['ally', 'stranger'] as const),
  // The producer that asked (its owner, a producer, one who looks on), and another producer.
  ...(['requester', 'producer', 'onlooker', 'rival'] as const),
  'admin',
] as const;
export type Actor = (typeof actors)[number];

/** Words that stand only in what strangers may not see. */
export const canary = 'Zugvogel';

/** One house, what it offers to whom, one request, and everybody who could look. */
export type Cast = {
  readonly world: World;
  readonly as: Readonly<Record<Exclude<Actor, 'visitor'>, Person>> & { readonly visitor: Caller };
  /** A site with rooms of each kind of sight. */
  readonly site: string;
  /** A site that nobody outside has a reason to see. */
  readonly closedSite: string;
  /** For everyone; of many units. */
  readonly open: string;
  /** For the alliance. */
  readonly pooled: string;
  /** For the requester only. */
  readonly forPartner: string;
  /** Without a rate: the house's own. */
  readonly hidden: string;
  readonly hiddenOfClosedSite: string;
  /** A window of the room without a rate. */
  readonly hiddenWindow: string;
  /** Any of the rooms without a rate: the house's own. */
  readonly hiddenClass: string;
  readonly alliance: string;
  /** Not approved yet: its founder alone sees it. */
  readonly proposed: string;
  /** A request for the partner's room that the scheduler has countered; both have written. */
  readonly request: string;
  readonly commitment: string;
  /** Time the house keeps of the open room, within the month, with a note; and that act. */
  readonly block: string;
  readonly change: string;
  /** A calendar of elsewhere that the room without a rate follows, and a secret address of its own. */
  readonly feed: string;
  readonly link: string;
  /** A table of resources that the house has sent in. */
  readonly table: string;
  /** A search that the requester keeps. */
  readonly savedSearch: string;
  readonly messages: readonly string[];
  readonly assessment: string;
  /** An entry of the directory, and the house's open claim to it. */
  readonly entry: string;
  readonly entryClaim: string;
};

export const month = { start: '2031-03-03T00:00:00Z', end: '2031-03-31T00:00:00Z' };
export const asked = { start: '2031-03-10T08:00:00Z', end: '2031-03-11T17:00:00Z' };

export async function theCast(world: World): Promise<Cast> {
  const [owner, ally, stranger] = [
    await world.house('Lumen Post'),
    await world.house('Ally'),
    await world.house('Far'),
  ];
  const [requester, rival] = [await world.producer('Northern'), await world.producer('Rival')];
  const people = {
    ...{ visitor: world.visitor, owner, ally, stranger, requester, rival, admin: await world.admin() },
    scheduler: await world.colleague(owner, 'SCHEDULER'),
    viewer: await world.colleague(owner, 'VIEWER'),
    producer: await world.colleague(requester, 'PRODUCER'),
    onlooker: await world.colleague(requester, 'VIEWER'),
  };
  const alliance = await world.alliance(owner, ally);
  const proposed = await anUnapprovedAlliance(ally);
  const site = await aFacility(owner, 'Lyon');
  const closedSite = await aFacility(owner, `${canary} annexe`);
  const room = (facility: string, name: string, pricePerDay: number | null, units = 1) =>
    aRoom(owner, { facility, name, pricePerDay, units });
  const open = await room(site, 'Suite 1', 95_000, 100_000);
  const pooled = await room(site, `${canary} pool`, null);
  const forPartner = await room(site, `${canary} suite`, null);
  const hidden = await room(site, `${canary} attic`, null);
  const hiddenOfClosedSite = await room(closedSite, `${canary} cellar`, null);
  await setRate(owner, pooled.id, { audience: 'ALLIANCE', audienceId: alliance });
  await setRate(owner, forPartner.id, { audience: 'ORGANISATION', audienceId: requester.organisation });

  const lines = [{ resourceId: forPartner.id, period: asked }];
  const say = (message: string) => ({ lines, message, idempotencyKey: freshKey() });
  const fields = 'request { id lines { commitment { id } } messages { edges { node { id } } } }';
  const sent = await requester.did('sendRequest', 'SendRequestInput', say(`For ${canary}, two days.`), fields);
  const counter = { requestId: sent.request.id, ...say(`${canary} it is.`) };
  const { request } = await people.scheduler.did('counterRequest', 'CounterRequestInput', counter, fields);
  const kept = await aBlock(owner, open.id, { start: '2031-03-27T08:00:00Z', end: '2031-03-27T17:00:00Z' });
  const entry = await anEntry(world);
  const entryClaim = await anEntryClaim(world, owner, { entryId: entry, evidence: `${canary} in the imprint.` });
  return {
    ...{ world, as: people, site, closedSite, alliance, proposed, entry, entryClaim, ...kept },
    ...{ open: open.id, pooled: pooled.id, forPartner: forPartner.id, hidden: hidden.id },
    ...{ hiddenOfClosedSite: hiddenOfClosedSite.id, request: request.id, commitment: request.lines[0].commitment.id },
    ...{ feed: await aFeed(owner, hidden.id, `${canary} office`), link: (await aLink(owner, closedSite)).id },
    hiddenWindow: await aWindow(owner, hidden.id, { start: '2036-01-01T00:00:00Z', end: '2036-02-01T00:00:00Z' }),
    savedSearch: await aSavedSearch(requester, `${canary} reel`),
    table: await aTable(owner, closedSite, `${canary}.csv`),
    hiddenClass: await aClass(owner, site, [hidden.id], `Any ${canary}`),
    messages: request.messages.edges.map((edge: { node: { id: string } }) => edge.node.id),
    assessment: await anAssessment(owner, site),
  };
}

export async function setRate(owner: Person, resourceId: string, audience: object = { audience: 'EVERYONE' }) {
  const amount = { amountMinor: 70_000, currency: 'EUR' };
  const input = { resourceId, ...audience, amount, per: 'DAY', idempotencyKey: freshKey() };
  const fields = 'resource { rates { id audience per } }';
  return (await owner.did('setRate', 'SetRateInput', input, fields)).resource.rates;
}

/** A unit the house keeps for itself, and why. */
export async function aBlock(
  owner: Person,
  resourceId: string,
  period: object,
): Promise<Pick<Cast, 'block' | 'change'>> {
  const said = { periods: [period], units: 1, note: `${canary} paints the walls.` };
  const input = { resourceIds: [resourceId], ...said, idempotencyKey: freshKey() };
  const { blocks, change } = await owner.did('blockTime', 'BlockTimeInput', input, 'blocks { id } change { id }');
  return { block: blocks[0].id, change: change.id };
}

/** Another number of units offered over a time, which can be undone. */
export async function aReshape(owner: Person, resourceId: string, period: object): Promise<string> {
  const input = { resourceIds: [resourceId], periods: [period], units: 1, idempotencyKey: freshKey() };
  return (await owner.did('reshapeCapacity', 'ReshapeCapacityInput', input, 'change { id }')).change.id;
}

/** A window of one unit, whatever was offered there. */
export async function aWindow(
  owner: Person,
  resourceId: string,
  period: { readonly start: string; readonly end: string },
): Promise<string> {
  const input = { resourceIds: [resourceId], periods: [period], units: 1, idempotencyKey: freshKey() };
  const laid = `resources { capacity(within: { start: "${period.start}", end: "${period.end}" }) { id } }`;
  const { resources } = await owner.did('reshapeCapacity', 'ReshapeCapacityInput', input, laid);
  return resources[0].capacity[0].id;
}

/** A class of rooms, under a name of its own. */
export async function aClass(
  owner: Person,
  facilityId: string,
  resourceIds: readonly string[],
  name = `Any of ${freshKey()}`,
): Promise<string> {
  const input = { facilityId, name, resourceIds, idempotencyKey: freshKey() };
  const { resourceClass } = await owner.did(
    'createResourceClass',
    'CreateResourceClassInput',
    input,
    'resourceClass { id }',
  );
  return resourceClass.id;
}

/** A third-party assessment that nobody has verified. */
export async function anAssessment(owner: Person, facilityId: string): Promise<string> {
  const said = { scheme: 'ISO_27001', issuedOn: '2026-01-01', expiresOn: '2032-01-01' };
  const input = { facilityId, ...said, idempotencyKey: freshKey() };
  const { facility } = await owner.did('addAssessment', 'AddAssessmentInput', input, 'facility { assessments { id } }');
  // Ids sort by birth: the last is the new one.
  const ids: string[] = facility.assessments.map((one: { id: string }) => one.id);
  return ids.sort().at(-1) ?? '';
}

async function anUnapprovedAlliance(founder: Person): Promise<string> {
  const input = { name: 'A plan', charter: 'To be read first.', idempotencyKey: freshKey() };
  return (await founder.did('proposeAlliance', 'ProposeAllianceInput', input, 'alliance { id }')).alliance.id;
}
