import { idOf } from '#kernel/ids';
import {
  aPackage,
  askPackages,
  at,
  candidatesFor,
  demand,
  type PackageOfTests,
} from '../../../../test/builders/packages';
import { statementsOf } from '../../../../test/builders/statements';
import { date, day, startSearch, suite, type HouseOfTests, type RoomOfTests } from '../../../../test/builders/search';

type World = Awaited<ReturnType<typeof startSearch>>;
let world: World;
let house: HouseOfTests;
let producer: string;

beforeAll(async () => {
  world = await startSearch();
});
beforeEach(async () => {
  producer = crypto.randomUUID();
  house = await world.house();
});
afterAll(() => world.close());

/** A suite that only this test's producer sees, unless said otherwise: so that tests do not meet each other's rooms. */
const room = (where: HouseOfTests, changes: RoomOfTests = {}) =>
  world.room(where, { rates: [{ audience: 'ORGANISATION', audienceId: producer }], ...changes });

const find = (packages: readonly PackageOfTests[], organisation = producer, rest = {}) =>
  candidatesFor(world.service, organisation, packages, rest);
const one = async (changes: Partial<PackageOfTests> = {}, organisation = producer, rest = {}) => {
  const { packages } = await find([aPackage(changes)], organisation, rest);
  return packages[0] ?? { candidates: null, fitting: 0, ruledOut: {} };
};
const none = { requirements: 0, distance: 0, securityFloor: 0, excluded: 0, capacity: 0 };

