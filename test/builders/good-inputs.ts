import { freshKey } from '../world/client';
import { gradingClaim, passwordOfTests } from '../world/people';
import { movable } from './alliances';
import { type Actor, anAssessment, asked, type Cast, setRate } from './cast';
import { aBrief, briefOf, teamOf } from './briefs';
import { anEntry, anEntryClaim } from './directory';

/** Who makes a mutation, and what it is called with, every field filled, so that it would be done. */
export type GoodInput = readonly [by: Actor, input: () => object | Promise<object>];

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

export const linesOf = (cast: () => Cast) => ({
  eur,
  line: () => ({ resourceId: cast().open, period: asked, units: 1, price: eur(1000) }),
});

const decidesOnAlliances = (mutation: string): boolean => /Alliance$/.test(mutation) && mutation !== 'leaveAlliance';

/** One for each mutation that takes anything. The cast is there by the time one is made. */
export function goodInputs(cast: () => Cast): Readonly<Record<string, GoodInput>> {
  const { line } = linesOf(cast);
  return {
    signUp: [
      'visitor',
      () => ({
        ...{ email: `${freshKey()}@example.org`, password: passwordOfTests, displayName: 'Somebody' },
        ...{ organisationName: 'Somewhere', organisationKind: 'PRODUCER' },
      }),
    ],
    signIn: ['visitor', () => ({ email: cast().as.rival.email, password: passwordOfTests })],
    createFacility: [
      'owner',
      () => ({ name: 'A', city: 'B', country: 'FR', timeZone: 'Europe/Paris', latitude: 45.5, longitude: 4.5 }),
    ],
    addResource: ['owner', () => ({ facilityId: cast().site, name: 'A', kind: 'ROOM', units: 2 })],
    addAssessment: [
      'owner',
      () => ({ facilityId: cast().site, scheme: 'TPN_BLUE', issuedOn: '2026-01-01', expiresOn: '2031-01-01' }),
    ],
    verifyAssessment: [
      'admin',
      async () => ({ assessmentId: await anAssessment(cast().as.owner, cast().site), reason: 'Seen.' }),
    ],
    claimCapabilities: ['owner', () => ({ resourceId: cast().open, claims: [gradingClaim] })],
    publishCapacity: [
      'owner',
      () => ({
        resourceId: cast().open,
        periods: [{ start: '2033-01-01T00:00:00Z', end: '2033-02-01T00:00:00Z' }],
        units: 2,
      }),
    ],
    setRate: [
      'owner',
      () => ({
        ...{ resourceId: cast().open, audience: 'ORGANISATION', audienceId: cast().as.requester.organisation },
        ...{ amount: eur(1), per: 'DAY', minimum: 'P1D', leadTime: 'PT2H' },
      }),
    ],
    removeRate: [
      'owner',
      async () => {
        const audience = { audience: 'ORGANISATION', audienceId: cast().as.ally.organisation };
        const rates: readonly { id: string; audience: string }[] = await setRate(
          cast().as.owner,
          cast().hidden,
          audience,
        );
        return { resourceId: cast().hidden, rateId: rates[0]?.id };
      },
    ],
    claimDirectoryEntry: ['owner', async () => ({ entryId: await anEntry(cast().world), evidence: 'Our imprint.' })],
    withdrawDirectoryClaim: ['owner', async () => ({ claimId: await anEntryClaim(cast().world, cast().as.owner) })],
    decideDirectoryClaim: [
      'admin',
      async () => ({ claimId: await anEntryClaim(cast().world, cast().as.owner), accept: true, reason: 'Seen.' }),
    ],
    proposeAlliance: ['owner', () => ({ name: 'A plan', charter: 'At cost.' })],
    ...Object.fromEntries(
      Object.entries(movable(cast)).map(([name, make]) => [name, [decidesOnAlliances(name) ? 'admin' : 'owner', make]] as const), // prettier-ignore
    ),
    createBrief: ['requester', () => aBrief(cast())],
    proposeTeams: ['requester', async () => ({ briefId: await briefOf(cast()), objectives: ['CHEAPEST'] })],
    // First, so that the team that is only proposed goes by what this one leaves free.
    confirmTeam: ['requester', async () => ({ teamId: await teamOf(cast(), 'requestTeam', 'acceptRequest') })],
    requestTeam: ['requester', async () => ({ teamId: await teamOf(cast()), message: 'Hello.' })],
    sendRequest: ['requester', () => ({ lines: [line()], message: 'Hello.', waitIfTaken: true })],
    counterRequest: ['owner', async () => ({ ...(await aMove(cast(), 1)), lines: [line()] })],
    acceptRequest: ['owner', () => aMove(cast(), 1)],
    declineRequest: ['owner', () => aMove(cast(), 1)],
    withdrawRequest: ['requester', () => aMove(cast(), 1)],
    confirmRequest: ['requester', () => aMove(cast(), 2)],
    cancelRequest: ['owner', () => aMove(cast(), 3)],
  };
}

/** A request at this version: sent, accepted, confirmed. */
async function aMove(cast: Cast, version: number): Promise<object> {
  const { owner, requester } = cast.as;
  const ask = { lines: [{ resourceId: cast.open, period: asked }], idempotencyKey: freshKey() };
  const { request } = await requester.did('sendRequest', 'SendRequestInput', ask, 'request { id }');
  const move = (by: typeof owner, name: string) =>
    by.did(name, 'AnswerRequestInput', { requestId: request.id, idempotencyKey: freshKey() }, 'request { id }');
  if (version > 1) await move(owner, 'acceptRequest');
  if (version > 2) await move(requester, 'confirmRequest');
  return { requestId: request.id, expectedVersion: version, message: 'Very well.' };
}
