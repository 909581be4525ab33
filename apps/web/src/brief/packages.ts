/** What can be done to the list of packages while a brief is written. Nothing here can make packages follow in a circle. */
import { emptyPackage, type PackageDraft } from './draft';

type Packages = readonly PackageDraft[];

/** The least free key: `p1`, `p2`, … */
function freeKey(packages: Packages): string {
  const taken = new Set(packages.map(({ key }) => key));
  let number = packages.length + 1;
  while (taken.has(`p${number}`)) number += 1;
  return `p${number}`;
}

/** One more, in the window of the last. */
export function withOneMore(packages: Packages): Packages {
  const last = packages.at(-1);
  return [...packages, { ...emptyPackage(freeKey(packages)), from: last?.from ?? '', to: last?.to ?? '' }];
}

/** The same once more, right behind it; whoever followed the first still follows the first alone. */
export function withDouble(packages: Packages, key: string): Packages {
  return packages.flatMap((one) => {
    if (one.key !== key) return [one];
    return [one, { ...one, key: freeKey(packages), title: one.title === '' ? '' : `${one.title} (2)` }];
  });
}

/** Moved by so many places, as far as the list goes. */
export function withMoved(packages: Packages, key: string, by: number): Packages {
  const from = packages.findIndex((one) => one.key === key);
  const moved = packages[from];
  if (!moved) return packages;
  const others = packages.filter((one) => one.key !== key);
  return others.toSpliced(Math.min(Math.max(from + by, 0), others.length), 0, moved);
}

export type Removed = {
  readonly package: PackageDraft;
  readonly index: number;
  /** What each follower of it followed before. */
  readonly followers: Readonly<Record<string, readonly string[]>>;
};

/** Taken out. Who followed it now follows what it followed, so that a chain does not fall apart. */
export function withoutOne(
  packages: Packages,
  key: string,
): { readonly packages: Packages; readonly removed: Removed } {
  const index = packages.findIndex((one) => one.key === key);
  const gone = packages[index];
  if (!gone) throw new Error(`There is no package ${key}.`);
  const followers = packages.filter(({ after }) => after.includes(key));
  const passedOn = (after: readonly string[]) => [
    ...new Set(after.flatMap((one) => (one === key ? gone.after : [one]))),
  ];
  return {
    packages: packages
      .filter((one) => one.key !== key)
      .map((one) => (followers.includes(one) ? { ...one, after: passedOn(one.after) } : one)),
    removed: {
      package: gone,
      index,
      followers: Object.fromEntries(followers.map((one) => [one.key, one.after])),
    },
  };
}

/** Put back where it was, with its followers as they were; what has been written since stays. */
export function withRestored(packages: Packages, { package: back, index, followers }: Removed): Packages {
  const known = new Set([...packages.map(({ key }) => key), back.key]);
  return packages
    .map((one) => ({ ...one, after: (followers[one.key] ?? one.after).filter((key) => known.has(key)) }))
    .toSpliced(index, 0, { ...back, after: back.after.filter((key) => known.has(key)) });
}

/** Packages that this one may follow: all but itself and those that follow it, however far behind. */
export function leadersFor(packages: Packages, key: string): Packages {
  const behind = new Set([key]);
  // As often as there are packages is enough: each round finds all that follow something found before.
  for (const _ of packages) {
    for (const one of packages) if (one.after.some((leader) => behind.has(leader))) behind.add(one.key);
  }
  return packages.filter((one) => !behind.has(one.key));
}
