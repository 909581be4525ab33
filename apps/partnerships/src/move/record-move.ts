import { Injectable } from '@nestjs/common';
import type { PlacedLine } from '#events/calendar-question';
import { requestMoved } from '#events/partnerships';
import { uuidOf, type Id } from '#kernel/ids';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Outbox } from '#service/facts/outbox';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { BriefsStore } from '../brief/briefs.store';
import { CommitmentsStore } from '../calendar/commitments.store';
import { moves, turnAfter } from '../domain/request-life';
import { MessagesStore } from '../message/messages.store';
import type { Mover, WantedMove } from './intent.row';
import { MovesStore } from './moves.store';

/** What a move leaves behind once the calendar has agreed, or had nothing to say. */
export type AgreedMove = Pick<WantedMove, 'requestIds' | 'move' | 'mover' | 'message'> & {
  /** Null for a move that keeps the pencils as they are. */
  readonly asked: WantedMove['asked'] | null;
  /** The lines the calendar placed, in the order asked. */
  readonly placed: readonly PlacedLine[];
};

/** Writes a move down: status, lines, thread, event, audit entry and fact, in the caller's transaction. */
@Injectable()
export class RecordMove {
  constructor(
    private readonly moves: MovesStore,
    private readonly commitments: CommitmentsStore,
    private readonly messages: MessagesStore,
    private readonly briefs: BriefsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Locks the requests in the order of their ids, and then the brief they are for. The move was judged when it was asked for;
   * nothing else can have moved them since.
   */
  async run(tx: Tx, agreed: AgreedMove): Promise<void> {
    const briefs = new Set<Id<'brief'>>();
    for (const requestId of agreed.requestIds) {
      const briefId = await this.record(tx, requestId, agreed);
      if (briefId) briefs.add(briefId);
    }
    for (const briefId of briefs) await this.settle(tx, briefId, agreed.mover);
  }

  /** Answers the brief the request is for. */
  private async record(tx: Tx, requestId: Id<'request'>, agreed: AgreedMove): Promise<Id<'brief'> | null> {
    const { move, mover, message, asked } = agreed;
    const before = await this.moves.lock(tx, requestId);
    if (!before) throw new Error(`request ${requestId} vanished under a move`);
    const version = before.version + 1;
    const lines = asked?.question === 'place' ? asked.body.lines.filter((line) => line.requestId === requestId) : null;
    if (asked?.question === 'place' && lines) {
      const placed = agreed.placed.filter((_, at) => asked.body.lines[at]?.requestId === requestId);
      await this.moves.insertOffer(tx, requestId, version, lines, placed);
      await this.commitments.placed(tx, requestId, placed);
    }
    if (asked?.question === 'confirm') await this.commitments.ended(tx, requestId, 'BOOKED');
    if (asked?.question === 'release') await this.commitments.ended(tx, requestId, asked.body.as);
    const { to } = moves[move];
    await this.moves.record(tx, { id: requestId, version, move, mover, to, turn: turnAfter(move, mover.by) });
    await this.commitments.settleDeadlines(tx, [uuidOf(requestId)]);
    if (message !== null && mover.account) await this.messages.insert(tx, requestId, mover.account, message);
    await this.audit.add(tx, {
      viewer: viewerOf(mover),
      act: `${move.toLowerCase()}Request`,
      subject: requestId,
      before: before.version === 0 ? null : { status: before.storedStatus, version: before.version },
      after: { status: to, version, ...(lines ? { lines } : {}) },
    });
    await this.outbox.add(tx, { type: requestMoved, subject: uuidOf(requestId), payload: {} });
    return before.briefId;
  }

  private async settle(tx: Tx, briefId: Id<'brief'>, mover: Mover): Promise<void> {
    const { before, after } = await this.briefs.settle(tx, briefId);
    if (before === after) return;
    const status = { before: { status: before }, after: { status: after } };
    await this.audit.add(tx, { viewer: viewerOf(mover), act: 'moveBrief', subject: briefId, ...status });
  }
}

const viewerOf = ({ account, organisation, onBehalfOf }: Mover): Viewer => ({
  ...visitor,
  ...{ account, organisation, onBehalfOf },
});
