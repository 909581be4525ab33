import { idOf } from '#kernel/ids';
import { hourMs, instant } from '#kernel/instant';
import { alwaysOpen } from '#kernel/working-week';
import { lapse, type Calendar, type Commitment } from './calendar';
import { changesBetween, entriesOf } from './changes';
import { parseHold } from './hold';
import { decideConfirmation, decideRelease, type Ending } from './moves-of-commitments';

const hold = parseHold('PT1H');
const monday = Date.UTC(2031, 2, 3);
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const during = { start: instant(monday), end: instant(monday + hourMs) };
const requester = idOf('organisation', uuid(2));
const request = idOf('request', uuid(1));

const commitment = (n: number, state: Commitment['state'], more: Partial<Commitment> = {}): Commitment => ({
  ...{
    id: idOf('commitment', uuid(n)),
    organisationId: requester,
    requestId: request,
    spans: [during],
    units: 1,
    state,
  },
  ...{ expiresAt: state === 'HELD' ? during.start : null, challenge: null, blockId: null, partOf: null, isDue: false },
  ...more,
});
const room = (...commitments: Commitment[]): Calendar => ({
  ...{ resourceId: idOf('resource', uuid(1)), facilityId: idOf('facility', uuid(1)) },
  ...{
    organisationId: idOf('organisation', uuid(1)),
    hours: alwaysOpen('UTC'),
    units: 2,
    commitments,
    blocks: null,
    parts: [],
  },
  ...{ windows: [{ during, units: 2 }], rates: [], currency: null, isNamed: true, now: instant(monday - hourMs) },
});
const shelf = (calendar: Calendar) => new Map([[calendar.resourceId, calendar]]);
const all = (calendar: Calendar) => ({ requester, commitments: calendar.commitments.map((one) => one.id) });
const codes = (result: ReturnType<typeof decideConfirmation>) =>
  result.ok ? [] : result.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
const statesIn = (result: ReturnType<typeof decideConfirmation>) =>
  result.ok ? [...result.value.values()].flatMap((one) => one.commitments.map(({ state }) => state)) : [];

describe('confirming', () => {
  it('books what is held, all of it', () => {
    const calendar = room(commitment(1, 'HELD'), commitment(2, 'HELD'));
    const confirmed = decideConfirmation(all(calendar), shelf(calendar), hold);
    expect(statesIn(confirmed)).toEqual(['BOOKED', 'BOOKED']);
  });

  it('says of each line why it cannot be', () => {
    const calendar = room(
      ...[commitment(1, 'HELD'), commitment(2, 'HELD', { isDue: true }), commitment(3, 'BOOKED')],
      ...[commitment(4, 'WAITING', { units: 2 }), commitment(5, 'HELD', { organisationId: null })],
    );
    const some = { requester, commitments: all(calendar).commitments.slice(0, 4) };
    expect(codes(decideConfirmation(some, shelf(calendar), hold))).toEqual([
      ...['HOLD_EXPIRED commitments.1', 'WRONG_STATUS commitments.2', 'UNITS_TAKEN commitments.3'],
    ]);
    expect(codes(decideConfirmation(all(calendar), shelf(calendar), hold))).toEqual(['NOT_FOUND commitments.4']);
  });
});

describe('giving back', () => {
  const release = (calendar: Calendar, as: Ending) => decideRelease({ ...all(calendar), as }, shelf(calendar), hold);

  it('ends pencils and bookings, each in its own way', () => {
    const pencils = room(commitment(1, 'HELD'), commitment(2, 'WAITING', { units: 2 }));
    expect(statesIn(release(pencils, 'RELEASED'))).toEqual(['RELEASED', 'RELEASED']);
    expect(statesIn(release(pencils, 'EXPIRED'))).toEqual(['EXPIRED', 'EXPIRED']);
    expect(codes(release(pencils, 'COMPLETED'))).toEqual(['WRONG_STATUS commitments.0', 'WRONG_STATUS commitments.1']);
    const booked = room(commitment(1, 'BOOKED'), commitment(2, 'RELEASED'));
    expect(statesIn(release(booked, 'CANCELLED'))).toEqual(['CANCELLED', 'RELEASED']);
    expect(statesIn(release(booked, 'COMPLETED'))).toEqual(['COMPLETED', 'RELEASED']);
    expect(codes(release(booked, 'RELEASED'))).toEqual(['WRONG_STATUS commitments.0']);
    const stranger = { requester: idOf('organisation', uuid(9)), commitments: all(booked).commitments };
    expect(codes(decideRelease({ ...stranger, as: 'CANCELLED' }, shelf(booked), hold))).toEqual([
      ...['NOT_FOUND commitments.0', 'NOT_FOUND commitments.1'],
    ]);
  });

  it('keeps the deadline of a pencil that runs out', () => {
    const calendar = room(commitment(1, 'HELD'));
    const expired = release(calendar, 'EXPIRED');
    expect(expired.ok && expired.value.get(calendar.resourceId)?.commitments[0]?.expiresAt).toBe(during.start);
    const released = release(calendar, 'RELEASED');
    expect(released.ok && released.value.get(calendar.resourceId)?.commitments[0]?.expiresAt).toBeNull();
  });
});

describe('the trail', () => {
  it('has one entry for each act and request, or for each resource where nobody asked', () => {
    const before = room(
      ...[commitment(1, 'HELD', { isDue: true }), commitment(2, 'WAITING', { isDue: true }), commitment(3, 'HELD')],
    );
    const entered = commitment(4, 'BLOCKED', { organisationId: null, requestId: null });
    const after = { ...lapse(before), commitments: [...lapse(before).commitments, entered] };
    const entries = entriesOf(changesBetween(shelf(before), shelf(after)));
    expect(entries.map(({ act, subject, changes }) => [act, subject, changes.length])).toEqual([
      ['expireCommitments', request, 2],
      ['recordCommitments', before.resourceId, 1],
    ]);
  });

  it('follows a pencil that moved up and was booked in one breath', () => {
    const [waiting, booked] = [room(commitment(1, 'WAITING')), room(commitment(1, 'BOOKED'))];
    expect(changesBetween(shelf(waiting), shelf(booked))).toMatchObject([{ act: 'confirmCommitments' }]);
  });
});
