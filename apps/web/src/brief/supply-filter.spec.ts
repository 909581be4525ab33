import { supplyFilter } from './supply-filter';
import { fromTemplate } from './templates';

const zone = 'Europe/Paris';
const [conform] = fromTemplate('feature', '2027-03-01').packages;
if (!conform) throw new Error('A feature has packages.');

describe('who could do a package by itself', () => {
  it('is asked among those who charge in the currency of the brief, also without a ceiling', () => {
    const anyPrice = { amountMinor: '9007199254740991', currency: 'SEK' };
    expect(supplyFilter(conform, 'SEK', zone)?.maxPrice).toEqual(anyPrice);
    expect(supplyFilter({ ...conform, maxPrice: '12.5' }, 'SEK', zone)?.maxPrice).toEqual({
      amountMinor: '1250',
      currency: 'SEK',
    });
  });

  it('is not asked while the package does not say enough', () => {
    expect(supplyFilter({ ...conform, capability: '' }, 'EUR', zone)).toBeNull();
    expect(supplyFilter({ ...conform, to: '' }, 'EUR', zone)).toBeNull();
  });
});
