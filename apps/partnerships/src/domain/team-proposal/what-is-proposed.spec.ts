import { toIso } from '#kernel/instant';
import { briefOf, euros, lasting, marketOf, over, piece, pool, room, week } from '../../../../../test/builders/market';
import type { Brief } from '../brief';
import type { Market } from './market';
import { objectives, proposeTeams, type Proposal } from './propose-teams';

const amply = () => {
  const until = process.uptime() + 10;
  return { msLeft: () => (until - process.uptime()) * 1000 };
};
const propose = (brief: Brief, market: Market, asked: (typeof objectives)[number][] = ['CHEAPEST']): Proposal =>
  proposeTeams({ brief, market, objectives: asked }, amply());
const startsOf = ({ teams }: Proposal) => teams[0]?.assignments.map(({ during }) => toIso(during.start));
const roomsOf = ({ teams }: Proposal) => teams[0]?.assignments.map(({ resourceId }) => resourceId);
const constraints = ({ obstacles }: Proposal) => obstacles.map(({ constraint }) => constraint);

const atAnyHour = { weekendPercent: 0, overtimePercent: 0 };

describe('a package of a brief', () => {
  const halfDay = lasting('PT4H');
  const paris = { one: { zone: 'Europe/Paris' } };

  it('begins where its window begins, at a midnight or noon of the house, or where units become free', () => {
    const plain = propose(briefOf([piece('a', { duration: halfDay })]), marketOf({ one: {} }, [['one']], paris));
    expect(startsOf(plain)).toEqual(['2031-03-03T00:00:00Z']);
    const noon = { one: { windows: [{ during: over('2031-03-03T09:30', '2031-03-05T00:00'), units: 1 }] } };
    const freed = propose(briefOf([piece('a', { duration: halfDay })]), marketOf(noon, [['one']], paris));
    expect(startsOf(freed)).toEqual(['2031-03-03T09:30:00Z']);
    const taken = { one: { taken: [{ during: over('2031-03-03T00:00', '2031-03-04T05:20'), units: 1 }] } };
    expect(startsOf(propose(briefOf([piece('a', { duration: halfDay })]), marketOf(taken, [['one']], paris)))).toEqual([
      '2031-03-04T05:20:00Z',
    ]);
    const brief = briefOf([piece('a', { duration: halfDay }), piece('b', { duration: halfDay, after: ['a'] })]);
    // The follower waits for noon in Paris, though the first is done at four.
    expect(startsOf(propose(brief, marketOf({ one: {} }, [['one'], ['one']], paris), ['EARLIEST']))).toEqual([
      ...['2031-03-03T00:00:00Z', '2031-03-03T11:00:00Z'],
    ]);
  });

  it('costs what the lowest rate in time for that very start asks, and never begins without notice', () => {
    const rates = [
      { per: 'DAY' as const, ...euros(500), minimum: null, leadTime: lasting('P4D'), ...atAnyHour },
      { per: 'DAY' as const, ...euros(900), minimum: null, leadTime: lasting('P2D'), ...atAnyHour },
    ];
    const market = marketOf({ one: { rates } }, [['one']]);
    const cheapest = propose(briefOf([piece('a')]), market);
    expect(cheapest.teams[0]?.assignments[0]).toMatchObject({ amountMinor: 500n });
    const earliest = propose(briefOf([piece('a')]), market, ['EARLIEST']);
    // Two days before begin at noon: half a day of two dates.
    expect(startsOf(earliest)).toEqual(['2031-03-03T12:00:00Z']);
    expect(earliest.teams[0]?.assignments[0]).toMatchObject({ amountMinor: 1800n });
  });

  it('is never proposed for the past', () => {
    const begun = piece('a', { window: over('2031-03-01T00:00', '2031-03-03T00:00') });
    const market = marketOf({ one: { windows: [{ during: begun.window, units: 1 }] } }, [['one']]);
    expect(startsOf(propose(briefOf([begun]), market, ['EARLIEST']))).toEqual(['2031-03-02T00:00:00Z']);
  });

  it('with a floor is done where one assessment holds for the whole of it', () => {
    const halves = [over('2031-03-03T00:00', '2031-03-04T12:00'), over('2031-03-04T12:00', '2031-03-08T00:00')];
    const secureDuring = { SELF_DECLARED: halves, THIRD_PARTY: [] };
    const market = marketOf({ one: {} }, [['one']], { one: { secureDuring } });
    const wanted = (securityFloor: 'SELF_DECLARED' | 'THIRD_PARTY') =>
      propose(briefOf([piece('a', { securityFloor, duration: lasting('P2D') })]), market, ['EARLIEST']);
    expect(startsOf(wanted('SELF_DECLARED'))).toEqual(['2031-03-04T12:00:00Z']);
    expect(wanted('THIRD_PARTY').obstacles[0]?.message).toContain('1 not secure enough');
  });

  it('shares a room with the others only as far as its units go', () => {
    const brief = briefOf([piece('a', { duration: lasting('P4D') }), piece('b', { duration: lasting('P4D') })]);
    const market = (units: number) => marketOf({ one: { windows: [{ during: week, units }] } }, [['one'], ['one']]);
    expect(propose(brief, market(2)).teams).toHaveLength(1);
    expect(propose(brief, market(1))).toMatchObject({
      teams: [],
      isUnsettled: false,
      obstacles: [{ constraint: 'latest' }],
    });
  });
});

