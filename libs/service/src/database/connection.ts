import { Client } from 'pg';
import type { ServiceName } from '../services';

/**
 * One connection that only reads, signed in as a service's role: for a thread of its own, which cannot share the pool. Answers a
 * statement at a time, in the order asked; once broken it answers none any more.
 */
export class Connection {
  private constructor(private readonly client: Client) {}

  /** `url`: as the role, see `roleUrl`. */
  static async open(url: string, service: ServiceName): Promise<Connection> {
    const client = new Client({
      connectionString: url,
      application_name: `interlock-${service}-reader`,
      keepAlive: true,
      options: [
        `-c search_path=${service},public`,
        '-c default_transaction_read_only=on',
        // NOTE: for lists of ids, of which there may be one or a thousand: the plan that looks each up is right for both, and
        // planning costs more than reading a few.
        '-c plan_cache_mode=force_generic_plan',
        '-c statement_timeout=60000',
        '-c timezone=UTC',
      ].join(' '),
    });
    // Whoever asks next is told that it is broken; an error that nobody hears would end the thread.
    client.on('error', () => undefined);
    await client.connect();
    return new Connection(client);
  }

  /** `name`: planned once under it. */
  async query<T extends object>(text: string, values: readonly unknown[] = [], name?: string): Promise<readonly T[]> {
    const { rows } = await this.client.query<T>({ text, values: [...values], ...(name ? { name } : {}) });
    return rows;
  }

  /** Everything that `work` reads is of one moment. */
  async atOneMoment<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('begin isolation level repeatable read');
    try {
      return await work();
    } finally {
      // Nothing was written; and on a broken connection there is nothing to end.
      await this.client.query('commit').catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
