import * as fc from 'fast-check';
import { hourMs, instant } from '#kernel/instant';
import { aCalendar, aCommitment, hoursOf } from '../../../../test/builders/calendar';
import { idOf } from '#kernel/ids';
import { freeUnits, type Calendar } from './calendar';
import { whyNotFree, type WhyNotAsk } from './why-not-free';

const { at, over } = hoursOf(Date.UTC(2031, 2, 3));
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [house, holder, stranger] = [1, 2, 3].map((n) => idOf('organisation', uuid(n)));
const rate = {
  ...({ per: 'HOUR', amountMinor: 1n, currency: 'EUR', minimum: null, leadTime: null } as const),
  ...{ weekendPercent: 0, overtimePercent: 0, cancellation: null },
};
const room = aCalendar({ units: 2, windows: [{ during: over(8, 20), units: 2 }], rates: [rate] });

const explain = (calendar: Calendar, from: number, to: number, more: Partial<WhyNotAsk> & { units?: number } = {}) => {
  const { units = 1, viewer = stranger ?? null } = more;
  const needed = [{ calendar, units }];
  return whyNotFree({ needed, ...more, during: over(from, to), units, viewer });
};
const shown = ({ reasons, nearest }: ReturnType<typeof explain>) => [
  ...reasons.map(({ kind, period }) => `${kind} ${hour(period.start)}-${hour(period.end)}`),
  nearest === null ? 'never' : `${hour(nearest.start)}-${hour(nearest.end)}`,
];
const hour = (moment: number) => (moment - at(0)) / hourMs;

