import { Injectable } from '@nestjs/common';
import type { PlacedLine } from '#events/calendar-question';
import { requestCommitmentsView } from '#events/facilities';
import { uuidOf, type Id } from '#kernel/ids';
import type { Tx } from '#service/database/database';

/** What the calendar last said of the commitments of our requests. Two ways in: its answers, and its facts, which are never older. */
@Injectable()
export class CommitmentsStore {
  /**
   * What the calendar answered to a placing. A fact may have told of the same commitment already, and of what became of it since:
   * then the later deadline stands, and nothing falls back into waiting.
   */
  async placed(tx: Tx, requestId: Id<'request'>, lines: readonly PlacedLine[]): Promise<void> {
    await tx.query(
      `insert into commitments (id, request_id, state, expires_at)
       select id, $1, state, to_timestamp(expires_at / 1000.0)
       from unnest($2::uuid[], $3::text[], $4::bigint[]) as placed (id, state, expires_at)
       on conflict (id) do update set
         state = case commitments.state when 'WAITING' then excluded.state else commitments.state end,
         expires_at = greatest(commitments.expires_at, excluded.expires_at)`,
      [
        uuidOf(requestId),
        lines.map((line) => uuidOf(line.commitmentId)),
        lines.map((line) => line.state),
        lines.map((line) => line.expiresAt),
      ],
    );
  }

  /** The commitments of the present lines were booked, or ended in this state. */
  async ended(tx: Tx, requestId: Id<'request'>, state: string): Promise<void> {
    await tx.query(
      `update commitments c set state = $2, expires_at = null from lines l join requests r on r.id = l.request_id
       where r.id = $1 and l.offer = r.offer and c.id = l.commitment_id`,
      [uuidOf(requestId), state],
    );
  }

  /** Copies what the calendar shows of these requests (bare uuids), under the locks of their rows in the order of ids. */
  async refresh(tx: Tx, requests: readonly string[]): Promise<void> {
    await tx.query('select 1 from requests where id = any($1::uuid[]) order by id for update', [requests]);
    await tx.query(
      `insert into commitments (id, request_id, state, expires_at)
       select id, request_id, state, expires_at from ${requestCommitmentsView} where request_id = any($1::uuid[])
       on conflict (id) do update set state = excluded.state, expires_at = excluded.expires_at`,
      [requests],
    );
    await this.settleDeadlines(tx, requests);
  }

  /** Works out when each of these requests lapses: at the earliest deadline of its present lines. Waiting lines have none. */
  async settleDeadlines(tx: Tx, requests: readonly string[]): Promise<void> {
    await tx.query(
      `update requests r set lapses_at = (
         select min(case c.state
           when 'HELD' then c.expires_at
           when 'EXPIRED' then least(c.expires_at, clock_timestamp()) end)
         from lines l join commitments c on c.id = l.commitment_id
         where l.request_id = r.id and l.offer = r.offer)
       where r.id = any($1::uuid[])`,
      [requests],
    );
  }
}
