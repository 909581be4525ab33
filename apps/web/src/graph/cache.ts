import {
  cacheExchange,
  type Cache,
  type CacheExchangeOpts,
  type Data,
  type UpdateResolver,
} from '@urql/exchange-graphcache';

/** These have no identity of their own: they live inside what holds them. */
const embedded = [
  'AiDeclaration',
  'Assignment',
  'AssignmentPart',
  'AttributeDefinition',
  'AttributeValue',
  'BriefPackage',
  'BusinessHours',
  'CancellationBand',
  'CancellationFee',
  'CancellationStep',
  'CapacityMatch',
  'Challenge',
  'Claim',
  'DirectoryCountry',
  'ExchangeRate',
  'Facet',
  'FacetValue',
  'FreeStretch',
  'LeftOver',
  'MarketPlace',
  'MatchNote',
  'Money',
  'Near',
  'Need',
  'Obstacle',
  'OfferLine',
  'OpenHours',
  'PageInfo',
  'Period',
  'PriceExplanation',
  'PriceLine',
  'PublicHoliday',
  'ReadNear',
  'ReadRequirement',
  'Reading',
  'RequestCancellationFee',
  'RequestEvent',
  'RequestLine',
  'Requirement',
  'ResourceHours',
  'ResourcePart',
  'ReshapePreview',
  'ReshapedResource',
  'SuggestedPlace',
  'Suggestion',
  'Suggestions',
  'TableColumn',
  'TableFault',
  'TableSuggestion',
  'UnderstoodPart',
  'Understanding',
  'UserError',
];

const withCode = ['AiCategory', 'AssessmentScheme', 'Capability', 'DeliverySpec', 'TaxonomyBranch'];

const codeOf = (entity: Data): string | null => (typeof entity.code === 'string' ? entity.code : null);

function forget(cache: Cache, entity: string, fields: readonly string[]): void {
  for (const field of cache.inspectFields(entity)) {
    if (fields.includes(field.fieldName)) cache.invalidate(entity, field.fieldName, field.arguments);
  }
}

/** A move on the calendar changes what searches find and what resources have left; they are asked again. */
const calendarMoved: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['searchCapacity', 'partnershipRequests', 'resource', 'facility', 'node', 'reshapePreview']);
};

const houseChanged: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['searchCapacity', 'me', 'facility', 'resource']);
};

const assessmentChanged: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['assessmentsToVerify', 'audit', 'searchCapacity']);
};

const briefWritten: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['briefs', 'brief']);
};

/** A team's pencils and bookings move calendars, and its brief with them. */
const teamMoved: UpdateResolver = (result, args, cache, info) => {
  calendarMoved(result, args, cache, info);
  forget(cache, 'Query', ['briefs', 'brief', 'team']);
};

/** A search that is kept, or not any more. */
const searchKept: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['savedSearches', 'audit']);
};

const calendarActs = [
  ...['addCalendarFeed', 'syncCalendarFeed', 'removeCalendarFeed', 'importCalendar'],
  ...['createCalendarLink', 'revokeCalendarLink'],
];

const classActs = ['setParts', 'createResourceClass', 'setClassMembers', 'renameResourceClass', 'removeResourceClass'];

const tableActs = ['checkTable', 'commitTable', 'rollBackTable'];

const allianceActs = [
  ...['proposeAlliance', 'approveAlliance', 'refuseAlliance', 'suspendAlliance', 'reinstateAlliance'],
  ...['inviteMember', 'respondToInvitation', 'leaveAlliance', 'suspendMember', 'reinstateMember', 'appointSteward'],
];

/** Who belongs together decides what is seen and paid; all of it is asked again. */
const allianceChanged: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['memberships', 'alliances', 'node', 'searchCapacity', 'resource', 'facility', 'audit']);
};

/** Whose an entry is, and what waits for an admin. */
const directoryClaimMoved: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['directory', 'directoryClaims', 'node', 'audit']);
};

/** What rows of a table do is done bit by bit: whatever they may touch is asked again. */
const tableMoved: UpdateResolver = (result, args, cache, info) => {
  calendarMoved(result, args, cache, info);
  houseChanged(result, args, cache, info);
};

/** Amounts are compared by other rates from now on. */
const ratesBroughtIn: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['exchangeRates', 'audit']);
};

const options: Partial<CacheExchangeOpts> = {
  keys: {
    ...Object.fromEntries(embedded.map((name) => [name, () => null])),
    ...Object.fromEntries(withCode.map((name) => [name, codeOf])),
  },
  updates: {
    Mutation: {
      sendRequest: calendarMoved,
      counterRequest: calendarMoved,
      acceptRequest: calendarMoved,
      declineRequest: calendarMoved,
      withdrawRequest: calendarMoved,
      confirmRequest: calendarMoved,
      cancelRequest: calendarMoved,
      publishCapacity: calendarMoved,
      reshapeCapacity: calendarMoved,
      moveWindow: calendarMoved,
      blockTime: calendarMoved,
      moveBlock: calendarMoved,
      releaseBlocks: calendarMoved,
      undoChange: calendarMoved,
      setRate: calendarMoved,
      setRates: calendarMoved,
      setHours: calendarMoved,
      ...Object.fromEntries(classActs.map((act) => [act, houseChanged])),
      ...Object.fromEntries(calendarActs.map((act) => [act, calendarMoved])),
      removeRate: calendarMoved,
      claimCapabilities: calendarMoved,
      createBrief: briefWritten,
      proposeTeams: briefWritten,
      requestTeam: teamMoved,
      confirmTeam: teamMoved,
      ...Object.fromEntries(tableActs.map((act) => [act, tableMoved])),
      saveSearch: searchKept,
      removeSavedSearch: searchKept,
      importExchangeRates: ratesBroughtIn,
      createFacility: houseChanged,
      addResource: houseChanged,
      addAssessment: assessmentChanged,
      verifyAssessment: assessmentChanged,
      claimDirectoryEntry: directoryClaimMoved,
      withdrawDirectoryClaim: directoryClaimMoved,
      decideDirectoryClaim: directoryClaimMoved,
      ...Object.fromEntries(allianceActs.map((act) => [act, allianceChanged])),
    },
  },
};

export const makeCache = () => cacheExchange(options as CacheExchangeOpts);
