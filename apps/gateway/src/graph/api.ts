import { buildSchema, type GraphQLSchema, isScalarType } from 'graphql';
import { scalars } from '#service/graphql/scalars';

/** The public schema twice: one that reads what clients send, one that writes out what services have answered. */
export type Api = {
  /** Its scalars refuse what the services would refuse, so that bad input is answered here and at once. */
  readonly asks: GraphQLSchema;
  /** Its scalars take what the services have written as it is. */
  readonly answers: GraphQLSchema;
};

export function apiOf(sdl: string): Api {
  const asks = buildSchema(sdl);
  for (const type of Object.values(asks.getTypeMap())) {
    const own = isScalarType(type) ? scalars[type.name] : undefined;
    if (own) Object.assign(type, { parseValue: own.parseValue, parseLiteral: own.parseLiteral });
  }
  return { asks, answers: buildSchema(sdl) };
}
