import fc from 'fast-check';
import { ratesTo, type QuotedRate } from './exchange';

const quoted = (on: string, base: string, quote: string, rate: string): QuotedRate => ({ on, base, quote, rate });
const told = (to: string, ...latest: readonly QuotedRate[]): readonly string[] =>
  ratesTo(to, latest).map(({ from, rate, on }) => `${from} ${rate} ${on}`);

describe('what a currency is worth in another', () => {
  const dollars = quoted('2026-11-12', 'EUR', 'USD', '1.25');
  const pounds = quoted('2026-11-10', 'EUR', 'GBP', '0.8');

  it('is the rate as it stands, or turned round', () => {
    expect(told('USD', dollars)).toEqual(['EUR 1.25 2026-11-12']);
    expect(told('EUR', dollars)).toEqual(['USD 0.8 2026-11-12']);
  });

  it('leads through a third currency where nothing leads there straight, and is as old as the older of both', () => {
    expect(told('USD', dollars, pounds)).toEqual(['EUR 1.25 2026-11-12', 'GBP 1.5625 2026-11-10']);
  });

  it('goes the way whose older rate is the latest, and straight where both are of one day', () => {
    const straight = quoted('2026-11-10', 'GBP', 'USD', '1.5');
    expect(told('USD', dollars, pounds, straight)).toContain('GBP 1.5 2026-11-10');
    const older = quoted('2026-11-01', 'GBP', 'USD', '1.4');
    expect(told('USD', dollars, pounds, older)).toContain('GBP 1.5625 2026-11-10');
  });

  it('takes the later of a rate and its turned twin', () => {
    expect(told('USD', dollars, quoted('2026-11-13', 'USD', 'EUR', '0.5'))).toEqual(['EUR 2 2026-11-13']);
  });

  it('has ten significant digits, however small or great it is', () => {
    expect(told('EUR', quoted('2026-11-12', 'EUR', 'IDR', '17345.67'))).toEqual(['IDR 0.00005765127551 2026-11-12']);
    expect(told('EUR', quoted('2026-11-12', 'EUR', 'USD', '3'))).toEqual(['USD 0.3333333333 2026-11-12']);
  });

  it('turned round twice is what it was, to nine digits', () => {
    const rate = fc.integer({ min: 1, max: 10 ** 9 }).map((ten) => (ten / 10_000).toFixed(4));
    fc.assert(
      fc.property(rate, (text) => {
        const [there] = ratesTo('EUR', [quoted('2026-11-12', 'EUR', 'USD', text)]);
        const [back] = ratesTo('USD', [quoted('2026-11-12', 'USD', 'EUR', there?.rate ?? '')]);
        expect(Math.abs(Number(back?.rate) / Number(text) - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is nothing where no rate leads there', () => expect(told('JPY', dollars)).toEqual([]));
});
