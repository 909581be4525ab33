import type { Candidate } from '../team-search/team-problem';

type Starts = Pick<Candidate, 'starts' | 'ends' | 'costs'>;

/**
 * What is known of one package at one house, so that of many ways of doing it (every room with every person) only those are kept
 * that some team could want. One that takes nothing any other package may take is as good as every other that starts with it and
 * neither ends earlier nor costs less: whoever had chosen the other can choose it instead, and no limit or objective is the worse.
 */
export class BestStarts {
  private readonly known = new Map<number, (readonly [end: number, cost: number])[]>();

  /** The starts that nothing before has beaten. These beat later ones, unless what they take is contended. */
  unbeaten({ starts, ends, costs }: Starts, isContended: boolean): Starts {
    const left: { readonly [K in keyof Starts]: number[] } = { starts: [], ends: [], costs: [] };
    starts.forEach((start, at) => {
      const end = ends[at] ?? 0;
      const cost = costs[at] ?? 0;
      const best = this.known.get(start) ?? [];
      if (best.some(([bestEnd, bestCost]) => bestEnd <= end && bestCost <= cost)) return;
      left.starts.push(start);
      left.ends.push(end);
      left.costs.push(cost);
      if (!isContended) this.known.set(start, [...best, [end, cost]]);
    });
    return left;
  }
}
