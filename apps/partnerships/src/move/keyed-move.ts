import { Injectable } from '@nestjs/common';
import { uuidOf } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import { hashOf, type Keyed, refuseBadKey, Transactions } from '#service/database/transactions';
import { FinishMove } from './finish-move';
import type { Intent, KeyPlace } from './intent.row';
import { IntentsStore } from './intents.store';
import { KeysStore, type MoveAnswer } from './keys.store';

/** How the first step of a move ended. */
export type Opened =
  /** All is done in this one step: the calendar has nothing to say. */
  | { readonly done: MoveAnswer }
  /** Written down; the calendar is to be asked. */
  | { readonly intent: Intent }
  /** Another move is under way on the same request: it goes first, and this one is judged afterwards. */
  | { readonly busyWith: string };

type Step = { readonly answer: Result<MoveAnswer> } | { readonly held: Intent } | { readonly waitFor: string | null };

/** One effect for each idempotency key, for moves that may take three transactions. */
@Injectable()
export class KeyedMove {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: KeysStore,
    private readonly intents: IntentsStore,
    private readonly finishMove: FinishMove,
  ) {}

  /**
   * `open` judges the move under the lock of its request and writes the intent; what it refuses is the answer that is kept. The
   * same key goes on where the first call stands; a fault on the way leaves the key open for the next.
   */
  async run(ask: Keyed, open: (tx: Tx, key: KeyPlace) => Promise<Result<Opened>>): Promise<Result<MoveAnswer>> {
    const scope = ask.viewer.organisation ?? ask.viewer.account;
    if (!scope) throw new Error(`${ask.mutation} needs a signed-in caller`);
    const bad = refuseBadKey(ask.key);
    if (bad) return bad;
    const place = { scope: uuidOf(scope), mutation: ask.mutation, key: ask.key };
    const hash = hashOf(ask.input);
    for (;;) {
      const step = await this.transactions.run((tx) => this.begin(tx, place, hash, open));
      if ('answer' in step) return step.answer;
      if ('held' in step) await this.finishMove.finish(step.held);
      else if (step.waitFor) await this.finishMove.settle(step.waitFor);
    }
  }

  private async begin(
    tx: Tx,
    place: KeyPlace,
    hash: Buffer,
    open: (tx: Tx, key: KeyPlace) => Promise<Result<Opened>>,
  ): Promise<Step> {
    await tx.query('savepoint unasked');
    const known = await this.keys.open(tx, place, hash);
    // The intent may have been finished since the key was read; then there is nothing to wait for, only to look again.
    if (known === 'OPEN') return { waitFor: await this.intents.ofKey(tx, place) };
    if (known !== 'OPENED') return { answer: known };
    await tx.query('savepoint asked');
    const opened = await open(tx, place);
    if (!opened.ok) {
      await tx.query('rollback to savepoint asked');
      return this.keep(tx, place, opened);
    }
    if ('intent' in opened.value) return { held: opened.value.intent };
    if ('done' in opened.value) return this.keep(tx, place, ok(opened.value.done));
    await tx.query('rollback to savepoint unasked');
    return { waitFor: opened.value.busyWith };
  }

  private async keep(tx: Tx, place: KeyPlace, answer: Result<MoveAnswer>): Promise<Step> {
    await this.keys.close(tx, place, answer);
    return { answer };
  }
}
