import { comparable, draftOf, faultsOf, inputOf } from './counter-draft';

const offered = {
  resource: { id: 'suite', name: 'Suite' },
  period: { start: '2027-03-01T08:00:00Z', end: '2027-03-01T17:00:00Z' },
  units: 1,
  price: { amountMinor: '120050', currency: 'EUR' },
};
const zone = 'Europe/Berlin';
const [draft] = draftOf([offered], zone);

describe('a counter-offer while it is typed', () => {
  it('begins as the offer on the table, on the clock of the house, and goes back unchanged', () => {
    expect(draft).toMatchObject({ start: '2027-03-01T09:00', end: '2027-03-01T18:00', units: '1', price: '1200.50' });
    expect(draft && inputOf(draft, zone, 'EUR')).toEqual({
      resourceId: 'suite',
      period: offered.period,
      units: 1,
      price: { amountMinor: '120050', currency: 'EUR' },
    });
    expect(draft && comparable([draft], zone, 'EUR')).toEqual([offered]);
  });

  it('leaves the price to the rates of the house where none is typed', () => {
    expect(draft && inputOf({ ...draft, price: ' ' }, zone, 'EUR')).not.toHaveProperty('price');
    expect(draft && faultsOf({ ...draft, price: ' ' }, zone, 'EUR')).toEqual({});
  });

  it('says every fault of a line at once', () => {
    const wrong = draft && { ...draft, end: draft.start, units: '', price: '12.345' };
    expect(wrong && Object.keys(faultsOf(wrong, zone, 'EUR'))).toEqual(['period', 'units', 'price']);
  });
});
