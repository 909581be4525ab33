import { soundInstance } from '../../../../../test/teams/sound-instance';
import { parseInstance } from './parse-instance';

const faultsOf = (text: string): readonly string[] => {
  const parsed = parseInstance(text);
  return parsed.ok ? [] : parsed.faults;
};

const amount = 'must be a whole number from 0 on, below 2^53';
const count = 'must be a whole number from 1 on, below 2^53';
const instant = 'must be an instant with its offset, as 2027-03-01T00:00:00Z';
const run = (values: string) => `must be [count, ${values}] in whole numbers, count from 1 on`;

describe('an instance that is sound', () => {
  it.each<[string, Record<string, unknown>]>([
    ['as it is', {}],
    ['with an empty list of candidates', { 'packages[0].needs[0].candidates': [] }],
    ['with null for openings', { openings: null, 'resources[0].open': null }],
    ['without openings', { openings: undefined, 'resources[0].open': undefined, 'resources[1].open': undefined }],
    ['with null of a facility', { 'facilities[0].security': null, 'facilities[0].lead': null }],
    [
      'with null of a package',
      { 'packages[0].security': null, 'packages[0].weight': null, 'packages[0].maxPrice': null },
    ],
    ['with null for a label', { 'packages[0].together': null }],
    ['with null of the limits', { limits: { budget: null, maxFacilities: null, lead: null, excludeFacilities: null } }],
    ['without limits', { limits: {} }],
    ['with fields nobody knows', { colour: -1, 'packages[0].ways[0].name': 'as usual', 'grid.end': 0.5 }],
    ['with a rate for a day nobody knows', { 'packages[0].needs[1].candidates[0].rate.holiday': -3 }],
    ['with an instant without seconds', { 'grid.start': '2027-03-01T00:00Z' }],
    [
      'with a budget that keeps costs below 2^53',
      { 'packages[0].needs[0].candidates[0].rate': 2 ** 52, 'limits.budget': 9 },
    ],
  ])('%s has no fault', (_, changes) => {
    expect(faultsOf(soundInstance(changes))).toEqual([]);
  });

  it('has one class, any, where none is named', () => {
    const rates = [0, 1].map((at) => `packages[${at}].needs[1].candidates[0].rate`);
    const changes = { slotClasses: null, [rates[0] ?? '']: { any: 3 }, [rates[1] ?? '']: 3 };
    expect(faultsOf(soundInstance(changes))).toEqual([]);
  });
});