describe('a whole', () => {
  const suite = { at: 'house', parts: [{ resourceId: room('colourist'), units: 1 }] };
  const colourist = { windows: [{ during: week, units: 1 }], taken: [] };
  const brief = briefOf(['a', 'b'].map((key) => piece(key, { duration: lasting('P4D') })));
  const marketWith = (units: number, ...packages: (readonly string[])[]) =>
    marketOf(
      { suite, other: suite, colourist: { at: 'house' } },
      packages,
      {},
      {},
      {
        colourist: { ...colourist, windows: [{ during: week, units }] },
      },
    );

  it('takes its parts from whoever else wants them: another whole, or the part by itself', () => {
    for (const packages of [
      [['suite'], ['other']],
      [['suite'], ['colourist']],
    ]) {
      expect(roomsOf(propose(brief, marketWith(2, ...packages)))).toEqual(packages.flat().map(room));
      expect(propose(brief, marketWith(1, ...packages))).toMatchObject({ teams: [], isUnsettled: false });
    }
    const short = briefOf([piece('a'), piece('b')]);
    expect(startsOf(propose(short, marketWith(1, ['suite'], ['colourist'])))).toHaveLength(2);
  });

  it('is proposed with what it costs, and its parts with nothing', () => {
    const { teams } = propose(briefOf([piece('a')]), marketWith(1, ['suite']));
    expect(teams[0]?.assignments).toMatchObject([{ resourceId: room('suite'), units: 1, amountMinor: 1000n }]);
  });
});

describe('what stands in the way', () => {
  it('of a package that has nobody is counted', () => {
    const market = marketOf({}, [[]], {}, { distance: 2, excluded: 1 });
    expect(propose(briefOf([piece('a')]), market).obstacles).toEqual([
      {
        ...{ packages: ['a'], constraint: 'candidates', relaxation: null },
        message: 'Nobody can do “The a”: 2 too far away, 1 excluded by the brief.',
      },
    ]);
  });

  it('of a package can be its window, which is shorter than it takes', () => {
    const inWindow = (window: Brief['packages'][number]['window']) =>
      propose(briefOf([piece('a', { duration: lasting('P5D'), window })]), marketOf({}, [[]])).obstacles[0];
    for (const window of [over('2031-03-03T00:00', '2031-03-07T00:00'), over('2031-02-20T00:00', '2031-03-05T00:00')])
      expect(inWindow(window)).toMatchObject({ constraint: 'latest', packages: ['a'] });
    expect(inWindow(over('2031-03-03T00:00', '2031-03-08T00:00'))).toMatchObject({ constraint: 'candidates' });
  });

  it('of a package above its ceiling is the ceiling, with the one that would do', () => {
    const dear = propose(
      briefOf([piece('a', { maxPrice: euros(900) })]),
      marketOf({ one: {}, two: { perDay: 2000 } }, [['one', 'two']]),
    );
    expect(dear.obstacles[0]).toMatchObject({
      message: 'Nobody can do “The a”: 2 above the price ceiling.',
      relaxation: 'A price ceiling of EUR 10.00 would let the first one in.',
    });
  });

  it('can be the budget: what the cheapest team costs is said', () => {
    const brief = briefOf([piece('a'), piece('b')], { budget: euros(1999) });
    expect(propose(brief, marketOf({ one: {} }, [['one'], ['one']])).obstacles).toEqual([
      {
        ...{ packages: [], constraint: 'budget', relaxation: 'A budget of EUR 20.00.' },
        message: 'The cheapest team costs EUR 20.00; the budget is EUR 19.99.',
      },
    ]);
  });

  it('can be the number of facilities, or what is to stay together', () => {
    const market = marketOf({ one: {}, two: {} }, [['one'], ['two']]);
    expect(propose(briefOf([piece('a'), piece('b')], { maxFacilities: 1 }), market).obstacles).toMatchObject([
      { constraint: 'max-facilities', relaxation: 'At most 2 facilities instead of 1.' },
    ]);
    const together = briefOf([piece('a', { together: 'x' }), piece('b', { together: 'x' })]);
    expect(propose(together, market).obstacles).toMatchObject([{ constraint: 'together', packages: ['a', 'b'] }]);
    const both = { ...together, maxFacilities: 1 };
    expect(propose(both, market).obstacles[0]?.message).toContain('none that keeps all of these');
  });

  it('can be a package that comes too late', () => {
    const early = piece('b', { after: ['a'], window: over('2031-03-03T00:00', '2031-03-04T12:00') });
    const found = propose(briefOf([piece('a'), early]), marketOf({ one: {} }, [['one'], ['one']]));
    expect(found.obstacles).toMatchObject([{ constraint: 'latest', packages: ['b'] }]);
    expect(found.obstacles[0]?.message).toContain('2031-03-04T00:00:00Z at the earliest');
  });

  it('in another currency is left out, and said even where there is a team', () => {
    const rates = [
      { per: 'DAY' as const, amountMinor: 1n, currency: 'USD', minimum: null, leadTime: null, ...atAnyHour },
    ];
    const found = propose(briefOf([piece('a')]), marketOf({ one: {}, usd: { rates } }, [['one', 'usd']]));
    expect(roomsOf(found)).toEqual([room('one')]);
    expect(found.obstacles).toMatchObject([{ constraint: 'currency', packages: ['a'] }]);
  });

  it('can be the size: nothing is claimed that time did not allow to prove', () => {
    const ask = { brief: briefOf([piece('a')]), market: marketOf({ one: {} }, [['one']]), objectives: [...objectives] };
    const found = proposeTeams(ask, { msLeft: () => 0 });
    expect(found).toMatchObject({ teams: [], isUnsettled: true, obstacles: [{ constraint: 'size' }] });
    const [supply] = ask.market.packages;
    const many = { ...ask.market, packages: supply ? [{ ...supply, candidates: null, fitting: 9000 }] : [] };
    expect(constraints(propose(ask.brief, many))).toEqual(['size']);
  });
});

