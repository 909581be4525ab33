import { graphql } from '../graph/gql';

/** Everything the viewer's organisation has to do with alliances. */
export const OwnMemberships = graphql(`
  query OwnMemberships {
    memberships {
      id
      role
      status
      reason
      viewerMoves
      alliance {
        id
        name
        charter
        status
      }
    }
  }
`);

export const Alliances = graphql(`
  query Alliances($status: [AllianceStatus!], $after: String) {
    alliances(status: $status, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          charter
          status
          viewerMembership {
            id
            role
            status
          }
          memberships(first: 4) {
            pageInfo {
              hasNextPage
            }
            edges {
              node {
                id
                status
                organisation {
                  id
                  name
                }
              }
            }
          }
        }
      }
    }
  }
`);

export const AllianceDetail = graphql(`
  query AllianceDetail($id: ID!) {
    node(id: $id) {
      id
      ... on Alliance {
        name
        charter
        status
        reason
        viewerMoves
      }
    }
  }
`);

export const Members = graphql(`
  query Members($id: ID!, $after: String) {
    node(id: $id) {
      id
      ... on Alliance {
        memberships(first: 10, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              id
              role
              status
              reason
              viewerMoves
              organisation {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

/** What the houses of an alliance have spare, as the viewer may see it. */
export const PooledCapacity = graphql(`
  query PooledCapacity($id: ID!, $within: PeriodInput!, $after: String) {
    node(id: $id) {
      id
      ... on Alliance {
        resources(first: 30, after: $after) {
          totalCount
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
              rates {
                id
                audience
                audienceId
                per
                amount {
                  amountMinor
                  currency
                }
              }
              facility {
                id
                name
                city
                country
                timeZone
                organisation {
                  id
                  name
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
  }
`);
