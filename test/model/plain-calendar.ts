/**
 * A calendar of a house as a child would keep it: for each room so many boxes, one for each hour, and one list of who wants
 * which. It imports nothing of the product, and is slow and plain on purpose: what it says must come out of the real one as well.
 */

export type PlainState = 'HELD' | 'WAITING' | 'BOOKED' | 'RELEASED' | 'EXPIRED' | 'CANCELLED' | 'COMPLETED';
export type Hours = { readonly from: number; readonly to: number };
export type Units = Hours & { readonly units: number };
export type Want = Units & { readonly room: string };
export type PlainPencil = Want & {
  readonly name: string;
  readonly who: number;
  /** The hours it needs: those in which its room is open. */
  readonly boxes: readonly number[];
  state: PlainState;
  /** The act by which it was last given its time to decide. */
  since: number | null;
  /** The name of the one that challenges it. */
  challengedBy: string | null;
};
/** Time the house keeps, by hand or by a calendar it brings in; without units it keeps all there is. */
export type PlainBlock = Hours & { readonly name: string; readonly room: string; readonly units: number | null };

export type PlainRoom = {
  readonly name: string;
  readonly units: number;
  /** Whoever takes it takes one unit of this room as well. */
  readonly part: string | null;
  readonly open: readonly boolean[];
  /** Units offered, hour by hour. */
  readonly offered: number[];
};

/** `null`: done. Otherwise the code of the refusal. */
export type Answer = string | null;

export class PlainCalendar {
  pencils: PlainPencil[] = [];
  blocks: PlainBlock[] = [];
  /** How many acts there have been. */
  act = 0;

  constructor(readonly rooms: readonly PlainRoom[]) {}

  publish(want: Want): Answer {
    const { units, offered } = this.room(want.room);
    if (want.units > units) return 'UNITS_EXCEEDED';
    if (boxesOf(want).some((at) => offered[at] !== 0)) return 'WINDOWS_OVERLAP';
    return this.offer(want);
  }

  /** From now on so many units are offered there; none withdraws. */
  reshape(want: Want): Answer {
    if (want.units > this.room(want.room).units) return 'UNITS_EXCEEDED';
    if (boxesOf(want).some((at) => this.promisedAt(want.room, at) > want.units)) return 'UNITS_TAKEN';
    return this.offer(want);
  }

  place(name: string, who: number, want: Want, mayWait: boolean): Answer {
    const pencil = this.pencilOf(name, who, want);
    const refused = this.refuses(pencil, mayWait);
    if (refused !== null) return refused;
    if (this.fits(pencil)) this.hold(pencil);
    this.pencils.push(pencil);
    this.moveUp();
    return null;
  }

