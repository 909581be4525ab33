import { activeIn, nothingActive } from './active';
import { filterOf } from './filter';
import { readSearch, withDefaults } from './params';
import { stepsToWiden, widerCode } from './widening';

const defaults = { from: '2027-03-01', to: '2027-03-30', zone: 'Europe/Paris' };
const searchFor = (raw: Record<string, unknown>) => withDefaults(readSearch(raw), defaults);

describe('a search in the address bar', () => {
  it('asks nothing of the API before a capability is chosen', () => {
    expect(filterOf(searchFor({ countries: 'FR' }))).toBeNull();
  });

  it('takes the last day of the period whole, in the zone of the link', () => {
    const filter = filterOf(
      searchFor({ capability: 'mix', from: '2027-03-27', to: '2027-03-28', zone: 'Europe/Paris' }),
    );
    expect(filter?.period).toEqual({ start: '2027-03-26T23:00:00Z', end: '2027-03-28T22:00:00Z' });
  });

  it('carries everything that narrows', () => {
    const filter = filterOf(
      searchFor({
        capability: 'mix',
        kinds: ['ROOM', 'SPACESHIP'],
        countries: ['FR', 'nowhere'],
        lat: '48.86',
        lon: '2.35',
        km: '50',
        max: '1200.50',
        currency: 'EUR',
        floor: 'THIRD_PARTY',
        alliances: ['alliance_1', 'alliance_2'],
        units: '3',
        need: 'seats>=4',
        text: ' paris ',
      }),
    );
    expect(filter).toMatchObject({
      duration: 'PT8H',
      units: 3,
      kinds: ['ROOM'],
      countries: ['FR'],
      near: { latitude: 48.86, longitude: 2.35, withinKm: 50 },
      maxPrice: { amountMinor: '120050', currency: 'EUR' },
      securityFloor: 'THIRD_PARTY',
      alliances: ['alliance_1', 'alliance_2'],
      requirements: [{ attribute: 'seats', atLeast: '4' }],
      text: 'paris',
    });
  });

  it('says each thing that narrows in words, and how to be rid of it', () => {
    const search = readSearch({
      ...{ capability: 'mix', kinds: ['ROOM', 'PERSON'], max: '10', currency: 'GBP' },
      alliances: 'alliance_1',
    });
    const active = activeIn(
      search,
      (code) => code,
      (id) => id,
    );
    expect(active.map(({ words }) => words)).toEqual(['Room', 'Person', 'houses of alliance_1', 'at most £10.00']);
    expect(active[0]?.without).toEqual({ kinds: ['PERSON'] });
    expect(
      activeIn(
        { ...search, ...nothingActive } as typeof search,
        (code) => code,
        (id) => id,
      ),
    ).toEqual([]);
  });

  it('offers at most six ways to widen, each other than the search itself', () => {
    const search = searchFor({
      capability: 'mix.atmos.home',
      lat: '1',
      lon: '2',
      countries: ['FR', 'DE', 'ES', 'IT', 'PT', 'GB'],
    });
    const active = activeIn(
      search,
      (code) => code,
      (id) => id,
    );
    const steps = stepsToWiden(search, active, { code: 'mix.atmos', label: 'Atmos mix' });
    expect(steps).toHaveLength(6);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(6);
    expect(steps.at(-1)).toMatchObject({ patch: { capability: 'mix.atmos' } });
  });

  it('finds the nearest branch above a capability', () => {
    const known = new Set(['mix', 'mix.atmos']);
    expect(widerCode('mix.atmos.home', known)).toBe('mix.atmos');
    expect(widerCode('mix.stage.large', known)).toBe('mix');
    expect(widerCode('mix', known)).toBeNull();
  });
});
