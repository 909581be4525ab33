import type { InstanceFile } from './instance-file';
import { plainAnswers } from './plain-teams';
import { solved } from './solved';
import example from './worked-example.json';

const file = example as unknown as InstanceFile;

/** What the page of the format works out by hand. */
const byHand = {
  cheapest: { value: 321_000, cost: 321_000 },
  'fewest-facilities': { value: 1, cost: 386_000 },
  earliest: { value: 20, cost: 408_000 },
  'best-rated': { value: 30, cost: 321_000 },
} as const;

describe('the worked example of the format', () => {
  const results = solved(file);

  it.each(Object.entries(byHand))('is answered for %s as by hand', (objective, { value, cost }) => {
    const { stats, team, tie, ...answer } = results[objective as keyof typeof byHand];
    expect(answer).toEqual({ status: 'optimal', value, bound: value, gap: 0 });
    expect(team?.totals.cost).toBe(cost);
    expect(tie).toEqual(objective === 'cheapest' ? undefined : { cost, proven: true });
    expect(stats).toEqual({ ms: expect.any(Number), nodes: expect.any(Number), firstTeamMs: expect.any(Number) });
  });

  it('is answered for cheapest in full', () => {
    expect(results.cheapest.team).toEqual({
      assignments: [
        {
          package: 'grade',
          facility: 'birch',
          resources: [
            { need: 'room', resource: 'birch-suite', units: 1 },
            { need: 'colourist', resource: 'birch-colourist', units: 1 },
          ],
          start: 14,
          end: 18,
          slots: 4,
          cost: 220_000,
        },
        {
          package: 'qc',
          facility: 'aurora',
          resources: [{ need: 'room', resource: 'aurora-lab', units: 1 }],
          start: 21,
          end: 24,
          slots: 3,
          cost: 66_000,
        },
      ],
      handoffs: [{ from: 'grade', to: 'qc', gb: 500, lag: 3, cost: 35_000 }],
      totals: { cost: 321_000, resources: 286_000, handoffs: 35_000, facilities: 2, finish: 24, ratingLoss: 30 },
    });
  });

  it('is answered the same by trying every team', () => {
    expect(plainAnswers(file)).toEqual(byHand);
  });

  it('has no team for 320,000, and says which limits stand in the way', () => {
    const { status, team, obstacles } = solved({ ...file, limits: { ...file.limits, budget: 320_000 } }).cheapest;
    expect({ status, team }).toEqual({ status: 'infeasible', team: undefined });
    expect(obstacles?.core).toEqual(expect.arrayContaining([{ constraint: 'budget' }, { constraint: 'lead' }]));
    expect(obstacles).toMatchObject({ minimal: false, correction: null });
  });

  it('names only what bears on a package that nobody can do', () => {
    const [grade, qc] = file.packages;
    const late = { ...file, packages: [{ ...grade!, earliest: 19, latest: 20 }, qc!] };
    expect(solved(late).earliest.obstacles).toEqual({
      core: [
        { constraint: 'budget' },
        { constraint: 'security', package: 'grade' },
        { constraint: 'earliest', package: 'grade' },
        { constraint: 'latest', package: 'grade' },
      ],
      minimal: false,
      correction: null,
    });
  });

  it('has no team and nothing to drop where a package has no candidate and no limit', () => {
    const packages = file.packages.map((pack) => ({ ...pack, earliest: 0, latest: 24, security: null }));
    packages[0] = {
      ...packages[0]!,
      needs: [{ key: 'room', candidates: [] }],
      ways: [{ slots: 1, units: { room: 1 } }],
    };
    expect(solved({ ...file, packages, limits: {} }).cheapest).toMatchObject({
      status: 'infeasible',
      bound: null,
      obstacles: { core: [], minimal: true, correction: null },
    });
  });
});
