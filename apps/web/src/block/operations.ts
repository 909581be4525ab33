import { graphql } from '../graph/gql';

export const BlockTime = graphql(`
  mutation BlockTime($input: BlockTimeInput!) {
    blockTime(input: $input) {
      change {
        id
        summary
      }
      blocks {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const MoveBlock = graphql(`
  mutation MoveBlock($input: MoveBlockInput!) {
    moveBlock(input: $input) {
      change {
        id
        summary
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ReleaseBlocks = graphql(`
  mutation ReleaseBlocks($input: ReleaseBlocksInput!) {
    releaseBlocks(input: $input) {
      change {
        id
        summary
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

/** Which request a pencil or booking of the house belongs to. */
export const RequestsOfHouse = graphql(`
  query RequestsOfHouse {
    partnershipRequests(direction: INCOMING, status: [SENT, COUNTERED, ACCEPTED, CONFIRMED, COMPLETED], first: 50) {
      edges {
        node {
          id
          requester {
            id
            name
          }
          lines {
            commitment {
              id
            }
          }
        }
      }
    }
  }
`);
