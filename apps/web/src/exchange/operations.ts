import { graphql } from '../graph/gql';

/** The latest rates that lead to a currency. */
export const ExchangeRates = graphql(`
  query ExchangeRates($to: CurrencyCode!) {
    exchangeRates(to: $to) {
      from
      to
      rate
      on
    }
  }
`);

export const ImportExchangeRates = graphql(`
  mutation ImportExchangeRates($input: ImportExchangeRatesInput!) {
    importExchangeRates(input: $input) {
      imported
      unchanged
      faults {
        row
        column
        expected
        found
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);
