import { searching } from '../../../../test/builders/searching';
import { aFilter, aKeeper, startWatching, type Watching } from '../../../../test/builders/watched';
import { StandingClock } from '../../../../test/world/edge';
import { MarketIndex } from '../market/market-index';
import { AlertsStore } from './alerts.store';
import { ChangesStore } from './changes.store';
import { FindHits } from './find-hits';
import { JudgeChanges } from './judge-changes';
import { MakeLetters } from './make-letters';
import { SavedSearchesStore } from './saved-searches.store';
import { StopAlerts } from './stop-alerts';
import { StopSecrets } from './stop-secrets';
import { WatchSearch } from './watch-search';

const clock = new StandingClock(Date.now());
let watching: Watching;
let act: ReturnType<typeof searching>;
beforeAll(async () => {
  watching = await startWatching({ clock });
  act = searching(watching);
  watching.world.finds = () => true;
});
afterAll(() => watching.close());

describe('a search that is kept', () => {
  it('tells of what is new, and of nothing that was there or was told', async () => {
    const before = await act.aRoom();
    const viewer = aKeeper();
    const id = await act.save(viewer);
    const after = await act.aRoom();
    await act.moved(before, after);
    await act.judge();
    expect(await act.news(id)).toBe(1);
    await act.write();
    expect(act.lettersTo(viewer)).toHaveLength(1);
    clock.goOn(3_600_000);
    await act.moved(before, after);
    await act.judge();
    await act.write();
    expect(act.lettersTo(viewer)).toHaveLength(1);
  });

  it('loses nothing that comes while it is being saved, and takes nothing for new that was there', async () => {
    const market = watching.get(MarketIndex);
    const viewer = aKeeper();
    const search = market.search.bind(market);
    let late = '';
    const spied = jest.spyOn(market, 'search').mockImplementationOnce(async (...asked) => {
      const there = await search(...asked);
      // It is published after the market was read, and judged before the search is written.
      late = await act.aRoom();
      await act.moved(late);
      await act.judge();
      return there;
    });
    const id = await act.save(viewer);
    expect(spied).toHaveBeenCalled();
    await act.judge();
    expect(await act.news(id)).toBe(1);
    const { rows } = await watching.admin.query(
      `select resource_id from alerts where search_id = $1 and state <> 'KNOWN'`,
      [id.slice('search_'.length)],
    );
    expect(rows).toEqual([{ resource_id: late }]);
  });

  it('and begins while a batch is judged is asked with it, and holds up nobody else’s news', async () => {
    const other = await act.save(aKeeper());
    const [changes, { world }] = [watching.get(ChangesStore), watching];
    const there = world.all;
    await act.moved(await act.aRoom());
    const watchers = changes.watchers.bind(changes);
    let id = '';
    jest.spyOn(changes, 'watchers').mockImplementationOnce(async (...asked) => {
      const found = await watchers(...asked);
      const all = world.all;
      world.all = there;
      id = await act.save(aKeeper());
      world.all = all;
      return found;
    });
    await watching.get(JudgeChanges).some();
    expect([await act.news(other), await act.news(id)]).toEqual([1, 1]);
  });

  it('is told what nobody saw who had looked while it was judged', async () => {
    const viewer = aKeeper();
    const id = await act.save(viewer);
    await act.moved(await act.aRoom());
    const hits = watching.get(FindHits);
    const moment = hits.demandMoment.bind(hits);
    jest.spyOn(hits, 'demandMoment').mockImplementationOnce(async () => {
      const before = await moment();
      await act.change(viewer, id, { seen: true });
      return before;
    });
    await act.judge();
    expect(await act.news(id)).toBe(1);
  });

  it('is judged with fewer changes at once after a batch that could not be written', async () => {
    await act.moved(await act.aRoom());
    jest.spyOn(watching.get(AlertsStore), 'add').mockRejectedValueOnce(new Error('too much'));
    await expect(act.judge()).rejects.toThrow('too much');
    const waiting = jest.spyOn(watching.get(ChangesStore), 'waiting');
    await act.judge();
    expect(waiting.mock.calls).toEqual([[250], [500]]);
  });

  it('is forgotten by the mornings once nothing of its period is left', async () => {
    const id = await act.save(aKeeper(), { frequency: 'DAILY' });
    await act.moved(await act.aRoom());
    await act.judge();
    const found = 'select count(*)::int as count from alerts where search_id = $1';
    const row = [id.slice('search_'.length)];
    expect((await watching.admin.query(found, row)).rows).not.toEqual([{ count: 0 }]);
    await watching.admin.query(`update saved_searches set until = saved_at where id = $1`, row);
    clock.goOn(86_400_000);
    await watching.get(MakeLetters).run();
    expect(await act.kept(id)).toMatchObject({ frequency: 'DAILY', nextLetterAt: null });
    expect((await watching.admin.query(found, row)).rows).toEqual([{ count: 0 }]);
  });

  it('is one for one key, and at most two hundred for one account', async () => {
    const viewer = aKeeper();
    const key = crypto.randomUUID();
    const twins = await Promise.all([1, 2, 3].map(() => act.save(viewer, { key, frequency: 'NEVER' })));
    expect(new Set(twins).size).toBe(1);
    await watching.admin.query(
      `insert into saved_searches (id, account_id, organisation_id, name, filter, sort, page, leaves, frequency, time_zone, until, saved_at, seen_at)
       select gen_random_uuid(), account_id, organisation_id, name, filter, sort, page, leaves, frequency, time_zone, until, saved_at, seen_at
       from saved_searches, generate_series(1, 198) where id = $1`,
      [twins[0]?.slice('search_'.length)],
    );
    await act.save(viewer, { frequency: 'NEVER' });
    await expect(act.save(viewer, { frequency: 'NEVER' })).rejects.toThrow(/^TOO_LARGE $/);
  });

  it('may be kept whatever it finds, but not told of where it finds thousands already', async () => {
    const many = Array.from({ length: 5001 }, () => crypto.randomUUID());
    const { all } = watching.world;
    watching.world.all = many;
    try {
      await expect(act.save(aKeeper())).rejects.toThrow(/^TOO_LARGE filter$/);
      await act.save(aKeeper(), { frequency: 'NEVER' });
    } finally {
      watching.world.all = all;
    }
  });

  it('is nobody else’s: not another account’s, nor the same one’s acting for others', async () => {
    const viewer = aKeeper();
    const id = await act.save(viewer);
    const elsewhere = { ...viewer, organisation: aKeeper().organisation };
    for (const other of [aKeeper(), elsewhere]) {
      expect(await act.change(other, id, { name: 'Mine' })).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
      expect(
        await watching
          .get(SavedSearchesStore)
          .ofKeeper({ account: other.account ?? viewer.account, organisation: other.organisation }),
      ).toEqual([]);
    }
  });
});

