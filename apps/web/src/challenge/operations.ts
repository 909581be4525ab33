import { graphql } from '../graph/gql';

/** When somebody of a facility answers, and how long whoever is challenged may think. */
export const BusinessHoursOfFacility = graphql(`
  query BusinessHoursOfFacility($id: ID!) {
    facility(id: $id) {
      id
      businessHours {
        week {
          from
          to
        }
        challengeClock
      }
    }
  }
`);

export const SetBusinessHours = graphql(`
  mutation SetBusinessHours($input: SetBusinessHoursInput!) {
    setBusinessHours(input: $input) {
      facility {
        id
        businessHours {
          week {
            from
            to
          }
          challengeClock
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
