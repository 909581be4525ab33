import { freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import type { World } from '../world/world';

/** Briefs of the producer: one with teams, one of which is asked; one that no team can do. */
export type FurnishedBriefs = {
  readonly brief: string;
  /** Found, and not asked yet. */
  readonly team: string;
  readonly askedTeam: string;
  /** To the house, for the team that was asked. */
  readonly teamRequest: string;
  readonly vainBrief: string;
};

type When = (hours: number) => string;

const piece = (at: When, key: string, capability: string, ...after: readonly string[]) => ({
  ...{ key, title: `The ${key}`, capability, duration: 'P2D', after },
  window: { start: at(14 * 24), end: at(26 * 24) },
});

/** Needs a house that grades; one that mixes joins here. `at` gives hours from the Monday on which all of it begins. */
export async function furnishBriefs(world: World, producer: Person, at: When): Promise<FurnishedBriefs> {
  const other = await world.house('Nordlicht Ton');
  const claims = [{ capability: 'mix.near-field.room', attributes: [] }];
  const room = { facility: await aFacility(other, 'Nordlicht Ton, Hinterhaus'), claims };
  await aRoom(other, { ...room, name: 'Regie A', windows: [[at(0), at(28 * 24)]] });

  const grade = piece(at, 'grade', 'colour.grading-suite.hdr');
  const mix = piece(at, 'mix', 'mix.near-field.room');
  const master = { ...piece(at, 'trims', 'colour.grading-suite.hdr', 'grade', 'mix'), together: 'picture' };
  const brief = await write(producer, 'Blue Heron', [grade, mix, master]);
  const [team = ''] = await propose(producer, brief);
  const asked = await write(producer, 'Kestrel', [grade, mix]);
  const [askedTeam = ''] = await propose(producer, asked);
  const asking = { teamId: askedTeam, message: 'Two days each.', idempotencyKey: freshKey() };
  const fields = 'requests { id facility { name } }';
  const { requests } = await producer.did('requestTeam', 'RequestTeamInput', asking, fields);
  const toHouse = requests.find((one: { facility: { name: string } }) => one.facility.name.startsWith('Lumen'));
  const vainBrief = await write(producer, 'Dodo', [{ ...grade, duration: 'P1D', maxPrice: money(100) }, mix]);
  await propose(producer, vainBrief);
  return { brief, team, askedTeam, teamRequest: toHouse.id, vainBrief };
}

const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

async function write(producer: Person, title: string, packages: readonly object[]): Promise<string> {
  const input = { title, currency: 'EUR', budget: money(9_000_000), packages, idempotencyKey: freshKey() };
  return (await producer.did('createBrief', 'CreateBriefInput', input, 'brief { id }')).brief.id;
}

async function propose(producer: Person, briefId: string): Promise<readonly string[]> {
  const query = `mutation ($briefId: ID!, $key: String!) {
    proposeTeams(briefId: $briefId, idempotencyKey: $key) { teams { id } userErrors { code message } } }`;
  const { proposeTeams } = await producer.ask(query, { briefId, key: freshKey() });
  return proposeTeams.teams.map((team: { id: string }) => team.id);
}
