import { idOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import {
  at,
  candidate,
  daily,
  match,
  now,
  open,
  question,
  suite,
  type Changes,
} from '../../../../test/builders/search-rules';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { judgeOf, type Candidate } from './candidate';
import { parseFilter, type RawFilter } from './capacity-filter';
import { answering, type Calendar } from './capacity-match';
import { facetsOf } from './facets';
import { placesOf } from './places';

const online = 'online.suite';
const house = (number: number) => idOf('facility', `00000000-0000-7000-9000-${String(number).padStart(12, '0')}`);
const can = (capability: string, attributes = {}): Candidate['claims'] => [
  { capability, standing: 'SELF_DECLARED', attributes, ai: null },
];

type Room = {
  readonly house: number;
  readonly number: number;
  readonly changes?: Changes;
  readonly calendar?: Calendar;
};
function judged(raw: Partial<RawFilter>, rooms: readonly Room[]) {
  const asked = question(raw);
  const all = rooms.flatMap(({ house: of, number, changes, calendar }) => {
    const facility = { ...changes?.facility, id: house(of) };
    return match(candidate(number, { ...changes, facility }), calendar ?? open, asked) ?? [];
  });
  return { all, needs: asked.needs.length };
}
function found(raw: Partial<RawFilter>, rooms: readonly Room[]): readonly string[] {
  const { all, needs } = judged(raw, rooms);
  const numberOf = (id: string) => Number(id.slice(-2));
  return answering(all, needs).map((one) => `${numberOf(one.candidate.resourceId)}: ${one.needs.join()}`);
}

describe('several needs of one house', () => {
  const also = [{ capability: online }];

  it('are answered by a house when each has a match there; all its matches are found, with the needs they meet', () => {
    const rooms = [
      { house: 1, number: 1 },
      { house: 1, number: 2, changes: { claims: can(online) } },
      { house: 2, number: 3 },
      { house: 3, number: 4, changes: { claims: [...can(suite), ...can(online)] } },
      { house: 4, number: 5, changes: { claims: can(online) } },
    ];
    expect(found({ also }, rooms)).toEqual(['1: 0', '2: 1', '4: 0,1']);
    expect(found({}, rooms)).toEqual(['1: 0', '3: 0', '4: 0']);
  });

  it('are each matched as if asked alone: price, room and words count for every one', () => {
    const dear = { ...open, rates: [daily(90_000n)] };
    const rooms = (calendar: Calendar) => [
      { house: 1, number: 1 },
      { house: 1, number: 2, changes: { claims: can(online) }, calendar },
    ];
    const maxPrice = { amountMinor: 60_000n, currency: 'EUR' };
    expect(found({ also, maxPrice }, rooms(open))).toHaveLength(2);
    expect(found({ also, maxPrice }, rooms(dear))).toEqual([]);
    expect(found({ also }, rooms({ ...open, windows: [] }))).toEqual([]);
    // No word of a grading suite is one of an online suite, and the other way round.
    expect(found({ also, text: 'grading' }, rooms(open))).toEqual([]);
    expect(found({ also, text: 'etoile' }, rooms(open))).toHaveLength(2);
  });

  it('may ask for one capability twice, with other requirements', () => {
    const twice: Partial<RawFilter> = {
      requirements: [{ attribute: 'hdr', anyOf: ['HLG'] }],
      also: [{ capability: suite, requirements: [{ attribute: 'hdr', anyOf: ['SDR'] }] }],
    };
    const room = (number: number, ...hdr: readonly string[]) => ({
      house: 1,
      number,
      changes: { claims: can(suite, { hdr }) },
    });
    expect(found(twice, [room(1, 'HLG')])).toEqual([]);
    expect(found(twice, [room(1, 'HLG'), room(2, 'SDR')])).toEqual(['1: 0', '2: 1']);
    expect(found(twice, [room(1, 'HLG', 'SDR')])).toEqual(['1: 0,1']);
  });

  it('look past a filter in its own facet for the house as well', () => {
    const rooms: readonly Room[] = [
      { house: 1, number: 1 },
      { house: 1, number: 2, changes: { claims: can(online), kind: 'PERSON' } },
      { house: 2, number: 3 },
    ];
    const { all, needs } = judged({ also, kinds: ['ROOM'] }, rooms);
    expect(answering(all, needs)).toEqual([]);
    const kinds = facetsOf(all, needs, taxonomy).find(({ field }) => field === 'kind')?.values;
    expect(kinds?.map(({ value, count }) => `${value} ${count}`)).toEqual(['PERSON 1', 'ROOM 1']);
    expect(facetsOf(all, needs, taxonomy).find(({ field }) => field === 'country')?.values).toEqual([]);
  });
});

describe('a filter', () => {
  it('by class finds members of one of them', () => {
    const [one, other] = ['1', '2'].map((last) => idOf('class', `00000000-0000-7000-8000-00000000000${last}`)) as [
      never,
      never,
    ];
    const member = { house: 1, number: 1, changes: { classes: [one] } };
    expect(found({ classes: [other, one] }, [member, { house: 1, number: 2 }])).toEqual(['1: 0']);
    expect(found({ classes: [other] }, [member])).toEqual([]);
    const strange = parseFilter(
      { capability: suite, period: question().period, classes: [one, 'class_1'] },
      taxonomy,
      now,
    );
    expect(strange).toMatchObject({ refusals: [{ code: 'NOT_FOUND', field: ['classes', '1'] }] });
  });

  it('by audience counts no other rates, neither for sight nor for the price', () => {
    const rates = [daily(900n), daily(800n, { audience: 'ALLIANCE' }), daily(950n, { audience: 'ORGANISATION' })];
    const paid = (through: RawFilter['through'], of = rates) => {
      const [one] = judged({ through }, [{ house: 1, number: 1, calendar: { ...open, rates: of } }]).all;
      return one && `${one.through} ${one.price.amountMinor}`;
    };
    expect(paid([])).toBe('ALLIANCE 800');
    expect(paid(['ORGANISATION'])).toBe('ORGANISATION 950');
    expect(paid(['ORGANISATION', 'EVERYONE'])).toBe('EVERYONE 900');
    expect(paid(['ALLIANCE', 'ORGANISATION'], [daily(900n)])).toBeUndefined();
  });

  it('by clock and by AI policy leaves out who does not keep to it', () => {
    const isFound = (raw: Partial<RawFilter>, changes: Changes = {}): boolean =>
      judgeOf(question(raw))(candidate(1, changes)) !== null;
    expect(isFound({ utcOffset: { from: 1, to: 1 } })).toBe(true);
    expect(isFound({ utcOffset: { from: 2, to: 3 } })).toBe(false);
    const overlap = (timeZone: string) => ({ overlap: { timeZone, from: '09:00', to: '18:00', hours: 5 } });
    expect(isFound(overlap('Europe/Paris'))).toBe(true);
    expect(isFound(overlap('Asia/Tokyo'))).toBe(false);
    const aiPolicy = { forbids: ['replicate'], trainingOnInput: false };
    const ai = { uses: ['roto-matte'], trainsOnInput: 'no' } as const;
    expect(isFound({ aiPolicy })).toBe(false);
    expect(isFound({ aiPolicy }, { claims: [{ capability: suite, standing: 'VERIFIED', attributes: {}, ai }] })).toBe(
      true,
    );
  });
});

describe('the places of matches', () => {
  it('are one for each city, in the middle of its houses, with the number of matches, most first', () => {
    const in_ = (of: number, number: number, facility: Changes['facility'] = {}) => ({
      house: of,
      number,
      changes: { facility: { ...facility } },
    });
    const lyon = { city: 'Lyon', country: 'FR', latitude: 45, longitude: 4 };
    const { all } = judged({}, [
      in_(1, 1, lyon),
      in_(2, 2, { ...lyon, latitude: 47 }),
      in_(2, 3, { ...lyon, latitude: 47 }),
      in_(3, 4),
      in_(4, 5, { ...lyon, city: null }),
      in_(5, 6, { latitude: null, longitude: null }),
    ]);
    expect(placesOf(all)).toEqual([
      { city: 'Lyon', country: 'FR', latitude: 46, longitude: 4, count: 3 },
      { city: null, country: 'FR', latitude: 45, longitude: 4, count: 1 },
      { city: 'Łódź', country: 'PL', latitude: 51.7592, longitude: 19.456, count: 1 },
    ]);
    expect(placesOf([])).toEqual([]);
  });

  it('are at most five hundred', () => {
    const { all } = judged(
      {},
      Array.from({ length: 501 }, (_, at) => ({
        house: at,
        number: at,
        changes: { facility: { city: `City ${at}` } },
      })),
    );
    expect(placesOf(all)).toHaveLength(500);
    expect(all).toHaveLength(501);
  });
});

describe('a search of a stretch', () => {
  it('gives each resource its own earliest one, whichever need it meets', () => {
    const period = { start: at('2031-03-04T00:00:00Z'), end: at('2031-03-08T00:00:00Z') };
    const morrow = { ...open.windows[0]!, during: { start: at('2031-03-05T00:00:00Z'), end: period.end } };
    const rooms = [
      { house: 1, number: 1 },
      { house: 1, number: 2, changes: { claims: can(online) }, calendar: { ...open, windows: [morrow] } },
    ];
    const { all } = judged({ also: [{ capability: online }], period, duration: 'P1D' }, rooms);
    expect(all.map((one) => one.period.start)).toEqual([period.start, instant(morrow.during.start)]);
  });
});
