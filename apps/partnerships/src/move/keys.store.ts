import { Injectable } from '@nestjs/common';
import type { Refusal, Result } from '#kernel/result';
import { keyReused } from '#service/database/transactions';
import type { Tx } from '#service/database/database';
import type { Id } from '#kernel/ids';
import type { KeyPlace } from './intent.row';

/** What a keyed move answers with; everything else of a payload is read afresh. */
export type MoveAnswer = { readonly requestIds: readonly Id<'request'>[] };

type Stored = { readonly value: MoveAnswer } | { readonly refusals: readonly Refusal[] };
type Row = { readonly input_hash: Buffer; readonly state: 'OPEN' | 'DONE'; readonly answer: Stored | null };

/** Idempotency keys of moves. Unlike other keys, theirs may stay open between two transactions, while the calendar is asked. */
@Injectable()
export class KeysStore {
  /**
   * `OPENED`: the key is new and this transaction's; `OPEN`: an earlier call is still at it; otherwise the answer that is kept.
   * A twin whose transaction has not ended yet is waited for.
   */
  async open(tx: Tx, place: KeyPlace, inputHash: Buffer): Promise<'OPENED' | 'OPEN' | Result<MoveAnswer>> {
    const at = [place.scope, place.mutation, place.key];
    const opened: unknown[] = await tx.query(
      `insert into keys (scope, mutation, key, input_hash, state) values ($1, $2, $3, $4, 'OPEN')
       on conflict do nothing returning 1`,
      [...at, inputHash],
    );
    if (opened.length > 0) return 'OPENED';
    const [row] = await tx.query<Row[]>(
      'select input_hash, state, answer from keys where (scope, mutation, key) = ($1, $2, $3)',
      at,
    );
    if (!row) throw new Error('an idempotency key vanished');
    if (!row.input_hash.equals(inputHash)) return keyReused();
    if (!row.answer) return 'OPEN';
    return 'value' in row.answer ? { ok: true, value: row.answer.value } : { ok: false, refusals: row.answer.refusals };
  }

  /** Keeps the answer for good. */
  async close(tx: Tx, place: KeyPlace, answer: Result<MoveAnswer>): Promise<void> {
    const stored: Stored = answer.ok ? { value: answer.value } : { refusals: answer.refusals };
    await tx.query(`update keys set state = 'DONE', answer = $4 where (scope, mutation, key) = ($1, $2, $3)`, [
      place.scope,
      place.mutation,
      place.key,
      JSON.stringify(stored),
    ]);
  }
}
