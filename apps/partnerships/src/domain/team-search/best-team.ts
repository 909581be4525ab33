/**
 * The best team under given ceilings, with proof. Each part of the board is first bounded and cleared of what cannot be part of a
 * better team, then gone through. A team that comes out best but clashes on a resource, or has nobody to lead it, splits the part
 * into smaller ones in which it is no longer possible; the part with the lowest bound is next, so that the first team that stands
 * is the best.
 */
import { agreedYardstick } from './agreement';
import { balancedScale } from './balance';
import type { Board } from './board';
import { clashOf, partedByClash, partedByLead } from './clash';
import { isOvercrowded } from './crowding';
import { withoutEarly, withoutHopeless } from './exclusion';
import { houseCover } from './house-cover';
import { Placing, type PlacingEnd } from './placing';
import { ceilingOn, type Ceilings, type Team } from './team';
import { noPrices, type Prices, type Scale, type Yardstick } from './yardstick';

export type Quest = {
  readonly seeks: 'cost' | 'loss';
  /** The most a team may come to. */
  readonly ceilings: Ceilings;
  readonly maxHouses: number | null;
  readonly needsLead: boolean;
  /** Any team under the ceilings will do. */
  readonly isAnyEnough: boolean;
};

export type Found = {
  /** The best under the ceilings, or the best seen until the time was over. */
  readonly team: Team | null;
  /** There is no better one; without a team: there is none. */
  readonly isProven: boolean;
  /** No team under the ceilings has less of what is sought. */
  readonly bound: number;
};

/** The clock of a search, and what it counts. */
export type Watch = {
  readonly isOver: () => boolean;
  readonly onNodes: (nodes: number) => void;
  readonly onTeam: (team: Team) => void;
};

type Part = {
  readonly board: Board;
  readonly bound: number;
  /** What is measured, and the prices of stand-ins so far. The first is what is sought. */
  readonly measures: readonly Measure[];
};

type Measure = { readonly scale: Scale; readonly prices: Prices };

export function bestTeam(whole: Board, quest: Quest, watch: Watch): Found {
  const measures = scalesOf(quest).map((scale) => ({ scale, prices: noPrices(whole) }));
  const parts: Part[] = [{ board: whole, bound: 0, measures }];
  let best: Team | null = null;
  let ceilings = quest.ceilings;
  while (parts.length > 0) {
    if (!quest.isAnyEnough) parts.sort((a, b) => b.bound - a.bound);
    const part = parts.pop()!;
    if (part.bound > ceilings[quest.seeks]) continue;
    const search = new PartSearch(part, ceilings, quest, watch);
    const answer = search.run();
    if (search.best) {
      best = search.best;
      ceilings = { ...ceilings, [quest.seeks]: best[quest.seeks] - 1 };
      if (quest.isAnyEnough) return { team: best, isProven: true, bound: part.bound };
    }
    if (answer === 'unfinished') {
      const open = Math.min(search.bound, ...parts.map(({ bound }) => bound));
      return { team: best, isProven: false, bound: best ? Math.min(open, best[quest.seeks]) : open };
    }
    parts.push(...[...answer].reverse());
  }
  return { team: best, isProven: true, bound: best ? best[quest.seeks] : Infinity };
}

/** What is sought comes first, because it says in which order to look. */
function scalesOf({ seeks, ceilings }: Quest): readonly Scale[] {
  const cost = { perCost: 1, perLoss: 0 };
  const loss = { perCost: 0, perLoss: 1 };
  if (seeks === 'loss') return [loss, cost];
  return ceilings.loss === Infinity ? [cost] : [cost, loss];
}

/** Ever more steps to a better bound, ever more nodes: most parts are settled by the first. */
const rounds = [
  { steps: 3, nodes: 100 },
  { steps: 12, nodes: 300 },
  { steps: 40, nodes: 1000 },
  { steps: 40, nodes: Infinity },
];

/** A look for a team that stands goes no deeper than this: it is repeated in every part. */
const mostDiveNodes = 100;

/** Looks through one part of the board. */
class PartSearch {
  best: Team | null = null;
  bound: number;
  /** The best team of all that do not stand, if it is better than the best that does. */
  private fallen: Team | null = null;
  private board: Board;
  private measures: readonly Measure[];
  private ceilings: Ceilings;
  private sticks: readonly Yardstick[] = [];

  constructor(
    part: Part,
    ceilings: Ceilings,
    private readonly quest: Quest,
    private readonly watch: Watch,
  ) {
    this.board = part.board;
    this.bound = part.bound;
    this.measures = part.measures;
    this.ceilings = ceilings;
  }

