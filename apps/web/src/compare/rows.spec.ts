import { kmBetween } from './distance';
import { rowsOf, type Asked, type Claim, type Compared } from './rows';

const span = { start: '2027-03-01T08:00:00Z', end: '2027-03-01T16:00:00Z' };
const resolution = { code: 'resolution', label: 'Largest resolution', unit: null };
const grade = { code: 'colour.grading-suite.hdr', label: 'Grading suite, HDR', attributes: [resolution] };
const claim = (said: string | null, standing = 'SELF_DECLARED'): Claim => ({
  ...{ standing, expiresOn: null, capability: grade },
  attributes: said ? [{ attribute: 'resolution', values: [said] }] : [],
});

function hit(total: readonly [string, string], claims: readonly Claim[], place: object = {}): Compared {
  const [amountMinor, currency] = total;
  return {
    ...{ span, kind: 'ROOM', units: 2, freeUnits: 1, claims },
    price: { leadTimeMet: true, total: { amountMinor, currency }, rate: { leadTime: null, minimum: null } },
    facility: {
      ...{ city: 'Lyon', country: 'FR', timeZone: 'Europe/Paris', latitude: 45.76, longitude: 4.84, rating: 4.5 },
      ...{ securityTier: 'NONE', assessments: [], ...place },
    },
  };
}

const asked: Asked = {
  ...{ capabilities: ['colour'], near: null, units: 1, currency: null, rates: [], schemeLabel: (code) => code },
};

const lyon = hit(['100000', 'EUR'], [claim('8K')]);
const oslo = hit(['900000', 'NOK'], [claim(null, 'VERIFIED')], { city: 'Oslo', country: 'NO', latitude: null });

describe('hits side by side', () => {
  it('stand row by row, and only what is not the same is marked', () => {
    const rows = rowsOf([lyon, oslo], asked);
    expect(rows.every(({ cells }) => cells.length === 2)).toBe(true);
    const differing = rows.filter(({ differs }) => differs).map(({ key }) => key);
    expect(differing).toEqual(['price', 'place', grade.code, `${grade.code} resolution`]);
    expect(rows.find(({ key }) => key === `${grade.code} resolution`)?.cells).toEqual(['8K', '–']);
  });

  it('compare prices in one currency, with the day of the rate', () => {
    const rates = [{ from: 'NOK', to: 'EUR', rate: '0.1', on: '2027-02-27' }];
    const worth = (one: Asked) => rowsOf([lyon, oslo], one).find(({ key }) => key === 'worth')?.cells;
    expect(worth({ ...asked, currency: 'EUR', rates })).toEqual(['€1,000.00', '≈ €900.00, rate of 27 Feb 2027']);
    expect(worth({ ...asked, currency: 'EUR' })).toEqual(['€1,000.00', 'no rate is known']);
    expect(worth(asked)).toBeUndefined();
  });

  it('say how far each is from where one looks, as far as it is known', () => {
    const near = { latitude: 48.86, longitude: 2.35, name: 'Paris' };
    expect(kmBetween(near, { latitude: 45.76, longitude: 4.84 })).toBeCloseTo(393, -1);
    expect(rowsOf([lyon, oslo], { ...asked, near }).find(({ key }) => key === 'distance')).toMatchObject({
      name: 'Away from Paris',
      cells: [expect.stringMatching(/^39\d km$/), 'not known'],
    });
  });

  it('show all that any of them can do where none does what was asked', () => {
    const rows = rowsOf([lyon, oslo], { ...asked, capabilities: ['mix'] });
    expect(rows.some(({ key }) => key === grade.code)).toBe(true);
  });
});
