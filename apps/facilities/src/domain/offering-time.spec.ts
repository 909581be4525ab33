import { idOf } from '#kernel/ids';
import { hourMs, instant } from '#kernel/instant';
import { decideWindows, parseWindows } from './capacity';
import { mayKeep, mayKeepHouse } from './house-keeping';
import { parseListing, parseSite } from './offering';
import { decideRate, parseRate } from './rate-terms';
import { maySee, reasonsFor, type Reason } from './sight';

const monday = Date.UTC(2031, 2, 3);
const over = (from: number, to: number) => ({
  start: instant(monday + from * hourMs),
  end: instant(monday + to * hourMs),
});
const window = (from: number, to: number, units = 1) => ({ during: over(from, to), units });
const faults = (result: { ok: boolean; refusals?: readonly { code: string; field: readonly string[] }[] }) =>
  (result.refusals ?? []).map(({ code, field }) => [code, ...field].join(' '));

describe('a site', () => {
  const site = { name: ' Lumen ', timeZone: 'Europe/Paris' };

  it('keeps its name without the spaces around it, and nothing that was not said', () => {
    const nothing = { city: null, country: null, latitude: null, longitude: null };
    expect(parseSite(site)).toEqual({ ok: true, value: { name: 'Lumen', timeZone: 'Europe/Paris', ...nothing } });
  });

  it('lies on the earth, in a country, in a zone that has summers', () => {
    expect(faults(parseSite({ ...site, latitude: -90, longitude: 180, country: 'FR', city: 'Lyon' }))).toEqual([]);
    expect(faults(parseSite({ ...site, latitude: 0, longitude: 180.1 }))).toEqual(['OUT_OF_RANGE longitude']);
    expect(faults(parseSite({ ...site, latitude: Number.NaN, longitude: 1 }))).toEqual(['OUT_OF_RANGE latitude']);
    expect(faults(parseSite({ ...site, longitude: 1 }))).toEqual(['INVALID latitude']);
    expect(faults(parseSite({ ...site, country: 'fr', timeZone: '+01:00' }))).toEqual([
      'INVALID country',
      'INVALID timeZone',
    ]);
  });
});

describe('a listing', () => {
  it('has a name and whole units', () => {
    expect(parseListing({ name: 'Farm', kind: 'COMPUTE', units: 40 })).toMatchObject({ value: { units: 40 } });
    expect(faults(parseListing({ name: '', kind: 'ROOM', units: 1.5 }))).toEqual([
      'INVALID name',
      'OUT_OF_RANGE units',
    ]);
  });
});

describe('windows', () => {
  it('are read one by one, and their units once', () => {
    expect(parseWindows([window(9, 12), window(12, 18, 2)]).ok).toBe(true);
    expect(faults(parseWindows([]))).toEqual(['INVALID periods']);
    expect(faults(parseWindows([window(12, 9, 0), window(9, 12, 0)]))).toEqual([
      'PERIOD_REVERSED periods 0',
      'OUT_OF_RANGE units',
    ]);
    expect(faults(parseWindows([window(9, 12, 0), window(12, 13, 9_000_000)]))).toEqual(['OUT_OF_RANGE units']);
  });

  it('may adjoin, but not overlap, and not be over unless the past is taken too', () => {
    const scene = { units: 2, existing: [over(0, 9)], now: instant(monday + 10 * hourMs) };
    expect(decideWindows([window(9, 12), window(12, 18)], scene).ok).toBe(true);
    expect(faults(decideWindows([window(8, 12, 3), window(11, 13), window(9, 10)], scene))).toEqual([
      ...['UNITS_EXCEEDED units', 'WINDOWS_OVERLAP periods 0', 'WINDOWS_OVERLAP periods 1', 'IN_PAST periods 2'],
    ]);
    expect(decideWindows([window(9, 10)], { ...scene, now: null }).ok).toBe(true);
  });
});

