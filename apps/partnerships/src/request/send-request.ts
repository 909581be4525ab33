import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import { parseOffer, type RawLine } from '../domain/offer';
import { mayMove } from '../domain/request-life';
import type { KeyPlace } from '../move/intent.row';
import { IntentsStore } from '../move/intents.store';
import { KeyedMove, type Opened } from '../move/keyed-move';
import type { MoveAnswer } from '../move/keys.store';
import { MovesStore } from '../move/moves.store';
import { questionFor } from '../move/question-for';

export type SendAsk = {
  readonly lines: readonly RawLine[];
  readonly message?: string | null | undefined;
  readonly waitIfTaken?: boolean | null | undefined;
  readonly idempotencyKey: string;
};

@Injectable()
export class SendRequest {
  constructor(
    private readonly clock: Clock,
    private readonly keyedMove: KeyedMove,
    private readonly moves: MovesStore,
    private readonly intents: IntentsStore,
  ) {}

  /**
   * Creates and sends in one: a DRAFT nobody sees until the calendar has placed all lines or refused them all. Refuses with
   * NOT_ALLOWED a role that only looks on, with all faults of the words, or with what the calendar says.
   */
  run(viewer: Viewer, ask: SendAsk): Promise<Result<MoveAnswer>> {
    const { idempotencyKey: key, ...input } = ask;
    return this.keyedMove.run({ viewer, mutation: 'sendRequest', key, input }, (tx, place) =>
      this.open(tx, viewer, ask, place),
    );
  }

  private async open(tx: Tx, viewer: Viewer, ask: SendAsk, key: KeyPlace): Promise<Result<Opened>> {
    const { account, organisation, onBehalfOf } = viewer;
    if (!organisation || !mayMove(viewer.organisationKind, viewer.role))
      return refuse('NOT_ALLOWED', 'Only an organisation asks for capacity, and not through someone who looks on.');
    const offer = parseOffer(ask);
    if (!offer.ok) return offer;
    const requestId = newId('request', this.clock.now());
    await this.moves.insertDraft(tx, requestId, organisation, ask.waitIfTaken ?? false);
    const draft = await this.moves.lock(tx, requestId);
    const mover = { account, organisation, onBehalfOf, by: 'REQUESTER' as const };
    const asked = draft && questionFor('SEND', mover, draft, offer.value.lines);
    if (!asked) throw new Error('a request cannot be sent without asking the calendar');
    await this.moves.countQuestion(tx, requestId);
    const wanted = { requestIds: [requestId], teamId: null, move: 'SEND', mover, asked } as const;
    return ok({ intent: await this.intents.open(tx, { ...wanted, message: offer.value.message, key }) });
  }
}
