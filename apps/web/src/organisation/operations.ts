import { graphql } from '../graph/gql';

/** Organisations by a part of their name. */
export const FindOrganisations = graphql(`
  query FindOrganisations($text: String, $kind: OrganisationKind) {
    organisations(text: $text, kind: $kind, first: 20) {
      totalCount
      edges {
        node {
          id
          name
          kind
          facilities(first: 1) {
            edges {
              node {
                id
                city
                country
              }
            }
          }
        }
      }
    }
  }
`);

export const NameOf = graphql(`
  query NameOf($id: ID!) {
    node(id: $id) {
      id
      ... on Organisation {
        name
      }
      ... on Alliance {
        name
      }
    }
  }
`);
