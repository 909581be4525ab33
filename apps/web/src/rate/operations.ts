import { graphql } from '../graph/gql';

export const SetRate = graphql(`
  mutation SetRate($input: SetRateInput!) {
    setRate(input: $input) {
      resource {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const SetRates = graphql(`
  mutation SetRates($input: SetRatesInput!) {
    setRates(input: $input) {
      change {
        id
        summary
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

/** What a period costs the viewer, line by line. */
export const PriceOfPeriod = graphql(`
  query PriceOfPeriod($id: ID!, $during: PeriodInput!, $units: Int!) {
    resource(id: $id) {
      id
      price(during: $during, units: $units) {
        units
        leadTimeMet
        total {
          amountMinor
          currency
        }
        rate {
          id
          per
        }
        lines {
          kind
          count
          percent
          each {
            amountMinor
            currency
          }
          amount {
            amountMinor
            currency
          }
        }
        cancellation {
          percent
          until
          amount {
            amountMinor
            currency
          }
        }
      }
    }
  }
`);

export const RemoveRate = graphql(`
  mutation RemoveRate($input: RemoveRateInput!) {
    removeRate(input: $input) {
      resource {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);
