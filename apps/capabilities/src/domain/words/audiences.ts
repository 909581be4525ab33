/**
 * Who may meet a name. An audience is a set of keys, one of which is enough: an organisation, or an alliance whose members see
 * it. Few sets serve many names, so a name keeps the number of its set.
 */

/** Whoever comes. */
export const everyone = 0;

export const organisationKey = (uuid: string): string => `o${uuid}`;
export const allianceKey = (uuid: string): string => `a${uuid}`;
export const isAllianceKey = (key: string): boolean => key.startsWith('a');

export type Sees = (audience: number) => boolean;

export class Audiences {
  private readonly sets: (readonly string[])[] = [[]];
  private readonly numbers = new Map<string, number>();

  /** The number of a set of keys, in any order; no keys at all is nobody. */
  of(keys: readonly string[]): number {
    const sorted = keys.toSorted();
    const name = sorted.join(' ');
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.sets.length);
    return this.sets.push(sorted) - 1;
  }

  /** The keys of a set, sorted. */
  keysOf(audience: number): readonly string[] {
    return this.sets[audience] ?? [];
  }

  /** What somebody with these keys sees. Each set is looked at once. */
  seenBy(keys: ReadonlySet<string>): Sees {
    if (keys.size === 0) return (audience) => audience === everyone;
    const seen = new Map<number, boolean>([[everyone, true]]);
    return (audience) => {
      const known = seen.get(audience);
      if (known !== undefined) return known;
      const sees = this.sets[audience]?.some((key) => keys.has(key)) ?? false;
      seen.set(audience, sees);
      return sees;
    };
  }
}

/** The audiences of all rooms of each house, and how many rooms have each: who sees one room sees the house. */
export class Sights {
  private readonly counts = new Map<string, Map<number, number>>();

  /** Answers whether it is the first room of the house with this audience. */
  add(house: string, audience: number): boolean {
    const own = this.counts.get(house) ?? new Map<number, number>();
    const before = own.get(audience) ?? 0;
    this.counts.set(house, own.set(audience, before + 1));
    return before === 0;
  }

  /** Answers whether it was the last. */
  remove(house: string, audience: number): boolean {
    const own = this.counts.get(house);
    const before = own?.get(audience) ?? 0;
    if (before > 1) own?.set(audience, before - 1);
    else own?.delete(audience);
    return before === 1;
  }

  of(house: string): readonly number[] {
    return [...(this.counts.get(house)?.keys() ?? [])];
  }
}
