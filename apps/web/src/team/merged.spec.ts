import { mergedOf, proposalsOf, tonesOf, type Proposed } from './merged';

type WithRequests = Proposed & { readonly requests: readonly { readonly id: string }[] };

function team(
  id: string,
  objective: string,
  houses: readonly string[],
  changes: Partial<WithRequests> = {},
): WithRequests {
  return {
    ...{ id, objective, proven: true, gap: 0, reasons: [], requests: [] },
    ...{ finishesAt: '2027-03-09T12:00:00Z', proposedAt: '2027-03-01T12:00:00Z' },
    total: { amountMinor: '100', currency: 'EUR' },
    facilities: houses.map((name) => ({ id: name, name })),
    assignments: houses.map((name, index) => ({
      package: { key: `p${index}`, title: `Package ${index}` },
      resource: { id: `room of ${name}`, name: 'Room', facility: { id: name, name, timeZone: 'UTC' } },
      period: { start: '2027-03-08T12:00:00Z', end: '2027-03-09T12:00:00Z' },
      units: 1,
      price: { amountMinor: '50', currency: 'EUR' },
    })),
    ...changes,
  };
}

const order = ['CHEAPEST', 'FEWEST_FACILITIES', 'EARLIEST', 'BEST_RATED'];

describe('teams of a proposal', () => {
  it('stand there once when they are the same, with all that they are best at and every reason', () => {
    const merged = mergedOf(
      [
        team('3', 'EARLIEST', ['b', 'a'], { reasons: ['all members'], gap: 0.02, proven: false }),
        team('2', 'FEWEST_FACILITIES', ['a', 'a']),
        team('1', 'CHEAPEST', ['b', 'a'], { reasons: ['all members', 'near'] }),
      ],
      order,
    );
    expect(merged.map(({ team: { id }, ids }) => [id, ids])).toEqual([
      ['1', ['1', '3']],
      ['2', ['2']],
    ]);
    expect(merged[0]?.found.map(({ objective, proven }) => [objective, proven])).toEqual([
      ['CHEAPEST', true],
      ['EARLIEST', false],
    ]);
    expect(merged[0]?.reasons).toEqual(['all members', 'near']);
  });

  it('are shown by the one that was asked', () => {
    const asked = team('2', 'EARLIEST', ['a'], { requests: [{ id: 'request' }] });
    expect(mergedOf([team('1', 'CHEAPEST', ['a']), asked], order)[0]?.team.id).toBe('2');
  });

  it('are different when only a price or a time is', () => {
    const other = team('2', 'EARLIEST', ['a']);
    const dearer = other.assignments.map((one) => ({ ...one, price: { amountMinor: '51', currency: 'EUR' } }));
    expect(mergedOf([team('1', 'CHEAPEST', ['a']), { ...other, assignments: dearer }], order)).toHaveLength(2);
  });

  it('belong to one proposal, the latest first', () => {
    const earlier = { proposedAt: '2027-02-28T12:00:00Z' };
    const proposals = proposalsOf([
      team('1', 'CHEAPEST', ['a'], earlier),
      team('2', 'CHEAPEST', ['a']),
      team('3', 'EARLIEST', ['a']),
    ]);
    expect(proposals.map(({ teams }) => teams.map(({ id }) => id))).toEqual([['2', '3'], ['1']]);
  });

  it('give each house one tone in all of them', () => {
    expect([...tonesOf([team('1', 'CHEAPEST', ['b', 'a']), team('2', 'EARLIEST', ['a', 'c'])])]).toEqual([
      ['b', 0],
      ['a', 1],
      ['c', 2],
    ]);
  });
});
