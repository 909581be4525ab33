import { graphql } from '../graph/gql';

export const HouseAssessments = graphql(`
  query HouseAssessments {
    assessmentSchemes {
      code
      label
      tier
    }
    me {
      id
      organisation {
        id
        facilities(first: 100) {
          totalCount
          edges {
            node {
              id
              name
              city
              country
              timeZone
              securityTier
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
        }
      }
    }
  }
`);

export const AddAssessment = graphql(`
  mutation AddAssessment($input: AddAssessmentInput!) {
    addAssessment(input: $input) {
      facility {
        id
        securityTier
        assessments {
          id
          scheme
          tier
          issuedOn
          expiresOn
          verified
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

export const Schemes = graphql(`
  query Schemes {
    assessmentSchemes {
      code
      label
      tier
    }
  }
`);

/** What waits for an admin, oldest first. */
export const AssessmentsToVerify = graphql(`
  query AssessmentsToVerify($after: String) {
    assessmentsToVerify(first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          scheme
          tier
          issuedOn
          expiresOn
          verified
          facility {
            id
            name
            city
            country
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

export const VerifyAssessment = graphql(`
  mutation VerifyAssessment($input: VerifyAssessmentInput!) {
    verifyAssessment(input: $input) {
      facility {
        id
        securityTier
        assessments {
          id
          verified
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
