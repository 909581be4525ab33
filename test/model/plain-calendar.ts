/**
 * A calendar of one resource as a child would keep it: so many boxes, one for each hour, and a list of who wants which. It
 * imports nothing of the product, and is slow and plain on purpose: what it says must come out of the real one as well.
 */

export type PlainState = 'HELD' | 'WAITING' | 'BOOKED' | 'RELEASED' | 'EXPIRED' | 'CANCELLED' | 'COMPLETED';
export type Hours = { readonly from: number; readonly to: number };
export type Want = Hours & { readonly units: number };
export type PlainPencil = Want & {
  readonly name: string;
  readonly who: number;
  state: PlainState;
  /** The name of the one that challenges it. */
  challengedBy: string | null;
};
/** Time the house keeps; without units it keeps all there is. */
export type PlainBlock = Hours & { readonly name: string; readonly units: number | null };

/** `null`: done. Otherwise the code of the refusal. */
export type Answer = string | null;

export class PlainCalendar {
  readonly offered: number[];
  readonly pencils: PlainPencil[] = [];
  readonly blocks: PlainBlock[] = [];

  constructor(
    readonly hours: number,
    readonly units: number,
  ) {
    this.offered = Array.from({ length: hours }, () => 0);
  }

  publish({ from, to, units }: Want): Answer {
    if (units > this.units) return 'UNITS_EXCEEDED';
    if (this.boxes({ from, to }).some((at) => this.offered[at] !== 0)) return 'WINDOWS_OVERLAP';
    return this.offer({ from, to, units });
  }

  /** From now on so many units are offered there; none withdraws. */
  reshape({ from, to, units }: Want): Answer {
    if (units > this.units) return 'UNITS_EXCEEDED';
    if (this.boxes({ from, to }).some((at) => this.promisedAt(at) > units)) return 'UNITS_TAKEN';
    return this.offer({ from, to, units });
  }

  place(name: string, who: number, want: Want, mayWait: boolean): Answer {
    if (want.units > this.units) return 'UNITS_EXCEEDED';
    if (this.boxes(want).some((at) => (this.offered[at] ?? 0) < want.units)) return 'OUTSIDE_CAPACITY';
    const fits = this.fits(want);
    if (!fits && !mayWait) return 'UNITS_TAKEN';
    this.pencils.push({ ...want, name, who, state: fits ? 'HELD' : 'WAITING', challengedBy: null });
    return null;
  }

  confirm(name: string): Answer {
    const pencil = this.find(name);
    if (pencil.state === 'WAITING') return 'UNITS_TAKEN';
    if (pencil.state === 'EXPIRED') return 'HOLD_EXPIRED';
    if (pencil.state !== 'HELD') return 'WRONG_STATUS';
    pencil.state = 'BOOKED';
    pencil.challengedBy = null;
    return null;
  }

  /** What has ended already stays as it ended. */
  end(name: string, as: 'RELEASED' | 'CANCELLED' | 'COMPLETED'): Answer {
    const pencil = this.find(name);
    if (this.hasEnded(pencil)) return null;
    if ((as === 'RELEASED') !== (pencil.state === 'HELD' || pencil.state === 'WAITING')) return 'WRONG_STATUS';
    pencil.state = as;
    this.moveUp();
    return null;
  }

  /** The deadline of a first pencil passes. */
  lapse(name: string): void {
    const pencil = this.find(name);
    if (pencil.state !== 'HELD') return;
    pencil.state = 'EXPIRED';
    this.moveUp();
  }

  challenge(name: string): Answer {
    const mine = this.find(name);
    if (mine.state !== 'WAITING') return 'WRONG_STATUS';
    const rivals = this.pencils.filter((one) => one.state === 'HELD' && this.meet(one, mine));
    if (!this.wouldMoveUp(mine, rivals)) return 'UNITS_TAKEN';
    let asked = [...rivals];
    for (const rival of rivals) {
      const fewer = asked.filter((one) => one !== rival);
      if (this.wouldMoveUp(mine, fewer)) asked = fewer;
    }
    if (asked.some((one) => one.challengedBy !== null)) return 'WRONG_STATUS';
    for (const rival of asked) rival.challengedBy = mine.name;
    return null;
  }

  block(block: PlainBlock): void {
    this.blocks.push(block);
  }

  unblock(name: string): void {
    this.blocks.splice(
      this.blocks.findIndex((block) => block.name === name),
      1,
    );
    this.moveUp();
  }

  freeAt(at: number): number {
    return (this.offered[at] ?? 0) - this.promisedAt(at) - this.blockedAt(at);
  }

  /** Blocks take what is left beside what is promised, never more. */
  blockedAt(at: number): number {
    const left = (this.offered[at] ?? 0) - this.promisedAt(at);
    const wanted = this.blocks
      .filter(({ from, to }) => from <= at && at < to)
      .reduce((sum, block) => sum + (block.units ?? this.units), 0);
    return Math.min(left, wanted);
  }

  private promisedAt(at: number): number {
    return this.pencils
      .filter((one) => (one.state === 'HELD' || one.state === 'BOOKED') && one.from <= at && at < one.to)
      .reduce((sum, one) => sum + one.units, 0);
  }

  private offer({ from, to, units }: Want): null {
    for (const at of this.boxes({ from, to })) this.offered[at] = units;
    this.moveUp();
    return null;
  }

  private fits(want: Want): boolean {
    return this.boxes(want).every((at) => this.freeAt(at) >= want.units);
  }

  private moveUp(): void {
    for (const pencil of this.pencils) if (pencil.state === 'WAITING' && this.fits(pencil)) pencil.state = 'HELD';
    const waiting = new Set(this.pencils.filter((one) => one.state === 'WAITING').map((one) => one.name));
    for (const pencil of this.pencils)
      if (pencil.challengedBy !== null && !waiting.has(pencil.challengedBy)) pencil.challengedBy = null;
  }

  /** Would it be held if these were gone and everybody who waits tried in turn? */
  private wouldMoveUp(mine: PlainPencil, gone: readonly PlainPencil[]): boolean {
    const trial = new PlainCalendar(this.hours, this.units);
    this.offered.forEach((units, at) => (trial.offered[at] = units));
    trial.blocks.push(...this.blocks);
    trial.pencils.push(...this.pencils.filter((one) => !gone.includes(one)).map((one) => ({ ...one })));
    trial.moveUp();
    return trial.find(mine.name).state === 'HELD';
  }

  private find(name: string): PlainPencil {
    const found = this.pencils.find((one) => one.name === name);
    if (!found) throw new Error(`no pencil is called ${name}`);
    return found;
  }

  private readonly boxes = ({ from, to }: Hours): readonly number[] =>
    Array.from({ length: to - from }, (_, at) => from + at);
  private readonly meet = (a: Hours, b: Hours): boolean => a.from < b.to && b.from < a.to;
  private readonly hasEnded = ({ state }: PlainPencil): boolean =>
    state !== 'HELD' && state !== 'WAITING' && state !== 'BOOKED';
}
