import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel/result';
import { Transactions } from '#service/database/transactions';
import { CalendarClient, type CalendarAnswer } from '../calendar/calendar.client';
import type { Intent } from './intent.row';
import { IntentsStore } from './intents.store';
import { KeysStore, type MoveAnswer } from './keys.store';
import { MovesStore } from './moves.store';
import { RecordMove } from './record-move';

const lookAgainMs = 25;
/** Well inside the time a caller is given; afterwards the same key may be tried again. */
const looks = 240;

/**
 * The second and third step of a move that needs the calendar: question, then outcome. Whoever comes by takes an open intent up
 * where it stands: the caller, a twin, another move on the same request, the sweep. The calendar answers the same to the same
 * key, and the outcome is written by whoever takes the intent away, so it is written once.
 */
@Injectable()
export class FinishMove {
  constructor(
    private readonly transactions: Transactions,
    private readonly calendar: CalendarClient,
    private readonly intents: IntentsStore,
    private readonly keys: KeysStore,
    private readonly moves: MovesStore,
    private readonly recordMove: RecordMove,
  ) {}

  /** Asks and writes the outcome of an intent that is leased to the caller. A fault leaves it open for the next who comes by. */
  async finish(intent: Intent): Promise<void> {
    let isFinished = false;
    try {
      await this.writeOutcome(intent, await this.calendar.ask(intent.asked));
      isFinished = true;
    } finally {
      if (!isFinished) await this.intents.giveBack(intent.id);
    }
  }

  /** Waits until an intent is finished, and finishes it when nobody is at it. */
  async settle(id: string): Promise<void> {
    for (let look = 0; look < looks; look++) {
      const intent = await this.intents.take(id);
      if (intent) return this.finish(intent);
      if (!(await this.intents.isOpen(id))) return;
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
    throw new Error('a move is taking too long; the same key may be tried again');
  }

  private async writeOutcome(intent: Intent, answer: CalendarAnswer): Promise<void> {
    if (!answer.ok && intent.asked.question === 'release')
      throw new Error(`the calendar refused to release: ${answer.refusals.map((refusal) => refusal.code).join(', ')}`);
    await this.transactions.run(async (tx) => {
      const isOurs = await this.intents.remove(tx, intent.id);
      if (!isOurs) return;
      if (answer.ok) await this.recordMove.run(tx, { ...intent, placed: answer.value });
      else if (intent.move === 'SEND') await this.moves.removeDraft(tx, intent.requestId);
      const kept: Result<MoveAnswer> = answer.ok
        ? { ok: true, value: { requestId: intent.requestId } }
        : { ok: false, refusals: answer.refusals.map(inTheInput) };
      if (intent.key) await this.keys.close(tx, intent.key, kept);
    });
  }
}

/** Lines of a question are the lines of the input in their order; what else a question holds, no caller has written. */
function inTheInput<R extends { readonly field: readonly string[] }>(refusal: R): R {
  return refusal.field[0] === 'lines' ? refusal : { ...refusal, field: [] };
}
