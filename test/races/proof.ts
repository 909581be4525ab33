import { Client } from 'pg';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { overbookings } from '../world/overbooking';
import { until } from '../world/waiting';
import { faultsOfTrail } from '../world/trail';
import type { Told } from './load';

const settledWithinMs = 30_000;

/** What each granted mutation makes of a request. */
const statusAfter: Readonly<Record<string, string>> = {
  ...{ sendRequest: 'SENT', requestTeam: 'SENT', acceptRequest: 'ACCEPTED', declineRequest: 'DECLINED' },
  ...{
    withdrawRequest: 'WITHDRAWN',
    confirmRequest: 'CONFIRMED',
    confirmTeam: 'CONFIRMED',
    cancelRequest: 'CANCELLED',
  },
};
/** In which states the lines of a request may stand. */
const statesIn: Readonly<Record<string, readonly string[]>> = {
  ...{ SENT: ['HELD', 'WAITING'], ACCEPTED: ['HELD', 'WAITING'], CONFIRMED: ['BOOKED'] },
  ...{ DECLINED: ['RELEASED'], WITHDRAWN: ['RELEASED'], CANCELLED: ['CANCELLED'] },
};

type Counted = { readonly what: string; readonly count: number };
/** Things of which there must be none, once nothing is under way. */
const none = `
  select 'intents that are open' as what, count(*)::int as count from partnerships.intents
  union all select 'drafts', count(*)::int from partnerships.requests where status = 'DRAFT'
  union all select 'keys without an answer', (select count(*) from partnerships.keys where state = 'OPEN')::int
    + (select count(*) from facilities.keys where state = 'OPEN')::int
  union all select 'commitments that no request knows of', count(*)::int from facilities.commitments c
    where c.block_id is null and not exists (select from partnerships.lines l where l.commitment_id = c.id)
  union all select 'lines without a commitment', count(*)::int from partnerships.lines l
    join partnerships.requests r on r.id = l.request_id and r.offer = l.offer
    where not exists (select from facilities.commitments c where c.id = l.commitment_id)
  union all select 'teams of which only some are booked', count(*)::int from (
    select from partnerships.requests r
    cross join lateral (select exists (select from partnerships.events e where e.request_id = r.id and e.move = 'CONFIRM') as booked) b
    where r.team_id is not null group by r.team_id, r.round having count(distinct booked) > 1) as torn
  union all select 'teams of which only some were asked', count(*)::int from (
    select from partnerships.requests r where r.team_id is not null group by r.team_id, r.round
    having sum((select count(*) from partnerships.lines l where l.request_id = r.id and l.offer = r.offer))
      <> (select count(*) from partnerships.assignments a where a.team_id = r.team_id)) as torn
  union all select 'pencils past their deadline that still hold', count(*)::int from facilities.commitments
    where state = 'HELD' and expires_at < clock_timestamp() - interval '5 seconds'
  union all select 'pencils that ended before their deadline', count(*)::int from facilities.commitments
    where state = 'EXPIRED' and expires_at > ended_at
  union all select 'transactions that lie about', count(*)::int from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%' and state_change < clock_timestamp() - interval '5 seconds'`;

type RequestRow = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly events: readonly string[];
  readonly traces: number;
  readonly states: readonly string[];
  readonly lines: number;
};

/**
 * Waits until nothing is under way, and looks whether the database is what all acknowledged answers together say, no less and no
 * more. `told`: everything these producers were ever answered, in the order of moves for each request.
 */
export async function faultsOf(
  databaseUrl: string,
  producers: readonly string[],
  told: readonly Told[],
): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const underWay = async () => {
      const { rows } = await client.query<{ count: number }>('select count(*)::int as count from partnerships.intents');
      return rows[0]?.count ?? 0;
    };
    await until(async () => (await underWay()) === 0, 'every move is finished by itself', settledWithinMs);
    const { rows: counts } = await client.query<Counted>(none);
    const faults = counts.filter(({ count }) => count > 0).map(({ what, count }) => `${count} ${what}`);
    faults.push(...(await overbookings(databaseUrl)).map((one) => `overbooked: ${JSON.stringify(one)}`));
    faults.push(...(await faultsOfTrail(client)));
    const { rows } = await client.query<RequestRow>(
      `select r.id, r.status, r.version,
         array(select e.move from partnerships.events e where e.request_id = r.id order by e.version) as events,
         (select count(*)::int from partnerships.audit_entries a where a.subject = 'request_' || r.id) as traces,
         array(select c.state from facilities.commitments c where c.request_id = r.id) as states,
         (select count(*)::int from partnerships.lines l where l.request_id = r.id and l.offer = r.offer) as lines
       from partnerships.requests r where r.requester_id = any($1)`,
      [producers.map((id) => uuidOf(id as Id))],
    );
    return [...faults, ...faultsOfRequests(rows, movesTold(told))];
  } finally {
    await client.end();
  }
}

/** Of each request the mutations that were acknowledged, in their order. */
function movesTold(told: readonly Told[]): ReadonlyMap<string, readonly string[]> {
  const moves = told.flatMap(({ ask, answer }) => answer.requests.map(({ id }) => [id, ask.mutation] as const));
  const byRequest = Map.groupBy(moves, ([id]) => id);
  return new Map([...byRequest].map(([id, own]) => [id, own.map(([, mutation]) => mutation)]));
}

/** What was granted and is not there, what is there and was never granted, and what was done twice or not whole. */
export function faultsOfRequests(
  rows: readonly RequestRow[],
  granted: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const there = new Map(rows.map((row) => [idOf('request', row.id), row]));
  const lost = [...granted.keys()]
    .filter((id) => !there.has(id as Id<'request'>))
    .map((id) => `${id} was granted and is lost`);
  const faults = [...there].flatMap(([id, { status, version, events, traces, states, lines }]) => {
    const moves = granted.get(id);
    if (moves === undefined) return [`${id} is ${status}, and nobody was told of it`];
    const wanted = statusAfter[moves.at(-1) ?? ''];
    const found = JSON.stringify({ status, version, events, traces, states, lines });
    if (status !== wanted) return [`${id} should be ${wanted} after ${moves.join()}: ${found}`];
    if (version !== moves.length || events.length !== version || traces !== version)
      return [`${id} has moved more or less often than ${moves.join()}: ${found}`];
    if (states.length !== lines || states.some((state) => !statesIn[status]?.includes(state)))
      return [`${id} is not whole: ${found}`];
    return [];
  });
  return [...lost, ...faults];
}
