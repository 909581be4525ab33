import { graphql } from '../graph/gql';

/** What a hit that was laid aside is called. */
export const PickedName = graphql(`
  query PickedName($id: ID!) {
    resource(id: $id) {
      id
      name
      facility {
        id
        name
      }
    }
  }
`);

/** Everything of one hit that is compared with others. */
export const PickedDetail = graphql(`
  query PickedDetail($id: ID!, $during: PeriodInput!, $units: Int!) {
    resource(id: $id) {
      id
      name
      kind
      units
      freeUnits(during: $during)
      price(during: $during, units: $units) {
        leadTimeMet
        total {
          amountMinor
          currency
        }
        rate {
          id
          leadTime
          minimum
        }
      }
      claims {
        standing
        expiresOn
        capability {
          code
          label
          attributes {
            code
            label
            unit
          }
        }
        attributes {
          attribute
          values
        }
      }
      facility {
        id
        name
        city
        country
        timeZone
        latitude
        longitude
        securityTier
        rating
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
    assessmentSchemes {
      code
      label
    }
  }
`);
