import { dayMs, instant } from '#kernel/instant';
import { offsetRunAt, wallClock } from '#kernel/zone';
import type { Strings } from './strings';

/** A little over twelve days. */
const blockMs = 2 ** 30;

/**
 * The dates that clocks on the wall show. A search asks those of every zone there is, so it is remembered where a clock runs on
 * through a block of days without a change; where it does not, the kernel is asked.
 */
export class Clocks {
  private readonly offsets = new Map<number, number[]>();

  constructor(private readonly zones: Strings) {}

  /** Days since 1970 on the clock of the zone of this number. */
  dayAt(zone: number, at: number): number {
    const block = Math.floor(at / blockMs);
    const offset = this.ofBlock(block)[zone] ?? this.read(block, zone);
    const wall = Number.isNaN(offset) ? wallClock(instant(at), this.zones.textOf(zone) ?? '') : at + offset;
    return Math.floor(wall / dayMs);
  }

  private ofBlock(block: number): number[] {
    let offsets = this.offsets.get(block);
    if (offsets === undefined) this.offsets.set(block, (offsets = []));
    return offsets;
  }

  private read(block: number, zone: number): number {
    const run = offsetRunAt(block * blockMs, this.zones.textOf(zone) ?? '');
    const offset = run.until >= (block + 1) * blockMs ? run.offset : NaN;
    this.ofBlock(block)[zone] = offset;
    return offset;
  }
}
