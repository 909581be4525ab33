import { searchTeam } from './search-team';
import type { Candidate, Objective, PackageToPlace, TeamAnswer, TeamProblem } from './team-problem';

const anyTime = { msLeft: () => Infinity };

/** A candidate with one entry for each start: when it starts, when it ends, what it costs. */
const candidate = (
  house: number,
  resource: number,
  entries: readonly (readonly [start: number, end: number, cost: number])[],
  changes: Partial<Candidate> = {},
): Candidate => ({
  ...{ house, takes: [{ resource, units: 1 }], rests: [] },
  starts: entries.map(([start]) => start),
  ends: entries.map(([, end]) => end),
  costs: entries.map(([, , cost]) => cost),
  ...changes,
});

const pack = (
  key: string,
  candidates: readonly Candidate[],
  changes: Partial<PackageToPlace> = {},
): PackageToPlace => ({
  ...{ key, candidates, after: [], together: null, weight: 1 },
  ...changes,
});

const problem = (packages: readonly PackageToPlace[], changes: Partial<TeamProblem> = {}): TeamProblem => ({
  packages,
  houses: [0, 1, 2].map((house) => ({ region: 0, rating: 70 + house, canLead: house === 2 })),
  resources: [0, 1, 2].map(() => [{ from: 0, units: 1 }]),
  handovers: { lag: [[0]], perGB: [[0]], fee: 0 },
  limits: { budget: null, maxHouses: null, needsLead: false },
  ...changes,
});

const limits = (changes: Partial<TeamProblem['limits']>) => ({
  limits: { budget: null, maxHouses: null, needsLead: false, ...changes },
});

const find = (asked: TeamProblem, objective: Objective = 'CHEAPEST'): TeamAnswer =>
  searchTeam(asked, objective, anyTime);

const between = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

/** The worked example of the public format, options written out: aurora (can lead) is house 0, birch is house 1. */
const workedExample = (budget: number): TeamProblem => ({
  packages: [
    pack('grade', [
      candidate(
        0,
        0,
        between(14, 17).map((start) => [start, start + 4, 320_000]),
      ),
      candidate(1, 2, [
        [10, 14, 320_000],
        [11, 15, 295_000],
        [12, 16, 270_000],
        [13, 17, 245_000],
        ...between(14, 17).map((start) => [start, start + 4, 220_000] as const),
      ]),
    ]),
    pack(
      'qc',
      [
        candidate(
          0,
          1,
          between(14, 22).map((start) => [start, start + 3, 66_000]),
        ),
        candidate(
          0,
          1,
          between(14, 23).map((start) => [start, start + 2, 88_000]),
          {
            takes: [{ resource: 1, units: 2 }],
          },
        ),
        candidate(
          1,
          2,
          between(6, 22).map((start) => [start, start + 3, 90_000]),
        ),
      ],
      { after: [{ package: 0, gb: 500 }] },
    ),
  ],
  houses: [
    { region: 0, rating: 80, canLead: true },
    { region: 1, rating: 90, canLead: false },
  ],
  resources: [1, 2, 1].map((units) => [{ from: 0, units }]),
  handovers: {
    lag: [
      [1, 2],
      [3, 1],
    ],
    perGB: [
      [5, 40],
      [50, 5],
    ],
    fee: 10_000,
  },
  limits: { budget, maxHouses: null, needsLead: true },
});

describe('the worked example', () => {
  it.each([
    ['CHEAPEST', 321_000, 321_000],
    ['FEWEST_FACILITIES', 1, 386_000],
    ['EARLIEST', 20, 408_000],
    ['BEST_RATED', 30, 321_000],
  ] as const)('has one best answer for %s', (objective, value, cost) => {
    const answer = find(workedExample(420_000), objective);
    expect(answer).toMatchObject({ status: 'optimal', value, bound: value, cost, isCheapestOfItsValue: true });
  });

  it('has a grade at birch from 14 and a QC at aurora from 21 as its cheapest team', () => {
    expect(find(workedExample(420_000)).choices).toEqual([
      { candidate: 1, start: 4 },
      { candidate: 0, start: 7 },
    ]);
  });

  it('has no team for 320,000, and one for 321,000', () => {
    expect(find(workedExample(320_000))).toMatchObject({ status: 'infeasible', choices: null, value: null });
    expect(find(workedExample(321_000)).status).toBe('optimal');
  });
});