  /** Another want in the place of a pencil: what that holds is its own, before blocks and before anybody who waits. */
  counter(name: string, old: string, want: Want, mayWait: boolean): Answer {
    const replaced = this.find(old);
    if (replaced.state === 'EXPIRED') return 'HOLD_EXPIRED';
    if (replaced.state !== 'HELD' && replaced.state !== 'WAITING') return 'WRONG_STATUS';
    const pencil = this.pencilOf(name, replaced.who, want);
    const own = replaced.state === 'HELD' ? replaced : null;
    if (isSame(replaced, pencil)) {
      // It keeps its place, and its time to decide begins anew.
      if (own !== null) this.hold(own);
      return null;
    }
    const refused = this.refuses(pencil, mayWait, own);
    if (refused !== null) return refused;
    if (this.fits(pencil, own)) this.hold(pencil);
    replaced.state = 'RELEASED';
    replaced.challengedBy = null;
    this.pencils.push(pencil);
    this.moveUp();
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
    if (hasEnded(pencil)) return null;
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

  block(block: PlainBlock): Answer {
    if ((block.units ?? 0) > this.room(block.room).units) return 'UNITS_EXCEEDED';
    this.blocks.push(block);
    this.moveUp();
    return null;
  }

  unblock(name: string): null {
    this.blocks = this.blocks.filter((block) => block.name !== name);
    this.moveUp();
    return null;
  }

  /** A calendar of elsewhere comes in under this name, in the place of the one that came in before. */
  bringIn(name: string, room: string, events: readonly Hours[], units: number | null): Answer {
    if ((units ?? 0) > this.room(room).units) return 'UNITS_EXCEEDED';
    const others = this.blocks.filter((block) => block.name !== name);
    this.blocks = [...others, ...events.map((event) => ({ ...event, name, room, units }))];
    this.moveUp();
    return null;
  }

  freeAt(room: string, at: number): number {
    const left = (this.room(room).offered[at] ?? 0) - this.promisedAt(room, at);
    // Blocks take what is left beside what is promised, never more.
    const wanted = this.blocks
      .filter((block) => block.from <= at && at < block.to)
      .reduce(
        (sum, { units, ...block }) => sum + this.takes({ ...block, units: units ?? this.room(room).units }, room),
        0,
      );
    return left - Math.min(left, wanted);
  }

  find(name: string): PlainPencil {
    const found = this.pencils.find((one) => one.name === name);
    if (!found) throw new Error(`no pencil is called ${name}`);
    return found;
  }

  private promisedAt(room: string, at: number): number {
    return this.pencils
      .filter((one) => (one.state === 'HELD' || one.state === 'BOOKED') && one.boxes.includes(at))
      .reduce((sum, one) => sum + this.takes(one, room), 0);
  }

  /** How many units of a room it takes: its own, and one of what belongs to it. */
  private takes(one: Want, room: string): number {
    if (one.room === room) return one.units;
    return this.room(one.room).part === room ? 1 : 0;
  }

  private offer(want: Want): null {
    for (const at of boxesOf(want)) this.room(want.room).offered[at] = want.units;
    this.moveUp();
    return null;
  }

  private pencilOf(name: string, who: number, want: Want): PlainPencil {
    const boxes = boxesOf(want).filter((at) => this.room(want.room).open[at]);
    return { ...want, name, who, boxes, state: 'WAITING', since: null, challengedBy: null };
  }

  private refuses(pencil: PlainPencil, mayWait: boolean, own: PlainPencil | null = null): Answer {
    if (pencil.units > this.room(pencil.room).units) return 'UNITS_EXCEEDED';
    if (pencil.boxes.length === 0) return 'OUTSIDE_CAPACITY';
    const isOffered = this.everyBox(pencil, (room, at, units) => (room.offered[at] ?? 0) >= units);
    if (!isOffered) return 'OUTSIDE_CAPACITY';
    return mayWait || this.fits(pencil, own) ? null : 'UNITS_TAKEN';
  }

  private hold(pencil: PlainPencil): void {
    pencil.state = 'HELD';
    pencil.since = this.act;
  }

  /** Beside what is free it may have what it holds already. */
  private fits(pencil: PlainPencil, own: PlainPencil | null = null): boolean {
    return this.everyBox(pencil, (room, at, units) => {
      const had = own?.boxes.includes(at) ? this.takes(own, room.name) : 0;
      return this.freeAt(room.name, at) + had >= units;
    });
  }

  private everyBox(pencil: PlainPencil, holds: (room: PlainRoom, at: number, units: number) => boolean): boolean {
    const rooms = this.rooms.filter((room) => this.takes(pencil, room.name) > 0);
    return rooms.every((room) => pencil.boxes.every((at) => holds(room, at, this.takes(pencil, room.name))));
  }

  private moveUp(): void {
    for (const pencil of this.pencils) if (pencil.state === 'WAITING' && this.fits(pencil)) this.hold(pencil);
    const waiting = new Set(this.pencils.filter((one) => one.state === 'WAITING').map((one) => one.name));
    for (const pencil of this.pencils)
      if (pencil.state !== 'HELD' || !waiting.has(pencil.challengedBy ?? '')) pencil.challengedBy = null;
  }

  /** Would it be held if these were gone and everybody who waits tried in turn? */
  private wouldMoveUp(mine: PlainPencil, gone: readonly PlainPencil[]): boolean {
    const trial = new PlainCalendar(this.rooms);
    trial.blocks = this.blocks;
    trial.pencils = this.pencils.filter((one) => !gone.includes(one)).map((one) => ({ ...one }));
    trial.moveUp();
    return trial.find(mine.name).state === 'HELD';
  }

  private meet(a: PlainPencil, b: PlainPencil): boolean {
    const isShared = this.rooms.some((room) => this.takes(a, room.name) > 0 && this.takes(b, room.name) > 0);
    return isShared && a.boxes.some((at) => b.boxes.includes(at));
  }

  private room(name: string): PlainRoom {
    const found = this.rooms.find((one) => one.name === name);
    if (!found) throw new Error(`no room is called ${name}`);
    return found;
  }
}

export const boxesOf = ({ from, to }: Hours): readonly number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);
const isSame = (a: PlainPencil, b: PlainPencil): boolean =>
  a.room === b.room && a.units === b.units && String(a.boxes) === String(b.boxes);
const hasEnded = ({ state }: PlainPencil): boolean => state !== 'HELD' && state !== 'WAITING' && state !== 'BOOKED';
