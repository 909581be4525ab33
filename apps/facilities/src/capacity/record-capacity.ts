import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Result } from '#kernel/result';
import type { UnitsOver } from '#kernel/stretches';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { AddWindows } from './add-windows';

/** A calendar brought along from elsewhere: windows with units of their own, those that are over included. */
@Injectable()
export class RecordCapacity {
  constructor(
    private readonly transactions: Transactions,
    private readonly windows: AddWindows,
  ) {}

  /** As `publishCapacity`, by whoever may do that; up to 500 windows at once, all or none, one effect for each key. */
  run(
    viewer: Viewer,
    {
      idempotencyKey: key,
      ...ask
    }: { readonly resourceId: string; readonly windows: readonly UnitsOver[]; readonly idempotencyKey: string },
  ): Promise<Result<{ readonly resource: Id<'resource'>; readonly windows: readonly Id<'window'>[] }>> {
    return this.transactions.once({ viewer, mutation: 'recordCapacity', key, input: ask }, (tx) =>
      this.windows.run(tx, { ...ask, viewer, act: 'recordCapacity', past: 'TAKEN' }),
    );
  }
}