describe('the candidates of a package', () => {
  it('are what a rate lets the requester see; what it may not see is not even counted', async () => {
    const ally = await world.house();
    const alliance = await world.alliance([house.organisation, ally.organisation]);
    const colourist = { claims: { 'colour.colourist': {} } };
    const open = await world.room(house, colourist);
    const allied = await room(house, { ...colourist, rates: [{ audience: 'ALLIANCE', audienceId: alliance }] });
    const forOne = await room(house, colourist);
    await room(house, { ...colourist, rates: [], windows: [] });
    const told = (organisation: string, changes = {}) =>
      one({ capability: 'colour.colourist', ...changes }, organisation);
    const seenBy = async (organisation: string) => new Set((await told(organisation)).candidates);
    expect(await seenBy(crypto.randomUUID())).toEqual(new Set([open]));
    expect(await seenBy(producer)).toEqual(new Set([open, forOne]));
    expect(await seenBy(ally.organisation)).toEqual(new Set([open, allied]));
    const requirements = [demand('experienceYears', { atLeast: '5' })];
    expect((await told(producer, { requirements })).ruledOut).toEqual({ ...none, requirements: 2 });

    for (const set of [
      (status: string) => world.setAlliance(alliance, status),
      (status: string) => world.setMembership(alliance, status),
    ]) {
      await set('SUSPENDED');
      expect(await seenBy(ally.organisation)).toEqual(new Set([open]));
      await set('ACTIVE');
      expect(await seenBy(ally.organisation)).toEqual(new Set([open, allied]));
    }
  });

  it('are told with their parts, however hidden those are, and with all that is taken of them', async () => {
    const hidden = { claims: {}, rates: [] };
    const held = { from: day(6), to: day(7), units: 1 };
    const windows = [{ from: day(0), to: day(30), units: 2 }];
    const colourists = await world.room(house, { ...hidden, units: 2, windows, taken: [held] });
    const panel = await room(house);
    const whole = await room(house);
    for (const [part, units] of [
      [colourists, 1],
      [panel, 1],
    ] as const)
      await world.takesAlong(whole, part, units);
    const late = aPackage({ window: { start: at(5), end: at(20) } });
    const answer = await find([late, aPackage({ window: { start: at(22), end: at(24) } })]);
    const partsOf = new Map(answer.resources.map(({ id, parts }) => [id, new Map(parts)]));
    const both = new Map([colourists, panel].map((part) => [part, 1]));
    expect(partsOf).toEqual(new Map([panel, whole].map((one) => [one, one === whole ? both : new Map()])));
    expect(answer.parts.map(({ id }) => id)).toEqual([colourists, panel].toSorted());
    const told = answer.parts.find(({ id }) => id === colourists);
    expect(told).toEqual({ id: colourists, windows: [[at(0), at(30), 2]], taken: [[at(6), at(7), 1]] });
  });

  it('never are the requester’s own, however they are shared', async () => {
    const own = await world.house();
    const supervisor = { claims: { 'vfx.supervision': {} } };
    await world.room(own, supervisor);
    const other = await world.room(house, supervisor);
    const told = await one({ capability: 'vfx.supervision' }, own.organisation);
    expect(told).toMatchObject({ candidates: [other], ruledOut: none });
  });

  it('make one claim that meets all requirements, a language also by its regional forms', async () => {
    const speaks = (...languages: string[]) => room(house, { claims: { 'localisation.dub-record': { languages } } });
    const brazil = await speaks('pt-BR', 'en');
    const portugal = await speaks('pt');
    await speaks('de');
    await room(house);
    const languages = (...wanted: string[]) =>
      one({ capability: 'localisation.dub-record', requirements: [demand('languages', { anyOf: wanted })] });
    expect(new Set((await languages('pt')).candidates)).toEqual(new Set([brazil, portugal]));
    expect(await languages('pt-BR')).toMatchObject({ candidates: [brazil], ruledOut: { ...none, requirements: 2 } });
  });

  it('are near enough, on the sphere, and where nobody knows the place they are not', async () => {
    const paris = await world.house({ at: [48.8566, 2.3522] });
    const inParis = await room(paris);
    await room(await world.house({ at: [51.5074, -0.1278] }));
    await room(house);
    const near = { latitude: 48.85, longitude: 2.35, withinKm: 300 };
    expect(await one({ near })).toMatchObject({ candidates: [inParis], ruledOut: { ...none, distance: 2 } });
  });

  it('have enough units free for long enough somewhere in what is left of the window', async () => {
    const offering = (from: number, to: number, units = 1, taken: object = {}) =>
      room(house, {
        units,
        windows: [{ from: day(from), to: day(to), units }],
        taken: [{ from: day(from + 1), to: day(to), units: 1, ...taken }],
      });
    const wide = await offering(6, 12, 2);
    const lapsed = await offering(6, 12, 1, { expires: day(-1) });
    await offering(6, 12, 1, { expires: day(30) });
    await offering(6, 8);
    await offering(30, 40);
    const told = await one({ duration: 'P2D' });
    expect(new Set(told.candidates)).toEqual(new Set([wide, lapsed]));
    expect(told).toMatchObject({ fitting: 4, ruledOut: { ...none, capacity: 3 } });
    expect(await one({ duration: 'P2D', units: 3 })).toMatchObject({ candidates: [], ruledOut: { capacity: 5 } });
    const past = { window: { start: at(-9), end: at(-1) } };
    expect(await one(past)).toMatchObject({ candidates: [], ruledOut: { ...none, capacity: 5 } });
  });

  it('are of houses that are safe for long enough, and each tells when', async () => {
    const gold = await world.house({ zone: 'America/Phoenix' });
    await world.assess(gold, 'THIRD_PARTY', date(6), date(7));
    await world.assess(gold, 'SELF_DECLARED', date(8), date(9));
    await world.assess(gold, 'THIRD_PARTY', date(1), date(50), false);
    const safe = await room(gold);
    await room(house);
    const floor = (securityFloor: 'SELF_DECLARED' | 'THIRD_PARTY', duration: string) =>
      one({ securityFloor, duration });
    expect(await floor('THIRD_PARTY', 'P2D')).toMatchObject({ candidates: [safe], ruledOut: { securityFloor: 1 } });
    expect(await floor('SELF_DECLARED', 'P2D')).toMatchObject({ candidates: [safe] });
    expect(await floor('SELF_DECLARED', 'P3D')).toMatchObject({ candidates: [], ruledOut: { securityFloor: 2 } });

    const { facilities } = await find([aPackage()]);
    const told = facilities.find(({ id }) => id === idOf('facility', gold.facility));
    const midnight = (number: number) => at(number, 7);
    expect(told?.secureDuring).toEqual({
      THIRD_PARTY: [[midnight(6), midnight(8)]],
      SELF_DECLARED: [
        [midnight(6), midnight(8)],
        [midnight(8), midnight(10)],
      ],
    });
  });

  it('are not of excluded facilities, nor more than the asker can use', async () => {
    const rooms = [await room(house), await room(house)].sort();
    const other = await world.house();
    await room(other);
    const excludeFacilities = [idOf('facility', other.facility)];
    expect(await one({}, producer, { excludeFacilities })).toMatchObject({
      candidates: rooms,
      ruledOut: { ...none, excluded: 1 },
    });
    const { packages, resources } = await find(
      [aPackage(), aPackage({ near: { latitude: 0, longitude: 0, withinKm: 1 } })],
      producer,
      { mostCandidates: 2 },
    );
    expect(packages).toMatchObject([{ candidates: null, fitting: 3 }, { candidates: [] }]);
    expect(resources).toEqual([]);
  });
});

