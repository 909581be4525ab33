import { Client } from 'pg';
import { serviceNames } from '#service/services';

/** Moved by every call or by the clock, whether anything is changed or not. */
const restless = ['keys', 'outbox', 'fact_cursors', 'changed_resources', 'sessions', 'refresh_tokens', 'intents'];
/** Numbers the questions of a request to the calendar, refused ones too: each is asked under a key of its own. */
const restlessColumns = ['questions'];

/** Every other table of every service (or all but these), each with a hash of all its rows: two that are equal say that nothing has changed. */
export async function fingerprint(
  databaseUrl: string,
  except: readonly string[] = restless,
): Promise<Readonly<Record<string, string>>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = any($1) and not tablename = any($2) order by 1`,
      [serviceNames, except],
    );
    const marks: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ mark: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(said, '|' order by said)), '') as mark
         from (select (to_jsonb(t) - $1::text[])::text as said from ${name} t) rows`,
        [restlessColumns],
      );
      marks[name] = rows[0]?.mark ?? '';
    }
    return marks;
  } finally {
    await client.end();
  }
}

/** The fingerprint once the services have read what they have told each other: the same twice in a row. */
export async function settledFingerprint(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  let last = await fingerprint(databaseUrl);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const now = await fingerprint(databaseUrl);
    if (JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
}
