import { faultsIn, spanOf } from './ask';

const draft = { from: '2027-03-01T09:00', to: '2027-03-01T18:00', units: '1', offer: '' };

describe('asking for time', () => {
  it('reads the times on the clock of the house', () => {
    expect(spanOf(draft, 'America/New_York')).toEqual({ start: '2027-03-01T14:00:00Z', end: '2027-03-01T23:00:00Z' });
  });

  it('finds nothing wrong with a plain ask', () => {
    expect(faultsIn(draft, 'Europe/Paris', 'EUR', 1)).toEqual({});
  });

  it('says every fault at once', () => {
    const wrong = { from: draft.to, to: draft.from, units: '3', offer: '12.345' };
    expect(Object.keys(faultsIn(wrong, 'Europe/Paris', 'EUR', 2))).toEqual(['period', 'units', 'offer']);
  });
});
