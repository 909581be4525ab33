import { graphql } from '../graph/gql';

/** What a site has, by name. */
export const FacilityResources = graphql(`
  query FacilityResources($id: ID!, $after: String) {
    facility(id: $id) {
      id
      resources(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            name
            kind
            units
          }
        }
      }
    }
  }
`);

/** What stands on a resource `within` a time, to its own house. */
export const standing = graphql(`
  fragment Standing on Resource {
    capacity(within: $within) {
      id
      units
      period {
        start
        end
      }
    }
    commitments(within: $within) {
      id
      units
      state
      rank
      expiresAt
      challenge {
        deadline
      }
      request {
        id
        requester {
          id
          name
        }
      }
      period {
        start
        end
      }
    }
    blocks(within: $within) {
      id
      units
      note
      source
      period {
        start
        end
      }
    }
    hours {
      week {
        from
        to
      }
    }
  }
`);

/** The calendar of fifty resources of a site. */
export const FacilityTimeline = graphql(
  `
    query FacilityTimeline($id: ID!, $within: PeriodInput!, $after: String) {
      facility(id: $id) {
        id
        resources(first: 50, after: $after) {
          edges {
            node {
              id
              name
              kind
              units
              ...Standing
            }
          }
        }
      }
    }
  `,
  [standing],
);
