import {
  cacheExchange,
  type Cache,
  type CacheExchangeOpts,
  type Data,
  type UpdateResolver,
} from '@urql/exchange-graphcache';

/** These have no identity of their own: they live inside what holds them. */
const embedded = [
  'AttributeDefinition',
  'AttributeValue',
  'CapacityMatch',
  'Claim',
  'Facet',
  'FacetValue',
  'Money',
  'OfferLine',
  'PageInfo',
  'Period',
  'RequestEvent',
  'RequestLine',
  'UserError',
];

const withCode = ['AssessmentScheme', 'Capability', 'TaxonomyBranch'];

const codeOf = (entity: Data): string | null => (typeof entity.code === 'string' ? entity.code : null);

function forget(cache: Cache, entity: string, fields: readonly string[]): void {
  for (const field of cache.inspectFields(entity)) {
    if (fields.includes(field.fieldName)) cache.invalidate(entity, field.fieldName, field.arguments);
  }
}

/** A move on the calendar changes what searches find and what resources have left; they are asked again. */
const calendarMoved: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['searchCapacity', 'partnershipRequests', 'resource']);
};

const houseChanged: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['searchCapacity', 'me', 'facility', 'resource']);
};

const assessmentChanged: UpdateResolver = (_result, _args, cache) => {
  forget(cache, 'Query', ['assessmentsToVerify', 'audit', 'searchCapacity']);
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
      setRate: calendarMoved,
      removeRate: calendarMoved,
      claimCapabilities: calendarMoved,
      createFacility: houseChanged,
      addResource: houseChanged,
      addAssessment: assessmentChanged,
      verifyAssessment: assessmentChanged,
    },
  },
};

export const makeCache = () => cacheExchange(options as CacheExchangeOpts);
