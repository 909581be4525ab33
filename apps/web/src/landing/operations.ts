import { graphql } from '../graph/gql';

/** How many requests wait for the viewer's side, and how many are ready to be confirmed or to take place. */
export const OpenRequests = graphql(`
  query OpenRequests {
    toAnswer: partnershipRequests(direction: INCOMING, status: [SENT, COUNTERED], first: 1) {
      totalCount
    }
    asked: partnershipRequests(direction: OUTGOING, status: [SENT, COUNTERED], first: 1) {
      totalCount
    }
    toConfirm: partnershipRequests(direction: OUTGOING, status: [ACCEPTED], first: 1) {
      totalCount
    }
    booked: partnershipRequests(direction: OUTGOING, status: [CONFIRMED], first: 1) {
      totalCount
    }
    coming: partnershipRequests(direction: INCOMING, status: [CONFIRMED], first: 1) {
      totalCount
    }
  }
`);

/** How far the briefs of the viewer's organisation have come, judged by the one among the latest that has come farthest. */
export const OwnBriefs = graphql(`
  query OwnBriefs {
    briefs(first: 20) {
      totalCount
      edges {
        node {
          id
          title
          status
          teams {
            id
            requests {
              id
            }
          }
        }
      }
    }
    open: briefs(status: [OPEN], first: 1) {
      totalCount
    }
    staffed: briefs(status: [STAFFED], first: 1) {
      totalCount
    }
  }
`);

/** How much waits for an admin. */
export const AdminQueues = graphql(`
  query AdminQueues {
    assessmentsToVerify(first: 1) {
      totalCount
    }
    directoryClaims(status: OPEN, first: 1) {
      totalCount
    }
    alliances(status: [PROPOSED], first: 1) {
      totalCount
    }
  }
`);
