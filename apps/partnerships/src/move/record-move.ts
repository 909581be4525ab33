import { Injectable } from '@nestjs/common';
import type { PlacedLine } from '#events/calendar-question';
import { requestMoved } from '#events/partnerships';
import { uuidOf } from '#kernel/ids';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Outbox } from '#service/facts/outbox';
import { visitor } from '#service/viewer/viewer';
import { CommitmentsStore } from '../calendar/commitments.store';
import { moves, turnAfter } from '../domain/request-life';
import { MessagesStore } from '../message/messages.store';
import type { WantedMove } from './intent.row';
import { MovesStore } from './moves.store';

/** What a move leaves behind once the calendar has agreed, or had nothing to say. */
export type AgreedMove = Pick<WantedMove, 'requestId' | 'move' | 'mover' | 'message'> & {
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
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Locks the request. The move was judged when it was asked for; nothing else can have moved the request since. */
  async run(tx: Tx, agreed: AgreedMove): Promise<void> {
    const { requestId, move, mover, message, asked } = agreed;
    const before = await this.moves.lock(tx, requestId);
    if (!before) throw new Error(`request ${requestId} vanished under a move`);
    const version = before.version + 1;
    if (asked?.question === 'place') {
      await this.moves.insertOffer(tx, requestId, version, asked.body.lines, agreed.placed);
      await this.commitments.placed(tx, requestId, agreed.placed);
    }
    if (asked?.question === 'confirm') await this.commitments.ended(tx, requestId, 'BOOKED');
    if (asked?.question === 'release') await this.commitments.ended(tx, requestId, asked.body.as);
    const { to } = moves[move];
    await this.moves.record(tx, { id: requestId, version, move, mover, to, turn: turnAfter(move, mover.by) });
    await this.commitments.settleDeadlines(tx, [uuidOf(requestId)]);
    if (message !== null && mover.account) await this.messages.insert(tx, requestId, mover.account, message);
    await this.audit.add(tx, {
      viewer: { ...visitor, account: mover.account, organisation: mover.organisation, onBehalfOf: mover.onBehalfOf },
      act: `${move.toLowerCase()}Request`,
      subject: requestId,
      before: before.version === 0 ? null : { status: before.storedStatus, version: before.version },
      after: { status: to, version, ...(asked?.question === 'place' ? { lines: asked.body.lines } : {}) },
    });
    await this.outbox.add(tx, { type: requestMoved, subject: uuidOf(requestId), payload: {} });
  }
}