describe('a team', () => {
  it('takes a later start where it costs less and nobody waits', () => {
    const alone = problem([
      pack('edit', [
        candidate(0, 0, [
          [0, 4, 900],
          [5, 9, 400],
          [9, 13, 500],
        ]),
      ]),
    ]);
    expect(find(alone)).toMatchObject({ cost: 400, choices: [{ candidate: 0, start: 1 }] });
    expect(find(alone, 'EARLIEST')).toMatchObject({ value: 4, cost: 900 });
  });

  it('lets a package wait for the last of all that it follows', () => {
    const joined = problem([
      pack('picture', [candidate(0, 0, [[0, 9, 1]])]),
      pack('sound', [candidate(1, 1, [[0, 5, 1]])]),
      pack(
        'print',
        [
          candidate(2, 2, [
            [5, 7, 1],
            [8, 10, 1],
            [9, 11, 8],
          ]),
        ],
        {
          after: [
            { package: 0, gb: 0 },
            { package: 1, gb: 9 },
          ],
        },
      ),
    ]);
    expect(find(joined)).toMatchObject({ status: 'optimal', cost: 10, choices: [{}, {}, { start: 2 }] });
  });

  it('keeps packages with one label at one house, though they cost more there', () => {
    const two = (together: string | null) =>
      problem(
        [1, 2].map((dear) =>
          pack(
            `dub ${dear}`,
            [candidate(0, 0, [[dear, dear + 1, dear]]), candidate(1, 1, [[dear, dear + 1, 5 - 2 * dear]])],
            {
              together,
            },
          ),
        ),
      );
    expect(find(two(null)).cost).toBe(2);
    expect(find(two('dubs'))).toMatchObject({ cost: 3, status: 'optimal' });
  });

  it('has a house that can lead, where one is asked for', () => {
    const asked = problem(
      [pack('edit', [candidate(0, 0, [[0, 1, 1]]), candidate(2, 2, [[0, 1, 7]])])],
      limits({ needsLead: true }),
    );
    expect(find(asked)).toMatchObject({ cost: 7, choices: [{ candidate: 1, start: 0 }] });
  });

  it('has no more houses than allowed', () => {
    const packages = [0, 1, 2].map((cheap) =>
      pack(
        `part ${cheap}`,
        [0, 1, 2].map((house) => candidate(house, house, [[cheap * 2, cheap * 2 + 1, house === cheap ? 1 : 10]])),
      ),
    );
    expect([1, 2, 3].map((maxHouses) => find(problem(packages, limits({ maxHouses }))).cost)).toEqual([21, 12, 3]);
  });
});

describe('packages that want one resource', () => {
  const suite = (count: number, starts: readonly number[]) =>
    between(0, count).map((at) =>
      pack(`reel ${at}`, [
        candidate(
          0,
          0,
          starts.map((start) => [start, start + 3, 100 + start]),
        ),
      ]),
    );

  it('take their turns where they would be too many at once', () => {
    expect(find(problem(suite(3, [0, 1, 2, 3, 4, 5, 6, 7])))).toMatchObject({ status: 'optimal', cost: 309 });
    expect(find(problem(suite(3, [0, 1, 2, 3, 4, 5, 6, 7])), 'EARLIEST')).toMatchObject({
      status: 'optimal',
      value: 9,
    });
  });

  it('have no team where there is not time enough for all turns', () => {
    expect(find(problem(suite(3, [0, 1, 2, 3, 4, 5]))).status).toBe('infeasible');
  });

  it('may share it as far as its units go, and while another rests', () => {
    const roomy = problem(suite(3, [0, 1]), { resources: [[{ from: 0, units: 3 }], [], []] });
    expect(find(roomy)).toMatchObject({ status: 'optimal', cost: 300 });
    const resting = problem([
      pack('week', [candidate(0, 0, [[0, 9, 1]], { rests: [[3, 6]] })]),
      pack('weekend', [
        candidate(0, 0, [
          [1, 4, 1],
          [3, 6, 5],
          [9, 12, 9],
        ]),
      ]),
    ]);
    expect(find(resting)).toMatchObject({ status: 'optimal', cost: 6 });
  });

  it('lose units of two needs that take the same one', () => {
    const twice = candidate(
      0,
      0,
      [
        [0, 2, 1],
        [2, 4, 3],
      ],
      { takes: [0, 0].map((resource) => ({ resource, units: 1 })) },
    );
    const asked = problem(
      [
        pack('pair', [twice]),
        pack('single', [
          candidate(0, 0, [
            [0, 1, 1],
            [1, 2, 1],
          ]),
        ]),
      ],
      {
        resources: [[{ from: 0, units: 2 }], [], []],
      },
    );
    expect(find(asked)).toMatchObject({ status: 'optimal', cost: 4 });
  });
});

describe('an answer', () => {
  it('is the same every time', () => {
    const first = find(workedExample(420_000), 'EARLIEST');
    expect({ ...find(workedExample(420_000), 'EARLIEST'), firstTeamMs: null }).toEqual({ ...first, firstTeamMs: null });
  });

  it('claims nothing when there was no time', () => {
    const answer = searchTeam(workedExample(420_000), 'CHEAPEST', { msLeft: () => 0 });
    expect(answer).toMatchObject({ status: 'unknown', choices: null, value: null, cost: null });
  });
});
