import { type Caller, freshKey } from '../world/client';
import { aRoom, type Person, signUp } from '../world/people';

/** The window of every package: two weeks in which all rooms of the three houses are open. */
export const fortnight = { start: '2031-03-03T00:00:00Z', end: '2031-03-17T00:00:00Z' };

export const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

const claimOf = (capability: string) => ({ capability });
const picture = [claimOf('conform.conform'), claimOf('colour.grading-suite.hdr')];

/** What the houses offer, each room once and by the day: the name of a room, what it does, and its price. */
const offers = {
  suite: { of: 'picture', claims: picture, pricePerDay: 90_000 },
  edit: { of: 'sound', claims: [claimOf('sound.dialogue-edit')], pricePerDay: 40_000 },
  stage: { of: 'sound', claims: [claimOf('mix.atmos.home')], pricePerDay: 120_000 },
  bay: { of: 'finishing', claims: picture, pricePerDay: 110_000 },
  lab: { of: 'finishing', claims: [claimOf('mastering.dcp.package')], pricePerDay: 60_000 },
} as const;

const sites = {
  picture: { name: 'Lumen Post', city: 'Lyon', country: 'FR', timeZone: 'Europe/Paris' },
  sound: { name: 'Wharf Sound', city: 'London', country: 'GB', timeZone: 'Europe/London' },
  finishing: { name: 'Nordic Finish', city: 'Helsinki', country: 'FI', timeZone: 'Europe/Helsinki' },
} as const;

export type HouseName = keyof typeof sites;
export type RoomName = keyof typeof offers;
export type OfferedRoom = {
  readonly id: string;
  readonly facility: string;
  readonly of: HouseName;
  readonly capabilities: readonly string[];
  readonly pricePerDay: number;
  readonly timeZone: string;
};

/** One producer and three houses, none of which can do a whole film. Two of them could do its picture. */
export type ThreeHouses = {
  readonly producer: Person;
  readonly houses: Readonly<Record<HouseName, Person>>;
  readonly facilities: Readonly<Record<HouseName, string>>;
  readonly rooms: Readonly<Record<RoomName, OfferedRoom>>;
};

type Terms = {
  /** Of each room. */
  readonly units?: number;
  /** The rooms are for the producer of these houses, and for whom else is named here: for nobody else. */
  readonly others?: readonly Person[];
};

/** All through the API of one server. */
export async function threeHouses(url: string, { units = 1, others = [] }: Terms = {}): Promise<ThreeHouses> {
  const producer = await signUp(url, 'PRODUCER', 'Northern Pictures');
  const houses: Record<string, Person> = {};
  const facilities: Record<string, string> = {};
  for (const [house, site] of Object.entries(sites)) {
    const owner = await signUp(url, 'FACILITY', site.name);
    const input = { ...site, idempotencyKey: freshKey() };
    houses[house] = owner;
    facilities[house] = (
      await owner.did('createFacility', 'CreateFacilityInput', input, 'facility { id }')
    ).facility.id;
  }
  const rooms: Record<string, OfferedRoom> = {};
  for (const [name, { of, claims, pricePerDay }] of Object.entries(offers)) {
    const [owner, facility] = [houses[of], facilities[of]];
    if (!owner || !facility) throw new Error(`nobody offers ${name}`);
    const { id } = await aRoom(owner, { name, claims, facility, units, pricePerDay: null });
    for (const reader of [producer, ...others]) await priceFor(owner, id, reader, pricePerDay);
    const capabilities = claims.map(({ capability }) => capability);
    rooms[name] = { id, facility, of, capabilities, pricePerDay, timeZone: sites[of].timeZone };
  }
  return { producer, houses, facilities, rooms } as ThreeHouses;
}

/** What a room costs one organisation by the day. */
export async function priceFor(owner: Caller, resourceId: string, of: Person, pricePerDay: number): Promise<void> {
  const audience = { audience: 'ORGANISATION', audienceId: of.organisation };
  const rate = { resourceId, ...audience, amount: eur(pricePerDay), per: 'DAY', idempotencyKey: freshKey() };
  await owner.did('setRate', 'SetRateInput', rate, 'resource { id }');
}

const piece = (key: string, capability: string, duration: string, after: readonly string[] = []) => ({
  ...{ key, title: `The ${key}`, capability, duration, window: fortnight, after },
});

/** Two chains that join: picture and sound, then the master of both. */
export const film = [
  piece('conform', 'conform', 'P1D'),
  piece('grade', 'colour.grading-suite', 'P2D', ['conform']),
  piece('dialogue', 'sound.dialogue-edit', 'P1D'),
  piece('mix', 'mix.atmos', 'PT10H', ['dialogue']),
  piece('master', 'mastering.dcp.package', 'P1D', ['grade', 'mix']),
];

export type Ask = Readonly<Record<string, unknown>>;

