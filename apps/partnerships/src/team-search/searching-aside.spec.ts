import { briefOf, lasting, marketOf, piece } from '../../../../test/builders/market';
import type { Market } from '../domain/team-proposal/market';
import { SearchPool, uptimeMs } from './search-pool';

let pool: SearchPool;
beforeEach(() => {
  pool = new SearchPool();
});
afterEach(() => pool.onApplicationShutdown());

const brief = briefOf([piece('a')]);
const market = marketOf({ one: {} }, [['one']]);
const search = (of: Market = market) => pool.search({ brief, market: of, objectives: ['CHEAPEST'] }, uptimeMs());
/** A market that no search can read: its thread throws. */
const broken = { ...market, resources: undefined } as unknown as Market;

describe('a search for teams', () => {
  it('is answered by a thread of its own, several briefs in turn', async () => {
    const found = await Promise.all([search(), search(), search(), search()]);
    expect(found.map(({ teams }) => teams[0]?.assignments[0]?.amountMinor)).toEqual([1000n, 1000n, 1000n, 1000n]);
  });

  it('ends unsettled where its time is over before a thread was free', async () => {
    const rooms = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`r${n}`, { perDay: 1000 }]));
    // Eight whole weeks of work for seven rooms that are open for one: no team, and no quick proof of it.
    const pieces = Array.from({ length: 8 }, (_, n) => piece(`p${n}`, { duration: lasting('P4D') }));
    const hard = {
      brief: briefOf(pieces),
      market: marketOf(
        rooms,
        pieces.map(() => Object.keys(rooms)),
      ),
    };
    const asked = Array.from({ length: 7 }, () => pool.search({ ...hard, objectives: ['CHEAPEST'] }, uptimeMs()));
    const answers = await Promise.all(asked);
    expect(answers.map(({ isUnsettled, teams }) => [isUnsettled, teams.length])).toEqual(asked.map(() => [true, 0]));
    expect(answers.at(-1)?.obstacles).toMatchObject([{ constraint: 'size' }]);
  }, 20_000);

  it('has no more time than was left when it got here', async () => {
    const late = await pool.search({ brief, market, objectives: ['CHEAPEST'] }, uptimeMs() - 6000);
    expect(late).toMatchObject({ isUnsettled: true, teams: [] });
  });

  it('that fails is a fault of its own: those beside it and after it are answered', async () => {
    const [failed, fine] = await Promise.allSettled([search(broken), search()]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('undefined') } });
    expect(fine.status).toBe('fulfilled');
    for (let n = 0; n < 3; n++) await expect(search(broken)).rejects.toThrow('undefined');
    expect((await search()).teams).toHaveLength(1);
  });

  it('leaves other work its turn while it thinks', async () => {
    const rooms = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`r${n}`, { perDay: 1000 + ((n * 37) % 101), at: `s${n % 20}` }]),
    );
    const pieces = Array.from({ length: 8 }, (_, n) => piece(`p${n}`, { after: n > 1 ? [`p${n - 2}`] : [] }));
    const hard = {
      brief: briefOf(pieces, { maxFacilities: 4 }),
      market: marketOf(
        rooms,
        pieces.map(() => Object.keys(rooms)),
      ),
    };
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const begun = process.uptime();
    const { teams } = await pool.search({ ...hard, objectives: ['CHEAPEST', 'BEST_RATED'] }, uptimeMs());
    clearInterval(timer);
    expect(teams.length).toBeGreaterThan(0);
    expect(turns).toBeGreaterThan(((process.uptime() - begun) * 1000) / 50);
  });

  it('is not begun any more once the service stops, and what runs is ended', async () => {
    const stopped = Promise.allSettled([search(), search(), search()]);
    await pool.onApplicationShutdown();
    expect((await stopped).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(search()).rejects.toThrow('closed');
  });
});
