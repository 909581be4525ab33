import { freshKey } from '../world/client';
import { type Cast, month } from './cast';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const anyNits = { attribute: 'peakNits', anyOf: ['1000'], allOf: ['1000'], atLeast: '500', atMost: '4000' };

/** A brief of two packages that the house of the cast could do, were its rooms bright enough; every field filled. */
export const aBrief = (cast: Cast) => ({
  ...{ title: 'Blue Moon', currency: 'EUR', budget: eur(9_000_000), maxFacilities: 2 },
  ...{ excludeFacilities: [cast.site], preferAlliances: [cast.alliance] },
  packages: [
    {
      ...{ key: 'trim', title: 'Trim', capability: 'colour.grading-suite.hdr', requirements: [anyNits], units: 1 },
      ...{ duration: 'P1D', window: month, after: ['grade'], securityFloor: 'SELF_DECLARED', together: 'picture' },
      ...{ near: { latitude: 45.7, longitude: 4.8, withinKm: 50 }, maxPrice: eur(900_000) },
    },
    grade,
  ],
});

const grade = { key: 'grade', title: 'Grade', capability: 'colour.grading-suite.hdr', duration: 'P1D', window: month };

/** A brief that anybody could write, and the house of the cast do. */
export const plainBrief = { title: 'Blue Moon', currency: 'EUR', packages: [grade] };

/** A brief of the requester that the house of the cast can do; its id. */
export async function briefOf({ as: { requester } }: Cast): Promise<string> {
  const input = { ...plainBrief, idempotencyKey: freshKey() };
  return (await requester.did('createBrief', 'CreateBriefInput', input, 'brief { id }')).brief.id;
}

/** The cheapest team for such a brief, brought so far: asked, accepted by the house. */
export async function teamOf(cast: Cast, ...moves: readonly ('requestTeam' | 'acceptRequest')[]): Promise<string> {
  const { owner, requester } = cast.as;
  const query = `mutation ($id: ID!) { proposeTeams(briefId: $id, objectives: [CHEAPEST]) { teams { id } obstacles { message } } }`;
  const { proposeTeams } = await requester.ask(query, { id: await briefOf(cast) });
  const [team] = proposeTeams.teams;
  if (!team) throw new Error(JSON.stringify(proposeTeams.obstacles));
  if (!moves.includes('requestTeam')) return team.id;
  const input = { teamId: team.id, idempotencyKey: freshKey() };
  const { requests } = await requester.did('requestTeam', 'RequestTeamInput', input, 'requests { id }');
  if (moves.includes('acceptRequest'))
    for (const { id } of requests)
      await owner.did(
        'acceptRequest',
        'AnswerRequestInput',
        { requestId: id, idempotencyKey: freshKey() },
        'request { id }',
      );
  return team.id;
}
