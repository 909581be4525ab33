import { type FieldNode, getArgumentValues, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { nameKey, type RateLimits } from './rate-limits';

/** One attempt to get in: a password is hashed for it. */
export type Entrance = {
  readonly responseKey: string;
  /** The name a sign-in is for; null for a sign-up. */
  readonly name: string | null;
};

const withEmail = z.object({ input: z.object({ email: z.string() }) });

/** The sign-ins and sign-ups among the root fields of a mutation. */
export function entrancesOf(
  schema: GraphQLSchema,
  fields: readonly FieldNode[],
  variables: Readonly<Record<string, unknown>>,
): readonly Entrance[] {
  const signIn = schema.getMutationType()?.getFields()['signIn'];
  return fields.flatMap((field): readonly Entrance[] => {
    const responseKey = field.alias?.value ?? field.name.value;
    if (field.name.value === 'signUp') return [{ responseKey, name: null }];
    if (field.name.value !== 'signIn' || !signIn) return [];
    const { input } = withEmail.parse(getArgumentValues(signIn, field, variables));
    return [{ responseKey, name: nameKey(input.email) }];
  });
}

/** Counts entrances before they are tried: seconds to wait where there were too many, else null. */
export async function countEntrances(
  limits: RateLimits,
  entrances: readonly Entrance[],
  address: string,
): Promise<number | null> {
  for (const { name } of entrances) {
    const wait = (await limits.count('entrance', address)) ?? (name === null ? null : await limits.count('name', name));
    if (wait !== null) return wait;
  }
  return null;
}

/** A sign-in that went well, a session for each, was no failure of its name; which ones went well, a caller need not have asked. */
export async function forgiveEntrances(
  limits: RateLimits,
  entrances: readonly Entrance[],
  data: Readonly<Record<string, unknown>>,
  sessionsOpened: number,
): Promise<void> {
  const allWentWell = sessionsOpened === entrances.length;
  for (const { responseKey, name } of entrances)
    if (name !== null && (allWentWell || userErrorsOf(data[responseKey])?.length === 0))
      await limits.forgive('name', name);
}

const payload = z.object({ userErrors: z.array(z.unknown()) });

/** The refusals of a payload, as far as they were asked for. */
export const userErrorsOf = (value: unknown): readonly unknown[] | undefined =>
  payload.safeParse(value).data?.userErrors;
