import { offerDifferences, type Offered } from './offer-differences';

const line = (patch: Partial<Offered> = {}): Offered => ({
  resource: { id: 'suite', name: 'Suite' },
  period: { start: '2027-03-01T09:00:00Z', end: '2027-03-01T18:00:00Z' },
  units: 1,
  price: { amountMinor: '120000', currency: 'EUR' },
  ...patch,
});

describe('a counter-offer read against the offer before it', () => {
  it('says what of a line changed', () => {
    const before = line();
    const after = line({ units: 2, price: { amountMinor: '200000', currency: 'EUR' } });
    expect(offerDifferences([before], [after])).toEqual([
      { kind: 'changed', line: after, before, what: ['units', 'price'] },
    ]);
  });

  it('takes the same instant for the same, however it is written', () => {
    const after = line({ period: { start: '2027-03-01T09:00:00.000Z', end: '2027-03-01T18:00:00+00:00' } });
    expect(offerDifferences([line()], [after])[0]?.kind).toBe('kept');
  });

  it('tells added from taken out', () => {
    const farm = line({ resource: { id: 'farm', name: 'Farm' } });
    expect(offerDifferences([line()], [farm]).map(({ kind, line: { resource } }) => `${kind} ${resource.id}`)).toEqual([
      'added farm',
      'removed suite',
    ]);
  });

  it('matches two lines of one resource each to the one it differs least from', () => {
    const morning = line();
    const evening = line({ period: { start: '2027-03-01T19:00:00Z', end: '2027-03-01T23:00:00Z' } });
    const moved = line({ period: { start: '2027-03-02T09:00:00Z', end: '2027-03-02T18:00:00Z' } });
    const changes = offerDifferences([morning, evening], [moved, evening]);
    expect(changes.map(({ kind }) => kind)).toEqual(['changed', 'kept']);
  });
});
