import * as fc from 'fast-check';
import { idOf, type Id } from '#kernel/ids';
import { hourMs, instant } from '#kernel/instant';
import { alwaysOpen } from '#kernel/working-week';
import { rankOf, type Calendar, type Commitment } from './calendar';
import { decideChallenge } from './challenge';
import { changesBetween, type Calendars } from './changes';
import { takesUnits } from './commitment-life';
import { parseHold } from './hold';
import type { AskedLine } from './line';
import { promoteAll, settleAll } from './linked';
import { decideConfirmation, decideEntries, decideRelease } from './moves-of-commitments';
import { decidePlacement } from './placement';

const hold = parseHold('P3D');
const monday = Date.UTC(2031, 2, 3);
const hour = (count: number) => instant(monday + count * hourMs);
const over = (from: number, to: number) => ({ start: hour(from), end: hour(to) });
const id = <T extends 'resource' | 'organisation' | 'facility' | 'commitment' | 'request'>(type: T, n: number) =>
  idOf(type, `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const requester = id('organisation', 2);

type R = Id<'resource'>;
const [stage, bundle, suite, booth, colourist, apart] = [1, 2, 3, 4, 5, 6].map((n) => id('resource', n)) as [
  R,
  R,
  R,
  R,
  R,
  R,
];

const calendarOf = (resourceId: R, units: number, parts: Calendar['parts'] = []): Calendar => ({
  ...{
    resourceId,
    facilityId: id('facility', 1),
    organisationId: id('organisation', 1),
    hours: alwaysOpen('Europe/Paris'),
  },
  ...{ units, windows: [{ during: over(0, 24), units }], commitments: [], blocks: null, parts },
  rates: [
    {
      ...{ per: 'HOUR', amountMinor: 10n, currency: 'EUR', minimum: null, leadTime: null },
      ...{ weekendPercent: 0, overtimePercent: 0, cancellation: null },
    },
  ],
  ...{ currency: 'EUR', isNamed: false, now: instant(monday - 24 * hourMs) },
});
/** A stage is a suite and both its booths; a bundle is the suite with one of three colourists. */
const house: Calendars = new Map(
  [
    calendarOf(stage, 1, [
      { resourceId: suite, units: 1 },
      { resourceId: booth, units: 2 },
    ]),
    calendarOf(bundle, 1, [
      { resourceId: suite, units: 1 },
      { resourceId: colourist, units: 1 },
    ]),
    ...[calendarOf(suite, 1), calendarOf(booth, 2), calendarOf(colourist, 3), calendarOf(apart, 1)],
  ].map((calendar) => [calendar.resourceId, calendar]),
);

let lastCommitment = 0;
const line = (resourceId: R, from: number, to: number, units = 1, request = ++lastCommitment): AskedLine => ({
  ...{ commitmentId: id('commitment', ++lastCommitment), requestId: id('request', request), anyOf: [resourceId] },
  ...{ during: over(from, to), units, price: null, expects: null },
});
const place = (
  calendars: Calendars,
  lines: readonly AskedLine[],
  waitIfTaken = false,
  replaces: AskedLine['commitmentId'][] = [],
) => decidePlacement({ requester, by: 'REQUESTER', waitIfTaken, replaces, lines }, calendars, hold);
function placed(calendars: Calendars, lines: readonly AskedLine[], waitIfTaken = false): Calendars {
  const answer = place(calendars, lines, waitIfTaken);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusals)}`);
  return answer.value.calendars;
}
const released = (calendars: Calendars, { commitmentId }: AskedLine): Calendars => {
  const answer = decideRelease({ requester, commitments: [commitmentId], as: 'RELEASED' }, calendars, hold);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusals)}`);
  return answer.value;
};
const soon = instant(monday - 23 * hourMs);
function challenge(calendars: Calendars, { commitmentId }: AskedLine): Calendars {
  const answer = decideChallenge({ requester, commitments: [commitmentId] }, calendars, hold, () => soon);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusals)}`);
  return answer.value;
}
const find = (calendars: Calendars, { commitmentId }: AskedLine): Commitment | undefined =>
  [...calendars.values()].flatMap(({ commitments }) => commitments).find((one) => one.id === commitmentId);
const codes = (result: ReturnType<typeof place>) => (result.ok ? [] : result.refusals.map(({ code }) => code));
const statesOn = (calendars: Calendars, resource: R) => calendars.get(resource)?.commitments.map((one) => one.state);

