import { graphql } from '../graph/gql';

export const Trail = graphql(`
  query Trail($subjectId: ID, $after: String) {
    audit(subjectId: $subjectId, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          at
          act
          subjectId
          reason
          before
          after
          actor {
            id
            displayName
            isAdmin
            organisation {
              id
              name
            }
          }
        }
      }
    }
  }
`);
