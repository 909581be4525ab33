import fc from 'fast-check';
import { distanceKm, parsePoint } from './distance';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const halfRound = Math.PI * 6371.0088;

describe('a distance', () => {
  it('is measured along the sphere', () => {
    const paris = { latitude: 48.8566, longitude: 2.3522 };
    const london = { latitude: 51.5074, longitude: -0.1278 };
    expect(distanceKm(paris, london)).toBeCloseTo(343.556, 2);
    expect(distanceKm({ latitude: 0, longitude: 179 }, { latitude: 0, longitude: -179 })).toBeCloseTo(
      halfRound / 90,
      6,
    );
    expect(distanceKm({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 })).toBeCloseTo(halfRound, 6);
  });

  it('is the same both ways, nothing to oneself, and never more than half round', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9);
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeGreaterThanOrEqual(0);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(halfRound);
      }),
    );
  });

  it('is never longer straight than over a third place', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-3);
      }),
    );
  });
});

describe('a point', () => {
  it('lies on the Earth, borders included', () => {
    expect(parsePoint({ latitude: -90, longitude: 180 })).toEqual({
      ok: true,
      value: { latitude: -90, longitude: 180 },
    });
    const result = parsePoint({ latitude: 90.1, longitude: Number.NaN });
    expect(result.ok ? [] : result.refusals.map((r) => r.field)).toEqual([['latitude'], ['longitude']]);
  });
});