describe('a rate', () => {
  const alliance = idOf('alliance', '00000000-0000-7000-8000-000000000001');
  const partner = idOf('organisation', '00000000-0000-7000-8000-000000000001');
  const ask = { audience: 'EVERYONE', amount: { amountMinor: 1n, currency: 'EUR' }, per: 'DAY' } as const;
  const known = { audienceKnown: true, isMember: true, currency: null };

  it('names its audience, and the right kind of it', () => {
    expect(parseRate({ ...ask, minimum: 'P2D' })).toMatchObject({
      value: { audience: { kind: 'EVERYONE', id: null } },
    });
    expect(parseRate({ ...ask, audience: 'ALLIANCE', audienceId: alliance })).toMatchObject({
      value: { audience: { id: alliance } },
    });
    expect(parseRate({ ...ask, audience: 'ORGANISATION', audienceId: partner }).ok).toBe(true);
    expect(faults(parseRate({ ...ask, audience: 'ORGANISATION', audienceId: alliance }))).toEqual([
      'NOT_FOUND audienceId',
    ]);
    expect(faults(parseRate({ ...ask, audience: 'ALLIANCE' }))).toEqual(['INVALID audienceId']);
    expect(faults(parseRate({ ...ask, audienceId: partner, leadTime: 'PT1S' }))).toEqual([
      'INVALID audienceId',
      'INVALID leadTime',
    ]);
  });

  it('is refused for audiences unknown or closed to the house, and in a second currency', () => {
    const rate = parseRate(ask);
    if (!rate.ok) throw new Error('refused');
    expect(decideRate(rate.value, known).ok).toBe(true);
    expect(faults(decideRate(rate.value, { ...known, audienceKnown: false, isMember: false }))).toEqual([
      'NOT_FOUND audienceId',
    ]);
    expect(faults(decideRate(rate.value, { ...known, isMember: false, currency: 'USD' }))).toEqual([
      ...['NOT_ALLOWED audienceId', 'MIXED_CURRENCY amount currency'],
    ]);
    expect(decideRate(rate.value, { ...known, currency: 'EUR' }).ok).toBe(true);
  });
});

describe('whoever keeps a house', () => {
  const own = idOf('organisation', '00000000-0000-7000-8000-000000000001');
  const other = idOf('organisation', '00000000-0000-7000-8000-000000000002');
  const keeper = { organisation: own, organisationKind: 'FACILITY', role: 'SCHEDULER' } as const;

  it('is its owner or scheduler', () => {
    expect(mayKeepHouse(keeper)).toEqual({ ok: true, value: own });
    expect(mayKeep({ ...keeper, role: 'OWNER' }, own).ok).toBe(true);
    expect(mayKeep(keeper, other).ok).toBe(false);
    for (const no of [
      { role: 'VIEWER' },
      { role: null },
      { organisationKind: 'PRODUCER' },
      { organisation: null },
    ] as const)
      expect(faults(mayKeep({ ...keeper, ...no }, own))).toEqual(['NOT_ALLOWED']);
  });
});

describe('sight', () => {
  it('needs a reason, and knows which reasons open what', () => {
    expect(maySee('facility', undefined)).toBe(false);
    expect(maySee('facility', new Set())).toBe(false);
    const opened = (reason: Reason) =>
      (['facility', 'resource', 'listedResource', 'books', 'commitment'] as const).filter((thing) =>
        maySee(thing, new Set([reason])),
      );
    expect(opened('OWNER')).toEqual(['facility', 'resource', 'listedResource', 'books', 'commitment']);
    expect(opened('AUDIENCE')).toEqual(['facility', 'resource', 'listedResource']);
    expect(opened('REQUEST')).toEqual(['facility', 'resource', 'commitment']);
    expect(opened('FELLOW')).toEqual(['facility']);
    expect(opened('ADMIN')).toEqual(['facility']);
    expect(reasonsFor('books')).toEqual(['OWNER']);
  });
});
