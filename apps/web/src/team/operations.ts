import { graphql } from '../graph/gql';
import { summary } from '../request/operations';

const team = graphql(
  `
    fragment FullTeam on Team {
      id
      objective
      proven
      gap
      reasons
      finishesAt
      total {
        amountMinor
        currency
      }
      brief {
        id
        title
        status
      }
      facilities {
        id
        name
        city
        country
        timeZone
      }
      assignments {
        units
        period {
          start
          end
        }
        price {
          amountMinor
          currency
        }
        package {
          key
          title
          after
          window {
            start
            end
          }
        }
        resource {
          id
          name
          facility {
            id
            name
            timeZone
          }
        }
      }
      requests {
        ...Summary
      }
    }
  `,
  [summary],
);

export const Team = graphql(
  `
    query Team($id: ID!) {
      team(id: $id) {
        ...FullTeam
      }
    }
  `,
  [team],
);

export const RequestTeam = graphql(
  `
    mutation RequestTeam($input: RequestTeamInput!) {
      requestTeam(input: $input) {
        requests {
          ...Summary
        }
        userErrors {
          code
          message
          field
        }
      }
    }
  `,
  [summary],
);

export const ConfirmTeam = graphql(
  `
    mutation ConfirmTeam($input: ConfirmTeamInput!) {
      confirmTeam(input: $input) {
        requests {
          ...Summary
        }
        userErrors {
          code
          message
          field
        }
      }
    }
  `,
  [summary],
);
