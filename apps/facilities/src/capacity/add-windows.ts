import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { toIso } from '#kernel/instant';
import { ok, type Result } from '#kernel/result';
import type { UnitsOver } from '#kernel/stretches';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { Blocks } from '../block/blocks';
import { CalendarStore } from '../commitment/calendar.store';
import { decideWindows, parseWindows } from '../domain/capacity';
import { hullOf } from '../domain/spans';
import { FindOwnResource } from '../resource/find-own-resource';
import { stretchKey } from '../resource/stretch';
import { WindowsStore } from './windows.store';

export type WindowsAsk = {
  readonly viewer: Viewer;
  /** As the trail calls it. */
  readonly act: string;
  readonly resourceId: string;
  readonly windows: readonly UnitsOver[];
  /** May a window be over already? */
  readonly past: 'REFUSED' | 'TAKEN';
};

/** Adds windows to the calendar of a resource, under its lock; blocks of the house and whoever waits get what they want of them. */
@Injectable()
export class AddWindows {
  constructor(
    private readonly own: FindOwnResource,
    private readonly calendars: CalendarStore,
    private readonly windows: WindowsStore,
    private readonly blocks: Blocks,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(
    tx: Tx,
    { viewer, act, resourceId, windows, past }: WindowsAsk,
  ): Promise<Result<{ readonly resource: Id<'resource'>; readonly windows: readonly Id<'window'>[] }>> {
    const found = await this.own.run(tx, viewer, resourceId);
    if (!found.ok) return found;
    const parsed = parseWindows(windows);
    if (!parsed.ok) return parsed;
    const resource = found.value;
    await this.calendars.lock(tx, [resource.id]);
    const during = hullOf(parsed.value.map((window) => window.during));
    const hull = stretchKey(resource.id, during);
    const existing = (await this.windows.within([hull], tx)).get(hull) ?? [];
    const decided = decideWindows(parsed.value, {
      units: resource.units,
      existing: existing.map((window) => window.period),
      now: past === 'REFUSED' ? await this.windows.now(tx) : null,
    });
    if (!decided.ok) return decided;
    const now = this.clock.now();
    const added = decided.value.map((window) => ({ ...window, id: newId('window', now) }));
    await this.windows.insert(tx, resource, added);
    await this.blocks.shareOut(tx, viewer, [{ resourceId: resource.id, during }]);
    const after = {
      windows: added.map(({ id, during: { start, end }, units }) => ({
        id,
        start: toIso(start),
        end: toIso(end),
        units,
      })),
    };
    await this.audit.add(tx, { viewer, act, subject: resource.id, after });
    return ok({ resource: resource.id, windows: added.map((window) => window.id) });
  }
}
