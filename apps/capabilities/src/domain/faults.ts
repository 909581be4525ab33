/** Several parts of one ask are judged side by side, so that whoever asks reads every fault at once. */
import { ok, type RefusalCode, type Result } from '#kernel/result';

/** The refusals of all results that are refused, in their order, as one refused result. Call it when at least one is. */
export const faultsOf = <C extends RefusalCode>(
  ...results: readonly Result<unknown, C>[]
): { readonly ok: false; readonly refusals: Extract<Result<unknown, C>, { readonly ok: false }>['refusals'] } => ({
  ok: false,
  refusals: results.flatMap((result) => (result.ok ? [] : result.refusals)),
});

/** The values of all parts under their names, or the refusals of all parts in their order. */
export function eachOf<T extends Readonly<Record<string, unknown>>>(parts: {
  readonly [K in keyof T]: Result<T[K]>;
}): Result<T> {
  const named = Object.entries<Result<unknown>>(parts);
  const values = named.flatMap(([name, part]) => (part.ok ? [[name, part.value] as const] : []));
  return values.length === named.length
    ? ok(Object.fromEntries(values) as T)
    : faultsOf(...Object.values<Result<unknown>>(parts));
}
