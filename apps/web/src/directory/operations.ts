import { graphql } from '../graph/gql';

/** Whom a claimed entry leads to is asked for on its own page. */
export const Directory = graphql(`
  query Directory($text: String, $country: CountryCode, $after: String) {
    directory(text: $text, country: $country, first: 30, after: $after) {
      totalCount
      countries {
        country
        count
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          registryCode
          name
          url
          city
          country
          closed
          credit
          mergedInto {
            id
            name
          }
          claimedBy {
            id
            name
          }
          viewerClaim {
            id
            status
          }
        }
      }
    }
  }
`);

export const DirectoryEntry = graphql(`
  query DirectoryEntry($id: ID!) {
    node(id: $id) {
      ... on DirectoryEntry {
        id
        registryCode
        name
        url
        city
        country
        closed
        credit
        mergedInto {
          id
          name
          city
          country
        }
        claimedBy {
          id
          name
          facilities(first: 20) {
            totalCount
            edges {
              node {
                id
                name
                city
                country
              }
            }
          }
        }
        viewerClaim {
          id
          status
          evidence
          madeAt
          endedAt
          reason
        }
      }
    }
  }
`);

export const ClaimDirectoryEntry = graphql(`
  mutation ClaimDirectoryEntry($input: ClaimDirectoryEntryInput!) {
    claimDirectoryEntry(input: $input) {
      claim {
        id
        status
        evidence
        madeAt
        endedAt
        reason
        entry {
          id
          viewerClaim {
            id
          }
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

export const WithdrawDirectoryClaim = graphql(`
  mutation WithdrawDirectoryClaim($input: WithdrawDirectoryClaimInput!) {
    withdrawDirectoryClaim(input: $input) {
      claim {
        id
        status
        endedAt
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

/** What waits for an admin, or was decided; oldest first. */
export const DirectoryClaims = graphql(`
  query DirectoryClaims($status: DirectoryClaimStatus, $after: String) {
    directoryClaims(status: $status, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          status
          evidence
          madeAt
          endedAt
          reason
          organisation {
            id
            name
          }
          entry {
            id
            registryCode
            name
            url
            city
            country
            closed
          }
        }
      }
    }
  }
`);

export const DecideDirectoryClaim = graphql(`
  mutation DecideDirectoryClaim($input: DecideDirectoryClaimInput!) {
    decideDirectoryClaim(input: $input) {
      claim {
        id
        status
        endedAt
        reason
        entry {
          id
          claimedBy {
            id
            name
          }
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