describe('why it is not free', () => {
  it('says nothing where it is', () => {
    expect(explain(room, 9, 12)).toEqual({ reasons: [], nearest: null });
  });

  it('names the edge of a window, and the nearest stretch inside', () => {
    expect(shown(explain(room, 6, 10))).toEqual(['NO_WINDOW 6-8', '8-12']);
    expect(shown(explain(room, 18, 24))).toEqual(['NO_WINDOW 20-24', '14-20']);
    expect(shown(explain(room, 8, 24))).toEqual(['NO_WINDOW 20-24', 'never']);
    const two = { ...room, windows: [...room.windows, { during: over(20, 24), units: 1 }] };
    expect(shown(explain(two, 18, 22, { units: 2 }))).toEqual(['NO_WINDOW 20-22', '16-20']);
  });

  it('tells the house everything, the holder what is theirs, and others that it is taken: not by how many, nor how firmly', () => {
    const commitments = [
      aCommitment(1, 'BOOKED', { spans: [over(9, 11)], units: 2, organisationId: holder ?? null }),
      aCommitment(2, 'HELD', { spans: [over(11, 13)], organisationId: stranger ?? null, units: 2 }),
      aCommitment(3, 'BLOCKED', {
        spans: [over(13, 15)],
        organisationId: null,
        units: 2,
        blockId: idOf('block', uuid(9)),
      }),
    ];
    const calendar = { ...room, commitments };
    const seen = (viewer: WhyNotAsk['viewer']) => explain(calendar, 9, 15, { viewer });
    expect(shown(seen(house ?? null))).toEqual(['BOOKED 9-11', 'HELD 11-13', 'BLOCKED 13-15', 'never']);
    expect(seen(house ?? null).reasons[2]).toMatchObject({ blockId: idOf('block', uuid(9)) });
    expect(shown(seen(holder ?? null))).toEqual(['BOOKED 9-11', 'TAKEN 9-15', 'never']);
    expect(shown(seen(null))).toEqual(['TAKEN 9-15', 'never']);
    const blind = JSON.stringify([seen(null), seen(idOf('organisation', uuid(7)))]);
    for (const secret of ['commitment_', 'block_', 'organisation_', 'HELD', 'BOOKED', 'BLOCKED'])
      expect(blind).not.toContain(secret);
  });

  it('counts what lapsed as free', () => {
    const due = aCommitment(1, 'HELD', { spans: [over(9, 11)], units: 2, isDue: true });
    expect(explain({ ...room, commitments: [due] }, 9, 11).reasons).toEqual([]);
  });

  it('knows of notice, of the past and of more units than there are', () => {
    const slow = {
      ...room,
      now: at(0),
      rates: [{ ...rate, leadTime: { days: 0, minutes: 720, iso: 'PT12H' } }],
    };
    expect(shown(explain(slow, 9, 12))).toEqual(['LEAD_TIME 9-12', 'never']);
    expect(shown(explain(slow, 9, 12, { viewer: house ?? null }))).toEqual(['never']);
    expect(shown(explain({ ...room, now: instant(at(9) + 1) }, 9, 12))).toEqual(['PAST 9-9.000000277777778', '10-13']);
    expect(shown(explain({ ...room, now: at(30) }, 9, 12))).toEqual(['PAST 9-12', 'never']);
    expect(shown(explain(room, 9, 12, { units: 3 }))).toEqual(['UNITS 9-12', 'NO_WINDOW 9-12', 'never']);
  });

  it('runs across closed hours, and begins in open ones', () => {
    const monday = [
      { from: 8 * 60, to: 12 * 60 },
      { from: 14 * 60, to: 20 * 60 },
    ];
    const calendar = {
      ...room,
      hours: { zone: 'UTC', week: [monday, [], [], [], [], [], []], dayMinutes: null },
      windows: [
        { during: over(8, 12), units: 2 },
        { during: over(14, 20), units: 2 },
      ],
    };
    expect(explain(calendar, 11, 15).reasons).toEqual([]);
    expect(shown(explain(calendar, 12, 13))).toEqual(['CLOSED 12-13', '11-12']);
    const booked = aCommitment(1, 'BOOKED', { spans: [over(14, 15)], units: 2 });
    expect(shown(explain({ ...calendar, commitments: [booked] }, 11, 15))).toEqual(['TAKEN 14-15', '10-14']);
  });

  it('needs every part of a whole, and says which is in the way', () => {
    const resourceId = idOf('resource', uuid(5));
    const commitments = [aCommitment(1, 'HELD', { spans: [over(9, 10)], units: 2 })];
    const part = { ...room, resourceId, commitments, windows: [{ during: over(8, 11), units: 2 }] };
    const needed = [
      { calendar: room, units: 1 },
      { calendar: part, units: 1 },
    ];
    const why = explain(room, 9, 12, { needed });
    expect(shown(why)).toEqual(['TAKEN 9-10', 'NO_WINDOW 11-12', 'never']);
    expect(why.reasons.map(({ partId }) => partId)).toEqual([resourceId, resourceId]);
    const [own] = explain(room, 19, 21, { needed: [{ calendar: room, units: 1 }] }).reasons;
    expect(own).toMatchObject({ kind: 'NO_WINDOW', partId: null });
  });

  it('is nothing that anybody could book without a rate, but for the house', () => {
    const unpriced = { ...room, rates: [] };
    expect(shown(explain(unpriced, 9, 12))).toEqual(['NO_RATE 9-12', 'never']);
    expect(shown(explain(unpriced, 18, 21, { viewer: house ?? null }))).toEqual(['NO_WINDOW 20-21', '17-20']);
  });

  it('always names the nearest that is free, whatever is taken', () => {
    const span = fc
      .tuple(fc.nat(60), fc.integer({ min: 1, max: 8 }))
      .map(([from, length]) => over(from, from + length));
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 8 }),
        fc.nat(50),
        fc.integer({ min: 1, max: 6 }),
        (taken, from, length) => {
          const commitments = taken.map((one, n) => aCommitment(n, 'BOOKED', { spans: [one], units: 1 }));
          const calendar = { ...room, units: 1, windows: [{ during: over(0, 56), units: 9 }], commitments };
          const isFree = (start: number) => freeUnits(calendar, [over(start, start + length)]) >= 7;
          const { reasons, nearest } = explain(calendar, from, from + length, {
            needed: [{ calendar: { ...calendar, units: 9 }, units: 7 }],
          });
          expect(reasons.length === 0).toBe(isFree(from));
          const starts = Array.from({ length: 56 }, (_, start) => start).filter(isFree);
          const best = Math.min(...starts.map((start) => Math.abs(start - from)));
          if (reasons.length > 0) expect(nearest === null ? Infinity : Math.abs(hour(nearest.start) - from)).toBe(best);
        },
      ),
      { numRuns: 100 },
    );
  });
});
