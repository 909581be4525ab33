/** A refusal says what was wrong and where; a form shows it at that field, or above everything when it names none. */

export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
};

/** `["input", "amount", "currency"]` is `amount.currency`. */
const pathOf = (refusal: Refusal): string =>
  (refusal.field?.[0] === 'input' ? refusal.field.slice(1) : (refusal.field ?? [])).join('.');

const isAt = (refusal: Refusal, path: string): boolean => {
  const given = pathOf(refusal);
  return given === path || given.startsWith(`${path}.`);
};

/** What was wrong at a field or anywhere inside it; null when nothing. */
export const messageAt = (refusals: readonly Refusal[], path: string): string | null =>
  refusals.find((refusal) => isAt(refusal, path))?.message ?? null;

/** Refusals that none of the shown fields shows. */
export const unplaced = (refusals: readonly Refusal[], shown: readonly string[]): readonly Refusal[] =>
  refusals.filter((refusal) => !shown.some((path) => isAt(refusal, path)));
