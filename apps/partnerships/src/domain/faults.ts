/** Several parts of one ask are judged side by side, so that whoever asks reads every fault at once. */
import type { RefusalCode, Result } from '#kernel/result';

/** The refusals of all results that are refused, in their order, as one refused result. Call it when at least one is. */
export const faultsOf = <C extends RefusalCode>(
  ...results: readonly Result<unknown, C>[]
): { readonly ok: false; readonly refusals: Extract<Result<unknown, C>, { readonly ok: false }>['refusals'] } => ({
  ok: false,
  refusals: results.flatMap((result) => (result.ok ? [] : result.refusals)),
});