describe('the answer about packages', () => {
  it('tells each resource and house once, as far as the windows reach, with the rates of the requester', async () => {
    const ally = await world.house();
    const alliance = await world.alliance([house.organisation, ally.organisation]);
    await world.alliance([house.organisation], 'PROPOSED');
    await world.rate(house, 4.5);
    const suiteOfTwo = await room(house, {
      units: 2,
      windows: [
        { from: day(1), to: day(4) },
        { from: day(4), to: day(9) },
        { from: day(12), to: day(13) },
        { from: day(30), to: day(40) },
      ],
      taken: [
        { from: day(6), to: day(7), units: 1 },
        { from: day(6), to: day(7), units: 2, expires: day(-1) },
        { from: day(31), to: day(32), units: 1 },
      ],
      rates: [
        { audience: 'ORGANISATION', audienceId: ally.organisation, amount: 9_007_199_254_740_991, leadTime: 'P9999W' },
        { audience: 'ALLIANCE', audienceId: alliance, amount: 7_000, per: 'HOUR' },
        { audience: 'ORGANISATION', audienceId: producer },
      ],
    });
    const answer = await find([aPackage(), aPackage({ window: { start: at(3), end: at(8) } })], ally.organisation);
    const rate = { per: 'DAY', currency: 'EUR', minimum: null, leadTime: null, weekendPercent: 0, overtimePercent: 0 };
    expect(answer.packages.map(({ candidates }) => candidates)).toEqual([[suiteOfTwo], [suiteOfTwo]]);
    expect(answer.resources).toEqual([
      {
        id: suiteOfTwo,
        facilityId: idOf('facility', house.facility),
        ...{ week: null, dayMinutes: null },
        windows: [
          [at(1), at(4), 2],
          [at(4), at(9), 2],
          [at(12), at(13), 2],
        ],
        taken: [[at(6), at(7), 1]],
        parts: [],
        rates: expect.arrayContaining([
          { ...rate, amountMinor: '9007199254740991', leadTime: 'P9999W' },
          { ...rate, amountMinor: '7000', per: 'HOUR' },
        ]),
      },
    ]);
    expect(answer.resources[0]?.rates).toHaveLength(2);
    expect(answer.facilities).toMatchObject([
      { id: idOf('facility', house.facility), zone: 'Europe/Paris', rating: 4.5, name: 'House' },
    ]);
    expect(answer.facilities[0]?.alliances).toEqual([idOf('alliance', alliance)]);
    expect(Math.abs(answer.now - Date.now())).toBeLessThan(60_000);
  });

  it('takes one statement for each package and five for all, however many resources there are', async () => {
    for (let count = 0; count < 20; count++) await room(await world.house());
    await find([aPackage()]); // what was planted has been read by then
    const sent = await statementsOf(() => find([aPackage(), aPackage({ capability: 'colour' })]));
    const copies = /\b(claims|assessments|scorecards|windows|taken|rates)\b/;
    // Saved searches look at what changed whenever they like.
    const asked = sent.flat().filter((statement) => copies.test(statement) && !statement.includes('saved_searches'));
    expect(asked).toHaveLength(2 + 5);
  });
});

describe('the words of packages', () => {
  const judged = (packages: readonly object[]) => askPackages(world.service, 'judgePackages', { packages });
  const sound = { capability: suite, requirements: [demand('peakNits', { atLeast: '1000' })] };

  it('make sense, or are refused with their place, every fault at once, as a search refuses them', async () => {
    expect(await judged([sound, { capability: 'colour', requirements: [] }])).toEqual({ ok: true, value: null });
    const requirements = [
      demand('nonsense', { anyOf: ['x'] }),
      demand('peakNits', {}),
      demand('hdr', { atLeast: 'HDR10', anyOf: [] }),
    ];
    const answer = await judged([sound, { capability: 'colour.nonsense', requirements }, { ...sound, requirements }]);
    const { refusals } = answer as { readonly refusals: readonly { code: string; field: readonly string[] }[] };
    const faults = refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
    expect(faults).toEqual([
      'UNKNOWN_CODE packages.1.capability',
      'UNKNOWN_CODE packages.2.requirements.0.attribute',
      'INVALID packages.2.requirements.1',
      'INVALID packages.2.requirements.2.anyOf',
      'INVALID packages.2.requirements.2.atLeast',
    ]);
  });

  it('that the taxonomy has lost are said to whoever asks for candidates', async () => {
    const requester = idOf('organisation', producer);
    const packages = [aPackage(), aPackage({ capability: 'colour.nonsense' })];
    const ask = { requester, packages, excludeFacilities: [], mostCandidates: 9 };
    expect(await askPackages(world.service, 'findCandidates', ask)).toMatchObject({
      ok: false,
      refusals: [{ code: 'UNKNOWN_CODE', field: ['packages', '1', 'capability'] }],
    });
  });
});

describe('the facilities that a brief names', () => {
  it('are there for whoever has a rate there, owns them or is an ally of their house', async () => {
    const [rated, allied, own, hidden] = [house, await world.house(), await world.house(), await world.house()];
    await room(rated, { rates: [{ audience: 'ORGANISATION', audienceId: own.organisation }] });
    await world.alliance([allied.organisation, own.organisation]);
    await world.alliance([hidden.organisation, own.organisation], 'SUSPENDED');
    const ids = [rated, allied, own, hidden].map(({ facility }) => idOf('facility', facility));
    const requester = idOf('organisation', own.organisation);
    const seen = await askPackages(world.service, 'seenFacilities', { requester, facilities: ids });
    expect(seen).toEqual(ids.slice(0, 3).toSorted());
  });
});
