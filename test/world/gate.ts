import { Client } from 'pg';
import { until } from './waiting';

const lockKey = 4713;

/**
 * Stops whoever is about to write to a table, at the statement itself: a trigger waits for a lock that the test holds. So a
 * process can be killed between two steps, and not only somewhere near.
 */
export class Gate {
  private constructor(private readonly client: Client) {}

  static async on(databaseUrl: string): Promise<Gate> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`create function public.wait_at_gate() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(${lockKey});
        return coalesce(new, old);
      end $$`);
    return new Gate(client);
  }

  /** `before insert on partnerships.intents`; of its rows only those for which this is so. */
  async close(when: string, isSo = 'true'): Promise<void> {
    await this.client.query(`select pg_advisory_lock(${lockKey})`);
    await this.client.query(
      `create trigger gate ${when} for each row when (${isSo}) execute function public.wait_at_gate()`,
    );
  }

  /** Waits until so many transactions stand before it. */
  async reachedBy(count: number): Promise<void> {
    const waiting = `select count(*)::int as waiting from pg_locks
      where locktype = 'advisory' and objid = ${lockKey} and not granted
        and database = (select oid from pg_database where datname = current_database())`;
    await until(async () => (await this.client.query(waiting)).rows[0].waiting >= count, `${count} stand at the gate`);
  }

  /** Lets go whoever waits, and takes the gate away. Those whose process has died find nobody to answer, and roll back. */
  async open(when: string): Promise<void> {
    await this.client.query(`select pg_advisory_unlock(${lockKey})`);
    await this.client.query(`drop trigger gate on ${when.split(' on ').at(-1)}`);
  }

  end(): Promise<void> {
    return this.client.end();
  }
}
