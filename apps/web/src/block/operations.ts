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
