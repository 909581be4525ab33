import type { Id } from '#kernel/ids';
import { visitor } from '#service/viewer/viewer';
import { actor, date, day, startSearch, suite, type HouseOfTests } from '../../../../test/builders/search';

type World = Awaited<ReturnType<typeof startSearch>>;
let world: World;
let house: HouseOfTests;

beforeEach(async () => {
  world = await startSearch();
  house = await world.house();
});
afterEach(() => world.close());

const refusal = (search: Promise<unknown>) =>
  search.then(
    () => 'an answer',
    (error: { extensions: { code: string; reason: string; field: readonly string[] } }) =>
      `${error.extensions.code} ${error.extensions.reason} ${error.extensions.field.join('.')}`,
  );

describe('who finds a resource', () => {
  it('is whom a rate includes: everyone, one organisation, or the allies of the house', async () => {
    const member = await world.house({ name: 'Ally', country: 'BE' });
    const partner = await world.house({ name: 'Partner' });
    const alliance = await world.alliance([house.organisation, member.organisation]);
    const open = await world.room(house, { name: 'Open' });
    const allied = await world.room(house, {
      name: 'Allied',
      rates: [{ audience: 'ALLIANCE', audienceId: alliance, amount: 7_000 }],
    });
    const own = await world.room(house, {
      name: 'For one',
      rates: [{ audience: 'ORGANISATION', audienceId: partner.organisation }],
    });
    await world.room(house, { name: 'For nobody', rates: [], kind: 'PERSON' });

    const finds = async (viewer: typeof visitor) => {
      const { found, totalCount, facets } = await world.search(viewer);
      expect(totalCount).toBe(found.length);
      expect(facets.kind).toEqual({ ROOM: found.length });
      return new Set(found);
    };
    expect(await finds(visitor)).toEqual(new Set([open]));
    expect(await finds(actor(member.organisation))).toEqual(new Set([open, allied]));
    expect(await finds(actor(house.organisation))).toEqual(new Set([open, allied]));
    expect(await finds(actor(partner.organisation))).toEqual(new Set([open, own]));
    expect(await finds(actor(null, { isAdmin: true }))).toEqual(new Set([open]));
  });

  it('is an ally only while alliance, house and viewer are all ACTIVE', async () => {
    const member = await world.house({ name: 'Ally' });
    const alliance = await world.alliance([house.organisation, member.organisation]);
    await world.room(house, { rates: [{ audience: 'ALLIANCE', audienceId: alliance }] });
    const count = async () => (await world.search(actor(member.organisation))).totalCount;
    expect(await count()).toBe(1);
    for (const organisation of [house.organisation, member.organisation]) {
      await world.setMembership(alliance, 'SUSPENDED', organisation);
      expect(await count()).toBe(0);
      await world.setMembership(alliance, 'ACTIVE', organisation);
      expect(await count()).toBe(1);
    }
    await world.setAlliance(alliance, 'SUSPENDED');
    expect(await count()).toBe(0);
  });

  it('pays the lowest rate that includes it', async () => {
    const member = await world.house({ name: 'Ally' });
    const alliance = await world.alliance([house.organisation, member.organisation]);
    await world.room(house, {
      rates: [{ amount: 10_000 }, { audience: 'ALLIANCE', audienceId: alliance, amount: 7_000 }],
    });
    const price = async (viewer: typeof visitor) => (await world.search(viewer)).nodes[0].price.amountMinor;
    expect(await price(visitor)).toBe('10000');
    expect(await price(actor(member.organisation))).toBe('7000');
  });
});

