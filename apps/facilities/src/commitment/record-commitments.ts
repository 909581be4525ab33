import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import type { Period } from '#kernel/period';
import { ok, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { changesBetween } from '../domain/changes';
import type { Hold } from '../domain/hold';
import { decideEntries, parseEntries } from '../domain/moves-of-commitments';
import { FindOwnResource } from '../resource/find-own-resource';
import { CalendarStore } from './calendar.store';
import { holdToken } from './hold.provider';
import { RecordChanges } from './record-changes';

export type EntriesAsk = {
  readonly resourceId: string;
  /** By start or in any other order: they are entered as they come. */
  readonly commitments: readonly {
    readonly during: Period;
    readonly units: number;
    readonly state: 'BOOKED' | 'BLOCKED';
  }[];
  readonly idempotencyKey: string;
};

/** What a house has given away outside Interlock, or brings along from elsewhere: bookings and blocks of one resource. */
@Injectable()
export class RecordCommitments {
  constructor(
    private readonly transactions: Transactions,
    private readonly own: FindOwnResource,
    private readonly calendars: CalendarStore,
    private readonly changes: RecordChanges,
    private readonly clock: Clock,
    @Inject(holdToken) private readonly hold: Hold,
  ) {}

  /**
   * By an owner or scheduler of the house, under the lock of the resource: up to 500, all or none, one effect for each key.
   * They belong to no organisation and no request. Refused like any booking: OUTSIDE_CAPACITY, UNITS_TAKEN.
   */
  run(
    viewer: Viewer,
    { idempotencyKey: key, ...ask }: EntriesAsk,
  ): Promise<Result<{ readonly resource: Id<'resource'>; readonly commitments: readonly Id<'commitment'>[] }>> {
    return this.transactions.once({ viewer, mutation: 'recordCommitments', key, input: ask }, async (tx) => {
      const found = await this.own.run(tx, viewer, ask.resourceId);
      if (!found.ok) return found;
      const { id: resourceId } = found.value;
      const now = this.clock.now();
      const entries = parseEntries(
        ask.commitments.map((entry) => ({ ...entry, commitmentId: newId('commitment', now) })),
      );
      if (!entries.ok) return entries;
      await this.calendars.lock(tx, [resourceId]);
      const spans = entries.value.map(({ during }) => ({ resourceId, during }));
      const calendars = await this.calendars.load(tx, { spans, commitments: [], requester: null });
      const decided = decideEntries(entries.value, resourceId, calendars, this.hold);
      if (!decided.ok) return decided;
      await this.changes.run(tx, viewer, changesBetween(calendars, decided.value));
      return ok({ resource: resourceId, commitments: entries.value.map((entry) => entry.commitmentId) });
    });
  }
}
