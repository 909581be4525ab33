/** Every code a caller may be refused with: closed, documented in docs/refusals.md. Source: the public contract. */
export const refusalCodes = [
  'NOT_FOUND',
  'NOT_ALLOWED',
  'INVALID',
  'TOO_LONG',
  'OUT_OF_RANGE',
  'UNKNOWN_CODE',
  'PERIOD_REVERSED',
  'IN_PAST',
  'WINDOWS_OVERLAP',
  'UNITS_EXCEEDED',
  'OUTSIDE_CAPACITY',
  'UNITS_TAKEN',
  'LEAD_TIME_NOT_MET',
  'NO_RATE',
  'MIXED_CURRENCY',
  'MIXED_FACILITIES',
  'OWN_RESOURCE',
  'WRONG_STATUS',
  'NOT_YOUR_TURN',
  'STALE_VERSION',
  'KEY_REUSED',
  'EMAIL_TAKEN',
  'WRONG_CREDENTIALS',
  'WEAK_PASSWORD',
  'TEAM_STALE',
  'TEAM_ALREADY_REQUESTED',
  'TEAM_INCOMPLETE',
  'HOLD_EXPIRED',
  'ALREADY_MEMBER',
  'TOO_LARGE',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** An expected no: what was wrong, in words that say what to do, and where in the input (`['lines', '0', 'period']`; empty = the whole). */
export type Refusal<C extends RefusalCode = RefusalCode> = {
  readonly code: C;
  readonly message: string;
  readonly field: readonly string[];
};

/** A value, or one or more refusals. */
export type Result<T, C extends RefusalCode = RefusalCode> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal<C>[] };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** One refusal at a place in the input. */
export const refuse = <C extends RefusalCode>(
  code: C,
  message: string,
  ...field: readonly (string | number)[]
): { readonly ok: false; readonly refusals: readonly Refusal<C>[] } => ({
  ok: false,
  refusals: [{ code, message, field: field.map(String) }],
});

/** The same refusals, one level deeper in the input. */
export const within = <T, C extends RefusalCode>(
  result: Result<T, C>,
  ...place: readonly (string | number)[]
): Result<T, C> =>
  result.ok
    ? result
    : { ok: false, refusals: result.refusals.map((r) => ({ ...r, field: [...place.map(String), ...r.field] })) };

/** All values in order, or every refusal of every part, so that a form shows all its faults at once. */
export function all<T, C extends RefusalCode = RefusalCode>(results: readonly Result<T, C>[]): Result<readonly T[], C> {
  const refusals = results.flatMap((r) => (r.ok ? [] : r.refusals));
  return refusals.length > 0 ? { ok: false, refusals } : ok(results.flatMap((r) => (r.ok ? [r.value] : [])));
}
