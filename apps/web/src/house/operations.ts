import { graphql } from '../graph/gql';
import { standing } from './calendar-operations';

/** The sites of the viewer's house. */
export const House = graphql(`
  query House($after: String) {
    me {
      id
      organisation {
        id
        name
        facilities(first: 20, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
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
              }
              resources(first: 1) {
                totalCount
              }
            }
          }
        }
      }
    }
  }
`);

/** How far the resources of a site have come on their way to being found. */
export const Progress = graphql(`
  query Progress($facilityId: ID!) {
    facility(id: $facilityId) {
      id
      resources(first: 50) {
        edges {
          node {
            id
            claims {
              standing
            }
            rates {
              id
            }
            offeredUntil
          }
        }
      }
    }
  }
`);

export const CreateFacility = graphql(`
  mutation CreateFacility($input: CreateFacilityInput!) {
    createFacility(input: $input) {
      facility {
        id
        name
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const AddResource = graphql(`
  mutation AddResource($input: AddResourceInput!) {
    addResource(input: $input) {
      resource {
        id
        name
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

/** Whose resource it is, and on whose clock its days run. */
export const HouseOfResource = graphql(`
  query HouseOfResource($id: ID!) {
    resource(id: $id) {
      id
      facility {
        id
        timeZone
        organisation {
          id
        }
      }
    }
  }
`);

/** One resource as its own house sees it. */
export const ManagedResource = graphql(
  `
    query ManagedResource($id: ID!, $within: PeriodInput!, $year: PeriodInput!) {
      resource(id: $id) {
        id
        name
        kind
        units
        facility {
          id
          name
          timeZone
          organisation {
            id
            name
          }
        }
        claims {
          standing
          expiresOn
          capability {
            code
            label
          }
          attributes {
            attribute
            values
          }
          ai {
            uses
            trainsOnInput
          }
        }
        rates {
          id
          audience
          audienceId
          per
          minimum
          leadTime
          weekendUplift
          overtimeUplift
          cancellation {
            notice
            percent
          }
          amount {
            amountMinor
            currency
          }
        }
        published: capacity(within: $year) {
          id
          units
          period {
            start
            end
          }
        }
        ...Standing
      }
    }
  `,
  [standing],
);