describe('a whole', () => {
  it('takes its parts with it, for nobody besides the house, and gives them back', () => {
    const mine = line(stage, 9, 12);
    const taken = placed(house, [mine]);
    expect([stage, suite, booth, colourist].map((one) => statesOn(taken, one))).toEqual([
      ['HELD'],
      ['HELD'],
      ['HELD'],
      [],
    ]);
    const [part] = taken.get(booth)?.commitments ?? [];
    expect(part).toMatchObject({
      partOf: mine.commitmentId,
      organisationId: null,
      requestId: mine.requestId,
      units: 2,
    });
    expect(codes(place(taken, [line(suite, 11, 13)]))).toEqual(['UNITS_TAKEN']);
    expect(codes(place(taken, [line(bundle, 11, 13)]))).toEqual(['UNITS_TAKEN']);
    expect(codes(place(taken, [line(colourist, 9, 12, 3), line(suite, 12, 13)]))).toEqual([]);
    expect(codes(place(released(taken, mine), [line(suite, 9, 12), line(booth, 9, 12, 2)]))).toEqual([]);
  });

  it('is not to be had where a part is taken, however many units of the part are left', () => {
    const taken = placed(house, [line(booth, 9, 10)]);
    expect(codes(place(taken, [line(stage, 9, 12)]))).toEqual(['UNITS_TAKEN']);
    expect(codes(place(taken, [line(stage, 10, 12)]))).toEqual([]);
    expect(codes(place(placed(house, [line(colourist, 9, 12, 2)]), [line(bundle, 9, 12)]))).toEqual([]);
  });

  it('is offered only where its parts are', () => {
    const short = new Map([
      ...house,
      [booth, { ...calendarOf(booth, 2), windows: [{ during: over(0, 10), units: 2 }] }],
    ]);
    expect(codes(place(short, [line(stage, 9, 12)], true))).toEqual(['OUTSIDE_CAPACITY']);
    expect(codes(place(short, [line(stage, 9, 10)]))).toEqual([]);
  });

  it('takes its parts in its own hours, whatever theirs are', () => {
    const closed = { zone: 'Europe/Paris', week: [[], [], [], [], [], [], []], dayMinutes: null };
    const resting = new Map([...house, [suite, { ...calendarOf(suite, 1), hours: closed }]]);
    expect(statesOn(placed(resting, [line(stage, 9, 12)]), suite)).toEqual(['HELD']);
  });

  it('and its part do not go together in one request', () => {
    const both = [line(stage, 9, 12, 1, 1), line(booth, 9, 10, 1, 1)];
    expect(place(house, both)).toMatchObject({ refusals: [{ code: 'UNITS_TAKEN', field: ['lines', '1', 'period'] }] });
  });

  it('moves up when it and all its parts are free, not before', () => {
    const [first, second, waiting] = [line(suite, 9, 12), line(booth, 11, 12), line(stage, 9, 12)];
    const queue = placed(placed(placed(house, [first]), [second]), [waiting], true);
    const half = released(queue, first);
    expect(statesOn(half, stage)).toEqual(['WAITING']);
    const whole = released(half, second);
    expect([stage, suite, booth].map((one) => statesOn(whole, one)?.at(-1))).toEqual(['HELD', 'HELD', 'HELD']);
  });

  it('waits in the line of each part: who came before it goes first, who came after it goes after', () => {
    const [first, before, whole, after] = [
      line(suite, 9, 12),
      line(suite, 9, 12),
      line(bundle, 9, 12),
      line(suite, 9, 12),
    ];
    const queue = [before, whole, after].reduce((rest, one) => placed(rest, [one], true), placed(house, [first]));
    const waiting = queue.get(suite);
    expect(waiting?.commitments.map((one) => rankOf(waiting, one.id))).toEqual([1, 2, 3, 4]);
    expect(statesOn(released(queue, first), suite)).toEqual(['RELEASED', 'HELD', 'WAITING', 'WAITING']);
    const next = released(released(queue, first), before);
    expect(statesOn(next, bundle)).toEqual(['HELD']);
    expect(statesOn(next, suite)).toEqual(['RELEASED', 'RELEASED', 'HELD', 'WAITING']);
  });

  it('that the house enters itself takes its parts too', () => {
    const entry = {
      commitmentId: id('commitment', ++lastCommitment),
      during: over(9, 12),
      units: 1,
      state: 'BOOKED',
    } as const;
    const entered = decideEntries([entry], stage, house, hold);
    expect(entered.ok && [stage, suite, booth].map((one) => statesOn(entered.value, one))).toEqual(
      Array(3).fill(['BOOKED']),
    );
  });

  it('that waits challenges the pencils on its parts, and is challenged itself by who waits for a part', () => {
    const [onSuite, onBooth, waiting] = [line(suite, 9, 12), line(booth, 11, 12), line(stage, 9, 12)];
    const queue = placed(placed(house, [onSuite, onBooth]), [waiting], true);
    const challenged = challenge(queue, waiting);
    expect(find(challenged, onSuite)).toMatchObject({ expiresAt: soon, challenge: { by: waiting.commitmentId } });
    expect(find(challenged, onBooth)).toMatchObject({ expiresAt: soon, challenge: { by: waiting.commitmentId } });

    const [whole, next] = [line(stage, 9, 12), line(booth, 9, 10)];
    const other = challenge(placed(placed(house, [whole]), [next], true), next);
    expect(find(other, whole)).toMatchObject({ expiresAt: soon, challenge: { by: next.commitmentId } });
    expect(settleAll(other, hold)).toEqual(other);
    expect(other.get(booth)?.commitments).toMatchObject([{ expiresAt: soon, challenge: null }, { state: 'WAITING' }]);
    const lifted = released(other, next);
    expect(find(lifted, whole)).toMatchObject({ challenge: null });
    expect(lifted.get(booth)?.commitments[0]?.expiresAt).toBe(find(lifted, whole)?.expiresAt);
    expect(find(lifted, whole)?.expiresAt).not.toBe(soon);
  });

  it('keeps its parts through a counter-offer that leaves it as it was', () => {
    const mine = line(stage, 9, 12);
    const taken = placed(house, [mine]);
    const again = { ...line(stage, 9, 12), requestId: mine.requestId };
    const answer = place(taken, [again, { ...line(suite, 13, 14), requestId: mine.requestId }], false, [
      mine.commitmentId,
    ]);
    expect(answer.ok && statesOn(answer.value.calendars, booth)).toEqual(['HELD']);
  });
});

