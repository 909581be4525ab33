// The product: the market in memory, told the same world and asked in the same process.
import { built } from '../measure.mjs';
import { sorted, tierNames } from './baselines.mjs';
import { placeOf, readWorld, sizesOf, uuidOf } from './states.mjs';
import { now } from './world.mjs';

/** The market told a world line by line: alliances, then houses, then resources house by house, as the keeper tells them. */
export async function tellWorld(file, zones, share) {
  const { Market } = built('apps/capabilities/src/domain/market/market');
  const { taxonomy } = built('apps/capabilities/src/taxonomy/taxonomy-file');
  const sizes = await sizesOf(file, now);
  const market = Market.create(sizes, taxonomy);
  let ms = 0;
  const put = {
    alliance: (state) => market.putAlliance(state),
    facility: (state) => market.putFacility(state),
    resource: (state) => market.putResource(state, now),
  };
  const tell = (type, state) => {
    const began = performance.now();
    put[type](state);
    ms += performance.now() - began;
  };
  const world = await readWorld(file, zones, tell, share);
  if (market.isFull) throw new Error('the market is full');
  return { market, world, sizes, tellSeconds: ms / 1000 };
}

/** The market that another thread keeps, as a searcher reads it. */
export function marketOver(buffers) {
  const { Market } = built('apps/capabilities/src/domain/market/market');
  const { taxonomy } = built('apps/capabilities/src/taxonomy/taxonomy-file');
  return Market.over(buffers, taxonomy);
}

export function openMarket(market) {
  const { search } = built('apps/capabilities/src/domain/market/search');
  const { parseFilter } = built('apps/capabilities/src/domain/capacity-filter');
  const { taxonomy } = built('apps/capabilities/src/taxonomy/taxonomy-file');
  const facets = ['kind', 'country', 'securityTier'];
  const ask = { order: 'RATING', first: 20, after: null, totals: true, facets, places: false };
  return {
    prepare(question) {
      const asked = parseFilter(filterOf(question), taxonomy, now);
      if (!asked.ok) throw new Error(JSON.stringify(asked));
      const viewer = { organisation: question.viewer === null ? null : uuidOf('organisation', question.viewer) };
      return { question: asked.value, viewer };
    },
    ask: ({ question, viewer }) => search(market, question, viewer, now, ask),
    shown: ({ rows, total, facets: counted }) => {
      const counts = (name) => {
        const { values = [] } = counted.find(({ field }) => field === name) ?? {};
        return sorted(Object.fromEntries(values.map(({ value, count }) => [value, count])));
      };
      return {
        page: rows.map(({ resource, price, unitsFree }) => [
          ...[placeOf(resource), Number(price.amountMinor), price.currency, unitsFree],
        ]),
        ...{ total, kind: counts('kind'), country: counts('country'), tier: counts('securityTier') },
      };
    },
    close: () => undefined,
  };
}

/** As a client writes it. */
function filterOf({ capability, requirements, start, end, units, near, floor, maxPrice }) {
  return {
    ...{ capability, requirements, period: { start, end }, units, near, securityFloor: tierNames[floor] },
    maxPrice: maxPrice && { ...maxPrice, amountMinor: BigInt(maxPrice.amountMinor) },
  };
}
