import { uuidOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { WorkingWeek } from '#kernel/working-week';
import { visitor } from '#service/viewer/viewer';
import { actor, day, startSearch } from '../../../../test/builders/search';
import { isNumeric } from '../domain/attribute-value';
import { judgeOf } from '../domain/candidate';
import { parseFilter, type RawFilter } from '../domain/capacity-filter';
import { matchOf } from '../domain/capacity-match';
import type { RawRequirement } from '../domain/requirement';
import { leavesBelow, type Attribute } from '../domain/taxonomy';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { CalendarsStore } from './calendars.store';
import { CandidatesStore } from './candidates.store';
import { capacityIndexToken, type CapacityIndex } from './capacity-index';
import { SnapshotsStore } from './snapshots.store';

/** Chance with a seed, so that a failure can be seen again. */
function chanceOf(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  return { below, pick, is: (share: number): boolean => next() < share };
}

const chance = chanceOf(7);
const leaves = leavesBelow(taxonomy, 'colour');
const valueOf = (attribute: Attribute): string => {
  if (attribute.range !== null)
    return String(attribute.range[0] + chance.below(attribute.range[1] - attribute.range[0]));
  return chance.pick(attribute.values ?? ['pt', 'pt-BR', 'en']);
};

const attributesOf = (attributes: readonly Attribute[]) =>
  Object.fromEntries(
    attributes
      .filter(() => chance.is(0.7))
      .map((attribute) => {
        const values = attribute.type === 'set' ? [valueOf(attribute), valueOf(attribute)] : [valueOf(attribute)];
        return [attribute.code, [...new Set(values)]];
      }),
  );

function requirement(attribute: Attribute): RawRequirement {
  const tests: readonly RawRequirement[] = [
    { attribute: attribute.code, anyOf: [valueOf(attribute), valueOf(attribute)] },
    { attribute: attribute.code, allOf: [valueOf(attribute)] },
    ...(attribute.ordered || isNumeric(attribute)
      ? [
          { attribute: attribute.code, atLeast: valueOf(attribute) },
          { attribute: attribute.code, atMost: valueOf(attribute) },
        ]
      : []),
  ];
  return chance.pick(tests);
}

function filter(): RawFilter {
  const capability = chance.pick(['colour', 'colour.grading-suite', ...leaves.map(({ code }) => code)]);
  const attributes = leavesBelow(taxonomy, capability).flatMap((leaf) => leaf.attributes);
  const from = 2 + chance.below(12);
  const moment = (number: number, hours = 0) => instant(Date.parse(day(number, hours)));
  const isFlexible = chance.is(0.4);
  return {
    capability,
    requirements: chance.is(0.6) ? [requirement(chance.pick(attributes))] : [],
    period: {
      start: moment(from, chance.below(24)),
      end: moment(from + 1 + chance.below(isFlexible ? 8 : 3), chance.below(24)),
    },
    duration: isFlexible ? chance.pick(['PT6H', 'P1D', 'P2DT3H']) : null,
    units: 1 + chance.below(2),
    near: chance.is(0.3)
      ? { latitude: -90 + chance.below(181), longitude: -180 + chance.below(361), withinKm: 15_000 }
      : null,
    maxPrice: chance.is(0.3)
      ? { amountMinor: BigInt(chance.below(60_000)), currency: chance.pick(['EUR', 'JPY']) }
      : null,
  };
}

const day9To18 = [{ from: 540, to: 1080 }];
const weeks: readonly WorkingWeek[] = [
  [day9To18, day9To18, day9To18, day9To18, day9To18, [], []],
  [[], [], day9To18, day9To18, [], [{ from: 0, to: 1440 }], []],
];

describe('the index on tables', () => {
  it('narrows without losing: it finds what the rules find among all there is', async () => {
    const world = await startSearch();
    const houses = [];
    for (let at = 0; at < 10; at++) {
      const place = [-90 + chance.below(181), -180 + chance.below(361)] as const;
      houses.push(
        await world.house({
          at: chance.is(0.9) ? place : null,
          zone: chance.pick(['Asia/Kathmandu', 'Europe/Lisbon']),
        }),
      );
    }
    const partner = await world.house();
    const alliance = await world.alliance([...houses.slice(0, 5), partner].map(({ organisation }) => organisation));
    for (let at = 0; at < 120; at++) {
      const currency = chance.pick(['EUR', 'JPY']);
      const borders = Array.from({ length: 4 }, () => chance.below(400)).sort((a, b) => a - b);
      const spans = borders.slice(1).flatMap((to, index) => {
        const from = borders[index] ?? 0;
        return from < to ? [{ from: day(0, from), to: day(0, to), units: 1 + chance.below(3) }] : [];
      });
      await world.room(chance.pick(houses), {
        units: 3,
        claims: Object.fromEntries(
          leaves.filter(() => chance.is(0.4)).map(({ code, attributes }) => [code, attributesOf(attributes)]),
        ),
        rates: [
          {
            currency,
            amount: chance.below(30_000),
            ...(chance.is(0.5) ? {} : { audience: 'ALLIANCE', audienceId: alliance }),
          },
          {
            currency,
            amount: chance.below(30_000),
            per: 'HOUR',
            audience: 'ORGANISATION',
            audienceId: partner.organisation,
          },
        ],
        windows: chance.is(0.5) ? [{ from: day(0), to: day(30) }] : spans,
        taken: chance.is(0.5) ? spans : [],
        ...(chance.is(0.3) ? { week: chance.pick(weeks) } : {}),
      });
    }

    const index = world.service.app.get<CapacityIndex>(capacityIndexToken);
    const snapshots = world.service.app.get(SnapshotsStore);
    const everything = parseFilter(
      {
        capability: 'colour',
        period: { start: instant(Date.parse(day(1))), end: instant(Date.parse(day(400))) },
        duration: 'PT1M',
      },
      taxonomy,
      await index.now(),
    );
    if (!everything.ok) throw new Error('this filter makes sense');
    let hits = 0;
    for (const viewer of [visitor, actor(partner.organisation)]) {
      const { candidates, calendars } = await snapshots.read(viewer, async (tx, sight) => {
        const all = await world.service.app.get(CandidatesStore).narrowed(tx, everything.value, sight);
        const whole = { start: instant(0), end: instant(Date.parse(day(800))) };
        const asked = all.map(({ resourceId }) => ({ resource: resourceId, during: whole }));
        return {
          candidates: all,
          calendars: await world.service.app.get(CalendarsStore).ofResources(tx, asked, sight),
        };
      });
      expect(candidates.length).toBeGreaterThan(30);
      for (let at = 0; at < 150; at++) {
        const raw = filter();
        const now = await index.now();
        const question = parseFilter(raw, taxonomy, now);
        if (!question.ok) throw new Error(JSON.stringify(question.refusals));
        const judge = judgeOf(question.value);
        const told = candidates.flatMap((one) => {
          const fitting = judge(one);
          return (fitting && matchOf(fitting, calendars.of(one.resourceId), question.value, now)) ?? [];
        });
        const found = await index.find(question.value, viewer, now);
        const seen = (matches: typeof found) =>
          matches
            .map(
              ({ candidate, period, unitsFree, price }) =>
                [uuidOf(candidate.resourceId), period, unitsFree, price] as const,
            )
            .sort(([a], [b]) => (a < b ? -1 : 1));
        expect(seen(found)).toEqual(seen(told));
        hits += found.length > 0 ? 1 : 0;
      }
    }
    expect(hits).toBeGreaterThan(150);
    await world.close();
  });
});