  /** The parts that are left to look through: none where this one is settled. */
  run(): readonly Part[] | 'unfinished' {
    let wide = withoutEarly(this.board);
    if (isOvercrowded(wide)) return [];
    this.board = wide;
    for (const { steps, nodes } of rounds) {
      const cleared = this.clear(steps);
      if (cleared === 'time') return 'unfinished';
      if (!this.fallen) wide = this.board;
      if (cleared === 'empty') return this.split(wide);
      if (!this.best && this.board.contended.size > 0 && this.goThrough(nodes, true) === 'time') return 'unfinished';
      if (this.best && this.quest.isAnyEnough) return [];
      const end = this.goThrough(nodes, false);
      if (end === 'time') return 'unfinished';
      if (end !== 'too many nodes') return this.split(wide);
      this.measureBoth();
    }
    return 'unfinished';
  }

  /** Better bounds, and less to choose from. */
  private clear(steps: number): 'time' | 'empty' | 'left' {
    for (let isShrinking = true; isShrinking;) {
      const before = sizeOf(this.board);
      this.sticks = [];
      for (const measure of this.measures) {
        const ceiling = ceilingOn(measure.scale, this.ceilings);
        const stick = this.measured(measure, steps, ceiling);
        if (!stick) return 'time';
        if (this.sticks.length === 0 && !this.fallen) this.bound = Math.max(this.bound, stick.least);
        if (stick.least > ceiling || stick.least === Infinity) return 'empty';
        this.board = withoutHopeless(this.board, stick, ceiling);
        this.sticks = [...this.sticks, stick];
      }
      this.board = withoutEarly(this.board);
      this.measures = this.sticks;
      isShrinking = sizeOf(this.board) < 0.8 * before;
    }
    const sticks = this.measures.map((measure) => this.measured(measure, 0, Infinity));
    this.sticks = sticks.filter((stick) => stick !== null);
    return sticks.includes(null) ? 'time' : this.sticks.some(({ least }) => least === Infinity) ? 'empty' : 'left';
  }

  private measured({ scale, prices }: Measure, steps: number, goal: number): Yardstick | null {
    return agreedYardstick(this.board, scale, prices, { steps, goal, isOver: this.watch.isOver });
  }

  /** Looks at money and rating together too, where both have a ceiling. */
  private measureBoth(): void {
    if (this.measures.length !== 2) return;
    const prices = noPrices(this.board);
    const scale = balancedScale(this.board, this.ceilings, prices, this.quest.seeks, this.watch.isOver);
    if (scale) this.measures = [...this.measures, { scale, prices }];
  }

  private goThrough(nodes: number, avoidsClashes: boolean): PlacingEnd {
    const placing = new Placing({
      board: this.board,
      sticks: this.sticks,
      maxHouses: this.quest.maxHouses,
      cover: houseCover(this.board),
      mostNodes: avoidsClashes ? Math.min(nodes, mostDiveNodes) : nodes,
      avoidsClashes,
      isOver: this.watch.isOver,
      ceilings: () => this.ceilings,
      onTeam: (team) => this.meet(team),
    });
    const end = placing.run();
    this.watch.onNodes(placing.nodes);
    return end;
  }

  private meet(team: Team): boolean {
    const { seeks, isAnyEnough, needsLead } = this.quest;
    this.ceilings = { ...this.ceilings, [seeks]: team[seeks] - 1 };
    const stands = (!needsLead || canBeLed(this.board, team)) && clashOf(this.board, team) === null;
    this.fallen = stands ? null : team;
    if (stands) {
      this.best = team;
      this.watch.onTeam(team);
    }
    return isAnyEnough;
  }

  private split(wide: Board): readonly Part[] {
    const { fallen, measures } = this;
    if (!fallen) return [];
    const bound = this.quest.isAnyEnough ? this.bound : fallen[this.quest.seeks];
    const clash = clashOf(wide, fallen);
    const boards =
      this.quest.needsLead && !canBeLed(wide, fallen) ? partedByLead(wide) : clash ? partedByClash(wide, clash) : [];
    return boards.map((board) => ({ board, bound, measures }));
  }
}

function canBeLed(board: Board, { houses }: Team): boolean {
  return [...houses].some((house) => board.problem.houses[house]!.canLead);
}

function sizeOf({ lanes }: Board): number {
  return lanes.reduce((sum, { candidate }) => sum + candidate.length, 0);
}
