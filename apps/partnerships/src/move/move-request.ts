import { Injectable } from '@nestjs/common';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import { FactReaders } from '#service/facts/fact-readers';
import type { Viewer } from '#service/viewer/viewer';
import { type Offer, parseOffer, parseWord, type RawLine } from '../domain/offer';
import { judgeMove, mayMove, type Move, type Side } from '../domain/request-life';
import type { KeyPlace } from './intent.row';
import { IntentsStore } from './intents.store';
import { KeyedMove, type Opened } from './keyed-move';
import type { MoveAnswer } from './keys.store';
import { MovesStore } from './moves.store';
import { questionFor } from './question-for';
import { RecordMove } from './record-move';
import { type LockedRequest, sideOf } from './standing.row';

/** What somebody says who moves a request that exists. */
export type MoveAsk = {
  readonly requestId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly message?: string | null | undefined;
  /** Only with a counter-offer. */
  readonly lines?: readonly RawLine[];
  readonly idempotencyKey: string;
};

/** Any move on a request that exists: its sight, its rights, its judgement, and the first of its steps. */
@Injectable()
export class MoveRequest {
  constructor(
    private readonly readers: FactReaders,
    private readonly keyedMove: KeyedMove,
    private readonly moves: MovesStore,
    private readonly intents: IntentsStore,
    private readonly recordMove: RecordMove,
  ) {}

  /**
   * Refuses with NOT_FOUND who is on neither side, NOT_ALLOWED whose role or side may not, the faults of the words, then what
   * `judgeMove` and the calendar refuse. Locks the request; waits for another move that is under way on it.
   */
  async run(viewer: Viewer, mutation: string, move: Move, ask: MoveAsk): Promise<Result<MoveAnswer>> {
    // Promotions and lapses that the calendar has told of count before the move is judged.
    await this.readers.catchUp('facilities');
    const { idempotencyKey: key, ...input } = ask;
    return this.keyedMove.run({ viewer, mutation, key, input }, (tx, place) => this.open(tx, viewer, move, ask, place));
  }

  private async open(tx: Tx, viewer: Viewer, move: Move, ask: MoveAsk, key: KeyPlace): Promise<Result<Opened>> {
    const words = parseAsk(ask);
    const request = isId('request', ask.requestId) ? await this.moves.lock(tx, ask.requestId) : null;
    const side = request && sideOf(request, viewer.organisation);
    if (!request || !side || request.status === 'DRAFT') return noSuchRequest(words);
    if (!mayMove(viewer.organisationKind, viewer.role))
      return refuse('NOT_ALLOWED', 'Your role looks on; it does not move requests.');
    if (!words.ok) return words;
    const busyWith = await this.intents.ofRequests(tx, [request.id]);
    if (busyWith) return ok({ busyWith });
    const judged = judgeMove(move, side, request, ask.expectedVersion ?? null);
    return judged.ok ? ok(await this.begin(tx, move, viewer, side, request, words.value, key)) : judged;
  }

  private async begin(
    tx: Tx,
    move: Move,
    viewer: Viewer,
    side: Side,
    request: LockedRequest,
    { lines, message }: Offer,
    key: KeyPlace,
  ): Promise<Opened> {
    const { account, organisation, onBehalfOf } = viewer;
    const mover = { account, organisation, onBehalfOf, by: side };
    const asked = questionFor(move, mover, request, lines);
    const wanted = { requestIds: [request.id], teamId: null, move, mover, message };
    if (!asked) {
      await this.recordMove.run(tx, { ...wanted, asked, placed: [] });
      return { done: { requestIds: [request.id] } };
    }
    // The moment of asking counts, however long the calendar takes to let go; it cannot refuse to.
    if (move === 'CANCEL' && side === 'REQUESTER') await this.moves.settleFees(tx, request.id);
    await this.moves.countQuestion(tx, request.id);
    return { intent: await this.intents.open(tx, { ...wanted, asked, key }) };
  }
}

function parseAsk(ask: MoveAsk): Result<Offer> {
  if (ask.lines) return parseOffer({ lines: ask.lines, message: ask.message });
  const message = parseWord(ask.message);
  return message.ok ? ok({ lines: [], message: message.value }) : message;
}

function noSuchRequest(words: Result<Offer>): Result<never> {
  const missing = refuse('NOT_FOUND', 'There is no such request.', 'requestId');
  return words.ok ? missing : { ok: false, refusals: [...missing.refusals, ...words.refusals] };
}
