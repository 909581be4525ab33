import { graphql } from '../graph/gql';

export const ClaimCapabilities = graphql(`
  mutation ClaimCapabilities($input: ClaimCapabilitiesInput!) {
    claimCapabilities(input: $input) {
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
