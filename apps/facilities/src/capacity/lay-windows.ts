import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { UnitsOver } from '#kernel/stretches';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { CalendarStore } from '../commitment/calendar.store';
import { holdToken } from '../commitment/hold.provider';
import { RecordChanges } from '../commitment/record-changes';
import { changesBetween, type Calendars } from '../domain/changes';
import { hasEnded } from '../domain/commitment-life';
import type { Hold } from '../domain/hold';
import { decideReshape, type Reshaped, type Targets } from '../domain/reshape';
import { hullOf } from '../domain/spans';
import { WindowsStore } from './windows.store';

/** Changes what resources offer, all of them or none, in the transaction of the caller. */
@Injectable()
export class LayWindows {
  constructor(
    private readonly calendars: CalendarStore,
    private readonly windows: WindowsStore,
    private readonly changes: RecordChanges,
    private readonly clock: Clock,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  /** What would come of it, as far as calendars are now; with or without their locks. */
  async decide(tx: Tx, targets: Targets): Promise<Reshaped> {
    return decideReshape(await this.load(tx, targets), targets, this.hold);
  }

  /**
   * Under the locks that the caller holds: lays the windows, and blocks and whoever waits follow. Answers where each resource
   * offers another number of units now; null, and nothing done, where a promise is in the way.
   */
  async run(tx: Tx, viewer: Viewer, targets: Targets): Promise<Reshaped['stretches'] | null> {
    return targets.size === 0 ? new Map() : this.lay(tx, viewer, await this.load(tx, targets), targets);
  }

  /** The same where `before` has been loaded under the locks already. */
  async lay(tx: Tx, viewer: Viewer, before: Calendars, targets: Targets): Promise<Reshaped['stretches'] | null> {
    const { stretches, promises, calendars } = decideReshape(before, targets, this.hold);
    if ([...promises.values()].some((some) => some.length > 0)) return null;
    await this.write(tx, viewer, before, calendars);
    return stretches;
  }

  /** The calendars of these resources as far as targets reach. */
  async load(tx: Tx, targets: Targets): Promise<Calendars> {
    const spans = [...targets].flatMap(([resourceId, list]) => {
      if (list.length === 0) return [];
      const { start, end } = hullOf(list.map(({ during }) => during));
      // A window that only adjoins may become one with what is laid.
      return [{ resourceId, during: { start: instant(start - 1), end: instant(end + 1) } }];
    });
    return this.calendars.load(tx, { spans, commitments: [], requester: null });
  }

  private async write(tx: Tx, viewer: Viewer, before: Calendars, after: Calendars): Promise<void> {
    const changes = changesBetween(before, after);
    // What gives its units back goes before the windows do, what takes them comes after.
    const isOver = (change: (typeof changes)[number]) => hasEnded(change.after.state);
    await this.changes.run(tx, viewer, changes.filter(isOver));
    const pairs = [...after].map(([id, calendar]) => [id, before.get(id)?.windows ?? [], calendar.windows] as const);
    const now = this.clock.now();
    await this.windows.replace(
      tx,
      pairs.flatMap(([resourceId, old, laid]) => missingIn(laid, old).map(({ during }) => ({ resourceId, during }))),
      pairs.flatMap(([resourceId, old, laid]) =>
        missingIn(old, laid).map((window) => ({ ...window, resourceId, id: newId('window', now) })),
      ),
    );
    await this.changes.run(
      tx,
      viewer,
      changes.filter((change) => !isOver(change)),
    );
  }
}

/** Windows of the second list that are not in the first. */
function missingIn(list: readonly UnitsOver[], windows: readonly UnitsOver[]): readonly UnitsOver[] {
  const keyOf = ({ during, units }: UnitsOver) => `${during.start}/${during.end}/${units}`;
  const known = new Set(list.map(keyOf));
  return windows.filter((window) => !known.has(keyOf(window)));
}
