import fc from 'fast-check';
import { candidate, match, question } from '../../../../test/builders/search-rules';
import { bestScore, type Scored } from './best-score';
import { rankedOf } from './capacity-match';
import { standings } from './claim';

const plain: Scored = {
  ...{ met: 1, needs: 1, isLeadTimeMet: true, distanceKm: null, standing: 'SELF_DECLARED', rating: null },
  price: { amountMinor: 1_000n, currency: 'EUR' },
};
const score = (changes: Partial<Scored> = {}, ceiling: bigint | null = null): number =>
  bestScore({ ...plain, ...changes }, ceiling === null ? null : { amountMinor: ceiling, currency: 'EUR' });

describe('the score of a hit', () => {
  it('is what the words of the schema say', () => {
    expect(score()).toBe(400 * 1000 + 150 * 500);
    expect(score({ met: 1, needs: 3 })).toBe(400 * (233 + 300) + 150 * 500);
    expect(score({ isLeadTimeMet: false })).toBe(400 * 700 + 150 * 500);
    expect(score({ distanceKm: 0 }) - score()).toBe(200 * 1000);
    expect(score({ distanceKm: 100 }) - score()).toBe(200 * 500);
    expect(score({ distanceKm: 33.3 }) - score()).toBe(200 * 750);
    expect(standings.map((standing) => score({ standing }) - score())).toEqual([0, 150 * 500, 150 * 1000]);
    // 1.2 - 1 and 4.6 - 1 are a little less than they should be, as numbers with a binary point are.
    const rated = [1, 1.2, 3, 4.6, 5].map((rating) => score({ rating }) - score());
    expect(rated).toEqual([-75_000, -67_500, 0, 60_000, 75_000]);
    expect(score({}, 1_000n) - score()).toBe(0);
    expect(score({}, 3_000n) - score()).toBe(100 * (1000 - 333));
    expect(score({ price: { amountMinor: 0n, currency: 'EUR' } }, 0n) - score()).toBe(100 * 1000);
  });

  it('is a whole number from nothing to a million, whatever the hit', () => {
    const hit = fc.record({
      needs: fc.integer({ min: 1, max: 20 }),
      met: fc.integer({ min: 1, max: 20 }),
      isLeadTimeMet: fc.boolean(),
      distanceKm: fc.option(fc.double({ min: 0, max: 20_038, noNaN: true })),
      standing: fc.constantFrom(...standings),
      rating: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
      amount: fc.bigInt(0n, 10n ** 24n),
      ceiling: fc.option(fc.bigInt(0n, 10n ** 24n)),
    });
    fc.assert(
      fc.property(hit, ({ met, amount, ceiling, ...rest }) => {
        const above = ceiling !== null && amount > ceiling;
        const price = { amountMinor: above ? (ceiling ?? 0n) : amount, currency: 'EUR' };
        const value = score({ ...rest, met: Math.min(met, rest.needs), price }, ceiling);
        expect(Number.isInteger(value) && value >= 0 && value <= 1_000_000).toBe(true);
      }),
    );
  });

  it('is that of a match to its question', () => {
    const near = { latitude: 51.7592, longitude: 19.456, withinKm: 5 };
    const asked = question({ near, maxPrice: { amountMinor: 100_000n, currency: 'EUR' } });
    const one = match(candidate(1, { facility: { rating: 4 } }), undefined, asked);
    expect(one && rankedOf(one, asked).score).toBe(400 * 1000 + 200 * 1000 + 150 * 750 + 100 * 500);
  });
});
