import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { parsePeriod, type Period } from '#kernel/period';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { KeepChange } from '../change/keep-change';
import { CalendarStore } from '../commitment/calendar.store';
import { refuseUnits } from '../domain/block-terms';
import { parseUnits } from '../domain/offering';
import { leftOf, moved, type Targets } from '../domain/reshape';
import { FindOwnResource } from '../resource/find-own-resource';
import type { Resource } from '../resource/resources.store';
import { LayWindows } from './lay-windows';
import { standsOf, told } from './reshape-capacity';
import { WindowsStore, type CapacityWindow } from './windows.store';

export type MoveWindowAsk = {
  readonly windowId: string;
  readonly period: Period;
  readonly units?: number | null | undefined;
};

type Found = { readonly window: CapacityWindow; readonly resource: Resource };
type Move = Found & { readonly units: number; readonly targets: Targets };

/** Mutation `moveWindow`: a window elsewhere in time, longer, shorter or of other units, in one act. */
@Injectable()
export class MoveWindow {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly calendars: CalendarStore,
    private readonly windows: WindowsStore,
    private readonly laying: LayWindows,
    private readonly keeping: KeepChange,
    private readonly audit: Audit,
  ) {}

  /** By an owner or scheduler of the house, under the lock of its resource. `change` is null where it stays as it is. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: MoveWindowAsk & { readonly idempotencyKey: string },
  ): Promise<Result<{ readonly change: Id<'change'> | null; readonly resources: readonly Id<'resource'>[] }>> {
    return this.transactions.once({ viewer, mutation: 'moveWindow', key, input: ask }, async (tx) => {
      const unlocked = await this.find(tx, viewer, ask.windowId);
      if (unlocked.ok) await this.calendars.lock(tx, [unlocked.value.resource.id]);
      const planned = await this.plan(tx, viewer, ask);
      if (!planned.ok) return planned;
      const { window, resource, units, targets } = planned.value;
      const laid = await this.laying.run(tx, viewer, targets);
      if (laid === null) return refuse('UNITS_TAKEN', 'More is promised in this time than would be offered.', 'period');
      await this.audit.add(tx, {
        ...{ viewer, act: 'moveWindow', subject: resource.id },
        before: { windows: [told(window.period, window.units)] },
        after: { windows: [told(ask.period, units)] },
      });
      const change = await this.keeping.run(tx, { act: 'moveWindow', ...resource }, standsOf(laid));
      return ok({ change, resources: [resource.id] });
    });
  }

  /** What promises more than would be offered, were it moved now. */
  async promises(viewer: Viewer, ask: MoveWindowAsk): Promise<readonly Id<'commitment'>[]> {
    const tx = this.transactions.reading;
    const planned = await this.plan(tx, viewer, ask);
    if (!planned.ok) return [];
    const { promises } = await this.laying.decide(tx, planned.value.targets);
    return [...promises.values()].flatMap((some) => some.map(({ id }) => id));
  }

  private async plan(tx: Tx, viewer: Viewer, ask: MoveWindowAsk): Promise<Result<Move>> {
    const found = await this.find(tx, viewer, ask.windowId);
    const period = within(parsePeriod(ask.period), 'period');
    const units = ask.units == null ? ok(null) : within(parseUnits(ask.units), 'units');
    if (!found.ok || !period.ok || !units.ok) return all<unknown>([found, period, units]) as Result<never>;
    const { window, resource } = found.value;
    const now = await this.windows.now(tx);
    const fits = all<unknown>([
      window.period.end <= now ? refuse('IN_PAST', 'This window is over.', 'windowId') : ok(null),
      period.value.end <= now ? refuse('IN_PAST', 'This period is over.', 'period') : ok(null),
      refuseUnits(units.value, [resource]),
    ]);
    if (!fits.ok) return fits;
    const to = { during: period.value, units: units.value ?? window.units };
    const targets = new Map([[resource.id, leftOf(moved(window.period, to), now)]]);
    return ok({ window, resource, units: to.units, targets });
  }

  /** Whoever may not see its resource is told what is told of a window that is not there. */
  private async find(tx: Tx, viewer: Viewer, windowId: string): Promise<Result<Found>> {
    const known = isId('window', windowId) ? await this.windows.byId(tx, windowId) : null;
    const own = known && (await this.own.run(tx, viewer, known.resourceId));
    if (known && own?.ok) return ok({ window: known.window, resource: own.value });
    const isUnseen = own === null || own.ok || own.refusals.some(({ code }) => code === 'NOT_FOUND');
    return isUnseen ? refuse('NOT_FOUND', 'There is no such window, or not any more.', 'windowId') : own;
  }
}
