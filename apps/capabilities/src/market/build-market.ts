import { dayMs, instant } from '#kernel/instant';
import type { Connection } from '#service/database/connection';
import { Market } from '../domain/market/market';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { FactsStore } from './facts.store';
import { madeOf, type LeaveOut } from './leave-out';
import { pages } from './market-writer';
import { StatesStore } from './states.store';

const pageOfStates = 1000;
/** How much more room than was counted: twice as much each time that it was too little. */
const mostRoom = 16;

/** A market with everything that had been published before `horizon`. */
export type Built = { readonly market: Market; readonly horizon: bigint };

/**
 * Reads everything, each source once and in order, in one snapshot. Alliances come first, then houses by id, then resources by
 * house: so the postings of a leaf lie in the order of houses. A page is read while the one before is written.
 */
export function buildMarket(
  connection: Connection,
  progress: (done: number, of: number) => void,
  leaveOut: LeaveOut,
): Promise<Built> {
  const states = new StatesStore(connection, leaveOut);
  return connection.atOneMoment(async () => {
    // NOTE: one that only reads has no transaction id, so that it holds up nobody's facts however long it takes.
    const { now, horizon } = await new FactsStore(connection).lookAhead();
    const counted = await states.sizes();
    const from = instant(Math.floor(now / dayMs) * dayMs);
    for (let room = 1; room <= mostRoom; room *= 2) {
      const market = Market.create({ ...times(counted, room), from }, taxonomy);
      for (const page of pages(await states.allAlliances(), pageOfStates))
        for (const state of await states.alliances(page)) market.putAlliance(state);
      for (const page of pages(await states.allFacilities(), pageOfStates))
        madeOf(await states.facilities(page), (state) => market.putFacility(state), leaveOut);
      let done = 0;
      for await (const page of ahead(pages(await states.allResources(), pageOfStates), (ids) =>
        states.resources(ids),
      )) {
        madeOf(page, (state) => market.putResource(state, now), leaveOut);
        progress((done += page.length), counted.resources);
      }
      if (!market.isFull) return { market, horizon };
    }
    throw new Error('the market does not fit into sixteen times the room that was counted for it');
  });
}

const times = <S extends Readonly<Record<string, number>>>(sizes: S, room: number): S =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, size * room])) as S;

/** What is read of each page, the next one being read while this one is worked on. */
async function* ahead<P, T>(list: Iterable<P>, read: (page: P) => Promise<T>): AsyncGenerator<T> {
  let coming: Promise<T> | null = null;
  for (const page of list) {
    const ready: Awaited<T> | null = coming === null ? null : await coming;
    coming = read(page);
    coming.catch(() => undefined); // heard where it is awaited
    if (ready !== null) yield ready;
  }
  if (coming !== null) yield await coming;
}
