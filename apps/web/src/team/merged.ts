/** Teams of one proposal as they are compared: the same team found for several objectives stands there once. */
import type { Money } from '../money/money';
import type { Span } from '../time/zone';

export type Assigned = {
  readonly package: { readonly key: string; readonly title: string };
  readonly resource: {
    readonly id: string;
    readonly name: string;
    readonly facility: { readonly id: string; readonly name: string; readonly timeZone: string };
  };
  readonly period: Span;
  readonly units: number;
  readonly price: Money;
};

export type Proposed = {
  readonly id: string;
  readonly objective: string;
  readonly proven: boolean;
  readonly gap: number;
  readonly reasons: readonly string[];
  readonly finishesAt: string;
  readonly proposedAt: string;
  readonly total: Money;
  readonly facilities: readonly { readonly id: string; readonly name: string }[];
  readonly assignments: readonly Assigned[];
};

export type Merged<T extends Proposed> = {
  /** The one that stands for all; asked as a team. */
  readonly team: T;
  readonly ids: readonly string[];
  /** For what it was found, with how sure each is. */
  readonly found: readonly Pick<Proposed, 'objective' | 'proven' | 'gap'>[];
  readonly reasons: readonly string[];
};

export type Proposal<T extends Proposed> = { readonly at: string; readonly teams: readonly T[] };

/** Teams that were proposed together, the latest proposal first. */
export function proposalsOf<T extends Proposed>(teams: readonly T[]): readonly Proposal<T>[] {
  return [...Map.groupBy(teams, ({ proposedAt }) => proposedAt)]
    .map(([at, together]) => ({ at, teams: together }))
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

const written = ({ assignments }: Proposed): string =>
  assignments
    .map((one) =>
      [one.package.key, one.resource.id, one.period.start, one.period.end, one.units, one.price.amountMinor].join(' '),
    )
    .toSorted()
    .join('\n');

/** In the order of their objectives. One that has been asked stands for its equals, so that its requests are found. */
export function mergedOf<T extends Proposed & { readonly requests: readonly unknown[] }>(
  teams: readonly T[],
  order: readonly string[],
): readonly Merged<T>[] {
  const sorted = teams.toSorted((one, other) => order.indexOf(one.objective) - order.indexOf(other.objective));
  return [...Map.groupBy(sorted, written).values()].flatMap((same) => {
    const team = same.find(({ requests }) => requests.length > 0) ?? same[0];
    if (!team) return [];
    return [
      {
        team,
        ids: same.map(({ id }) => id),
        found: same.map(({ objective, proven, gap }) => ({ objective, proven, gap })),
        reasons: [...new Set(same.flatMap(({ reasons }) => reasons))],
      },
    ];
  });
}

/** The houses of some teams, numbered in the order in which they come up, so that each keeps its colour everywhere. */
export function tonesOf(teams: readonly Pick<Proposed, 'assignments'>[]): ReadonlyMap<string, number> {
  const ids = new Set(teams.flatMap(({ assignments }) => assignments.map(({ resource }) => resource.facility.id)));
  return new Map([...ids].map((id, index) => [id, index]));
}

/** Whether not all of these read the same. */
export const differ = (texts: readonly string[]): boolean => new Set(texts).size > 1;