describe('alliances that are preferred', () => {
  const market = (members: readonly string[]) =>
    marketOf(
      { ally: { perDay: 5000 }, other: {} },
      [
        ['ally', 'other'],
        ['ally', 'other'],
      ],
      Object.fromEntries(members.map((name) => [name, { alliances: [pool('ours')] }])),
    );
  const brief = (changes: Partial<Brief> = {}) =>
    briefOf([piece('a'), piece('b')], { preferAlliances: [pool('ours')], ...changes });

  it('come first, whatever it costs', () => {
    const found = propose(brief(), market(['ally']), [...objectives]);
    expect(found.teams.map(({ objective }) => objective)).toEqual([...objectives]);
    expect(roomsOf(found)).toEqual([room('ally'), room('ally')]);
    expect(found.teams[0]?.reasons).toContain('Only members of the alliances you prefer were considered.');
  });

  it('give way where their members alone make no team, and it is said', () => {
    for (const given of [propose(brief({ budget: euros(9000) }), market(['ally'])), propose(brief(), market([]))]) {
      expect(roomsOf(given)).toEqual([room('other'), room('other')]);
      expect(given.teams[0]?.reasons.at(-1)).toContain('alone no team was found');
    }
  });
});

describe('an objective for which no time is left', () => {
  it('has the best team that another found', () => {
    const rest = { brief: briefOf([piece('a')]), market: marketOf({ one: {} }, [['one']]) };
    const looked = (asked: (typeof objectives)[number][], most: number) => {
      let looks = 0;
      const proposal = proposeTeams({ ...rest, objectives: asked }, { msLeft: () => (looks++ < most ? 1000 : 0) });
      return { looks, teams: proposal.teams.map(({ objective, proven }) => [objective, proven]) };
    };
    const { looks } = looked(['CHEAPEST'], Infinity);
    expect(looked(['CHEAPEST', 'EARLIEST'], looks).teams).toEqual([
      ['CHEAPEST', true],
      ['EARLIEST', false],
    ]);
  });
});

describe('the gap of a team that is not proven', () => {
  it('is told, and nothing is called the best', () => {
    const rooms = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`r${n}`, { perDay: 1000 + n * 37, at: `s${n % 9}` }]),
    );
    const names = Object.keys(rooms);
    const pieces = Array.from({ length: 6 }, (_, n) => piece(`p${n}`, { after: n > 0 ? [`p${n - 1}`] : [] }));
    const ask = {
      brief: briefOf(pieces, { maxFacilities: 3 }),
      market: marketOf(
        rooms,
        pieces.map(() => names),
      ),
      objectives: [...objectives],
    };
    let looks = 0;
    const { teams } = proposeTeams(ask, { msLeft: () => 1000 - looks++ });
    for (const { proven, gap, reasons } of teams) {
      expect(proven ? gap === 0 : gap >= 0 && gap <= 1).toBe(true);
      expect(reasons[0]?.startsWith('No team')).toBe(proven);
    }
  });
});
