import { graphql } from '../graph/gql';

export const SetRate = graphql(`
  mutation SetRate($input: SetRateInput!) {
    setRate(input: $input) {
      resource {
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

export const RemoveRate = graphql(`
  mutation RemoveRate($input: RemoveRateInput!) {
    removeRate(input: $input) {
      resource {
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
