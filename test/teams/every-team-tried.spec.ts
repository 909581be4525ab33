import { objectiveNames } from '../../apps/partnerships/src/domain/team-instance/solve-instance';
import { plainAnswers } from './plain-teams';
import { families, smallInstances } from './small-instances';
import { solved } from './solved';

const each = 40;

describe('on instances small enough to try every team', () => {
  const share = { all: 0, impossible: 0 };

  it.each(families.map((family, at) => [family.name, family, at] as const))(
    'of %s, the search finds what trying all of them finds, for every objective',
    (_, family, at) => {
      const seed = 1 + at;
      let tried = 0;
      for (const file of smallInstances(family, seed)) {
        const expected = plainAnswers(file);
        const results = solved(file);
        for (const objective of objectiveNames) {
          const { status, value, bound, gap, tie, team } = results[objective];
          const place = { seed, instance: tried, objective };
          if (expected === null) {
            expect({ ...place, status, team }).toEqual({ ...place, status: 'infeasible', team: undefined });
            continue;
          }
          const best = expected[objective];
          expect({ ...place, status, value, bound, gap }).toEqual({
            ...place,
            status: 'optimal',
            value: best.value,
            bound: best.value,
            gap: 0,
          });
          if (objective !== 'cheapest')
            expect({ ...place, tie }).toEqual({ ...place, tie: { cost: best.cost, proven: true } });
        }
        share.all += 1;
        share.impossible += expected === null ? 1 : 0;
        tried += 1;
        if (tried === each) break;
      }
    },
    120_000,
  );

  it('there were three hundred and more, a good share of them without a team', () => {
    expect(share.all).toBeGreaterThanOrEqual(300);
    expect(share.impossible / share.all).toBeGreaterThan(0.2);
    expect(share.impossible / share.all).toBeLessThan(0.6);
  });
});
