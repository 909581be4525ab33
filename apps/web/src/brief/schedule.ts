/** When the packages of a brief could be done at the earliest, and the windows that a whole job leaves for each. */
import type { LocalDate } from '../time/date';
import { addDays, addDuration, type Span } from '../time/zone';

export type Planned = {
  readonly key: string;
  /** ISO 8601; empty while none is typed. */
  readonly duration: string;
  readonly window: Span | null;
  readonly after: readonly string[];
};

export type Earliest = { readonly span: Span; readonly isLate: boolean };

/**
 * For every package with a window and a duration: the first time at which it could be done once everything it follows
 * is done, as if a house were always free. `isLate` when even that ends after its window.
 */
export function earliestOf(packages: readonly Planned[], zone: string): ReadonlyMap<string, Earliest> {
  const found = new Map<string, Earliest>();
  const byKey = new Map(packages.map((one) => [one.key, one]));

  function find(one: Planned): Earliest | null {
    const known = found.get(one.key);
    if (known) return known;
    if (one.window === null || one.duration === '') return null;
    let start = Date.parse(one.window.start);
    for (const key of one.after) {
      const leader = byKey.get(key);
      const before = leader && find(leader);
      if (before) start = Math.max(start, Date.parse(before.span.end));
    }
    const from = new Date(start).toISOString();
    const end = addDuration(from, one.duration, zone);
    const earliest = { span: { start: from, end }, isLate: Date.parse(end) > Date.parse(one.window.end) };
    found.set(one.key, earliest);
    return earliest;
  }

  for (const one of packages) find(one);
  return found;
}

/** Whole days that a duration fills; 0 while none is typed. */
export function daysOf(duration: string): number {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = (found ?? []).slice(1).map((count) => Number(count ?? 0));
  return weeks * 7 + days + Math.ceil((hours * 60 + minutes) / 1440);
}

type Chained = Omit<Planned, 'window'>;

/**
 * The windows that a job from its first day to its last leaves to each package: it opens when all before it could be
 * done, and closes when all behind it still can be. A job too short for its longest chain is made longer.
 */
export function windowsWithin(
  packages: readonly Chained[],
  first: LocalDate,
  last: LocalDate,
): ReadonlyMap<string, { readonly from: LocalDate; readonly to: LocalDate }> {
  const byKey = new Map(packages.map((one) => [one.key, one]));
  const longest = (key: string, next: (one: Chained) => readonly string[]): number => {
    const one = byKey.get(key);
    if (!one) return 0;
    return next(one).reduce((most, other) => {
      const leader = byKey.get(other);
      return leader ? Math.max(most, daysOf(leader.duration) + longest(other, next)) : most;
    }, 0);
  };
  const followersOf = ({ key }: Chained) => packages.filter(({ after }) => after.includes(key)).map((one) => one.key);
  const placed = packages.map((one) => ({
    key: one.key,
    before: longest(one.key, ({ after }) => after),
    behind: longest(one.key, followersOf),
    own: Math.max(1, daysOf(one.duration)),
  }));
  const needed = placed.reduce((most, { before, own, behind }) => Math.max(most, before + own + behind), 1);
  const end = [last, addDays(first, needed - 1)].sort().at(-1) ?? last;
  return new Map(
    placed.map(({ key, before, behind }) => [key, { from: addDays(first, before), to: addDays(end, -behind) }]),
  );
}
