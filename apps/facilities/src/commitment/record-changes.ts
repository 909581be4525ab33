import { Injectable } from '@nestjs/common';
import { commitmentsMoved } from '#events/facilities';
import { uuidOf } from '#kernel/ids';
import { toIso } from '#kernel/instant';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Outbox } from '#service/facts/outbox';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { periodOf } from '../domain/calendar';
import { entriesOf, requestsOf, type Change } from '../domain/changes';
import { CalendarStore } from './calendar.store';

/** Nobody's acts: they follow from the clock, or from what was freed. */
const actsOfTheClock = new Set(['promoteCommitments', 'expireCommitments', 'liftChallenges']);

/** Writes changes of calendars, tells of them, and leaves the trail: all in the transaction that holds the locks. */
@Injectable()
export class RecordChanges {
  constructor(
    private readonly calendars: CalendarStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** `viewer` is who moved; what lapsed or moved up by it is nobody's act. */
  async run(tx: Tx, viewer: Viewer, changes: readonly Change[]): Promise<void> {
    await this.calendars.write(tx, changes);
    await this.outbox.add(
      tx,
      ...requestsOf(changes).map((id) => ({ type: commitmentsMoved, subject: uuidOf(id), payload: {} })),
    );
    await this.audit.addAll(
      tx,
      entriesOf(changes).map(({ act, subject, changes: moved }) => {
        const actor = actsOfTheClock.has(act) ? visitor : viewer;
        return { viewer: actor, act, subject, before: before(moved), after: afterOf(moved) };
      }),
    );
  }
}

const before = (changes: readonly Change[]): object | null => {
  const known = changes.flatMap((change) => (change.before === null ? [] : [change.before]));
  return known.length === 0 ? null : { commitments: known.map(({ id, state }) => ({ id, state })) };
};

/** What the trail says of commitments after an act. */
export const afterOf = (changes: readonly Change[]): object => ({
  commitments: changes.map(({ after: one, calendar }) => {
    const { start, end } = periodOf(one.spans);
    const period = { start: toIso(start), end: toIso(end) };
    return { id: one.id, resource: calendar.resourceId, period, units: one.units, state: one.state };
  }),
});
