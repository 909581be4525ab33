import { Injectable } from '@nestjs/common';
import { all, ok, within, type Result } from '#kernel/result';
import { uuidOf } from '#kernel/ids';
import { Clock } from '#service/clock';
import { hidden, type CapacityQuestion, type RawFilter } from '../domain/capacity-filter';
import type { CapacitySort } from '../domain/capacity-order';
import { parseSearched, type Frequency, type Understood } from '../domain/saved-search';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { FindHits } from './find-hits';
import type { Keeper } from './saved-searches.store';
import { WatchSearch, type Present } from './watch-search';

/** A search that makes sense, the leaves it looks for, and what it finds already. */
export type Taken = {
  readonly searched: Understood;
  readonly leaves: readonly string[];
  readonly present: Present;
};

type Raw = { readonly filter: RawFilter; readonly sort?: CapacitySort | null | undefined; readonly page: string };

/** Judges a search that is to be kept, outside any transaction, and looks what there is already if it is to be watched. */
@Injectable()
export class TakeSearch {
  constructor(
    private readonly hits: FindHits,
    private readonly watching: WatchSearch,
    private readonly clock: Clock,
  ) {}

  /** The refusals of a search; `TOO_LARGE` for one that would be watched and finds too much. */
  async run(keeper: Keeper, raw: Raw, frequency: Frequency): Promise<Result<Taken>> {
    const searched = parseSearched(raw, taxonomy, this.clock.now());
    if (!searched.ok) return searched;
    const seen = await this.seenAlliances(keeper, searched.value.question);
    if (!seen.ok) return seen;
    const present = await this.watching.present({ ...searched.value, ...keeper }, frequency !== 'NEVER');
    if (!present.ok) return present;
    const leaves = new Set(searched.value.question.needs.flatMap((need) => need.leaves.map(({ code }) => code)));
    return ok({ searched: searched.value, leaves: [...leaves], present: present.value });
  }

  private async seenAlliances(keeper: Keeper, { alliances }: CapacityQuestion): Promise<Result<unknown>> {
    const seen = await this.hits.visibleAlliances(keeper, alliances);
    const judged = alliances.map((id, at) => (seen.has(uuidOf(id)) ? ok(null) : hidden('alliances', at)));
    return within(all<unknown, 'NOT_FOUND'>(judged), 'filter');
  }
}
