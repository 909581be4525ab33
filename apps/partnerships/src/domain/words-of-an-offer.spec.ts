import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { encodeCursor } from '#kernel/page';
import type { Result } from '#kernel/result';
import { parseOffer, parseWord } from './offer';
import { parseRequestList } from './request-list';
import { parseScorecard } from './scorecard';
import { parseThread } from './thread';

const at = (text: string) => instant(Date.parse(text));
const resourceId = newId('resource', instant(0));
const line = { resourceId, period: { start: at('2031-03-04T09:00:00Z'), end: at('2031-03-04T18:00:00Z') } };
const faults = (result: Result<unknown>) =>
  result.ok ? [] : result.refusals.map((refusal) => `${refusal.code} ${refusal.field.join('.')}`);

describe('an offer', () => {
  it('of one resource over a period is for one unit at the price the requester would pay', () => {
    expect(parseOffer({ lines: [line] })).toEqual({
      ok: true,
      value: { lines: [{ resourceId, during: line.period, units: 1, price: null }], message: null },
    });
  });

  it('names every fault of every line, and of the word with it, at once', () => {
    const lines = [
      { ...line, resourceId: 'nothing', units: 0 },
      {
        ...line,
        period: { start: line.period.end, end: line.period.start },
        price: { amountMinor: -1n, currency: 'XXZ' },
      },
    ];
    expect(faults(parseOffer({ lines, message: '' }))).toEqual([
      'NOT_FOUND lines.0.resourceId',
      'OUT_OF_RANGE lines.0.units',
      'PERIOD_REVERSED lines.1.period',
      'OUT_OF_RANGE lines.1.price.amountMinor',
      'INVALID lines.1.price.currency',
      'INVALID message',
    ]);
  });

  it('has 1 to 100 lines', () => {
    expect(faults(parseOffer({ lines: [] }))).toEqual(['INVALID lines']);
    expect(parseOffer({ lines: Array.from({ length: 100 }, () => line) }).ok).toBe(true);
    expect(faults(parseOffer({ lines: Array.from({ length: 101 }, () => line) }))).toEqual(['TOO_LONG lines']);
  });

  it('may come without a word, but not with one too long', () => {
    expect(parseWord(undefined)).toEqual({ ok: true, value: null });
    expect(faults(parseWord('x'.repeat(10_001)))).toEqual(['TOO_LONG message']);
  });
});

describe('a list of requests', () => {
  it('is of any status when none is named, and of none when an empty list of them is', () => {
    expect(parseRequestList({ direction: 'INCOMING' })).toMatchObject({
      value: { statuses: null, first: 20, after: null },
    });
    expect(faults(parseRequestList({ direction: 'INCOMING', status: [] }))).toEqual(['INVALID status']);
  });

  it('goes on only from a request', () => {
    const request = newId('request', instant(0));
    expect(parseRequestList({ direction: 'OUTGOING', after: encodeCursor([request]) })).toMatchObject({
      value: { after: request },
    });
    expect(faults(parseRequestList({ direction: 'OUTGOING', after: encodeCursor([resourceId]) }))).toEqual([
      'INVALID after',
    ]);
    expect(faults(parseRequestList({ direction: 'OUTGOING', first: 101 }))).toEqual(['OUT_OF_RANGE first']);
  });
});

describe('a thread', () => {
  it('is read fifty at a time from where the last page ended', () => {
    const message = newId('message', instant(0));
    expect(parseThread({})).toEqual({ ok: true, value: { first: 50, after: null } });
    expect(parseThread({ after: encodeCursor([5, message]) })).toMatchObject({
      value: { after: { sentAt: 5, id: message } },
    });
    for (const parts of [
      ['5', message],
      [0.5, message],
      [1e15, message],
      [5, resourceId],
    ])
      expect(faults(parseThread({ after: encodeCursor(parts) }))).toEqual(['INVALID after']);
    expect(faults(parseThread({ after: 'nonsense' }))).toEqual(['INVALID after']);
    expect(faults(parseThread({ first: 0 }))).toEqual(['OUT_OF_RANGE first']);
  });
});

describe('a rating', () => {
  it('lies between 1 and 5 and has one decimal at most', () => {
    const facilityId = newId('facility', instant(0));
    expect(parseScorecard({ facilityId, rating: 4.4 }).ok).toBe(true);
    for (const rating of [0.9, 5.1, 4.44, Number.NaN])
      expect(faults(parseScorecard({ facilityId, rating }))).toEqual(['OUT_OF_RANGE rating']);
    expect(faults(parseScorecard({ facilityId: resourceId, rating: 4 }))).toEqual(['NOT_FOUND facilityId']);
  });
});
