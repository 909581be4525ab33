import type { Objective, TeamAnswer, TeamProblem } from '../team-search/team-problem';
import { bestKnown } from './best-known';

/** One package, which either of two houses does: the dear one is rated better and ends sooner. */
const problem: TeamProblem = {
  packages: [
    {
      ...{ key: 'a', after: [], together: null, weight: 1 },
      candidates: [
        { house: 0, takes: [{ resource: 0, units: 1 }], starts: [5], ends: [6], costs: [100], rests: [] },
        { house: 1, takes: [{ resource: 1, units: 1 }], starts: [0], ends: [1], costs: [300], rests: [] },
      ],
    },
  ],
  houses: [
    { region: 0, rating: 50, canLead: false },
    { region: 0, rating: 90, canLead: false },
  ],
  resources: [[{ from: 0, units: 1 }], [{ from: 0, units: 1 }]],
  handovers: { lag: [[0]], perGB: [[0]], fee: 0 },
  limits: { budget: null, maxHouses: null, needsLead: false },
};

const nothing: TeamAnswer = {
  ...{ status: 'unknown', choices: null, value: null, bound: null, cost: null },
  ...{ isCheapestOfItsValue: false, nodes: 0, firstTeamMs: null },
};
const answered = (objective: Objective, answer: Partial<TeamAnswer> = {}) => ({
  ...{ objective, answer: { ...nothing, ...answer } },
});
const cheap = { choices: [{ candidate: 0, start: 0 }], cost: 100 };
const dear = { choices: [{ candidate: 1, start: 0 }], cost: 300 };
const told = (answers: readonly ReturnType<typeof answered>[]) =>
  bestKnown(problem, answers).map(({ answer: { status, choices, value } }) => [
    ...[status, choices?.[0]?.candidate ?? null, value],
  ]);

describe('an objective whose time was over', () => {
  it('has the best team that the others found, and is not called proven', () => {
    const answers = [
      answered('CHEAPEST', { ...cheap, status: 'optimal', value: 100, bound: 100 }),
      answered('EARLIEST'),
    ];
    expect(told(answers)).toEqual([
      ['optimal', 0, 100],
      ['feasible', 0, 6],
    ]);
    expect(told([...answers, answered('BEST_RATED', { ...dear, status: 'feasible', value: 10 })])).toEqual([
      ['optimal', 0, 100],
      ['feasible', 1, 1],
      ['feasible', 1, 10],
    ]);
  });

  it('has it proven best where it reaches what was proven to be the least', () => {
    const rated = answered('BEST_RATED', { ...cheap, status: 'feasible', value: 50, bound: 10 });
    const fast = answered('EARLIEST', { ...dear, status: 'optimal', value: 1, bound: 1 });
    expect(told([rated, fast])).toEqual([
      ['optimal', 1, 10],
      ['optimal', 1, 1],
    ]);
  });

  it('has none where nobody found any', () => {
    expect(told([answered('CHEAPEST'), answered('EARLIEST')])).toEqual([
      ['unknown', null, null],
      ['unknown', null, null],
    ]);
  });
});
