import { GraphQLError } from 'graphql';
import type { Refusal, Result } from '#kernel/result';

/** `UserError` of the schema. */
export type UserError = { readonly code: string; readonly message: string; readonly field: readonly string[] | null };

const toUserError = (refusal: Refusal, root: readonly string[]): UserError => ({
  code: refusal.code,
  message: refusal.message,
  field: refusal.field.length > 0 ? [...root, ...refusal.field] : null,
});

/**
 * A payload from a result: what `shape` makes of the value, or `empty` (every result field null or an empty list) with
 * the refusals as `userErrors`. Fields of refusals are paths inside `input`.
 */
export function payload<T, P extends object, E extends object>(
  result: Result<T>,
  shape: (value: T) => P,
  empty: E,
  root: readonly string[] = ['input'],
): (P | E) & { userErrors: readonly UserError[] } {
  return result.ok
    ? { ...shape(result.value), userErrors: [] }
    : { ...empty, userErrors: result.refusals.map((refusal) => toUserError(refusal, root)) };
}

/** The value of a query, or its first refusal as a top-level BAD_USER_INPUT with reason and field. */
export function answerOrThrow<T>(result: Result<T>, root: readonly string[] = []): T {
  if (result.ok) return result.value;
  const [first] = result.refusals;
  throw new GraphQLError(first?.message ?? 'This query makes no sense.', {
    extensions: { code: 'BAD_USER_INPUT', reason: first?.code, field: [...root, ...(first?.field ?? [])] },
  });
}

/** A fault of the moment: who asks again finds room. */
export const tooBusy = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'RATE_LIMITED' } });
