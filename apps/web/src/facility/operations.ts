import { graphql } from '../graph/gql';

export const FacilityDetail = graphql(`
  query FacilityDetail($id: ID!) {
    assessmentSchemes {
      code
      label
    }
    facility(id: $id) {
      id
      name
      city
      country
      timeZone
      latitude
      longitude
      securityTier
      rating
      organisation {
        id
        name
      }
      assessments {
        id
        scheme
        tier
        issuedOn
        expiresOn
        verified
      }
    }
  }
`);

export const FacilityResources = graphql(`
  query FacilityResources($id: ID!, $after: String) {
    facility(id: $id) {
      id
      resources(first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            name
            kind
            units
            claims {
              capability {
                code
                label
              }
            }
            rates {
              id
              per
              amount {
                amountMinor
                currency
              }
            }
          }
        }
      }
    }
  }
`);
