import type { Client } from 'pg';

/** Every move a commitment may make, and no other; `null` is before it was placed. Written here once more, apart from the product. */
const lawful = new Set([
  ...['null HELD', 'null WAITING', 'null BOOKED', 'null BLOCKED', 'WAITING HELD', 'HELD HELD', 'HELD BOOKED'],
  ...['HELD RELEASED', 'WAITING RELEASED', 'BLOCKED RELEASED', 'HELD EXPIRED', 'WAITING EXPIRED'],
  ...['BOOKED CANCELLED', 'BOOKED COMPLETED'],
]);

type Moved = { readonly commitment: string; readonly act: string; readonly was: string | null; readonly is: string };

/**
 * Follows every commitment through the trail of facilities, entry by entry: each entry begins where the one before it has ended,
 * makes a move there is, and the last says what the row says. So nothing has moved without a trace, or otherwise than it may.
 * Of all resources, or of these only.
 */
export async function faultsOfTrail(
  client: Client,
  onlyOf: readonly string[] | null = null,
): Promise<readonly string[]> {
  const moves = await client.query<Moved>(
    `select split_part(a.one ->> 'id', '_', 2) as commitment, e.act, b.state as was, a.one ->> 'state' as is
     from facilities.audit_entries e cross join jsonb_array_elements(e.after -> 'commitments') as a (one)
     left join lateral (select one ->> 'state' as state from jsonb_array_elements(e.before -> 'commitments') as x (one)
       where x.one ->> 'id' = a.one ->> 'id') b on true
     where $1::text[] is null or a.one ->> 'resource' = any($1)
     order by e.at, e.id`,
    [onlyOf],
  );
  const rows = await client.query<{ id: string; state: string }>(
    `select id, state from facilities.commitments where $1::text[] is null or 'resource_' || resource_id = any($1)`,
    [onlyOf],
  );
  const standing = new Map<string, string>();
  const faults: string[] = [];
  for (const { commitment, act, was, is } of moves.rows) {
    const before = standing.get(commitment) ?? null;
    if (was !== before) faults.push(`${commitment}: ${act} found it ${was}, and the trail had left it ${before}`);
    if (!lawful.has(`${was} ${is}`)) faults.push(`${commitment}: ${act} moved it from ${was} to ${is}`);
    standing.set(commitment, is);
  }
  for (const { id, state } of rows.rows)
    if (standing.get(id) !== state)
      faults.push(`${id} is ${state}, and the trail says ${standing.get(id) ?? 'nothing'}`);
  return faults;
}