describe('what is found', () => {
  it('is free for the whole period, across adjoining windows, in the units asked for', async () => {
    const joined = await world.room(house, {
      units: 3,
      windows: [
        { from: day(10, 8), to: day(10, 12) },
        { from: day(10, 12), to: day(10, 18), units: 2 },
      ],
    });
    await world.room(house, {
      windows: [
        { from: day(10, 8), to: day(10, 12) },
        { from: day(10, 13), to: day(10, 18) },
      ],
    });
    await world.room(house, { taken: [{ from: day(10, 16), to: day(11), units: 1 }] });
    const one = await world.search(visitor);
    expect(one.found).toEqual([joined]);
    expect(one.nodes[0]).toMatchObject({ unitsFree: 2, price: { amountMinor: '10000', currency: 'EUR' }, reasons: [] });
    expect((await world.search(visitor, { units: 2 })).nodes[0].price.amountMinor).toBe('20000');
    expect((await world.search(visitor, { units: 3 })).totalCount).toBe(0);
  });

  it('counts a lapsed hold as free, before the fact of its end has come', async () => {
    const whole = { from: day(10), to: day(11) };
    await world.room(house, { taken: [{ ...whole, expires: day(-1) }] });
    await world.room(house, { taken: [{ ...whole, expires: day(1) }] });
    expect((await world.search(visitor)).totalCount).toBe(1);
  });

  it('is free with all its parts, or not at all', async () => {
    const hidden = { claims: {}, rates: [] };
    const taken = { from: day(10, 12), to: day(10, 13) };
    const colourists = await world.room(house, { ...hidden, units: 2, taken: [{ ...taken, units: 1 }] });
    const panel = await world.room(house, { ...hidden, taken: [{ ...taken, expires: day(-1) }] });
    const booth = await world.room(house, { ...hidden, taken: [taken] });
    const bundle = async (...parts: readonly (readonly [string, number])[]) => {
      const whole = await world.room(house);
      for (const [part, units] of parts) await world.takesAlong(whole, part as Id<'resource'>, units);
      return whole;
    };
    const free = await bundle([colourists, 1], [panel, 1]);
    const split = await bundle([panel, 1], [booth, 1]);
    const both = await bundle([colourists, 2]);
    await bundle([await world.room(house, { ...hidden, windows: [] }), 1]);
    expect(await world.search(visitor, { period: { start: day(10, 12), end: day(10, 13) } })).toMatchObject({
      found: [free],
      nodes: [{ unitsFree: 1 }],
    });
    const { nodes } = await world.search(visitor, { duration: 'PT4H' }, { sort: 'EARLIEST' });
    const starts = nodes.map((node: { resource: { id: string }; period: { start: string } }) => [
      node.resource.id,
      node.period.start.slice(11, 13),
    ]);
    expect(Object.fromEntries(starts)).toEqual({ [free]: '09', [split]: '13', [both]: '13' });
  });

  it('says when a lead time is not met, and hides nothing', async () => {
    await world.room(house, { rates: [{ leadTime: 'P30D' }] });
    expect((await world.search(visitor)).nodes[0].reasons).toEqual(['LEAD_TIME']);
    const later = { period: { start: day(40, 9), end: day(40, 17) } };
    expect((await world.search(visitor, later)).nodes[0].reasons).toEqual([]);
  });

  it('reads imported rates however long their notice or minimum: it says so, and charges for it', async () => {
    await world.room(house, { rates: [{ leadTime: 'P9999W', minimum: 'P9999D' }] });
    expect((await world.search(visitor)).nodes).toMatchObject([
      { price: { amountMinor: String(9_999 * 10_000 + 10_000) }, reasons: ['LEAD_TIME'] },
    ]);
  });

  it('with a duration is the earliest stretch that fits, sorted by its start', async () => {
    const soon = await world.room(house, {
      windows: [{ from: day(6), to: day(30) }],
      taken: [{ from: day(7), to: day(9) }],
    });
    const sooner = await world.room(house, { windows: [{ from: day(4), to: day(8) }] });
    await world.room(house, { windows: [{ from: day(4), to: day(5) }] });
    const period = { start: day(5), end: day(20) };
    const { nodes, found } = await world.search(visitor, { period, duration: 'P3D' }, { sort: 'EARLIEST' });
    expect(found).toEqual([sooner, soon]);
    expect(nodes.map((node: { period: { start: string } }) => node.period.start)).toEqual(
      [day(5), day(9)].map((iso) => iso.replace('.000Z', 'Z')),
    );
  });

  it('has one claim that meets all requirements; unknown and left out meet none', async () => {
    const bright = await world.room(house, {
      claims: { [suite]: { peakNits: ['4000'], hdr: ['HDR10', 'HLG'], maxRes: ['4K'] } },
    });
    await world.room(house, { claims: { [suite]: { peakNits: ['600'], hdr: ['HDR10'] } } });
    await world.room(house, { claims: { [suite]: {} } });
    const meeting = async (...requirements: object[]) => (await world.search(visitor, { requirements })).found;
    expect(await meeting({ attribute: 'peakNits', atLeast: '1000' })).toEqual([bright]);
    expect(await meeting({ attribute: 'peakNits', anyOf: ['4000.0'] })).toEqual([bright]);
    expect(await meeting({ attribute: 'hdr', allOf: ['HLG', 'HDR10'] })).toEqual([bright]);
    expect(await meeting({ attribute: 'maxRes', atMost: '4K' })).toEqual([bright]);
    expect(
      await meeting({ attribute: 'hdr', anyOf: ['HDR10'] }, { attribute: 'peakNits', atMost: '600' }),
    ).toHaveLength(1);
  });

  it('is near, of the countries, kinds, text and allies asked for, in the price asked for', async () => {
    const paris = await world.house({ name: 'Étoile', city: 'Paris', at: [48.8566, 2.3522] });
    const london = await world.house({ name: 'Thames', city: 'London', country: 'GB', at: [51.5074, -0.1278] });
    const inParis = await world.room(paris, { kind: 'PERSON', rates: [{ amount: 9_000, currency: 'EUR' }] });
    const inLondon = await world.room(london, { rates: [{ amount: 8_000, currency: 'GBP' }] });
    const alliance = await world.alliance([london.organisation]);
    const near = { latitude: 48.85, longitude: 2.35, withinKm: 400 };
    expect((await world.search(visitor, { near }, { sort: 'DISTANCE' })).found).toEqual([inParis, inLondon]);
    expect((await world.search(visitor, { near: { ...near, withinKm: 300 } })).found).toEqual([inParis]);
    expect((await world.search(visitor, { countries: ['GB', 'IE'] })).found).toEqual([inLondon]);
    expect((await world.search(visitor, { kinds: ['PERSON'] })).found).toEqual([inParis]);
    expect((await world.search(visitor, { text: 'etoi gradi' })).found).toEqual([inParis]);
    expect((await world.search(visitor, { text: 'thames group' })).found).toEqual([inLondon]);
    expect((await world.search(visitor, { maxPrice: { amountMinor: 8_000, currency: 'GBP' } })).found).toEqual([
      inLondon,
    ]);
    expect((await world.search(visitor, { maxPrice: { amountMinor: 8_999, currency: 'EUR' } })).found).toEqual([]);
    const allied = { alliances: [`alliance_${alliance}`] };
    expect((await world.search(actor(house.organisation), allied)).found).toEqual([inLondon]);
  });

  it('holds the security floor with one assessment on every local day, and its facet looks past the floor', async () => {
    const safe = await world.house();
    await world.assess(safe, 'THIRD_PARTY', date(10), date(10));
    const inSafe = await world.room(safe);
    const doubtful = await world.house();
    await world.assess(doubtful, 'THIRD_PARTY', date(1), date(50), false);
    await world.room(doubtful);
    const floor = (securityFloor: string, filter: object = {}) => world.search(visitor, { securityFloor, ...filter });
    const { found, facets } = await floor('SELF_DECLARED');
    expect(found).toEqual([inSafe]);
    expect(facets.securityTier).toEqual({ THIRD_PARTY: 1, NONE: 1 });
    expect((await floor('NONE')).totalCount).toBe(2);
    const twoDays = { period: { start: day(10, 9), end: day(11, 9) } };
    expect((await floor('THIRD_PARTY', twoDays)).totalCount).toBe(0);
  });

  it('is told by facets of which kind and country leave their own filter out', async () => {
    const abroad = await world.house({ city: 'Gent', country: 'BE' });
    await world.room(house);
    await world.room(house, { kind: 'EQUIPMENT' });
    await world.room(abroad);
    await world.room(abroad, { kind: 'EQUIPMENT' });
    const { facets, totalCount } = await world.search(visitor, { kinds: ['ROOM'], countries: ['FR'] });
    expect(totalCount).toBe(1);
    expect(facets).toMatchObject({ kind: { ROOM: 1, EQUIPMENT: 1 }, country: { FR: 1, BE: 1 }, city: { Lyon: 1 } });
  });
});

