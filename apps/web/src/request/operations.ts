import { graphql } from '../graph/gql';

/** A request as lists and teams show it. */
export const summary = graphql(`
  fragment Summary on PartnershipRequest {
    id
    status
    version
    turn
    expiresAt
    brief {
      id
      title
    }
    team {
      id
    }
    requester {
      id
      name
    }
    facility {
      id
      name
      timeZone
      organisation {
        id
        name
      }
    }
    lines {
      units
      period {
        start
        end
      }
      price {
        amountMinor
        currency
      }
      cancellation {
        notice
        percent
      }
      cancellationFee {
        percent
        amount {
          amountMinor
          currency
        }
      }
      resource {
        id
        name
      }
      commitment {
        id
        state
        rank
        expiresAt
        challenge {
          madeAt
          deadline
        }
      }
    }
  }
`);

export const Requests = graphql(
  `
    query Requests($direction: Direction!, $status: [RequestStatus!], $after: String) {
      partnershipRequests(direction: $direction, status: $status, first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...Summary
          }
        }
      }
    }
  `,
  [summary],
);

/** How many there are in each status, so that a filter says what it will show. */
export const RequestCounts = graphql(`
  query RequestCounts($direction: Direction!) {
    SENT: partnershipRequests(direction: $direction, status: [SENT], first: 1) {
      totalCount
    }
    COUNTERED: partnershipRequests(direction: $direction, status: [COUNTERED], first: 1) {
      totalCount
    }
    ACCEPTED: partnershipRequests(direction: $direction, status: [ACCEPTED], first: 1) {
      totalCount
    }
    CONFIRMED: partnershipRequests(direction: $direction, status: [CONFIRMED], first: 1) {
      totalCount
    }
    COMPLETED: partnershipRequests(direction: $direction, status: [COMPLETED], first: 1) {
      totalCount
    }
    DECLINED: partnershipRequests(direction: $direction, status: [DECLINED], first: 1) {
      totalCount
    }
    WITHDRAWN: partnershipRequests(direction: $direction, status: [WITHDRAWN], first: 1) {
      totalCount
    }
    EXPIRED: partnershipRequests(direction: $direction, status: [EXPIRED], first: 1) {
      totalCount
    }
    CANCELLED: partnershipRequests(direction: $direction, status: [CANCELLED], first: 1) {
      totalCount
    }
  }
`);

/** A request as its own page shows it. */
export const thread = graphql(
  `
    fragment Thread on PartnershipRequest {
      ...Summary
      viewerMoves
      cancellationFee {
        until
        isDue
        totals {
          amountMinor
          currency
        }
        nextTotals {
          amountMinor
          currency
        }
      }
      brief {
        id
        title
        packages {
          key
          title
          capability {
            code
            label
          }
        }
      }
      history {
        at
        move
        side
        actor {
          id
          displayName
        }
        lines {
          units
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
          }
        }
      }
      messages(first: 100) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            body
            sentAt
            author {
              id
              displayName
              organisation {
                id
                name
              }
            }
          }
        }
      }
    }
  `,
  [summary],
);

export const Request = graphql(
  `
    query Request($id: ID!) {
      partnershipRequest(id: $id) {
        ...Thread
      }
    }
  `,
  [thread],
);

/** Messages past the first hundred. */
export const FurtherMessages = graphql(`
  query FurtherMessages($id: ID!, $after: String!) {
    partnershipRequest(id: $id) {
      id
      messages(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            body
            sentAt
            author {
              id
              displayName
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

/** What else the house could put into a counter-offer, as far as the viewer sees it. */
export const LinesToAdd = graphql(`
  query LinesToAdd($facilityId: ID!) {
    facility(id: $facilityId) {
      id
      resources(first: 100) {
        edges {
          node {
            id
            name
            units
          }
        }
      }
    }
  }
`);
