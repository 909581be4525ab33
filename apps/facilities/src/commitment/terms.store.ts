import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { WorkingWeek } from '#kernel/working-week';
import { Transactions } from '#service/database/transactions';
import type { Terms } from '../domain/plain-placement';
import type { Terms as RateTerms } from '../domain/rate-terms';
import { mildestFirst, termsOf, type TermsRow } from '../rate/rate.row';

/** `rev`, `alliances`: the revisions they were read at; `alliances` is null where no rate is for an alliance. */
export type KnownTerms = { readonly terms: Terms; readonly rev: string; readonly alliances: string | null };

type Kept = {
  readonly terms: Omit<Terms, 'rates'>;
  readonly isLinked: boolean;
  readonly rev: string;
  readonly rates: readonly { readonly audience: string; readonly to: string | null; readonly terms: RateTerms }[];
};
type Alliances = { readonly rev: string; readonly members: ReadonlyMap<string, ReadonlySet<string>> };

type TermsOfResourceRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly organisation_id: string;
  readonly units: number;
  readonly is_linked: boolean;
  readonly time_zone: string;
  readonly working_week: WorkingWeek | null;
  readonly day_minutes: number | null;
  readonly rev: string;
  readonly rates: readonly (TermsRow & { readonly audience: string; readonly audience_id: string | null })[];
};

const mostKept = 30_000;
/** Resources of one house were made one after the other: whoever asks for one of them asks for the next soon. */
const readAhead = 50;

/**
 * Terms of resources as this process remembers them. They may be old: whoever decides by them checks their revisions where it
 * writes, and says `forget` when they do not hold any more.
 */
@Injectable()
export class TermsStore {
  private readonly kept = new Map<string, Kept>();
  private alliances: Alliances | null = null;

  constructor(private readonly transactions: Transactions) {}

  /** Null for what does not exist, or is taken together with others. */
  async of(resource: Id<'resource'>, requester: Id<'organisation'>): Promise<KnownTerms | null> {
    const id = uuidOf(resource);
    if (!this.kept.has(id)) await this.read(id);
    const kept = this.kept.get(id);
    if (kept === undefined || kept.isLinked) {
      this.kept.delete(id);
      return null;
    }
    const { terms, rev, rates } = kept;
    const alliances = rates.some((rate) => rate.audience === 'ALLIANCE')
      ? (this.alliances ??= await this.readAlliances())
      : null;
    const [house, asker] = [uuidOf(terms.organisationId), uuidOf(requester)];
    const isFor = ({ audience, to }: Kept['rates'][number]): boolean => {
      if (audience === 'EVERYONE') return true;
      if (audience === 'ORGANISATION') return to === asker;
      const members = to === null ? undefined : alliances?.members.get(to);
      return members !== undefined && members.has(house) && members.has(asker);
    };
    const own = rates.filter(isFor).map((rate) => rate.terms);
    return { terms: { ...terms, rates: mildestFirst(own) }, rev, alliances: alliances && alliances.rev };
  }

  forget(resource: Id<'resource'>): void {
    this.kept.delete(uuidOf(resource));
    this.alliances = null;
  }

  private async read(id: string): Promise<void> {
    const rows = await this.transactions.reading.query<TermsOfResourceRow[]>(
      `select r.id, r.facility_id, r.organisation_id, r.units, r.is_linked, f.time_zone, r.working_week, r.day_minutes,
         f.terms_rev::text as rev, coalesce((
           select json_agg(json_build_object('audience', rate.audience, 'audience_id', rate.audience_id, 'per', rate.per,
             'amount_minor', rate.amount_minor::text, 'currency', rate.currency, 'minimum', rate.minimum,
             'lead_time', rate.lead_time, 'weekend_percent', rate.weekend_percent,
             'overtime_percent', rate.overtime_percent, 'cancellation', rate.cancellation))
           from rates rate where rate.resource_id = r.id
         ), '[]') as rates
       from resources r join facilities f on f.id = r.facility_id
       where r.id >= $1 order by r.id limit $2`,
      [id, readAhead],
    );
    for (const row of rows) this.keep(row);
  }

  private keep(row: TermsOfResourceRow): void {
    this.kept.delete(row.id);
    this.kept.set(row.id, keptOf(row));
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }

  private async readAlliances(): Promise<Alliances> {
    const rows = await this.transactions.reading.query<
      { rev: string; alliance_id: string | null; members: string[] }[]
    >(
      `select t.rev::text as rev, m.alliance_id, array_agg(m.organisation_id::text) as members
       from alliance_terms t
       left join (memberships m join alliances a on a.id = m.alliance_id and a.status = 'ACTIVE') on m.status = 'ACTIVE'
       group by t.rev, m.alliance_id`,
    );
    return {
      rev: rows[0]?.rev ?? '0',
      members: new Map(
        rows.flatMap((row) => (row.alliance_id === null ? [] : [[row.alliance_id, new Set(row.members)]])),
      ),
    };
  }
}

const keptOf = (row: TermsOfResourceRow): Kept => ({
  terms: {
    facilityId: idOf('facility', row.facility_id),
    organisationId: idOf('organisation', row.organisation_id),
    hours: { zone: row.time_zone, week: row.working_week, dayMinutes: row.day_minutes },
    units: row.units,
    currency: row.rates[0]?.currency ?? null,
  },
  isLinked: row.is_linked,
  rev: row.rev,
  rates: row.rates.map((rate) => ({ audience: rate.audience, to: rate.audience_id, terms: termsOf(rate) })),
});