describe('a list of matches', () => {
  it('is read to its end page by page in every order, nothing missed, nothing twice, ties by id', async () => {
    const other = await world.house({ rating: 4.5, at: [45, 5] });
    const near = { latitude: 45, longitude: 5, withinKm: 100 };
    for (let at = 0; at < 12; at++) await world.room(other, { rates: [{ amount: at % 3 }] });
    for (const sort of ['BEST', 'PRICE', 'DISTANCE', 'RATING', 'EARLIEST']) {
      const whole = await world.search(visitor, { near }, { sort, first: 100 });
      const walked: string[] = [];
      let after: string | null = null;
      do {
        const page = await world.search(visitor, { near }, { sort, first: 5, after });
        expect(page.totalCount).toBe(12);
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        walked.push(...page.found);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(walked).toEqual(whole.found);
      expect(new Set(walked).size).toBe(12);
      if (sort !== 'BEST' && sort !== 'PRICE') expect(walked).toEqual(walked.toSorted());
    }
  });

  it('refuses a filter that makes no sense, with its place', async () => {
    const asked = (filter: object, rest: object = {}, viewer = visitor) => refusal(world.search(viewer, filter, rest));
    const { endCursor } = (await world.search(visitor, {}, { sort: 'PRICE' })).pageInfo;
    expect(endCursor).toBeNull();
    expect(await asked({ capability: 'colour.nonsense' })).toBe('BAD_USER_INPUT UNKNOWN_CODE filter.capability');
    expect(await asked({ requirements: [{ attribute: 'nonsense', anyOf: ['x'] }] })).toBe(
      'BAD_USER_INPUT UNKNOWN_CODE filter.requirements.0.attribute',
    );
    expect(await asked({ period: { start: day(-1), end: day(2) } })).toBe('BAD_USER_INPUT IN_PAST filter.period');
    expect(await asked({ duration: 'P1Y' })).toBe('BAD_USER_INPUT INVALID filter.duration');
    expect(await asked({}, { sort: 'DISTANCE' })).toBe('BAD_USER_INPUT INVALID sort');
    expect(await asked({}, { first: 101 })).toBe('BAD_USER_INPUT OUT_OF_RANGE first');
    expect(await asked({}, { after: 'stray' })).toBe('BAD_USER_INPUT INVALID after');
  });

  it('knows only alliances that the viewer may see', async () => {
    const proposed = await world.alliance([house.organisation], 'PROPOSED');
    const active = await world.alliance([house.organisation]);
    const asked = (id: string, viewer = visitor) => refusal(world.search(viewer, { alliances: [`alliance_${id}`] }));
    const stranger = actor((await world.house()).organisation);
    const hidden = 'BAD_USER_INPUT NOT_FOUND filter.alliances.0';
    expect(await asked(active)).toBe(hidden);
    expect(await asked(active, stranger)).toBe('an answer');
    expect(await asked(proposed, stranger)).toBe(hidden);
    expect(await asked(proposed, actor(house.organisation))).toBe('an answer');
    expect(await asked(proposed, actor(null, { isAdmin: true }))).toBe('an answer');
    expect(await asked(crypto.randomUUID(), stranger)).toBe(hidden);
  });
});
