import { execute, type ExecutionResult, type GraphQLFieldResolver } from 'graphql';
import type { Api } from './api';
import type { Question } from './supergraph';

type Answered = { readonly [responseKey: string]: unknown };

const byResponseKey: GraphQLFieldResolver<Answered | undefined, unknown> = (source, _, __, info) =>
  source?.[info.path.key];

/**
 * The answer in exactly the shape of the question: the joined data lacks what a service did not answer, where GraphQL wants
 * null, or null of the nearest thing that may be null. Introspection is answered here too.
 */
export async function completed(api: Api, question: Question, data: Answered): Promise<ExecutionResult> {
  return execute({
    schema: api.answers,
    document: question.document,
    operationName: question.operationName,
    variableValues: question.variables,
    rootValue: data,
    fieldResolver: byResponseKey,
  });
}
