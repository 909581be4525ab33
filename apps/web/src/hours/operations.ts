import { graphql } from '../graph/gql';

/** When a resource is open, as its own house edits it. */
export const HoursOfResource = graphql(`
  query HoursOfResource($id: ID!) {
    resource(id: $id) {
      id
      hours {
        week {
          from
          to
        }
        dayLength
      }
    }
  }
`);

export const SetHours = graphql(`
  mutation SetHours($input: SetHoursInput!) {
    setHours(input: $input) {
      resource {
        id
        hours {
          week {
            from
            to
          }
          dayLength
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
