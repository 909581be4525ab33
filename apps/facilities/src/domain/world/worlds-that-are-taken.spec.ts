import { idOf } from '#kernel/ids';
import { judgeFile, soundLines as sound } from '../../../../../test/builders/world-lines';
import { taxonomy } from '../../../../capabilities/src/taxonomy/taxonomy-file';
import { judgeLines } from './verdicts';
import type { WorldLine } from './world-line';

const { resource, facility, alliance, commitment, organisation } = sound;
const whole = Object.values(sound);
const before = whole.slice(0, -1);
const [everyone] = resource.rates;
const file = (...lines: readonly (object | string)[]): Buffer =>
  Buffer.from(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
const verdictOn = (world: Buffer) => {
  const { verdict, path } = judgeFile(world).at(-1)!;
  return `${verdict} ${path}`.trim();
};

describe('a world that is sound', () => {
  it('is taken line by line', () => {
    expect(new Set(judgeFile(file(...whole)).map(({ verdict }) => verdict))).toEqual(new Set(['accepted']));
  });

  it('is unchanged where a line comes again, whatever the order of its keys and the spaces between', () => {
    const again = `{ "kind":"FACILITY", "name" : "Invented Post", "ref":"org-1", "type":"organisation" } \r`;
    expect(verdictOn(file(...whole, again))).toBe('unchanged');
  });

  it('takes a commitment over adjoining windows, as many units as the least of them', () => {
    const over = { ...commitment, start: '2027-03-01T08:00:00Z', end: '2027-03-07T17:00:00Z' };
    expect(verdictOn(file(...before, over))).toBe('accepted');
    expect(verdictOn(file(...before, { ...over, units: 2 }))).toBe('DOES_NOT_FIT units');
  });
});

describe('an owner', () => {
  const house = '00000000-0000-7000-8000-000000000001';
  const known = [
    { type: 'organisation' as const, ref: 'org-1', thing: house, keeps: { kind: 'FACILITY' as const } },
    {
      type: 'organisation' as const,
      ref: 'org-2',
      thing: house.replace('1', '2'),
      keeps: { kind: 'FACILITY' as const },
    },
  ].map((one) => ({ ...one, hash: 'as before', isClosed: true, isSighted: false }));
  const verdicts = (...lines: readonly object[]) => {
    const offered = lines.map((line, at) => ({ line: line as WorldLine, thing: `thing ${at}`, hash: String(at) }));
    const scene = { known, calendars: new Map(), taxonomy, actsFor: idOf('organisation', house) };
    return judgeLines(offered, scene).verdicts.map((one) => (one.state === 'refused' ? one.fault.code : one.state));
  };
  const own = { ...facility, assessments: [] };

  it('brings in what belongs to the house, down to its commitments', () => {
    const room = { ...resource, rates: [everyone] };
    expect(verdicts(own, room, commitment)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('brings in nothing else, and no assessments', () => {
    const other = { ...own, organisation: 'org-2' };
    expect(verdicts(sound.producer, alliance, facility, other)).toEqual(Array(4).fill('NOT_ALLOWED'));
  });

  it('meets what came in earlier under the same name as a conflict, before any question of rights', () => {
    expect(verdicts(organisation)).toEqual(['CONFLICT']);
  });
});
