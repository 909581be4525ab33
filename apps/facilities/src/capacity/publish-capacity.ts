import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import type { Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { AddWindows } from './add-windows';

export type CapacityAsk = {
  readonly resourceId: string;
  readonly periods: readonly Period[];
  readonly units: number;
  readonly idempotencyKey: string;
};

/** Mutation `publishCapacity`: adds windows, all or none. */
@Injectable()
export class PublishCapacity {
  constructor(
    private readonly transactions: Transactions,
    private readonly windows: AddWindows,
  ) {}

  /** By an owner or scheduler of the house; locks the resource. The windows come back in the order of the periods. */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: CapacityAsk,
  ): Promise<Result<{ readonly resource: Id<'resource'>; readonly windows: readonly Id<'window'>[] }>> {
    const windows = ask.periods.map((during) => ({ during, units: ask.units }));
    return this.transactions.once({ viewer, mutation: 'publishCapacity', key, input: ask }, (tx) =>
      this.windows.run(tx, { viewer, act: 'publishCapacity', resourceId: ask.resourceId, windows, past: 'REFUSED' }),
    );
  }
}
