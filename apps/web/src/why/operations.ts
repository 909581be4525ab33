import { graphql } from '../graph/gql';

/** How much of a resource is free over a time, and what stands in the way of the rest. */
export const WhyNotFree = graphql(`
  query WhyNotFree($id: ID!, $during: PeriodInput!, $units: Int!) {
    resource(id: $id) {
      id
      units
      freeUnits(during: $during)
      whyNotFree(during: $during, units: $units) {
        free
        reasons {
          kind
          message
          period {
            start
            end
          }
          commitment {
            id
            rank
            units
            expiresAt
          }
          block {
            id
            note
          }
        }
        nearest {
          start
          end
        }
      }
    }
  }
`);
