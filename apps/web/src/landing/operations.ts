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

export const ToVerify = graphql(`
  query ToVerify {
    assessmentsToVerify(first: 1) {
      totalCount
    }
  }
`);
