import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { instant, toIso } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { WorkingWeek } from '#kernel/working-week';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Calendar, Challenge } from '../domain/calendar';
import type { KnownBlocks } from '../domain/blocks';
import type { Calendars, Change } from '../domain/changes';
import { hasEnded } from '../domain/commitment-life';
import { mildestFirst, termsOf, type TermsRow } from '../rate/rate.row';
import { LinkedStore, type Links } from './linked.store';

/** What a decision looks at: resources over the periods asked about, and commitments wherever they are. */
export type Look = {
  readonly spans: readonly { readonly resourceId: Id<'resource'>; readonly during: Period | null }[];
  readonly commitments: readonly Id<'commitment'>[];
  /** Whose terms count; null where nobody asks. */
  readonly requester: Id<'organisation'> | null;
};

type CommitmentRow = {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly request_id: string | null;
  readonly block_id: string | null;
  readonly spans: readonly (readonly [number, number])[];
  readonly units: number;
  readonly state: Calendar['commitments'][number]['state'];
  readonly expires_at: number | null;
  readonly challenged_by: string | null;
  readonly challenged_at: number | null;
  readonly unchallenged_until: number | null;
  readonly is_due: boolean;
};
type CalendarRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly organisation_id: string;
  readonly units: number;
  readonly time_zone: string;
  readonly now_ms: string;
  readonly windows: readonly (readonly [number, number, number])[];
  readonly commitments: readonly CommitmentRow[];
  readonly rates: readonly TermsRow[];
  readonly currency: string | null;
  readonly is_named: boolean;
  readonly is_linked: boolean;
  readonly blocks: readonly (readonly [string, number, number, number | null])[];
  readonly hull_starts_ms: string | null;
  readonly hull_ends_ms: string | null;
  readonly working_week: WorkingWeek | null;
  readonly day_minutes: number | null;
};

