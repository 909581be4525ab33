import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel/ids';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { CalendarStore } from '../commitment/calendar.store';
import { asksSame, decideRate, isOfSame, type Rate } from '../domain/rate-terms';
import { onlyNamed, rateOfRow } from '../domain/table/judge';
import { faultOf, type RateRow, type RowFault } from '../domain/table/row';
import { NeighboursStore } from '../organisation/neighbours.store';
import { rowOfTerms, termsOf, type TermsRow } from '../rate/rate.row';
import { RatesStore } from '../rate/rates.store';
import { ResourcesStore } from '../resource/resources.store';
import type { PlacedFault, RowOutcome, TableImport, WorkRow } from './table.row';
import type { TakeRows, Way } from './take-rows';

/** The rate a row has set, and what was asked before. */
type Priced = {
  readonly resource: Id<'resource'>;
  readonly rate: Id<'rate'>;
  readonly before: TermsRow | null;
  readonly after: TermsRow;
};
type Row = WorkRow<RateRow, Priced>;
type Known = Rate & { readonly id: Id<'rate'> };

const columnOf: Readonly<Record<string, keyof RateRow>> = { audienceId: 'audienceId', 'amount.currency': 'currency' };

/** Rows that say what an audience pays. */
@Injectable()
export class TakeRates implements TakeRows {
  constructor(
    private readonly resources: ResourcesStore,
    private readonly calendars: CalendarStore,
    private readonly rates: RatesStore,
    private readonly neighbours: NeighboursStore,
    private readonly clock: Clock,
  ) {}

  async take(tx: Tx, table: TableImport, rows: readonly Row[], way: Way): Promise<readonly RowOutcome<Priced>[]> {
    const names = rows.map(({ read }) => read.resource);
    const resources = await this.resources.named(tx, table.facilityId, names);
    const found = [...resources.values()].flat();
    if (way === 'DO') await this.calendars.lock(tx, found.map(({ id }) => id)); // prettier-ignore
    const known = new Map<string, readonly Known[]>(await this.rates.kept(tx, found.map(({ id }) => id))); // prettier-ignore
    const audiences = await this.audiencesOf(tx, table, rows);
    const outcomes: RowOutcome<Priced>[] = [];
    for (const { row, read } of rows) {
      const resource = onlyNamed(resources.get(read.resource), read.resource);
      if (!('id' in resource)) {
        outcomes.push({ row, verdict: 'REFUSED', faults: [resource], made: null });
        continue;
      }
      const own = known.get(resource.id) ?? [];
      const before = own.find((other) => isOfSame(other, rateOfRow(read, null))) ?? null;
      const rate = rateOfRow(read, before);
      const others = own.filter((other) => other !== before);
      const faults = refusedBy(rate, read, audiences, others[0]?.terms.currency ?? null);
      const verdict =
        faults.length > 0 ? 'REFUSED' : before === null ? 'NEW' : asksSame(rate, before) ? 'SAME' : 'CHANGED';
      if (verdict === 'REFUSED' || verdict === 'SAME') {
        outcomes.push({ row, verdict, faults, made: null });
        continue;
      }
      const fresh = before?.id ?? newId('rate', this.clock.now());
      const id = way === 'DO' ? await this.rates.put(tx, fresh, resource, rate) : fresh;
      known.set(resource.id, [...others, { ...rate, id }]); // what the next rows are judged by
      const made = { before: before && rowOfTerms(before.terms), after: rowOfTerms(rate.terms) };
      outcomes.push({ row, verdict, faults, made: { resource: resource.id, rate: id, ...made } });
    }
    return outcomes;
  }

  async takeBack(tx: Tx, _: TableImport, rows: readonly Row[], way: Way): Promise<readonly PlacedFault[]> {
    const made = rows.flatMap(({ row, read, made }) => (made === null ? [] : [{ row, read, ...made }]));
    const ids = [...new Set(made.map(({ resource }) => resource))];
    if (way === 'DO') await this.calendars.lock(tx, ids);
    const known = await this.rates.kept(tx, ids);
    const resources = await this.resources.byIds(ids, tx);
    const faults = made.flatMap(({ row, read, resource, rate, after, before }): readonly PlacedFault[] => {
      const own = known.get(resource) ?? [];
      const now = own.find(({ id }) => id === rate);
      if (now === undefined || !asksSame(now, { ...now, terms: termsOf(after) }))
        return [{ row, ...faultOf('WRONG_STATUS', 'amount', 'the rate as the table left it', read.resource) }];
      const strange = before && own.find(({ id, terms }) => id !== rate && terms.currency !== before.currency);
      return strange
        ? [{ row, ...faultOf('MIXED_CURRENCY', 'currency', strange.terms.currency, before.currency) }]
        : [];
    });
    if (faults.length > 0 || way === 'LOOK') return faults;
    for (const { read, resource: id, rate, before } of made) {
      const resource = resources.get(id);
      if (before === null || resource === undefined) await this.rates.remove(tx, [rate]);
      else await this.rates.put(tx, rate, resource, { ...rateOfRow(read, null), terms: termsOf(before) });
    }
    return [];
  }

  /** What the house may know of each audience that is named. */
  private async audiencesOf(tx: Tx, { organisationId }: TableImport, rows: readonly Row[]) {
    const named = new Map(rows.map(({ read }) => [audienceKey(read), rateOfRow(read, null).audience]));
    const found = new Map<string, Awaited<ReturnType<NeighboursStore['audience']>>>();
    for (const [key, audience] of named) found.set(key, await this.neighbours.audience(tx, organisationId, audience));
    return found;
  }
}

const audienceKey = ({ audience, audienceId }: RateRow): string => `${audience} ${audienceId}`;

function refusedBy(
  rate: Rate,
  row: RateRow,
  audiences: ReadonlyMap<string, { readonly audienceKnown: boolean; readonly isMember: boolean }>,
  currency: string | null,
): readonly RowFault[] {
  const audience = audiences.get(audienceKey(row)) ?? { audienceKnown: false, isMember: false };
  const decided = decideRate(rate, { ...audience, currency });
  if (decided.ok) return [];
  return decided.refusals.map(({ code, message, field }) => {
    const column = columnOf[field.join('.')] ?? 'resource';
    return faultOf(code, column, message, String(row[column] ?? ''));
  });
}