describe('a faulty instance', () => {
  it.each<[place: string, value: unknown, words: string]>([
    ['format', 'interlock-team-instance/2', 'must be "interlock-team-instance/1"'],
    ['name', 7, 'must be a text, is 7'],
    ['currency', 'EURO', 'must be a currency of ISO 4217'],
    ['grid.start', '2027-03-01T00:00:00', instant],
    ['grid.start', '2027-02-30T00:00:00Z', instant],
    ['grid.slotMinutes', 0, `${count}, is 0`],
    ['grid', undefined, 'is missing, must be an object'],
    ['slotClasses.names[1]', 'weekday', '"weekday" is used twice'],
    ['slotClasses.runs', [[9, 1]], 'the counts add up to 9, the grid has 10 slots'],
    ['slotClasses.runs[1]', [4, 2], run('value 0 to 1')],
    ['openings.weekdays', [[12, 1]], 'the counts add up to 12, the grid has 10 slots'],
    ['openings.weekdays[0]', [6, 2], run('value 0 to 1')],
    ['regions.lag[1]', [1], 'must have an entry for each of the 2 regions, has 1'],
    ['regions.perGB', [], 'must have an entry for each of the 2 regions, has 0'],
    ['regions.lag[0][1]', -1, `${amount}, is -1`],
    ['regions.handoffFee', 2 ** 53, `${amount}, is 9007199254740992`],
    ['facilities[0].region', 'east', 'no region "east"'],
    ['facilities[0].rating', 101, 'must be a whole number 0 to 100, is 101'],
    ['facilities[0].security', 'HIGH', 'must be one of NONE, SELF_DECLARED, THIRD_PARTY, is "HIGH"'],
    ['facilities[0].lead', 'yes', 'must be true or false, is "yes"'],
    ['resources[0].facility', 'oak', 'no facility "oak"'],
    ['resources[0].open', 'nights', 'no openings "nights"'],
    ['resources[0].open', 'constructor', 'no openings "constructor"'],
    ['resources[0].free', [[9, 1]], 'the counts add up to 9, the grid has 10 slots'],
    ['resources[0].free', '10x1', 'must be a list of [count, value], is "10x1"'],
    ['resources[0].free', undefined, 'is missing, must be a list of [count, value]'],
    ['resources[1].free[0]', [0, 1], run('value')],
    ['resources[1].free[1]', [6, 0.5], run('value')],
    ['packages', [], 'must hold at least one package'],
    ['packages[1].key', 'grade', '"grade" is used twice'],
    ['packages[0].capability', undefined, 'is missing, must be a text'],
    ['packages[0].ways', {}, 'must be a list, is an object'],
    ['packages[0].ways', [], 'must hold at least one way'],
    ['packages[1].ways[0].slots', 0, `${count}, is 0`],
    ['packages[1].ways[0].units.person', undefined, `is missing, ${count}`],
    ['packages[1].ways[0].units.dog', 1, 'the package has no such need'],
    ['packages[0].needs[0].candidates', undefined, 'is missing, must be a list'],
    ['packages[0].needs[0].candidates[1]', 'lab', 'must be an object, is "lab"'],
    ['packages[0].needs[0].candidates[1].resource', 'attic', 'no resource "attic"'],
    ['packages[0].needs[0].candidates[1].resource', 'suite', '"suite" is used twice'],
    ['packages[0].needs[0].candidates[1].rate', 0.33, `${amount}, is 0.33`],
    ['packages[0].needs[1].candidates[0].rate.weekend', undefined, `is missing, ${amount}`],
    ['packages[1].earliest', -1, `${amount}, is -1`],
    ['packages[1].latest', 11, 'must be a whole number 0 to 10, is 11'],
    ['packages[1].security', 'none', 'must be one of NONE, SELF_DECLARED, THIRD_PARTY, is "none"'],
    ['packages[1].maxPrice', '5', `${amount}, is "5"`],
    ['packages[1].together', 1, 'must be a text, is 1'],
    ['packages[1].weight', -1, `${amount}, is -1`],
    ['packages[1].after[0].package', 'edit', 'no package "edit"'],
    ['packages[1].after[0].gb', undefined, `is missing, ${amount}`],
    ['packages[0].after', [{ package: 'qc', gb: 1 }], 'a cycle: "grade" after "qc" after "grade"'],
    ['packages[0].after', [{ package: 'grade', gb: 1 }], 'a cycle: "grade" after "grade"'],
    ['limits', null, 'is missing, must be an object'],
    ['limits.budget', 1.5, `${amount}, is 1.5`],
    ['limits.maxFacilities', 0, `${count}, is 0`],
    ['limits.excludeFacilities[0]', 'oak', 'no facility "oak"'],
  ])('is told of %s = %j at its place', (place, value, words) => {
    expect(faultsOf(soundInstance({ [place]: value }))).toEqual([`${place}: ${words}`]);
  });

  it('is told of a name that is used twice, and of whoever meant the name that is gone', () => {
    expect(faultsOf(soundInstance({ 'facilities[1].id': 'birch' }))).toEqual([
      'facilities[1].id: "birch" is used twice',
      'resources[1].facility: no facility "elm"',
      'limits.excludeFacilities[0]: no facility "elm"',
    ]);
    expect(faultsOf(soundInstance({ 'resources[2]': JSON.parse(soundInstance()).resources[0] }))).toEqual([
      'resources[2].id: "suite" is used twice',
    ]);
    expect(faultsOf(soundInstance({ 'packages[0].needs[2]': { key: 'room', candidates: [] } }))).toEqual([
      'packages[0].needs[2].key: "room" is used twice',
    ]);
    expect(faultsOf(soundInstance({ 'packages[1].after[1]': { package: 'grade', gb: 2 } }))).toEqual([
      'packages[1].after[1].package: "grade" is used twice',
    ]);
  });

  it('is told of a package that needs nothing', () => {
    const changes = { 'packages[0].needs': [], 'packages[0].ways': [{ slots: 1, units: {} }] };
    expect(faultsOf(soundInstance(changes))).toEqual(['packages[0].needs: must hold at least one need']);
  });

  it('is told of a place by its odd name', () => {
    const openings = { weekdays: [[10, 1]], 'late\nshift': [[9, 1]] };
    expect(faultsOf(soundInstance({ openings }))).toEqual([
      'openings["late\\nshift"]: the counts add up to 9, the grid has 10 slots',
    ]);
  });

  it.each([
    [
      'packages[0].needs[0].candidates[0].rate',
      2 ** 52,
      'packages: without a budget, a team of these could cost 2^53 or more',
    ],
    ['packages[0].weight', 2 ** 50, 'packages: by these weights, a team could lose 2^53 or more of its rating'],
  ])('is told of %s = %d, of which the sum would be no whole number', (place, value, fault) => {
    expect(faultsOf(soundInstance({ [place]: value }))).toEqual([fault]);
  });

  it('is told of every fault at once', () => {
    const changes = {
      'grid.slots': 12,
      'facilities[0].region': 'east',
      'packages[0].needs[0].candidates[0].resource': 'attic',
    };
    expect(faultsOf(soundInstance(changes))).toEqual([
      'slotClasses.runs: the counts add up to 10, the grid has 12 slots',
      'openings.weekdays: the counts add up to 10, the grid has 12 slots',
      'facilities[0].region: no region "east"',
      'resources[0].free: the counts add up to 10, the grid has 12 slots',
      'resources[1].free: the counts add up to 10, the grid has 12 slots',
      'packages[0].needs[0].candidates[0].resource: no resource "attic"',
    ]);
  });

  it('is told of every cycle', () => {
    const packages = ['a', 'b', 'c', 'd', 'e'].map((key, at, keys) => ({
      ...JSON.parse(soundInstance()).packages[0],
      key,
      after: [{ package: keys[[1, 0, 3, 2, 0][at] ?? 0], gb: 1 }],
    }));
    expect(faultsOf(soundInstance({ packages }))).toEqual([
      'packages[0].after: a cycle: "a" after "b" after "a"',
      'packages[2].after: a cycle: "c" after "d" after "c"',
    ]);
  });

  it.each([
    ['', /^instance: not JSON: /],
    ['{"format": \n nothing}', /^instance: not JSON: [^\n]*$/],
    ['[]', /^instance: must be an object, is \[\]$/],
    ['null', /^instance: is missing, must be an object$/],
  ])('%j is told in one line', (text, line) => {
    expect(faultsOf(text)).toEqual([expect.stringMatching(line)]);
  });

  it('is judged in some few times what JSON alone takes, however long its lists', () => {
    const free = Array.from({ length: 10 }, (_, at) => [1, at % 2]);
    const resources = Array.from({ length: 4_000 }, (_, at) => ({ id: `${at}`, facility: 'elm', free }));
    const text = soundInstance({ resources: [...JSON.parse(soundInstance()).resources, ...resources, { id: 'last' }] });
    expect(faultsOf(text)).toEqual([
      'resources[4002].facility: is missing, must be a text',
      'resources[4002].free: is missing, must be a list of [count, value]',
    ]);
    expect(leastMs(() => faultsOf(text))).toBeLessThan(50 * leastMs(() => JSON.parse(text)));
  });
});

/** Of three runs the quickest: the machine may do something else meanwhile. */
function leastMs(run: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return Math.min(...times);
}