describe('a change of a saved search', () => {
  it('to another question begins anew: what it finds now is known, what was told is forgotten', async () => {
    const viewer = aKeeper();
    const id = await act.save(viewer);
    const room = await act.aRoom();
    await act.moved(room);
    await act.judge();
    expect(await act.news(id)).toBe(1);
    expect((await act.change(viewer, id, { search: { filter: aFilter(act.leaf, 2), page: '/search?b=2' } })).ok).toBe(
      true,
    );
    expect(await act.news(id)).toBe(0);
    expect(await act.kept(id)).toMatchObject({ page: '/search?b=2', filter: { units: 2 } });
    await act.moved(room);
    await act.judge();
    expect(await act.news(id)).toBe(0);
  });

  it('of its name or rhythm leaves what was found as it is', async () => {
    const viewer = aKeeper();
    const id = await act.save(viewer, { frequency: 'WEEKLY' });
    await act.moved(await act.aRoom());
    await act.judge();
    expect((await act.change(viewer, id, { name: 'Another', frequency: 'AT_ONCE' })).ok).toBe(true);
    expect(await act.kept(id)).toMatchObject({ name: 'Another', frequency: 'AT_ONCE', page: '/search?a=1' });
    await act.write();
    expect(act.lettersTo(viewer)).toHaveLength(1);
    expect((await act.change(viewer, id, { seen: true })).ok).toBe(true);
    expect(await act.news(id)).toBe(0);
  });

  it('to NEVER ends the watch, and back begins it anew', async () => {
    const viewer = aKeeper();
    const id = await act.save(viewer);
    expect((await act.change(viewer, id, { frequency: 'NEVER' })).ok).toBe(true);
    await act.moved(await act.aRoom());
    await act.judge();
    expect((await act.change(viewer, id, { frequency: 'AT_ONCE' })).ok).toBe(true);
    expect(await act.news(id)).toBe(0);
    await act.moved(await act.aRoom());
    await act.judge();
    expect(await act.news(id)).toBe(1);
  });

  it('that was begun before a letter stopped it does not undo the stop', async () => {
    const viewer = aKeeper();
    const id = await act.save(viewer);
    const watch = watching.get(WatchSearch);
    const lock = watch.lock.bind(watch);
    jest.spyOn(watch, 'lock').mockImplementationOnce(async (tx) => {
      await watching.get(StopAlerts).run(watching.get(StopSecrets).of(id));
      await lock(tx);
    });
    expect((await act.change(viewer, id, { frequency: 'DAILY' })).ok).toBe(true);
    expect(await act.kept(id)).toMatchObject({ frequency: 'NEVER', nextLetterAt: null });
  });
});
