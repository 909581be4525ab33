import type { Instant } from '#kernel/instant';
import type { Market } from '../domain/market/market';
import type { AllianceState, FacilityState, ResourceState, Uuid } from '../domain/market/state';
import { madeOf, type LeaveOut } from './leave-out';
import type { MarketLock } from './market-lock';
import type { StatesStore, Touched } from './states.store';

/** Readers are kept out for so many at once: some tens of microseconds. */
const writtenAtOnce = 16;
const pageOfStates = 500;

/** Writes what was read anew into a market that others read. */
export class MarketWriter {
  constructor(
    private readonly market: Market,
    private readonly lock: MarketLock,
    private readonly leaveOut: LeaveOut,
  ) {}

  /** Makes these what PostgreSQL says of them now; what it does not know any more, or cannot be kept, is removed. */
  async renew({ alliances, facilities, resources }: Touched, states: StatesStore, now: Instant): Promise<void> {
    for (const page of pages(alliances)) this.alliances(page, await states.alliances(page));
    for (const page of pages(facilities)) this.facilities(page, await states.facilities(page));
    for (const page of pages(resources)) this.resources(page, await states.resources(page), now);
  }

  /** Frees what holds past their deadline have kept; answers whose it was. */
  lapse(now: Instant): readonly Uuid[] {
    const next = this.market.nextLapse;
    return next === null || next > now ? [] : this.lock.write(() => this.market.lapse(now));
  }

  private alliances(ids: readonly Uuid[], states: readonly AllianceState[]): void {
    this.replace(
      ids,
      states,
      (state) => this.market.putAlliance(state),
      (id) => this.market.removeAlliance(id),
    );
  }

  private facilities(ids: readonly Uuid[], states: readonly FacilityState[]): void {
    this.replace(
      ids,
      states,
      (state) => this.market.putFacility(state),
      (id) => this.market.removeFacility(id),
    );
  }

  private resources(ids: readonly Uuid[], states: readonly ResourceState[], now: Instant): void {
    this.replace(
      ids,
      states,
      (state) => this.market.putResource(state, now),
      (id) => this.market.removeResource(id),
    );
  }

  private replace<S extends { readonly id: Uuid }>(
    ids: readonly Uuid[],
    states: readonly S[],
    put: (state: S) => void,
    remove: (id: Uuid) => void,
  ): void {
    const there = new Set(states.map(({ id }) => id));
    const without: LeaveOut = (id, fault) => {
      remove(id);
      this.leaveOut(id, fault);
    };
    const gone = ids.filter((id) => !there.has(id));
    for (const few of pages(states, writtenAtOnce)) this.lock.write(() => madeOf(few, put, without));
    for (const few of pages(gone, writtenAtOnce)) this.lock.write(() => few.forEach(remove));
  }
}

/** A list in pieces. */
export function* pages<T>(list: readonly T[], size = pageOfStates): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
