import type { Client } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { ServiceName } from '../services';

/** Work inside one transaction of one service. Raw SQL through `query`, rows through `getRepository`. */
export type Tx = EntityManager;

/** A service's own connection pool, signed in as its role, with its schema first on the search path. */
export async function openDatabase(
  url: string,
  service: ServiceName,
  rows: readonly EntityTarget<ObjectLiteral>[],
  poolSize: number,
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema: service,
    entities: [...rows] as never[],
    extra: {
      max: poolSize,
      application_name: `interlock-${service}`,
      // NOTE: whoever has a connection hears its faults, and the pool does while nobody has it; from one to the other nobody
      // does for a moment, and an error that nobody hears ends the process. Whoever asks next is told that it is gone.
      onConnect: (client: Client) => void client.on('error', () => undefined),
      // NOTE: long transactions hold up every reader of facts, on the whole server: also one of many short statements has an end.
      options: [
        `-c search_path=${service},public`,
        // The lock of the calendar relies on it; set once here, it costs no statement of its own.
        '-c default_transaction_isolation=read\\ committed',
        '-c lock_timeout=4000',
        '-c statement_timeout=15000',
        '-c idle_in_transaction_session_timeout=15000',
        '-c transaction_timeout=60000',
        '-c timezone=UTC',
      ].join(' '),
    },
    poolErrorHandler: () => undefined,
  });
  return source.initialize();
}
