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

/** Partners to name a rate for. */
export const FindOrganisations = graphql(`
  query FindOrganisations($text: String) {
    organisations(text: $text, first: 20) {
      totalCount
      edges {
        node {
          id
          name
          kind
        }
      }
    }
  }
`);

export const OrganisationName = graphql(`
  query OrganisationName($id: ID!) {
    node(id: $id) {
      id
      ... on Organisation {
        name
      }
    }
  }
`);
