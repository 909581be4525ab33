import { toldApart } from './told-apart';

const house = (id: string, name: string, city: string | null = null, kind = 'FACILITY') => ({
  ...{ id, name, kind },
  facilities: { edges: city === null ? [] : [{ node: { city, country: null } }] },
});

describe('organisations to choose from', () => {
  it('of one name are told apart by where they are, as far as one sees it', () => {
    const told = toldApart([house('org_a', 'Nordlicht', 'Oslo'), house('org_b', 'Nordlicht')], false);
    expect([...told]).toEqual([
      ['org_a', 'Oslo'],
      ['org_b', ''],
    ]);
  });

  it('of one name in one place are told apart by the ends of their ids, and only they', () => {
    const found = [house('org_aaa111', 'Nordlicht', 'Oslo'), house('org_bbb222', 'Nordlicht', 'Oslo')];
    const told = toldApart([...found, house('org_ccc333', 'Lumen', 'Oslo')], false);
    expect([...told.values()]).toEqual(['Oslo · …aaa111', 'Oslo · …bbb222', 'Oslo']);
  });

  it('say what they are where both kinds are on offer', () => {
    const told = toldApart([house('org_a', 'Lumen', 'Oslo'), house('org_b', 'Lumen', null, 'PRODUCER')], true);
    expect([...told.values()]).toEqual(['post house · Oslo', 'producer']);
  });
});
