import { graphql } from '../graph/gql';

const match = graphql(`
  fragment Match on CapacityMatch {
    unitsFree
    distanceKm
    reasons
    why {
      code
      message
    }
    lacks {
      code
      message
    }
    claims {
      standing
      capability {
        code
        label
      }
    }
    period {
      start
      end
    }
    price {
      amountMinor
      currency
    }
    resource {
      id
      name
      kind
      units
      facility {
        id
        name
        city
        country
        timeZone
        latitude
        longitude
        securityTier
        rating
        organisation {
          id
          name
        }
      }
    }
  }
`);

/** The first page, with what can be narrowed. */
export const SearchCapacity = graphql(
  `
    query SearchCapacity($filter: CapacityFilter!, $sort: CapacitySort!) {
      searchCapacity(filter: $filter, sort: $sort, first: 20) {
        totalCount
        facets {
          field
          values {
            value
            label
            count
          }
        }
        edges {
          cursor
          node {
            ...Match
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [match],
);

/** The pages after it. */
export const MoreCapacity = graphql(
  `
    query MoreCapacity($filter: CapacityFilter!, $sort: CapacitySort!, $after: String!) {
      searchCapacity(filter: $filter, sort: $sort, first: 20, after: $after) {
        edges {
          cursor
          node {
            ...Match
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [match],
);

/** Only how many there would be. */
export const CountCapacity = graphql(`
  query CountCapacity($filter: CapacityFilter!) {
    searchCapacity(filter: $filter, first: 1) {
      totalCount
    }
  }
`);

/** What is free of a page of hits, day by day. The hits come along, so that they and their days are of one moment. */
export const FreeOfHits = graphql(
  `
    query FreeOfHits($filter: CapacityFilter!, $sort: CapacitySort!, $after: String, $within: PeriodInput!) {
      searchCapacity(filter: $filter, sort: $sort, first: 20, after: $after) {
        edges {
          cursor
          node {
            ...Match
            resource {
              id
              hours {
                week {
                  from
                  to
                }
              }
              free(within: $within) {
                units
                period {
                  start
                  end
                }
              }
            }
          }
        }
      }
    }
  `,
  [match],
);

/** Where on Earth it would be found. */
export const SearchPlaces = graphql(`
  query SearchPlaces($filter: CapacityFilter!) {
    searchCapacity(filter: $filter, first: 1) {
      places {
        latitude
        longitude
        city
        country
        count
      }
    }
  }
`);

/** What a few letters may mean. */
export const Suggest = graphql(`
  query Suggest($text: String!) {
    suggest(text: $text, first: 8) {
      items {
        kind
        label
        context
        via
        deliverySpec
        capability {
          code
        }
        facility {
          id
        }
        resource {
          id
        }
        entry {
          id
        }
        place {
          name
          country
          latitude
          longitude
        }
      }
    }
  }
`);

const reading = graphql(`
  fragment Read on Reading {
    label
    capability
    deliverySpec
    requirement {
      attribute
      anyOf
      allOf
      atLeast
      atMost
    }
    period {
      start
      end
    }
    duration
    units
    near {
      withinKm
      place {
        name
        country
        latitude
        longitude
      }
    }
    country
    securityFloor
    maxPrice {
      amountMinor
      currency
    }
    resourceKind
    text
  }
`);

/** A sentence as parts of a search. */
export const Understand = graphql(
  `
    query Understand($text: String!) {
      understand(text: $text) {
        parts {
          text
          start
          need
          reading {
            ...Read
          }
          alternatives {
            ...Read
          }
        }
        leftOver {
          text
          start
        }
      }
    }
  `,
  [reading],
);
