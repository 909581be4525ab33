import * as fc from 'fast-check';
import { idOf, type Id } from '#kernel/ids';
import { hourMs, instant } from '#kernel/instant';
import type { UnitsOver } from '#kernel/stretches';
import { alwaysOpen } from '#kernel/working-week';
import { promote, rankOf, type Calendar, type Commitment } from './calendar';
import { changesBetween, requestsOf } from './changes';
import { takesUnits } from './commitment-life';
import { parseHold } from './hold';
import { parseLines, type AskedLine, type Placement } from './line';
import { settleAll } from './linked';
import { decideConfirmation, decideEntries, decideRelease, parseEntries } from './moves-of-commitments';
import { decidePlacement } from './placement';

const hold = parseHold('P3D');
const monday = Date.UTC(2031, 2, 3);
const hour = (count: number) => instant(monday + count * hourMs);
const over = (from: number, to: number) => ({ start: hour(from), end: hour(to) });
const id = <T extends 'resource' | 'organisation' | 'facility' | 'commitment' | 'request'>(type: T, n: number) =>
  idOf(type, `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const hourly = {
  ...({ per: 'HOUR', amountMinor: 10n, currency: 'EUR', minimum: null, leadTime: null } as const),
  ...{ weekendPercent: 0, overtimePercent: 0, cancellation: null },
};

const room: Calendar = {
  ...{ resourceId: id('resource', 1), facilityId: id('facility', 1), organisationId: id('organisation', 1) },
  ...{
    hours: alwaysOpen('Europe/Paris'),
    units: 3,
    windows: [{ during: over(0, 48), units: 3 }],
    commitments: [],
    blocks: null,
    parts: [],
  },
  ...{ rates: [hourly], currency: 'EUR', isNamed: false, now: instant(monday - 24 * hourMs) },
};
const requester = id('organisation', 2);
let lastCommitment = 0;
const line = (from: number, to: number, units: number, request = 1): AskedLine => ({
  ...{
    commitmentId: id('commitment', ++lastCommitment),
    requestId: id('request', request),
    anyOf: [room.resourceId],
  },
  ...{ during: over(from, to), units, price: null, expects: null },
});
const asking = (lines: readonly AskedLine[], more: Partial<Placement> = {}): Placement => ({
  ...{ requester, by: 'REQUESTER', waitIfTaken: false, replaces: [], lines },
  ...more,
});
const shelf = (calendar: Calendar) => new Map([[calendar.resourceId, calendar]]);
const codes = (result: ReturnType<typeof decidePlacement>) =>
  result.ok ? [] : result.refusals.map(({ code }) => code);

/** Counts by walking through every hour: slow, and plainly right. */
function mostTaken({ commitments, windows }: Calendar): number {
  const units = (list: readonly UnitsOver[], at: number) =>
    list.filter(({ during }) => during.start <= at && at < during.end).reduce((sum, one) => sum + one.units, 0);
  const taken = commitments
    .filter((one) => takesUnits(one.state))
    .flatMap((one) => one.spans.map((during) => ({ during, units: one.units })));
  return Math.max(...Array.from({ length: 48 }, (_, at) => units(taken, hour(at)) - units(windows, hour(at))));
}

const span = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]) => ({ from, to: Math.min(48, from + length) }));
const step = fc.oneof(
  fc.record({
    act: fc.constant('place' as const),
    lines: fc.array(fc.tuple(span, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }),
    wait: fc.boolean(),
    pick: fc.nat(),
  }),
  fc.record({
    act: fc.constant('counter' as const),
    lines: fc.array(fc.tuple(span, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }),
    wait: fc.boolean(),
    pick: fc.nat(),
  }),
  fc.record({ act: fc.constantFrom('confirm' as const, 'release' as const, 'lapse' as const), pick: fc.nat() }),
);

const pickOf = (calendar: Calendar, pick: number): Commitment | undefined => {
  const live = calendar.commitments.filter((one) => one.state === 'HELD' || one.state === 'WAITING');
  return live[pick % Math.max(1, live.length)];
};

describe('any run of placing, countering, confirming, releasing and lapsing', () => {
  it('never takes more units than are offered, and leaves nobody waiting who fits', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let calendar = room;
        steps.forEach((one, at) => {
          const chosen = pickOf(calendar, one.pick);
          const decided = apply(calendar, one, chosen, at);
          if (decided === undefined) return;
          changesBetween(shelf(calendar), shelf(decided)).forEach((change) => expect(change.act).not.toBe(''));
          calendar = decided;
          expect(mostTaken(calendar)).toBeLessThanOrEqual(0);
          expect(promote(calendar, hold)).toEqual(calendar);
        });
      }),
      { numRuns: 300 },
    );
  });

  function apply(
    calendar: Calendar,
    one: { readonly act: string; readonly lines?: [{ from: number; to: number }, number][]; readonly wait?: boolean },
    chosen: Commitment | undefined,
    at: number,
  ): Calendar | undefined {
    const lines = (one.lines ?? []).map(([{ from, to }, units]) => line(from, to, units, 1000 + at));
    if (one.act === 'place') {
      const placed = decidePlacement(asking(lines, { waitIfTaken: one.wait ?? false }), shelf(calendar), hold);
      return placed.ok ? placed.value.calendars.get(room.resourceId) : undefined;
    }
    if (chosen === undefined) return undefined;
    const named = { requester, commitments: [chosen.id] };
    if (one.act === 'counter') {
      const kept = {
        ...line(0, 1, chosen.units),
        during: chosen.spans[0] ?? over(0, 1),
        requestId: chosen.requestId ?? id('request', 1),
      };
      const replacing = asking([kept, ...lines], { replaces: [chosen.id], waitIfTaken: one.wait ?? false });
      const placed = decidePlacement(replacing, shelf(calendar), hold);
      return placed.ok ? placed.value.calendars.get(room.resourceId) : undefined;
    }
    if (one.act === 'confirm') {
      const confirmed = decideConfirmation(named, shelf(calendar), hold);
      return confirmed.ok ? confirmed.value.get(room.resourceId) : undefined;
    }
    if (one.act === 'release') {
      const released = decideRelease({ ...named, as: 'RELEASED' }, shelf(calendar), hold);
      return released.ok ? released.value.get(room.resourceId) : undefined;
    }
    const due = {
      ...calendar,
      commitments: calendar.commitments.map((c) => (c.id === chosen.id ? { ...c, isDue: true } : c)),
    };
    return settleAll(shelf(due), hold).get(room.resourceId);
  }
});

describe('lines of one placement', () => {
  it('take units from each other, in their order', () => {
    const both = asking([line(0, 4, 2), line(2, 6, 2)]);
    expect(decidePlacement(both, shelf(room), hold)).toMatchObject({
      refusals: [{ code: 'UNITS_TAKEN', field: ['lines', '1', 'period'] }],
    });
    const placed = decidePlacement({ ...both, waitIfTaken: true }, shelf(room), hold);
    if (!placed.ok) throw new Error('refused');
    const after = placed.value.calendars.get(room.resourceId) ?? room;
    expect(after.commitments.map(({ state }) => state)).toEqual(['HELD', 'WAITING']);
    expect(after.commitments.map((one) => rankOf(after, one.id))).toEqual([1, 2]);
  });

  it('are told all their faults at once, each its first', () => {
    const far = { ...room, rates: [{ ...hourly, leadTime: { days: 30, minutes: 0, iso: 'P30D' } }] };
    const lines = [line(-48, 4, 1), line(0, 4, 9), line(47, 50, 1), line(0, 4, 1)];
    expect(codes(decidePlacement(asking(lines), shelf(far), hold))).toEqual([
      ...['IN_PAST', 'UNITS_EXCEEDED', 'OUTSIDE_CAPACITY', 'LEAD_TIME_NOT_MET'],
    ]);
  });

  it('need a rate, unless the house itself puts them forward or they stay as they were', () => {
    const unrated = { ...room, rates: [], isNamed: true };
    const offer = { amountMinor: 1n, currency: 'EUR' };
    expect(codes(decidePlacement(asking([{ ...line(0, 1, 1), price: offer }]), shelf(unrated), hold))).toEqual([
      'NO_RATE',
    ]);
    const mine = line(0, 1, 1);
    const placed = decidePlacement(asking([mine]), shelf(room), hold);
    const held = placed.ok ? (placed.value.calendars.get(room.resourceId)?.commitments ?? []) : [];
    const later = { ...unrated, commitments: held };
    const kept = asking([{ ...line(0, 1, 1), price: offer }], { replaces: [mine.commitmentId] });
    expect(codes(decidePlacement(kept, shelf(later), hold))).toEqual([]);
    const unpriced = asking([line(0, 1, 1)], { replaces: [mine.commitmentId] });
    expect(codes(decidePlacement(unpriced, shelf(later), hold))).toEqual(['NO_RATE']);
    const dollars = asking([{ ...line(0, 1, 1), price: { ...offer, currency: 'USD' } }], {
      replaces: [mine.commitmentId],
    });
    expect(codes(decidePlacement(dollars, shelf(later), hold))).toEqual(['MIXED_CURRENCY']);
    const byHouse = asking([{ ...line(4, 5, 1), price: offer }], { replaces: [mine.commitmentId], by: 'FACILITY' });
    expect(codes(decidePlacement(byHouse, shelf(later), hold))).toEqual([]);
  });

  it('are placed at the price that is expected, and at no other, higher or lower', () => {
    const expecting = (amountMinor: bigint, currency = 'EUR') =>
      codes(decidePlacement(asking([{ ...line(0, 2, 1), expects: { amountMinor, currency } }]), shelf(room), hold));
    const price = hourly.amountMinor * 2n;
    expect(expecting(price)).toEqual([]);
    expect([expecting(price - 1n), expecting(price + 1n), expecting(price, 'USD')]).toEqual(
      Array(3).fill(['STALE_VERSION']),
    );
    const mixed = asking([line(0, 2, 1), { ...line(4, 5, 1), expects: { amountMinor: 1n, currency: 'EUR' } }]);
    expect(decidePlacement(mixed, shelf(room), hold)).toMatchObject({
      refusals: [{ code: 'STALE_VERSION', field: ['lines', '1', 'expects'] }],
    });
  });

  it('cannot replace what is gone, or what is booked', () => {
    const mine = line(0, 1, 1);
    const ended = (state: Commitment['state']): Calendar => ({
      ...room,
      commitments: [
        {
          ...{ id: mine.commitmentId, organisationId: requester, requestId: mine.requestId, units: 1, state },
          spans: [mine.during],
          expiresAt: null,
          challenge: null,
          blockId: null,
          partOf: null,
          isDue: false,
        },
      ],
    });
    const again = asking([line(0, 1, 1)], { replaces: [mine.commitmentId] });
    expect(codes(decidePlacement(again, shelf(ended('EXPIRED')), hold))).toEqual(['HOLD_EXPIRED']);
    expect(codes(decidePlacement(again, shelf(ended('BOOKED')), hold))).toEqual(['WRONG_STATUS']);
    expect(codes(decidePlacement(again, shelf(room), hold))).toEqual(['NOT_FOUND']);
    expect(codes(decidePlacement(asking([line(0, 1, 1)]), new Map(), hold))).toEqual(['NOT_FOUND']);
    expect(codes(decidePlacement({ ...again, replaces: [], by: 'FACILITY' }, shelf(room), hold))).toEqual([
      'NOT_FOUND',
    ]);
  });

  it('are read before they are judged', () => {
    expect(parseLines([])).toMatchObject({ refusals: [{ code: 'INVALID', field: ['lines'] }] });
    expect(parseLines(Array.from({ length: 101 }, () => line(0, 1, 1)))).toMatchObject({
      refusals: [{ code: 'TOO_LONG' }],
    });
    const bad = [{ ...line(2, 1, 0), price: { amountMinor: -1n, currency: 'EUR' } }];
    expect(parseLines(bad)).toMatchObject({
      refusals: [{ code: 'PERIOD_REVERSED' }, { code: 'OUT_OF_RANGE' }, { code: 'OUT_OF_RANGE' }],
    });
  });
});

describe('what a house enters itself', () => {
  const entry = (from: number, to: number, units = 1) => ({
    ...{ commitmentId: id('commitment', ++lastCommitment), during: over(from, to), units },
    state: 'BOOKED' as const,
  });

  it('fits into its windows or is refused, all of it', () => {
    const decide = (entries: Parameters<typeof decideEntries>[0], calendar: Calendar) =>
      decideEntries(entries, calendar.resourceId, shelf(calendar), hold);
    const fits = decide([entry(0, 4, 3), entry(4, 8, 3)], { ...room, now: hour(40) });
    const entered = fits.ok ? fits.value.get(room.resourceId)?.commitments : [];
    expect(entered?.map(({ state }) => state)).toEqual(['BOOKED', 'BOOKED']);
    expect(decide([entry(0, 4, 3), entry(2, 8), entry(40, 50)], room)).toMatchObject({
      refusals: [
        { code: 'UNITS_TAKEN', field: ['commitments', '1'] },
        { code: 'OUTSIDE_CAPACITY', field: ['commitments', '2'] },
      ],
    });
  });

  it('is read first', () => {
    expect(parseEntries([])).toMatchObject({ refusals: [{ code: 'INVALID' }] });
    expect(parseEntries(Array.from({ length: 501 }, () => entry(0, 1)))).toMatchObject({
      refusals: [{ code: 'TOO_LONG' }],
    });
    expect(parseEntries([entry(2, 1, 0)])).toMatchObject({
      refusals: [{ code: 'PERIOD_REVERSED' }, { code: 'OUT_OF_RANGE' }],
    });
    expect(parseEntries([entry(0, 1)]).ok).toBe(true);
  });
});

describe('changes', () => {
  it('name each request once, and stop at a move that cannot be', () => {
    const placed = decidePlacement(asking([line(0, 1, 1), line(1, 2, 1)]), shelf(room), hold);
    const after = placed.ok ? placed.value.calendars : shelf(room);
    expect(requestsOf(changesBetween(shelf(room), after))).toEqual([id('request', 1)]);
    const [one] = after.get(room.resourceId)?.commitments ?? [];
    const impossible = shelf({ ...room, commitments: one ? [{ ...one, state: 'COMPLETED' }] : [] });
    expect(() => changesBetween(after, impossible)).toThrow('no commitment moves from HELD to COMPLETED');
    expect(() => changesBetween(shelf(room), impossible)).toThrow('from nothing to COMPLETED');
  });

  it('find a commitment whose id nobody knows in no list', () => {
    const nobody: Id<'commitment'> = id('commitment', 0);
    expect(rankOf(room, nobody)).toBeNull();
  });
});
