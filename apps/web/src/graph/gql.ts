import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../graphql-env';

/** Writes and types a GraphQL document against the public schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    ID: string;
    DateTime: string;
    LocalDate: string;
    Duration: string;
    BigInt: string;
    CurrencyCode: string;
    CountryCode: string;
    TimeZone: string;
  };
}>();
