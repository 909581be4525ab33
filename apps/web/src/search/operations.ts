import { graphql } from '../graph/gql';

const match = graphql(`
  fragment Match on CapacityMatch {
    unitsFree
    distanceKm
    reasons
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
