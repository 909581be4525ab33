import { freshKey } from '../world/client';
import { gradingClaim, passwordOfTests } from '../world/people';
import { movable } from './alliances';
import { aBlock, aClass, type Actor, anAssessment, aReshape, asked, aWindow, type Cast, setRate } from './cast';
import { aBrief, briefOf, teamOf } from './briefs';
import { aChallenger } from './challengers';
import { anEntry, anEntryClaim } from './directory';
import { aSavedSearch, aSearchToSave, searched } from './saved-searches';
import { aFeed, aLink, anUploadedCalendar, nowhere } from './feeds';
import { aSettledTable, aTableText, anUploadedTable } from './tables';

/** Who makes a mutation, and what it is called with, every field filled, so that it would be done. */
export type GoodInput = readonly [by: Actor, input: () => object | Promise<object>];

const in2034 = (month: number) => ({ start: `2034-0${month}-10T00:00:00Z`, end: `2034-0${month}-12T00:00:00Z` });
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
    claimCapabilities: [
      'owner',
      () => ({
        resourceId: cast().open,
        claims: [{ ...gradingClaim, ai: { uses: ['colour-match'], trainsOnInput: 'no' } }],
      }),
    ],
    publishCapacity: [
      'owner',
      () => ({
        resourceId: cast().open,
        periods: [{ start: '2033-01-01T00:00:00Z', end: '2033-02-01T00:00:00Z' }],
        units: 2,
      }),
    ],
    reshapeCapacity: [
      'owner',
      () => ({
        ...{ resourceIds: [cast().open], units: 2, periods: [in2034(1)] },
        pattern: {
          ...{
            rule: 'FREQ=WEEKLY;BYDAY=MO,WE',
            from: '09:00',
            to: '18:00',
            except: ['2034-03-06'],
            skipHolidays: true,
          },
          ...{ firstOn: '2034-03-01', lastOn: '2034-03-31' },
        },
      }),
    ],
    moveWindow: [
      'owner',
      async () => ({
        windowId: await aWindow(cast().as.owner, cast().open, in2034(7)),
        ...{ period: in2034(8), units: 2 },
      }),
    ],
    blockTime: [
      'owner',
      () => ({
        ...{ resourceIds: [cast().open], facilityId: cast().site, periods: [in2034(2)], units: 1 },
        ...{ note: 'The painters come.', withParts: false },
      }),
    ],
    moveBlock: [
      'owner',
      async () => ({
        ...{ blockId: (await aBlock(cast().as.owner, cast().open, in2034(3))).block, period: in2034(4), units: 2 },
        note: 'A week later.',
      }),
    ],
    releaseBlocks: [
      'owner',
      async () => ({ blockIds: [(await aBlock(cast().as.owner, cast().open, in2034(5))).block] }),
    ],
    undoChange: ['owner', async () => ({ changeId: await aReshape(cast().as.owner, cast().open, in2034(6)) })],
    addCalendarFeed: [
      'owner',
      () => ({ resourceId: cast().open, name: `Calendar ${freshKey()}`, url: nowhere, units: 1 }),
    ],
    syncCalendarFeed: ['owner', async () => ({ feedId: await aFeed(cast().as.owner, cast().pooled) })],
    removeCalendarFeed: [
      'owner',
      async () => ({ feedId: await aFeed(cast().as.owner, cast().forPartner), keepTime: false }),
    ],
    importCalendar: [
      'owner',
      async () => ({
        ...{ resourceId: cast().open, name: 'A file', units: 1 },
        uploadId: await anUploadedCalendar(cast().as.owner),
      }),
    ],
    saveSearch: ['requester', () => aSearchToSave()],
    changeSavedSearch: [
      'requester',
      async () => ({
        ...{ savedSearchId: await aSavedSearch(cast().as.requester), name: 'Suites', search: searched },
        ...{ frequency: 'WEEKLY', timeZone: 'UTC', seen: true },
      }),
    ],
    removeSavedSearch: ['requester', async () => ({ savedSearchId: await aSavedSearch(cast().as.requester) })],
    createCalendarLink: ['owner', () => ({ facilityId: cast().site, resourceId: cast().open, name: 'Front desk' })],
    revokeCalendarLink: ['owner', async () => ({ linkId: (await aLink(cast().as.owner, cast().site)).id })],
    setRate: [
      'owner',
      () => ({
        ...{ resourceId: cast().open, audience: 'ORGANISATION', audienceId: cast().as.requester.organisation },
        ...{ amount: eur(1), per: 'DAY', minimum: 'P1D', leadTime: 'PT2H' },
        ...{ weekendUplift: 10, overtimeUplift: 0, cancellation: [{ notice: 'P2D', percent: 50 }] },
      }),
    ],
    setRates: [
      'owner',
      () => ({
        ...{ resourceIds: [cast().open], audience: 'ORGANISATION', audienceId: cast().as.requester.organisation },
        ...{ amount: eur(1), per: 'DAY', minimum: 'P1D', leadTime: 'PT2H' },
        ...{ weekendUplift: 10, overtimeUplift: 0, cancellation: [{ notice: 'P2D', percent: 50 }] },
      }),
    ],
    checkTable: [
      'owner',
      async () => ({
        ...{ uploadId: await anUploadedTable(cast().as.owner, aTableText()), facilityId: cast().site },
        kind: 'RESOURCES',
        columns: ['name', 'kind', 'units'].map((name) => ({ name, header: name })),
      }),
    ],
    commitTable: ['owner', async () => ({ tableId: await aSettledTable(cast().as.owner, cast().site) })],
    rollBackTable: [
      'owner',
      async () => ({ tableId: await aSettledTable(cast().as.owner, cast().site, ['commitTable']) }),
    ],
    setHours: [
      'owner',
      () => ({
        resourceId: cast().open,
        week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
        dayLength: 'PT10H',
      }),
    ],
    setBusinessHours: [
      'owner',
      () => ({
        facilityId: cast().site,
        week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '18:00' }]),
        challengeClock: 'PT9H',
      }),
    ],
    setParts: ['owner', () => ({ resourceId: cast().pooled, parts: [{ resourceId: cast().hidden, units: 1 }] })],
    createResourceClass: [
      'owner',
      () => ({ facilityId: cast().site, name: 'Any suite', resourceIds: [cast().open, cast().pooled] }),
    ],
    setClassMembers: [
      'owner',
      async () => ({
        ...{ classId: await aClass(cast().as.owner, cast().site, [cast().open]), resourceIds: [cast().hidden] },
      }),
    ],
    renameResourceClass: [
      'owner',
      async () => ({
        ...{ classId: await aClass(cast().as.owner, cast().site, [cast().open]), name: 'Any of the upper floor' },
      }),
    ],
    removeResourceClass: [
      'owner',
      async () => ({ classId: await aClass(cast().as.owner, cast().site, [cast().open]) }),
    ],
    importExchangeRates: ['admin', () => ({ csv: 'date,base,quote,rate\n2031-01-01,EUR,USD,1.25' })],
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
    challengeRequest: [
      'requester',
      async () => ({ requestId: await aChallenger(cast()), expectedVersion: 2, message: 'We are ready.' }),
    ],
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
