import type { UserError } from '../world/client';
import type { Person } from '../world/people';

/** What was asked under one idempotency key, and what came of it. */
export type Ask = {
  readonly mutation: string;
  readonly inputType: string;
  readonly input: Readonly<Record<string, unknown>> & { readonly idempotencyKey: string };
  /** Of the payload. */
  readonly fields: string;
  readonly by: () => Person;
};

/** What must be the same whenever the key comes again: the ids, with the house of each, and the codes of a refusal. */
export type Answer = {
  readonly requests: readonly { readonly id: string; readonly facility: string }[];
  readonly codes: readonly string[];
};

type Shown = { readonly id: string; readonly facility: { readonly id: string } };
type Payload = {
  readonly request?: Shown | null;
  readonly requests?: readonly Shown[];
  readonly userErrors: readonly UserError[];
};

/** One call; throws where nobody answers, or with a fault of the server. */
export async function tell({ mutation, inputType, input, fields, by }: Ask): Promise<Answer> {
  const payload: Payload = await by().do(mutation, inputType, input, fields);
  const shown = payload.requests ?? (payload.request ? [payload.request] : []);
  const requests = shown.map(({ id, facility }) => ({ id, facility: facility.id }));
  return {
    requests: requests.sort((a, b) => (a.id < b.id ? -1 : 1)),
    codes: payload.userErrors.map(({ code }) => code).sort(),
  };
}
