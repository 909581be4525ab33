import { graphql } from '../graph/gql';

export const ReshapePreview = graphql(`
  query ReshapePreview($input: ReshapePreviewInput!) {
    reshapePreview(input: $input) {
      periods {
        start
        end
      }
      holidays {
        on
        name
      }
      resources {
        resource {
          id
          name
          parts {
            name
          }
        }
        added {
          units
          period {
            start
            end
          }
        }
        removed {
          units
          period {
            start
            end
          }
        }
        promises {
          id
          state
          rank
          period {
            start
            end
          }
        }
      }
    }
  }
`);

export const ReshapeCapacity = graphql(`
  mutation ReshapeCapacity($input: ReshapeCapacityInput!) {
    reshapeCapacity(input: $input) {
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

export const MoveWindow = graphql(`
  mutation MoveWindow($input: MoveWindowInput!) {
    moveWindow(input: $input) {
      change {
        id
        summary
      }
      promises {
        id
        state
        rank
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

export const UndoChange = graphql(`
  mutation UndoChange($changeId: ID!, $idempotencyKey: String!) {
    undoChange(changeId: $changeId, idempotencyKey: $idempotencyKey) {
      change {
        id
        undoneAt
        canUndo
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RecentChanges = graphql(`
  query RecentChanges($facilityId: ID!, $after: String) {
    facility(id: $facilityId) {
      id
      changes(first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            at
            undoneAt
            summary
            canUndo
          }
        }
      }
    }
  }
`);
