import { graphql } from '../graph/gql';

export const PublishCapacity = graphql(`
  mutation PublishCapacity($input: PublishCapacityInput!) {
    publishCapacity(input: $input) {
      resource {
        id
      }
      windows {
        id
        units
        period {
          start
          end
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);
