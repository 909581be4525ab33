import { activeIn, nothingActive } from './active';
import { filterOf } from './filter';
import { readSearch, withDefaults } from './params';
import { withPick, writePick } from './pick';
import { stepsToWiden, widerCode } from './widening';

const defaults = { from: '2027-03-01', to: '2027-03-30', zone: 'Europe/Paris' };
const searchFor = (raw: Record<string, unknown>) => withDefaults(readSearch(raw), defaults);

const called = (code: string) => code;
const names = { capability: called, attribute: called, alliance: called, ai: called };

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
        also: ['colour.grading-suite|hdr~HLG', '|', 'imf'],
        through: ['ORGANISATION', 'EVERYONE'],
        classes: 'class_1',
        clock: '-1~2.5',
        overlap: '09:00~18:00~4',
        forbids: ['replicate', 'voice-clone'],
        untrained: 'true',
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
      also: [
        { capability: 'colour.grading-suite', requirements: [{ attribute: 'hdr', anyOf: ['HLG'] }] },
        { capability: 'imf', requirements: [] },
      ],
      through: ['ORGANISATION'],
      classes: ['class_1'],
      utcOffset: { from: -1, to: 2.5 },
      overlap: { timeZone: 'Europe/Paris', from: '09:00', to: '18:00', hours: 4 },
      aiPolicy: { forbids: ['replicate', 'voice-clone'], trainingOnInput: false },
    });
  });

  it('asks for a delivery specification where no capability is chosen, and for either alone', () => {
    expect(filterOf(searchFor({ spec: 'netflix', need: 'seats>=4' }))).toMatchObject({ deliverySpec: 'netflix' });
    const both = filterOf(searchFor({ spec: 'netflix', capability: 'mix' }));
    expect([both?.capability, both && 'deliverySpec' in both]).toEqual(['mix', false]);
  });

  it('drops of an address what nobody could mean', () => {
    const senseless = {
      clock: '3~1',
      overlap: '18:00~09:00~4',
      untrained: 'maybe',
      pick: ['x', 'a~b~c'],
      view: 'globe',
    };
    expect(readSearch(senseless)).toEqual({});
  });

  it('lays at most four hits aside, each with its period, and takes one away again', () => {
    const span = { start: '2027-03-01T09:00:00Z', end: '2027-03-01T17:00:00Z' };
    const written = ['a', 'b', 'c', 'd', 'e'].map((id) => writePick({ id, span }));
    const { pick = [] } = readSearch({ pick: written });
    expect(pick).toEqual(written.slice(0, 4));
    expect(withPick(pick, { id: 'e', span })).toBeNull();
    expect(withPick(pick, { id: 'b', span })).toHaveLength(3);
    expect(withPick([], { id: 'b', span })).toEqual([written[1]]);
  });

  it('says each thing that narrows in words, and how to be rid of it', () => {
    const search = readSearch({
      ...{ capability: 'mix', kinds: ['ROOM', 'PERSON'], max: '10', currency: 'GBP' },
      alliances: 'alliance_1',
    });
    const active = activeIn(search, names);
    expect(active.map(({ words }) => words)).toEqual(['Room', 'Person', 'houses of alliance_1', 'at most £10.00']);
    expect(active[0]?.without).toEqual({ kinds: ['PERSON'] });
    expect(activeIn({ ...search, ...nothingActive } as typeof search, names)).toEqual([]);
  });

  it('offers at most six ways to widen, each other than the search itself', () => {
    const search = searchFor({
      capability: 'mix.atmos.home',
      lat: '1',
      lon: '2',
      countries: ['FR', 'DE', 'ES', 'IT', 'PT', 'GB'],
    });
    const active = activeIn(search, names);
    const steps = stepsToWiden(search, active, { code: 'mix.atmos', label: 'Atmos mix' });
    expect(steps).toHaveLength(6);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(6);
    expect(steps.at(-1)).toMatchObject({ patch: { capability: 'mix.atmos' } });
  });

  it('offers a delivery specification without one of its needs', () => {
    const need = (code: string) => ({ capability: { code, label: code }, requirements: [] });
    const [first] = stepsToWiden(searchFor({ spec: 'dcp' }), [], null, { needs: [need('a'), need('b'), need('c')] });
    expect(first?.patch).toEqual({ spec: undefined, capability: 'b', need: [], also: ['c'] });
    expect(stepsToWiden(searchFor({ spec: 'dcp' }), [], null, { needs: [need('a')] })).toHaveLength(1);
  });

  it('finds the nearest branch above a capability', () => {
    const known = new Set(['mix', 'mix.atmos']);
    expect(widerCode('mix.atmos.home', known)).toBe('mix.atmos');
    expect(widerCode('mix.stage.large', known)).toBe('mix');
    expect(widerCode('mix', known)).toBeNull();
  });
});
