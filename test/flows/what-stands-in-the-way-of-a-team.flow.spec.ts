import { faultsOfTeam } from '../builders/faults-of-a-team';
import { type Ask, aBrief, eur, film, propose, type ThreeHouses, threeHouses } from '../builders/three-houses';
import { codes, freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';

let world: World;
let all: ThreeHouses;
beforeAll(async () => {
  world = await World.start();
  all = await threeHouses(world.url);
});
afterAll(() => world.close());

/** The film with some packages changed, and everything that stands in its way. */
async function obstacles(pieces: Readonly<Record<string, Ask>>, changes: Ask = {}) {
  const packages = film.map((one) => ({ ...one, ...pieces[one.key] }));
  const brief = await aBrief(all.producer, { packages, ...changes });
  const answer = await propose(all.producer, brief);
  const read = 'query ($id: ID!) { brief(id: $id) { obstacles { packages constraint message relaxation } } }';
  expect((await all.producer.ask(read, { id: brief })).brief.obstacles).toEqual(answer.obstacles);
  expect(answer.userErrors).toEqual([]);
  return answer;
}

/** A window of so many days from the first on. */
const upTo = (days: number) => ({
  start: '2031-03-03T00:00:00Z',
  end: `2031-03-${String(3 + days).padStart(2, '0')}T00:00:00Z`,
});

describe('where there is no team', () => {
  it('a package that nobody can do is named, with what its candidates lack', async () => {
    const { teams, obstacles: found } = await obstacles({
      mix: { requirements: [{ attribute: 'channels', anyOf: ['7.1.4'] }] },
    });
    expect(teams).toEqual([]);
    expect(found).toMatchObject([{ packages: ['mix'], constraint: 'candidates', relaxation: null }]);
    expect(found[0].message).toContain('1 without what is required');
  });

  it('a package whose every candidate is above its ceiling is named, with the ceiling that would do', async () => {
    const { obstacles: found } = await obstacles({ grade: { maxPrice: eur(179_999) } });
    expect(found).toMatchObject([{ packages: ['grade'], constraint: 'candidates' }]);
    expect(found[0].relaxation).toContain('EUR 1,800.00');
  });

  it('a package priced in another currency only has nobody, and the currency is said to be why', async () => {
    const { teams, obstacles: found } = await obstacles({}, { currency: 'GBP' });
    expect(teams).toEqual([]);
    const currency = found.find(({ constraint }: { readonly constraint: string }) => constraint === 'currency');
    expect(currency.packages).toEqual(film.map(({ key }) => key));
    expect(found.filter(({ constraint }: { readonly constraint: string }) => constraint === 'candidates')).toHaveLength(
      5,
    );
  });

  it('a budget below the cheapest team says what the cheapest costs, and with it there is one', async () => {
    const { teams, obstacles: found } = await obstacles({}, { budget: eur(489_999) });
    expect(teams).toEqual([]);
    expect(found).toMatchObject([{ packages: [], constraint: 'budget' }]);
    expect(found[0].relaxation).toContain('EUR 4,900.00');
    expect((await obstacles({}, { budget: eur(490_000) })).teams).toHaveLength(4);
  });

  it('fewer facilities than any team needs are said to be too few', async () => {
    const { obstacles: found } = await obstacles({}, { maxFacilities: 1 });
    expect(found).toMatchObject([{ packages: [], constraint: 'max-facilities' }]);
    expect(found[0].relaxation).toContain('2 facilities');
    expect((await obstacles({}, { maxFacilities: 2 })).teams).toHaveLength(4);
  });

  it('the first package for which it is too late is named, not those after it', async () => {
    // The conform ends after a day; the grade, of two days, cannot end within two.
    const { teams, obstacles: found } = await obstacles({ conform: { window: upTo(2) }, grade: { window: upTo(3) } });
    expect(teams).toEqual([]);
    expect(found).toMatchObject([{ packages: ['grade'], constraint: 'latest' }]);
    expect(found[0].message).toContain('The conform');
    expect((await obstacles({ conform: { window: upTo(2) }, grade: { window: upTo(4) } })).teams).toHaveLength(4);
  });
});

describe('preferred alliances', () => {
  const reasonsOf = ({ teams }: { readonly teams: readonly { readonly reasons: readonly string[] }[] }) =>
    teams.flatMap(({ reasons }) => reasons);

  it('come first, though others are cheaper; everybody is asked where their members do not suffice', async () => {
    const { sound, finishing, picture } = all.houses;
    const whole = await world.alliance(sound, finishing);
    const short = await world.alliance(picture, sound);
    const kept = await obstacles({}, { preferAlliances: [whole] });
    expect(kept.teams[0]).toMatchObject({ objective: 'CHEAPEST', proven: true, total: { amountMinor: '550000' } });
    expect(faultsOfTeam(kept.teams[0], all)).toEqual([]);
    expect(reasonsOf(kept)).toEqual(expect.arrayContaining([expect.stringMatching(/^Only members of the alliances/)]));
    const dropped = await obstacles({}, { preferAlliances: [short] });
    expect(dropped.teams[0]).toMatchObject({ total: { amountMinor: '490000' } });
    expect(reasonsOf(dropped)).toEqual(expect.arrayContaining([expect.stringMatching(/all houses were considered/)]));
  });
});

describe('a brief that is hard to think about', () => {
  /** Nine pieces of four days for eight rooms that are open for a week: easy to see for who counts, long for who tries. */
  async function hardBriefs(producer: Person, count: number): Promise<readonly string[]> {
    const house = await world.house();
    const facility = await aFacility(house);
    const claims = [{ capability: 'film.scan' }];
    const windows = [[upTo(7).start, upTo(7).end]] as const;
    for (let at = 0; at < 8; at++) await aRoom(house, { facility, claims, windows, pricePerDay: 10_000 + at * 37 });
    const packages = Array.from({ length: 9 }, (_, at) => ({
      ...{ key: `reel-${at}`, title: `Reel ${at}`, capability: 'film.scan', duration: 'P4D', window: upTo(7) },
    }));
    return Promise.all(Array.from({ length: count }, () => aBrief(producer, { packages })));
  }

  it('is given up after six seconds, and several of them keep nobody else waiting meanwhile', async () => {
    const producer = await world.producer();
    const briefs = await hardBriefs(producer, 3);
    const begun = performance.now();
    let isOver = false;
    const thinking = Promise.all(briefs.map((brief) => propose(producer, brief))).finally(() => (isOver = true));
    let answeredMeanwhile = 0;
    while (!isOver) {
      const { teams } = await propose(all.producer, await aBrief(all.producer), ['CHEAPEST']);
      expect(teams).toHaveLength(1);
      if (!isOver) answeredMeanwhile += 1;
    }
    for (const answer of await thinking) {
      expect(codes(answer)).toEqual(['TOO_LARGE']);
      expect(answer).toMatchObject({ teams: [], obstacles: [{ packages: [], constraint: 'size' }] });
    }
    expect(performance.now() - begun).toBeGreaterThan(5_000);
    // Whoever had to wait for the hard ones would be answered after them.
    expect(answeredMeanwhile).toBeGreaterThan(1);
  });
});

describe('a key of a proposal', () => {
  it('answers with the same teams, also to a twin, and is refused with another input', async () => {
    const brief = await aBrief(all.producer);
    const query = `mutation ($id: ID!, $of: [TeamObjective!], $key: String) { proposeTeams(briefId: $id, objectives: $of, idempotencyKey: $key) {
      teams { id } userErrors { code message field } } }`;
    const key = freshKey();
    const twins = await Promise.all([1, 2].map(() => all.producer.ask(query, { id: brief, key })));
    expect(twins[0].proposeTeams.teams).toHaveLength(4);
    expect(twins[1]).toEqual(twins[0]);
    expect(await all.producer.ask(query, { id: brief, key })).toEqual(twins[0]);
    const other = await all.producer.ask(query, { id: brief, key, of: ['CHEAPEST'] });
    expect(codes(other.proposeTeams)).toEqual(['KEY_REUSED']);
  });
});