/** Opens a brief for the film, changed where a test says so. */
export async function aBrief(producer: Caller, changes: Ask = {}): Promise<string> {
  const input = { title: 'Blue Moon', currency: 'EUR', packages: film, idempotencyKey: freshKey(), ...changes };
  return (await producer.did('createBrief', 'CreateBriefInput', input, 'brief { id status }')).brief.id;
}

export type TeamShown = {
  readonly id: string;
  readonly objective: string;
  readonly proven: boolean;
  readonly gap: number;
  readonly reasons: readonly string[];
  readonly finishesAt: string;
  readonly total: { readonly amountMinor: string; readonly currency: string };
  readonly facilities: readonly { readonly id: string }[];
  readonly assignments: readonly AssignmentShown[];
};
export type AssignmentShown = {
  readonly package: { readonly key: string };
  readonly resource: { readonly id: string };
  readonly period: { readonly start: string; readonly end: string };
  readonly units: number;
  readonly price: { readonly amountMinor: string; readonly currency: string };
};

const money = '{ amountMinor currency }';
const teamFields = `id objective proven gap reasons finishesAt total ${money} facilities { id }
  assignments { package { key } resource { id } period { start end } units price ${money} }`;

/** Teams and obstacles; all four objectives unless some are named. */
export async function propose(producer: Caller, brief: string, objectives: readonly string[] | null = null) {
  const query = `mutation ($brief: ID!, $objectives: [TeamObjective!]) {
    proposeTeams(briefId: $brief, objectives: $objectives) {
      teams { ${teamFields} } obstacles { packages constraint message relaxation } userErrors { code message field } } }`;
  return (await producer.ask(query, { brief, objectives })).proposeTeams;
}

/** The cheapest team of a brief. */
export async function aTeam(producer: Caller, brief: string): Promise<TeamShown> {
  const { teams, obstacles, userErrors } = await propose(producer, brief, ['CHEAPEST']);
  if (!teams[0]) throw new Error(`no team: ${JSON.stringify({ obstacles, userErrors })}`);
  return teams[0];
}

const requestsShown = `requests { id status version facility { id } expiresAt
  lines { resource { id } period { start end } price ${money} commitment { id state } } }`;

export const requestTeam = (producer: Caller, teamId: string, rest: Ask = {}) =>
  producer.do('requestTeam', 'RequestTeamInput', { teamId, idempotencyKey: freshKey(), ...rest }, requestsShown);

export const confirmTeam = (producer: Caller, teamId: string, rest: Ask = {}) =>
  producer.do('confirmTeam', 'ConfirmTeamInput', { teamId, idempotencyKey: freshKey(), ...rest }, requestsShown);

export const answer = (by: Caller, move: string, requestId: string, rest: Ask = {}) =>
  by.do(
    move,
    'AnswerRequestInput',
    { requestId, idempotencyKey: freshKey(), ...rest },
    'request { id status version }',
  );

/** Which of the requests goes to which of the houses. */
export function byHouse(
  { facilities }: ThreeHouses,
  requests: readonly { readonly id: string; readonly facility: { readonly id: string } }[],
): Readonly<Record<HouseName, string>> {
  const of = (house: HouseName) => requests.find(({ facility }) => facility.id === facilities[house])?.id ?? 'nobody';
  return { picture: of('picture'), sound: of('sound'), finishing: of('finishing') };
}

/** The film's cheapest team, once its houses have been asked. */
export async function anAskedTeam(all: ThreeHouses, changes: Ask = {}) {
  const brief = await aBrief(all.producer, changes);
  const team = await aTeam(all.producer, brief);
  const { requests, userErrors } = await requestTeam(all.producer, team.id);
  if (userErrors.length > 0) throw new Error(`not asked: ${JSON.stringify(userErrors)}`);
  return { brief, team, requests, of: byHouse(all, requests) };
}

/** The states of everything that stands in the calendars of these rooms, as their houses see them, in their order. */
export async function calendars(
  { houses, rooms }: ThreeHouses,
  during = fortnight,
): Promise<Record<RoomName, string[]>> {
  const query = `query ($id: ID!, $within: PeriodInput!) { resource(id: $id) { commitments(within: $within) { state } } }`;
  const read = await Promise.all(
    Object.entries(rooms).map(async ([name, { id, of }]) => {
      const { resource } = await houses[of].ask(query, { id, within: during });
      return [name, resource.commitments.map(({ state }: { readonly state: string }) => state)] as const;
    }),
  );
  return Object.fromEntries(read) as Record<RoomName, string[]>;
}

export const briefStatus = async (producer: Caller, id: string): Promise<string> =>
  (await producer.ask('query ($id: ID!) { brief(id: $id) { status } }', { id })).brief.status;

export const requestStatus = async (by: Caller, id: string): Promise<string | undefined> =>
  (await by.ask('query ($id: ID!) { partnershipRequest(id: $id) { status } }', { id })).partnershipRequest?.status;
