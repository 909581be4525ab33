import { Injectable } from '@nestjs/common';
import { ok, type Refusal, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { CalendarClient, type CalendarAnswer } from '../calendar/calendar.client';
import type { Intent } from './intent.row';
import { IntentsStore } from './intents.store';
import { TeamsStore } from '../team/teams.store';
import { KeysStore } from './keys.store';
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
    private readonly teams: TeamsStore,
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
      else if (intent.move === 'SEND') await this.moves.removeDrafts(tx, intent.requestIds);
      const kept = answer.ok ? ok({ requestIds: intent.requestIds }) : await this.refusal(tx, intent, answer.refusals);
      if (intent.key) await this.keys.close(tx, intent.key, kept);
    });
  }

  /** What the calendar refused, in the terms of the mutation. */
  private async refusal(tx: Tx, { teamId, move }: Intent, refusals: readonly Refusal[]): Promise<Result<never>> {
    if (teamId === null || move !== 'SEND') return { ok: false, refusals: refusals.map(inTheInput) };
    const titles = await this.teams.titles(tx, teamId);
    return { ok: false, refusals: refusals.map((refusal) => stale(refusal, titles)) };
  }
}

/** Lines of a question are the lines of the input in their order; what else a question holds, no caller has written. */
function inTheInput<R extends { readonly field: readonly string[] }>(refusal: R): R {
  return refusal.field[0] === 'lines' ? refusal : { ...refusal, field: [] };
}

/** Lines of a team are its packages in their order. Whatever the calendar found, it is not what was proposed any more. */
function stale({ message, field }: Refusal, titles: readonly string[]): Refusal {
  const title = field[0] === 'lines' ? titles[Number(field[1])] : undefined;
  const said = title === undefined ? message : `“${title}”: ${message}`;
  return { code: 'TEAM_STALE', message: `${said} Nothing was held; propose teams again.`, field: ['teamId'] };
}
