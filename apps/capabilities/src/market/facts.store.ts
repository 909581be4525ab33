import { organisationChanged } from '#events/accounts';
import { membershipChanged } from '#events/alliances';
import { assessmentsChanged, claimsChanged, indexAsked } from '#events/capabilities';
import { directoryChanged, facilityChanged, resourceMoved } from '#events/facilities';
import { scorecardChanged } from '#events/partnerships';
import type { Connection } from '#service/database/connection';
import { instant, type Instant } from '#kernel/instant';
import type { Uuid } from '../domain/market/state';

/** What changed, each subject once. */
export type Changed = {
  readonly organisations: readonly Uuid[];
  readonly facilities: readonly Uuid[];
  /** Facilities of which only the record or the assessments changed. */
  readonly records: readonly Uuid[];
  readonly resources: readonly Uuid[];
  readonly alliances: readonly Uuid[];
  /** Entries of the directory, which the market does not keep. */
  readonly entries: readonly Uuid[];
  /** What operators want of the index. */
  readonly asks: readonly Uuid[];
};

/** Nothing at all. */
export const isEmpty = (changed: Changed): boolean => Object.values(changed).every((subjects) => subjects.length === 0);

/** One look into the outboxes. Positions are transaction ids of the server, which all outboxes share. */
export type Look = {
  readonly changed: Changed;
  /** The database's clock. */
  readonly now: Instant;
  /** Everything before is applied once `changed` is. */
  readonly horizon: bigint;
  /** The last that can be seen; who waits for what was written before this look waits till the horizon is past it. */
  readonly head: bigint;
};

type LookRow = {
  readonly now: string;
  readonly settled: string;
  readonly head: string | null;
  readonly facts: readonly (readonly [name: string, subject: Uuid])[] | null;
};

const types = [
  ...[organisationChanged, facilityChanged, resourceMoved, membershipChanged, scorecardChanged],
  ...[claimsChanged, assessmentsChanged, directoryChanged, indexAsked],
];
const publishers = [...new Set(types.map(({ publisher }) => publisher))];

const headOf = (publisher: string): string =>
  `(select o.xid from ${publisher}_facts.outbox o order by o.xid desc limit 1)`;

// NOTE: qualified, for a bare name in `order by` would mean the text in the list of columns, and sort 10 before 9.
/** One row: the clock, where the outboxes stand, and the facts between $1 and `until`. */
const lookText = (until: string): string => {
  const facts = publishers.map(
    (publisher) =>
      `select o.name, o.subject from ${publisher}_facts.outbox o
       where o.xid >= $1::xid8 and o.xid < ${until} and o.name = any($2::text[])`,
  );
  return `select (date_part('epoch', clock_timestamp()) * 1000)::bigint as now,
    pg_snapshot_xmin(pg_current_snapshot())::text as settled,
    (select heads.head::text from (values ${publishers.map((publisher) => `(${headOf(publisher)})`).join(', ')}) heads (head)
      where heads.head is not null order by heads.head desc limit 1) as head,
    (select json_agg(distinct jsonb_build_array(f.name, f.subject)) from (${facts.join(' union all ')}) f) as facts`;
};
const settledText = lookText('pg_snapshot_xmin(pg_current_snapshot())');
const visibleText = lookText('pg_snapshot_xmax(pg_current_snapshot())');

/** Greater than any: no fact lies behind it. */
const endOfTime = 2n ** 64n - 1n;

/**
 * Reads the outboxes of all publishers from a position on. A transaction that still runs may yet publish before one that has
 * ended, so nothing is read past the first of those that run; and the position never goes past what was published, so that it
 * holds after a crash of the server too, which gives the ids of transactions that left nothing behind once more.
 */
export class FactsStore {
  constructor(private readonly connection: Connection) {}

  /** What was published since; `horizon` of the answer is where the next look begins. */
  lookFrom(horizon: bigint): Promise<Look> {
    return this.look(settledText, 'look', horizon);
  }

  /** Where the outboxes stand, and no facts: for who is about to read everything. */
  lookAhead(): Promise<Look> {
    return this.look(settledText, 'look', endOfTime);
  }

  /** All that can be seen of what was published since, that a look would still leave for the next included. */
  unreadSince(horizon: bigint): Promise<Look> {
    return this.look(visibleText, 'unread', horizon);
  }

  private async look(text: string, name: string, from: bigint): Promise<Look> {
    const values = [String(from), types.map((type) => type.name)];
    const [row] = await this.connection.query<LookRow>(text, values, name);
    if (row === undefined) throw new Error('the outboxes gave no answer');
    const [head, settled] = [BigInt(row.head ?? 0), BigInt(row.settled)];
    return {
      changed: changedIn(row.facts ?? []),
      now: instant(Number(row.now)),
      horizon: settled <= head ? settled : head + 1n,
      head,
    };
  }
}

function changedIn(facts: NonNullable<LookRow['facts']>): Changed {
  const subjects = Map.groupBy(facts, ([name]) => name);
  const of = (...named: readonly { readonly name: string }[]): readonly Uuid[] => [
    ...new Set(named.flatMap(({ name }) => subjects.get(name) ?? []).map(([, subject]) => subject)),
  ];
  return {
    organisations: of(organisationChanged),
    facilities: of(facilityChanged),
    records: of(scorecardChanged, assessmentsChanged),
    resources: of(resourceMoved, claimsChanged),
    alliances: of(membershipChanged),
    entries: of(directoryChanged),
    asks: of(indexAsked),
  };
}
