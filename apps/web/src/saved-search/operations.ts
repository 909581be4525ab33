import { graphql } from '../graph/gql';

const saved = graphql(`
  fragment Saved on SavedSearch {
    id
    name
    page
    frequency
    timeZone
    savedAt
    lastToldAt
    newCount
    isOver
  }
`);

export const SavedSearches = graphql(
  `
    query SavedSearches {
      savedSearches {
        ...Saved
      }
    }
  `,
  [saved],
);

export const SaveSearchAct = graphql(
  `
    mutation SaveSearch($input: SaveSearchInput!) {
      saveSearch(input: $input) {
        savedSearch {
          ...Saved
        }
        userErrors {
          code
          message
          field
        }
      }
    }
  `,
  [saved],
);

export const ChangeSavedSearch = graphql(
  `
    mutation ChangeSavedSearch($input: ChangeSavedSearchInput!) {
      changeSavedSearch(input: $input) {
        savedSearch {
          ...Saved
        }
        userErrors {
          code
          message
          field
        }
      }
    }
  `,
  [saved],
);

export const RemoveSavedSearch = graphql(`
  mutation RemoveSavedSearch($input: RemoveSavedSearchInput!) {
    removeSavedSearch(input: $input) {
      savedSearchId
      userErrors {
        code
        message
        field
      }
    }
  }
`);
