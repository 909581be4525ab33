import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { CalendarQuestion } from '../calendar/calendar.client';
import type { Move } from '../domain/request-life';
import type { Intent, KeyPlace, Mover, WantedMove } from './intent.row';

type Row = {
  readonly id: string;
  readonly request_ids: readonly string[];
  readonly team_id: string | null;
  readonly move: Move;
  readonly mover: Mover;
  readonly question: CalendarQuestion['question'];
  readonly body: CalendarQuestion['body'];
  readonly message: string | null;
  readonly scope: string | null;
  readonly mutation: string | null;
  readonly key: string | null;
};

const columns = 'id, team_id, move, mover, question, body, message, scope, mutation, key';
const requestIds = `array(
  select request_id from intent_requests where intent_id = intents.id order by request_id)::text[] as request_ids`;

/** Longer than the calendar takes to answer, and short enough that what a crash left is taken up within two seconds. */
const lease = `interval '1200 ms'`;

/**
 * Moves that wait for the calendar. A lease keeps two from asking the same thing at once; it is a courtesy, not a lock: who comes
 * late gets the same answer from the calendar and finds the intent gone.
 */
@Injectable()
export class IntentsStore {
  constructor(private readonly transactions: Transactions) {}

  /** Writes the intent down, leased to the caller. The rows of its requests are locked, or new, and have no other intent. */
  async open(tx: Tx, wanted: WantedMove): Promise<Intent> {
    const id = randomUUID();
    const { key, asked } = wanted;
    await tx.query(
      `insert into intents (${columns}, leased_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp() + ${lease})`,
      [
        id,
        wanted.teamId && uuidOf(wanted.teamId),
        wanted.move,
        JSON.stringify(wanted.mover),
        asked.question,
        JSON.stringify(asked.body),
        wanted.message,
        key?.scope ?? null,
        key?.mutation ?? null,
        key?.key ?? null,
      ],
    );
    await tx.query('insert into intent_requests (intent_id, request_id) select $1, unnest($2::uuid[])', [
      id,
      wanted.requestIds.map(uuidOf),
    ]);
    return { ...wanted, id };
  }

  /** The intent whose answer this key waits for; null once it is finished. */
  async ofKey(tx: Tx, place: KeyPlace): Promise<string | null> {
    const [row] = await tx.query<{ id: string }[]>(
      'select id from intents where (scope, mutation, key) = ($1, $2, $3)',
      [place.scope, place.mutation, place.key],
    );
    return row?.id ?? null;
  }

  /** The open intent of one of these requests. Under the locks of their rows nobody opens another. */
  async ofRequests(tx: Tx, requests: readonly Id<'request'>[]): Promise<string | null> {
    const [row] = await tx.query<{ id: string }[]>(
      'select intent_id as id from intent_requests where request_id = any($1::uuid[]) order by request_id limit 1',
      [requests.map(uuidOf)],
    );
    return row?.id ?? null;
  }

  /** The open intent of a team as a whole. Under the lock of the team's row nobody opens another. */
  async ofTeam(tx: Tx, teamId: Id<'team'>): Promise<string | null> {
    const [row] = await tx.query<{ id: string }[]>('select id from intents where team_id = $1', [uuidOf(teamId)]);
    return row?.id ?? null;
  }

  /** The intent, leased to the caller; null when it is finished or somebody else is at it. */
  async take(id: string): Promise<Intent | null> {
    const [[row]] = await this.transactions.reading.query<[Row[], number]>(
      `update intents set leased_until = clock_timestamp() + ${lease}, tries = tries + 1
       where id = $1 and leased_until <= clock_timestamp() returning ${columns}, ${requestIds}`,
      [id],
    );
    return row ? intentOf(row) : null;
  }

  /** After a fault: somebody may try again soon, and less and less soon when it goes on failing. */
  async giveBack(id: string): Promise<void> {
    await this.transactions.reading.query(
      `update intents set leased_until = clock_timestamp() + least(tries * interval '200 ms', interval '5 s') where id = $1`,
      [id],
    );
  }

  async isOpen(id: string): Promise<boolean> {
    const rows: unknown[] = await this.transactions.reading.query('select 1 from intents where id = $1', [id]);
    return rows.length > 0;
  }

  /** Takes the intent away for good, in the transaction of its outcome; false when somebody else did. */
  async remove(tx: Tx, id: string): Promise<boolean> {
    const [, removed] = await tx.query<[unknown[], number]>('delete from intents where id = $1', [id]);
    return removed > 0;
  }

  /** Intents nobody is at, longest left first. */
  async abandoned(limit: number): Promise<readonly string[]> {
    const rows = await this.transactions.reading.query<{ id: string }[]>(
      'select id from intents where leased_until <= clock_timestamp() order by leased_until limit $1',
      [limit],
    );
    return rows.map((row) => row.id);
  }
}

const intentOf = (row: Row): Intent => ({
  id: row.id,
  requestIds: row.request_ids.map((uuid) => idOf('request', uuid)),
  teamId: row.team_id === null ? null : idOf('team', row.team_id),
  move: row.move,
  mover: row.mover,
  // The body was written together with the name of its question.
  asked: { question: row.question, body: row.body } as CalendarQuestion,
  message: row.message,
  key:
    row.scope !== null && row.mutation !== null && row.key !== null
      ? { scope: row.scope, mutation: row.mutation, key: row.key }
      : null,
});
