import { Injectable } from '@nestjs/common';
import { uuidOf, type Id } from '#kernel/ids';
import { FactReaders } from '#service/facts/fact-readers';
import type { BroughtFacility } from '../domain/world/brought';
import type { RefOf, ToldResource } from '../domain/world/telling';
import type { LineType } from '../domain/world/world-line';
import { ToldStore } from './told.store';

/** For the operator: all that this service keeps, as it goes out with a world, and the names things have there. */
@Injectable()
export class TellOfferings {
  constructor(
    private readonly readers: FactReaders,
    private readonly store: ToldStore,
  ) {}

  /** Before a world goes out: which houses belong to which alliances is known as of now. */
  async begin(): Promise<void> {
    await this.readers.demandCaughtUp('accounts', 'alliances');
  }

  /** By id, behind `after`; fewer than `most` at the end. */
  facilities(after: Id<'facility'> | null, most: number): Promise<readonly BroughtFacility[]> {
    return this.store.facilities({ after: after === null ? null : uuidOf(after), most });
  }

  /** With rates, windows, bookings and blocks; by id, behind `after`; fewer than `most` at the end. */
  resources(after: Id<'resource'> | null, most: number): Promise<readonly ToldResource[]> {
    return this.store.resources({ after: after === null ? null : uuidOf(after), most });
  }

  /** How many commitments are pencils, or wait for one to go. */
  pencils(): Promise<number> {
    return this.store.pencils();
  }

  /**
   * The names of these things (bare uuids): the one each was brought in under, where it is the only one of that name, else one
   * that follows from its id and so is always the same.
   */
  async refs(things: readonly { readonly type: LineType; readonly thing: string }[]): Promise<RefOf> {
    const known = new Map<string, string>();
    for (const [type, own] of Map.groupBy(things, (one) => one.type)) {
      const ids = [...new Set(own.map(({ thing }) => thing))];
      for (const [thing, ref] of await this.store.refsOf(type, ids)) known.set(`${type} ${thing}`, ref);
    }
    return (type, thing) => known.get(`${type} ${thing}`) ?? `${type}-${thing}`;
  }
}