/** The calendars of resources, under their locks. The only place that writes commitments. */
@Injectable()
export class CalendarStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly linked: LinkedStore,
  ) {}

  /** Locks resources, and all that is linked with them, in the order of their ids by raising their revisions; waits for whoever holds them. */
  async lock(tx: Tx, resources: readonly Id<'resource'>[]): Promise<void> {
    await tx.query('select lock_linked($1, true)', [resources.map(uuidOf)]);
  }

  /**
   * Keeps resources, and all that is linked with them, from everybody else without raising their revisions: what is judged then
   * stays so, and what is refused leaves no trace. Answers what it keeps.
   */
  async hold(tx: Tx, resources: readonly Id<'resource'>[]): Promise<ReadonlySet<Id<'resource'>>> {
    const rows = await tx.query<{ id: string }[]>(
      'select id from resources where id in (select linked($1)) order by id for no key update',
      [resources.map(uuidOf)],
    );
    return new Set(rows.map((row) => idOf('resource', row.id)));
  }

  /** Locks those that nobody holds just now, and answers them; what is linked is locked together or left. */
  async lockFree(tx: Tx, resources: readonly Id<'resource'>[]): Promise<ReadonlySet<Id<'resource'>>> {
    const rows = await tx.query<{ id: string }[]>('select lock_linked($1, false) as id', [resources.map(uuidOf)]);
    return new Set(rows.map((row) => idOf('resource', row.id)));
  }

  /**
   * Reads the calendars named, and of all that is linked with them, in statements of their own after the lock: an earlier one
   * would not see what it waited for.
   */
  async load(tx: Tx, look: Look): Promise<Calendars> {
    const asked = await this.read(tx, look);
    if (!asked.some((row) => row.is_linked)) return calendarsOf(asked, nothingLinked);
    const rows = await this.read(tx, await this.linked.widened(tx, look));
    const links = await this.linked.linksOf(
      tx,
      rows.map((row) => row.id),
      rows.flatMap((row) => row.commitments.map((one) => one.id)),
    );
    return calendarsOf(rows, links);
  }

  private read(tx: Tx, look: Look): Promise<readonly CalendarRow[]> {
    return tx.query<CalendarRow[]>(
      `select c.*, (select r.is_linked from resources r where r.id = c.id) as is_linked
       from read_calendars($1, $2, $3, $4, $5) c`,
      [
        look.spans.map((span) => uuidOf(span.resourceId)),
        look.spans.map((span) => (span.during ? new Date(span.during.start) : null)),
        look.spans.map((span) => (span.during ? new Date(span.during.end) : null)),
        look.commitments.map(uuidOf),
        look.requester ? uuidOf(look.requester) : null,
      ],
    );
  }

  /** Which resources these commitments are of; it never changes, so it is read before the lock. Unknown ones are left out. */
  async resourcesOf(tx: Tx, commitments: readonly Id<'commitment'>[]): Promise<readonly Id<'resource'>[]> {
    if (commitments.length === 0) return [];
    const rows = await tx.query<{ resource_id: string }[]>(
      'select distinct resource_id from commitments where id = any($1)',
      [commitments.map(uuidOf)],
    );
    return rows.map((row) => idOf('resource', row.resource_id));
  }

  /** Writes what a decision changed, in one statement; new ones in the order given, which is the order of placing. */
  async write(tx: Tx, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const moved = changes.filter((change) => change.before !== null);
    const begun = changes.filter((change) => change.before === null);
    const challenges = moved.map(({ after }) => (after.state === 'HELD' ? after.challenge : null));
    await tx.query(
      `with moved as (
         update commitments c set state = m.state, expires_at = m.expires_at, challenged_by = m.challenged_by,
           challenged_at = m.challenged_at, unchallenged_until = m.unchallenged_until,
           ended_at = case when m.has_ended then clock_timestamp() end
         from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[], $15::uuid[], $16::timestamptz[], $17::timestamptz[])
           as m (id, state, expires_at, has_ended, challenged_by, challenged_at, unchallenged_until)
         where c.id = m.id
       )
       insert into commitments (id, facility_id, resource_id, organisation_id, request_id, block_id, part_of, during, units, state, expires_at)
       select id, facility_id, resource_id, organisation_id, request_id, block_id, part_of, spans::tstzmultirange, units, state, expires_at
       from unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::uuid[], $18::uuid[], $11::text[],
         $12::int[], $13::text[], $14::timestamptz[]) with ordinality
         as n (id, facility_id, resource_id, organisation_id, request_id, block_id, part_of, spans, units, state, expires_at, turn)
       order by turn`,
      [
        moved.map(({ after }) => uuidOf(after.id)),
        moved.map(({ after }) => after.state),
        moved.map(({ after }) => (after.expiresAt === null ? null : new Date(after.expiresAt))),
        moved.map(({ after }) => hasEnded(after.state)),
        begun.map(({ after }) => uuidOf(after.id)),
        begun.map(({ calendar }) => uuidOf(calendar.facilityId)),
        begun.map(({ calendar }) => uuidOf(calendar.resourceId)),
        begun.map(({ after }) => (after.organisationId ? uuidOf(after.organisationId) : null)),
        begun.map(({ after }) => (after.requestId ? uuidOf(after.requestId) : null)),
        begun.map(({ after }) => (after.blockId ? uuidOf(after.blockId) : null)),
        begun.map(({ after }) => multirangeOf(after.spans)),
        begun.map(({ after }) => after.units),
        begun.map(({ after }) => after.state),
        begun.map(({ after }) => (after.expiresAt === null ? null : new Date(after.expiresAt))),
        challenges.map((one) => one && uuidOf(one.by)),
        challenges.map((one) => one && new Date(one.at)),
        challenges.map((one) => one && new Date(one.until)),
        begun.map(({ after }) => (after.partOf ? uuidOf(after.partOf) : null)),
      ],
    );
  }

  /**
   * Pencils past their deadline, those that wait for a period which has begun, and the other lines of their requests, with
   * their resources; the longest due first. The last minute's lapses are looked at again: a line of such a request may have
   * been left while its resource was locked.
   */
  async due(most: number): Promise<readonly { readonly id: Id<'commitment'>; readonly resourceId: Id<'resource'> }[]> {
    const rows = await this.transactions.reading.query<{ id: string; resource_id: string }[]>(
      `with lapsed as materialized (
         select id, resource_id, request_id from commitments
         where state = 'HELD' and expires_at <= statement_timestamp() order by expires_at limit $1
       ),
       begun as materialized (
         select id, resource_id, request_id from commitments
         where state = 'WAITING' and lower(during) <= statement_timestamp() order by lower(during) limit $1
       ),
       over as (
         select request_id from lapsed union select request_id from begun
         union select request_id from commitments
         where state = 'EXPIRED' and ended_at > statement_timestamp() - interval '1 minute'
       )
       select id, resource_id from lapsed
       union select id, resource_id from begun
       union select c.id, c.resource_id from over join commitments c using (request_id) where c.state in ('HELD', 'WAITING')`,
      [most],
    );
    return rows.map((row) => ({ id: idOf('commitment', row.id), resourceId: idOf('resource', row.resource_id) }));
  }
}