type Step = { readonly act: 'place' | 'confirm' | 'release' | 'lapse'; readonly pick: number } & Asked;
type Asked = { readonly lines: readonly (readonly [R, number, number, number])[]; readonly wait: boolean };
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('place', 'place', 'place', 'confirm', 'release', 'lapse'),
  pick: fc.nat(),
  wait: fc.boolean(),
  lines: fc.array(
    fc.tuple(
      fc.constantFrom(...house.keys()),
      fc.integer({ min: 0, max: 22 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 2 }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
});

function apply(calendars: Calendars, { act, pick, wait, lines }: Step): Calendars {
  if (act === 'place') {
    const request = ++lastCommitment;
    const asked = lines.map(([room, from, length, units]) =>
      line(room, from, Math.min(24, from + length), units, request),
    );
    const answer = place(calendars, asked, wait);
    return answer.ok ? answer.value.calendars : calendars;
  }
  const live = wholesIn(calendars).filter((one) => one.state === 'HELD' || one.state === 'WAITING');
  const chosen = live[pick % Math.max(1, live.length)];
  if (chosen === undefined) return calendars;
  const named = { requester, commitments: [chosen.id] };
  if (act === 'lapse') return settleAll(due(calendars, chosen), hold);
  const answer =
    act === 'confirm'
      ? decideConfirmation(named, calendars, hold)
      : decideRelease({ ...named, as: 'RELEASED' }, calendars, hold);
  return answer.ok ? answer.value : calendars;
}

/** As the database flags what is past its deadline: all of its request. */
const due = (calendars: Calendars, { requestId }: Commitment): Calendars =>
  new Map(
    [...calendars].map(([resource, calendar]) => [
      resource,
      { ...calendar, commitments: calendar.commitments.map((one) => ({ ...one, isDue: one.requestId === requestId })) },
    ]),
  );

const allIn = (calendars: Calendars) =>
  [...calendars.values()].flatMap((calendar) => calendar.commitments.map((one) => ({ calendar, one })));
const wholesIn = (calendars: Calendars) => allIn(calendars).flatMap(({ one }) => (one.partOf === null ? [one] : []));

/** Counts by walking through every hour: slow, and plainly right. */
const isOverbooked = ({ commitments, units }: Calendar): boolean =>
  Array.from({ length: 24 }, (_, at) =>
    commitments
      .filter((one) => takesUnits(one.state) && one.spans.some(({ start, end }) => start <= hour(at) && hour(at) < end))
      .reduce((sum, one) => sum + one.units, 0),
  ).some((taken) => taken > units);

describe('any run of placing, confirming, releasing and lapsing on wholes and parts', () => {
  it('overbooks nothing, keeps every family whole, and leaves nobody waiting who fits', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let calendars = house;
        for (const one of steps) {
          const after = apply(calendars, one);
          changesBetween(calendars, after); // throws at a move that the life of a commitment does not know
          calendars = after;
          expect([...calendars.values()].filter(isOverbooked)).toEqual([]);
          for (const { calendar, one: whole } of allIn(calendars)) {
            if (whole.partOf !== null) continue;
            const family = allIn(calendars).filter(({ one: part }) => part.partOf === whole.id);
            expect(family.map((part) => ({ resourceId: part.calendar.resourceId, units: part.one.units }))).toEqual(
              expect.arrayContaining([...calendar.parts]),
            );
            expect(family).toHaveLength(calendar.parts.length);
            for (const { one: part } of family) {
              const { state, expiresAt, spans, requestId } = whole;
              expect(part).toMatchObject({ state, expiresAt, spans, requestId });
            }
          }
          expect(promoteAll(calendars, hold)).toEqual(calendars);
        }
      }),
      { numRuns: 200 },
    );
  });
});
