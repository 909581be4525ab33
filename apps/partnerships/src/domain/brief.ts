/**
 * A brief: a job under its code name, in packages that follow each other, with limits for the team as a whole.
 */
import { isId, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { isCurrency, type Money } from '#kernel/money';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';
import { type BriefPackage, parseAmount, parsePackage, type RawPackage } from './brief-package';
import { faultsOf } from './faults';

/** A brief as it came in. */
export type RawBrief = {
  readonly title: string;
  readonly currency: string;
  readonly budget?: Money | null | undefined;
  readonly packages: readonly RawPackage[];
  readonly maxFacilities?: number | null | undefined;
  readonly excludeFacilities?: readonly string[] | null | undefined;
  readonly preferAlliances?: readonly string[] | null | undefined;
};

/** A brief that makes sense by its words. */
export type Brief = {
  readonly title: string;
  readonly currency: string;
  readonly budget: Money | null;
  readonly packages: readonly BriefPackage[];
  /** Distinct facilities of a team at most; null: any number. */
  readonly maxFacilities: number | null;
  readonly excludeFacilities: readonly Id<'facility'>[];
  readonly preferAlliances: readonly Id<'alliance'>[];
};

export const mostPackages = 50;
/** No team needs more, whatever it may have. */
const mostFacilities = 1000;
export const mostExcluded = 500;
const most = { packages: mostPackages, alliances: 200 } as const;

/** Every fault, with its place in the input. Whether what it names exists, and may be seen, is asked elsewhere. */
export function parseBrief(raw: RawBrief, now: Instant): Result<Brief> {
  const title = within(parseName(raw.title), 'title');
  const currency: Result<string> = isCurrency(raw.currency)
    ? ok(raw.currency)
    : refuse('INVALID', 'A currency is an ISO 4217 code, as EUR.', 'currency');
  const budget = raw.budget == null ? ok(null) : within(parseAmount(raw.budget, raw.currency), 'budget');
  const packages = parsePackages(raw, now);
  const maxFacilities = parseMostFacilities(raw.maxFacilities ?? null);
  const excluded = parseIds('facility', raw.excludeFacilities ?? [], mostExcluded, 'excludeFacilities');
  const preferred = parseIds('alliance', raw.preferAlliances ?? [], most.alliances, 'preferAlliances');
  if (!title.ok || !currency.ok || !budget.ok || !packages.ok || !maxFacilities.ok || !excluded.ok || !preferred.ok)
    return faultsOf(title, currency, budget, packages, maxFacilities, excluded, preferred);
  return ok({
    ...{ title: title.value, currency: currency.value, budget: budget.value, packages: packages.value },
    ...{ maxFacilities: maxFacilities.value, excludeFacilities: excluded.value, preferAlliances: preferred.value },
  });
}

function parsePackages({ packages, currency }: RawBrief, now: Instant): Result<readonly BriefPackage[]> {
  if (packages.length === 0) return refuse('INVALID', 'A brief has at least one package.', 'packages');
  if (packages.length > most.packages)
    return refuse('TOO_LONG', `A brief has at most ${most.packages} packages.`, 'packages');
  const long = packages.findIndex(({ after }) => (after?.length ?? 0) > most.packages);
  if (long >= 0) return refuse('TOO_LONG', `At most ${most.packages} keys.`, 'packages', long, 'after');
  const parsed = all(packages.map((raw, at) => within(parsePackage(raw, currency, now), 'packages', at)));
  const order = parseOrder(packages);
  return parsed.ok && order.ok ? parsed : faultsOf(parsed, order);
}

/** Keys name one package each, `after` names packages of this brief, and none waits for itself, however long the way round. */
function parseOrder(packages: readonly RawPackage[]): Result<unknown, 'INVALID'> {
  const keys = packages.map(({ key }) => key.trim());
  const named = all(
    packages.flatMap(({ after }, at) => [
      keys.indexOf(keys[at] ?? '') < at
        ? refuse('INVALID', 'Another package has this key.', 'packages', at, 'key')
        : ok(0),
      ...(after ?? []).map((key, place) =>
        keys.includes(key.trim())
          ? ok(0)
          : refuse('INVALID', 'No package of this brief has this key.', 'packages', at, 'after', place),
      ),
    ]),
  );
  if (!named.ok) return named;
  const waiting = waitingForever(packages.map(({ after }) => (after ?? []).map((key) => keys.indexOf(key.trim()))));
  return all(
    waiting.map((at) => refuse('INVALID', 'This package would have to wait for itself.', 'packages', at, 'after')),
  );
}

/** Those that lie on a circle or wait for one. */
function waitingForever(after: readonly (readonly number[])[]): readonly number[] {
  let left = after.map((_, at) => at);
  for (;;) {
    const still = left.filter((at) => after[at]?.some((first) => left.includes(first)));
    if (still.length === left.length) return still;
    left = still;
  }
}

const parseMostFacilities = (count: number | null): Result<number | null, 'OUT_OF_RANGE'> =>
  count === null || (Number.isInteger(count) && count >= 1 && count <= mostFacilities)
    ? ok(count)
    : refuse('OUT_OF_RANGE', `A team has 1 to ${mostFacilities} facilities.`, 'maxFacilities');

/** Ids of one type, each once; what is no such id is one that nobody may see. */
function parseIds<T extends 'facility' | 'alliance'>(
  type: T,
  raw: readonly string[],
  longest: number,
  field: string,
): Result<readonly Id<T>[]> {
  if (raw.length > longest) return refuse('TOO_LONG', `At most ${longest} of them.`, field);
  const ids = all(
    raw.map((id, at): Result<Id<T>> =>
      isId(type, id) ? ok(id) : refuse('NOT_FOUND', `There is no such ${type}.`, field, at),
    ),
  );
  return ids.ok ? ok([...new Set(ids.value)]) : ids;
}
