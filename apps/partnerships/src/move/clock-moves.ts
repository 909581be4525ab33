import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { Ticker } from '#service/start/ticker';
import { judgeMove } from '../domain/request-life';
import { FinishMove } from './finish-move';
import type { Intent, Mover } from './intent.row';
import { IntentsStore } from './intents.store';
import { MovesStore } from './moves.store';
import { questionFor } from './question-for';

const theClock: Mover = { by: 'CLOCK', account: null, organisation: null, onBehalfOf: null };
const atOnce = 5;
const batch = 50;

/** What moves without anyone asking: requests whose pencil lapsed, confirmed ones that are over, and moves a crash left open. */
@Injectable()
export class ClockMoves implements OnApplicationBootstrap {
  constructor(
    private readonly ticker: Ticker,
    private readonly transactions: Transactions,
    private readonly moves: MovesStore,
    private readonly intents: IntentsStore,
    private readonly finishMove: FinishMove,
  ) {}

  onApplicationBootstrap(): void {
    this.ticker.repeat('lapsed requests', 200, () => this.makeDue('EXPIRE'));
    this.ticker.repeat('requests that are over', 1000, () => this.makeDue('COMPLETE'));
    this.ticker.repeat('open intents', 300, () => this.sweep());
  }

  /** Expires or completes all that are due by the database's clock. */
  async makeDue(move: 'EXPIRE' | 'COMPLETE'): Promise<void> {
    for (;;) {
      const due = await this.moves.due(move, batch);
      await eachOf(due, (id) => this.make(move, id));
      if (due.length < batch) return;
    }
  }

  /** Takes up intents that nobody is at. */
  async sweep(): Promise<void> {
    await eachOf(await this.intents.abandoned(batch), async (id) => {
      const intent = await this.intents.take(id);
      if (intent) await this.finishMove.finish(intent);
    });
  }

  private async make(move: 'EXPIRE' | 'COMPLETE', id: Id<'request'>): Promise<void> {
    const intent = await this.transactions.run((tx) => this.open(tx, move, id));
    if (intent) await this.finishMove.finish(intent);
  }

  /** Null when another process or another move was faster. */
  private async open(tx: Tx, move: 'EXPIRE' | 'COMPLETE', id: Id<'request'>): Promise<Intent | null> {
    const request = await this.moves.lock(tx, id);
    if (!request || (await this.intents.ofRequests(tx, [id])) || !(await this.moves.isDue(tx, id, move))) return null;
    if (!judgeMove(move, 'CLOCK', { ...request, status: request.storedStatus }).ok) return null;
    const asked = questionFor(move, theClock, request, []);
    if (!asked) throw new Error(`${move} asks nothing of the calendar`);
    await this.moves.countQuestion(tx, id);
    const wanted = { requestIds: [id], teamId: null, move, mover: theClock, asked };
    return this.intents.open(tx, { ...wanted, message: null, key: null });
  }
}

/** A few at once; one that fails does not keep the others waiting, and is reported when all have been tried. */
async function eachOf<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const faults: unknown[] = [];
  for (let at = 0; at < things.length; at += atOnce) {
    const done = await Promise.allSettled(things.slice(at, at + atOnce).map(work));
    faults.push(...done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])));
  }
  if (faults.length > 0)
    throw new AggregateError(
      faults,
      `${faults.length} of ${things.length} moves failed: ${faults.map(String).join('; ')}`,
    );
}