const nothingLinked: Links = { parts: new Map(), partOf: new Map() };

const calendarsOf = (rows: readonly CalendarRow[], links: Links): Calendars =>
  new Map(rows.map((row) => [idOf('resource', row.id), calendarOf(row, links)]));

const calendarOf = (row: CalendarRow, links: Links): Calendar => ({
  resourceId: idOf('resource', row.id),
  facilityId: idOf('facility', row.facility_id),
  organisationId: idOf('organisation', row.organisation_id),
  hours: { zone: row.time_zone, week: row.working_week, dayMinutes: row.day_minutes },
  units: row.units,
  windows: row.windows.map(([start, end, units]) => ({ during: periodAt(start, end), units })),
  commitments: row.commitments.map((one) => ({
    id: idOf('commitment', one.id),
    organisationId: one.organisation_id === null ? null : idOf('organisation', one.organisation_id),
    requestId: one.request_id === null ? null : idOf('request', one.request_id),
    blockId: one.block_id === null ? null : idOf('block', one.block_id),
    partOf: links.partOf.get(idOf('commitment', one.id)) ?? null,
    spans: one.spans.map(([start, end]) => periodAt(start, end)),
    units: one.units,
    state: one.state,
    expiresAt: one.expires_at === null ? null : instant(one.expires_at),
    challenge: challengeOf(one),
    isDue: one.is_due,
  })),
  blocks: blocksOf(row),
  parts: links.parts.get(idOf('resource', row.id)) ?? [],
  rates: mildestFirst(row.rates.map(termsOf)),
  currency: row.currency,
  isNamed: row.is_named,
  now: instant(Number(row.now_ms)),
});

const blocksOf = ({
  blocks,
  commitments,
  hull_starts_ms: starts,
  hull_ends_ms: ends,
}: CalendarRow): KnownBlocks | null =>
  // The shares of a block that was there a moment ago are still to be given back.
  (blocks.length === 0 && commitments.every((one) => one.block_id === null)) || starts === null || ends === null
    ? null
    : {
        within: periodAt(Number(starts), Number(ends)),
        list: blocks.map(([id, start, end, units]) => ({ id: idOf('block', id), during: periodAt(start, end), units })),
      };

const challengeOf = ({ challenged_by, challenged_at, unchallenged_until }: CommitmentRow): Challenge | null =>
  challenged_by === null || challenged_at === null || unchallenged_until === null
    ? null
    : { by: idOf('commitment', challenged_by), at: instant(challenged_at), until: instant(unchallenged_until) };

/** As the database writes several ranges. */
export const multirangeOf = (spans: readonly Period[]): string =>
  `{${spans.map(({ start, end }) => `[${toIso(start)},${toIso(end)})`).join(',')}}`;

const periodAt = (start: number, end: number): Period => ({ start: instant(start), end: instant(end) });
