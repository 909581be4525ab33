import { worthOf, type Rate } from './convert';

const rate = (from: string, to: string, text: string): Rate => ({ from, to, rate: text, on: '2026-11-12' });
const money = (amountMinor: string, currency: string) => ({ amountMinor, currency });

describe('what an amount is worth in another currency', () => {
  it('is exact to the minor unit, half of one rounded up', () => {
    expect(worthOf(money('123456', 'USD'), rate('USD', 'EUR', '0.8'))).toEqual(money('98765', 'EUR')); // 987.648
    expect(worthOf(money('5', 'USD'), rate('USD', 'EUR', '0.5'))).toEqual(money('3', 'EUR'));
    expect(worthOf(money('9007199254740991', 'USD'), rate('USD', 'EUR', '1'))).toEqual(
      money('9007199254740991', 'EUR'),
    );
  });

  it('knows that currencies have different minor units', () => {
    expect(worthOf(money('10000', 'EUR'), rate('EUR', 'JPY', '164.25'))).toEqual(money('16425', 'JPY'));
    expect(worthOf(money('1500', 'JPY'), rate('JPY', 'JOD', '0.0045'))).toEqual(money('6750', 'JOD'));
  });

  it('is never worked out with the rate of another currency', () => {
    expect(worthOf(money('1', 'GBP'), rate('USD', 'EUR', '0.8'))).toBeNull();
  });
});
