import { asked, type Cast } from '../builders/cast';
import { nowhere } from '../builders/feeds';
import { gradingClaim } from '../world/people';
import { unknownId } from '../world/world';

/** What is asked of the result of a mutation: its id. */
export const idIn = (result: string): string => (result.endsWith('Id') ? result : `${result} { id }`);

/** Every mutation that takes an id, naming what strangers may not see. `ofStranger`: a room of the stranger's own. */
export function namingHidden(
  { entryClaim: claimId, closedSite, hidden, pooled, request, assessment, ...of }: Cast,
  ofStranger: string,
) {
  const line = { resourceId: hidden, period: asked };
  const price = { amount: { amountMinor: 1, currency: 'EUR' }, per: 'DAY' };
  const moves = ['acceptRequest', 'declineRequest', 'withdrawRequest', 'confirmRequest', 'cancelRequest'];
  const dates = { issuedOn: '2026-01-01', expiresOn: '2031-01-01' };
  return [
    ['addResource', 'AddResourceInput', { facilityId: closedSite, name: 'A', kind: 'ROOM', units: 1 }, 'resource'],
    ['addAssessment', 'AddAssessmentInput', { facilityId: closedSite, scheme: 'TPN_BLUE', ...dates }, 'facility'],
    ['verifyAssessment', 'VerifyAssessmentInput', { assessmentId: assessment, reason: 'A' }, 'facility'],
    ['withdrawDirectoryClaim', 'WithdrawDirectoryClaimInput', { claimId }, 'claim'],
    ['decideDirectoryClaim', 'DecideDirectoryClaimInput', { claimId, accept: true, reason: 'A' }, 'claim'],
    ['claimCapabilities', 'ClaimCapabilitiesInput', { resourceId: hidden, claims: [gradingClaim] }, 'resource'],
    ['publishCapacity', 'PublishCapacityInput', { resourceId: hidden, periods: [asked], units: 1 }, 'resource'],
    ['reshapeCapacity', 'ReshapeCapacityInput', { resourceIds: [hidden], periods: [asked], units: 0 }, 'change'],
    ['moveWindow', 'MoveWindowInput', { windowId: of.hiddenWindow, period: asked }, 'change'],
    ['blockTime', 'BlockTimeInput', { facilityId: closedSite, periods: [asked] }, 'change'],
    ['moveBlock', 'MoveBlockInput', { blockId: of.block, period: asked }, 'change'],
    ['releaseBlocks', 'ReleaseBlocksInput', { blockIds: [of.block] }, 'change'],
    ['addCalendarFeed', 'AddCalendarFeedInput', { resourceId: hidden, name: 'A', url: nowhere }, 'feed'],
    ['syncCalendarFeed', 'SyncCalendarFeedInput', { feedId: of.feed }, 'feed'],
    ['removeCalendarFeed', 'RemoveCalendarFeedInput', { feedId: of.feed, keepTime: false }, 'resource'],
    ['importCalendar', 'ImportCalendarInput', { resourceId: hidden, name: 'A', uploadId: unknownId('upload') }, 'feed'],
    [
      'checkTable',
      'CheckTableInput',
      { facilityId: closedSite, kind: 'RESOURCES', uploadId: unknownId('upload') },
      'table',
    ],
    ['changeSavedSearch', 'ChangeSavedSearchInput', { savedSearchId: of.savedSearch, name: 'A' }, 'savedSearch'],
    ['removeSavedSearch', 'RemoveSavedSearchInput', { savedSearchId: of.savedSearch }, 'savedSearchId'],
    ['createCalendarLink', 'CreateCalendarLinkInput', { facilityId: closedSite, name: 'A' }, 'link'],
    ['revokeCalendarLink', 'RevokeCalendarLinkInput', { linkId: of.link }, 'facility'],
    ['setRate', 'SetRateInput', { resourceId: hidden, audience: 'EVERYONE', ...price }, 'resource'],
    [
      'setRate',
      'SetRateInput',
      { resourceId: ofStranger, audience: 'ALLIANCE', audienceId: of.proposed, ...price },
      'resource',
    ],
    ['setParts', 'SetPartsInput', { resourceId: hidden, parts: [] }, 'resource'],
    [
      'createResourceClass',
      'CreateResourceClassInput',
      { facilityId: closedSite, name: 'A', resourceIds: [hidden] },
      'resourceClass',
    ],
    ['setClassMembers', 'SetClassMembersInput', { classId: of.hiddenClass, resourceIds: [hidden] }, 'resourceClass'],
    ['renameResourceClass', 'RenameResourceClassInput', { classId: of.hiddenClass, name: 'A' }, 'resourceClass'],
    ['removeResourceClass', 'RemoveResourceClassInput', { classId: of.hiddenClass }, 'facility'],
    ['sendRequest', 'SendRequestInput', { lines: [{ ...line, resourceId: of.hiddenClass }] }, 'request'],
    ['setRates', 'SetRatesInput', { resourceIds: [hidden], audience: 'EVERYONE', ...price }, 'change'],
    ['removeRate', 'RemoveRateInput', { resourceId: pooled, rateId: unknownId('rate') }, 'resource'],
    ['sendRequest', 'SendRequestInput', { lines: [line] }, 'request'],
    [
      'sendRequest',
      'SendRequestInput',
      { lines: [{ ...line, price: { amountMinor: 1, currency: 'EUR' } }] },
      'request',
    ],
    ['counterRequest', 'CounterRequestInput', { requestId: request, lines: [line] }, 'request'],
    ...moves.map((move) => [move, 'AnswerRequestInput', { requestId: request }, 'request'] as const),
  ] as const;
}
