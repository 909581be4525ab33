import { nameOf, places, placesFor } from './places';

describe('places to search around', () => {
  it('lists cities once each, on the globe', () => {
    expect(new Set(places.map(({ label }) => label)).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(80);
    for (const { latitude, longitude } of places) {
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    }
  });

  it('finds a city by the beginning of its name, accents aside', () => {
    expect(placesFor('montre').map(({ label }) => label)).toEqual(['Montréal, Canada']);
  });

  it('takes a point in degrees, and names it when it is a listed city', () => {
    expect(placesFor('51.51, -0.13')).toEqual([{ label: 'London, United Kingdom', latitude: 51.51, longitude: -0.13 }]);
    expect(placesFor('91, 0')).toEqual([]);
    expect(nameOf({ latitude: 10, longitude: 20 })).toBe('10.00, 20.00');
  });
});
