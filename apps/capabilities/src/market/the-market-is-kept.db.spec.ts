import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { facilityChanged, resourceMoved } from '#events/facilities';
import { type Id, uuidOf } from '#kernel/ids';
import { visitor } from '#service/viewer/viewer';
import { actor, day, startSearch, type HouseOfTests } from '../../../../test/builders/search';
import { AskIndexes } from './ask-indexes';
import { MarketIndex } from './market-index';
import { MarketLock } from './market-lock';

const breakReaders = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'interlock-capabilities-reader'`;

type World = Awaited<ReturnType<typeof startSearch>>;
let world: World;
let index: MarketIndex;
let house: HouseOfTests;
beforeAll(async () => {
  world = await startSearch();
  index = world.service.app.get(MarketIndex);
  house = await world.house();
});
afterAll(() => world.close());

let period = 20;
/** A day that no other test looks at, and whom it finds. */
function aDay() {
  const during = { start: day(period), end: day(++period) };
  const span = { from: during.start, to: during.end };
  return {
    span,
    room: (changes: object = {}) => world.room(house, { windows: [span], ...changes }),
    find: async (viewer = visitor): Promise<readonly string[]> =>
      (await world.search(viewer, { period: during }, { first: 100 })).found,
  };
}

/** The row of a window, changed behind everybody's back. */
const setUnits = (room: Id<'resource'>, units: number) =>
  world.admin.query('update facilities.capacity_windows set units = $2 where resource_id = $1', [uuidOf(room), units]);
const facts = async () => (await world.admin.query('select count(*) from facilities.outbox')).rows[0].count;

describe('the market', () => {
  it('has what was written a moment ago, whoever asks and however many do', async () => {
    const { room, find } = aDay();
    const written: string[] = [];
    const others = Array.from({ length: 6 }, async () => {
      for (let at = 0; at < 10; at++) await find(actor(null));
    });
    for (let at = 0; at < 10; at++) {
      written.push(await room());
      expect(new Set(await find())).toEqual(new Set(written));
    }
    await Promise.all(others);
  });

  it('is not changed by a fact that comes twice', async () => {
    const { room, find } = aDay();
    const one = await room();
    expect(await find()).toEqual([one]);
    await world.tell(resourceMoved, uuidOf(one));
    await world.tell(resourceMoved, uuidOf(one));
    expect(await find()).toEqual([one]);
  });

  it('frees a hold at its deadline, without a fact', async () => {
    const { room, span, find } = aDay();
    const expires = new Date(Date.now() + 700);
    const one = await room({ taken: [{ ...span, expires: expires.toISOString() }] });
    expect(await find()).toEqual([]);
    const told = await facts();
    await pause(Math.max(0, expires.getTime() - Date.now()) + 20);
    expect(await find()).toEqual([one]);
    expect(await facts()).toBe(told);
  });

  it('forgets a resource that is gone', async () => {
    const { room, find } = aDay();
    const one = await room();
    expect(await find()).toEqual([one]);
    await world.admin.query('delete from facilities.resources where id = $1', [uuidOf(one)]);
    await world.tell(resourceMoved, uuidOf(one));
    expect(await find()).toEqual([]);
  });

  it('tells its size and its work in figures', async () => {
    const { room, find } = aDay();
    const read = () => Object.fromEntries(world.service.figures.map(({ name, read: now }) => [name, now()]));
    await room(); // takes the place of one that is gone
    await find();
    const before = read();
    await room();
    await find();
    const after = read();
    expect(after['interlock_market_bytes']).toBeGreaterThan(0);
    expect(after['interlock_market_changes']).toBe((before['interlock_market_changes'] ?? 0) + 1);
    expect(after['interlock_market_questions']).toBe((before['interlock_market_questions'] ?? 0) + 1);
    expect(after['interlock_market_is_kept']).toBe(1);
  });
});

describe('a house on a clock that nobody knows', () => {
  it('is left out with its rooms until that is mended, told in figures and by a walk; all others are found, after a rebuild too', async () => {
    const { room, span, find } = aDay();
    const other = await world.house();
    const rooms = [await room(), await world.room(other, { windows: [span] })];
    const setZone = async (zone: string) => {
      await world.admin.query('update facilities.facilities set time_zone = $2 where id = $1', [other.facility, zone]);
      await world.tell(facilityChanged, other.facility);
    };
    const leftOut = () => world.service.figures.find(({ name }) => name === 'interlock_market_left_out')?.read();
    expect(new Set(await find())).toEqual(new Set(rooms));
    expect(leftOut()).toBe(0);
    await setZone('Mars/Olympus_Mons');
    expect(await find()).toEqual([rooms[0]]);
    expect(leftOut()).toBe(2);
    expect(await index.verify()).toMatchObject({ differences: [], leftOut: 2 });
    await index.rebuild();
    expect(await find()).toEqual([rooms[0]]);
    await setZone('Europe/Paris');
    expect(new Set(await find())).toEqual(new Set(rooms));
    expect(await index.verify()).toMatchObject({ differences: [], leftOut: 0 });
  });
});

describe('a walk through the market', () => {
  it('finds nothing where all is well, while things go on changing', async () => {
    const { room } = aDay();
    const rooms = [await room(), await room()];
    let goesOn = true;
    const changes = (async () => {
      for (let units = 1; goesOn; units++)
        for (const one of rooms)
          // State and fact in one transaction, as publishers write them.
          await world.admin.query(
            `with changed as (update facilities.capacity_windows set units = $2 where resource_id = $1 returning resource_id)
             insert into facilities.outbox (name, version, subject) select 'resource.moved', 1, resource_id from changed`,
            [uuidOf(one), units],
          );
    })();
    const walks = [await index.verify(), await index.verify(), await index.verify()];
    goesOn = false;
    await changes;
    for (const walk of walks) expect(walk.differences).toEqual([]);
    expect(walks[0]?.facilities).toBeGreaterThanOrEqual(1);
    expect(Math.max(...walks.map(({ resources }) => resources))).toBeGreaterThanOrEqual(2);
  });

  it('finds what was changed, taken away or added behind its back, until that is told', async () => {
    const { room } = aDay();
    const alliance = await world.alliance([house.organisation]);
    const [changed, gone] = [await room(), await room()];
    await index.caughtUp();
    await setUnits(changed, 7);
    await world.admin.query('delete from facilities.resources where id = $1', [uuidOf(gone)]);
    await world.admin.query(`update facilities.facilities set city = 'Metz' where id = $1`, [house.facility]);
    await world.admin.query(`update alliances.memberships set status = 'LEFT' where alliance_id = $1`, [alliance]);
    const { differences } = await index.verify();
    expect(new Set(differences)).toEqual(
      new Set([
        { kind: 'resource', id: uuidOf(changed) },
        { kind: 'resource', id: uuidOf(gone) },
        { kind: 'facility', id: house.facility },
        { kind: 'alliance', id: alliance },
      ]),
    );
    await index.rebuild();
    expect(await index.verify()).toMatchObject({ differences: [] });
  });
});

describe('an operator', () => {
  it('has every index compared with the database, and built anew', async () => {
    const { room } = aDay();
    const one = await room();
    await index.caughtUp();
    await setUnits(one, 7);
    const ask = async (wish: 'VERIFY' | 'REBUILD') => {
      const [answer, ...others] = await world.service.app.get(AskIndexes).run(wish, 0.4);
      expect(others).toEqual([]);
      expect(answer?.process).toContain(`process ${process.pid}`);
      return answer?.report;
    };
    expect(await ask('VERIFY')).toMatchObject({ walked: { differences: [{ kind: 'resource', id: uuidOf(one) }] } });
    expect(await ask('REBUILD')).toEqual({ walked: null });
    expect(await ask('VERIFY')).toMatchObject({ walked: { differences: [] } });
  });
});

describe('searches', () => {
  it('go on while the market is built anew: the same answers, none lost', async () => {
    const { room, find } = aDay();
    const rooms = new Set([await room(), await room(), await room()]);
    await find();
    let isBuilding = true;
    let answers = 0;
    const asking = Array.from({ length: 4 }, async () => {
      do expect(new Set(await find())).toEqual(rooms);
      while (++answers && isBuilding);
    });
    await index.rebuild();
    await index.rebuild();
    isBuilding = false;
    await Promise.all(asking);
    expect(answers).toBeGreaterThan(10);
    expect(await index.verify()).toMatchObject({ differences: [] });
  });

  it('are answered when the keeper is killed, and by then what has been written since is found', async () => {
    const { room, find } = aDay();
    const rooms = [await room()];
    expect(await find()).toEqual(rooms);
    const ended = index['current']?.['thread'].terminate();
    rooms.push(await room());
    expect(new Set(await find())).toEqual(new Set(rooms));
    await ended;
  });

  it('wait for the next market when the keeper is killed as it writes', async () => {
    const { room, find } = aDay();
    const one = await room();
    expect(await find()).toEqual([one]);
    const keeper = index['current'];
    const shared = await keeper?.built;
    if (!shared) throw new Error('nothing was built');
    // The lock as a writer leaves it that dies in the middle.
    const answer = new Promise<readonly string[]>((resolve) => {
      new MarketLock(shared.lock).write(() => {
        resolve(find());
        void keeper?.['thread'].terminate();
        Atomics.store(new Int32Array(shared.lock), 0, 1);
        throw new Error('killed');
      });
    });
    expect(await answer).toEqual([one]);
  });

  it('wait for a transaction that hangs once, and not each for itself, until it has ended', async () => {
    const { room, find } = aDay();
    const rooms = [await room()];
    expect(await find()).toEqual(rooms);
    const hanging = new Client({ connectionString: world.service.databaseUrl });
    await hanging.connect();
    await hanging.query('begin');
    await hanging.query('select pg_current_xact_id()');
    rooms.push(await room());
    expect(await find()).toEqual(rooms.slice(0, 1)); // in vain
    const begun = performance.now();
    for (let at = 0; at < 5; at++) expect(await find()).toEqual(rooms.slice(0, 1));
    expect(performance.now() - begun).toBeLessThan(2000);
    await hanging.query('commit');
    await hanging.end();
    await index.demandCaughtUp();
    expect(new Set(await find())).toEqual(new Set(rooms));
  });

  it('go on when connections to the database break', async () => {
    const { room, find } = aDay();
    await find();
    const before = index['current'];
    await world.admin.query(breakReaders);
    const one = await room();
    expect(await find()).toEqual([one]);
    expect(index['current']).toBe(before);
  });

  it('are kept from the same market when the database has been away for longer than a keeper tries looks', async () => {
    const { room, find } = aDay();
    await find();
    const before = index['current'];
    const [{ name }] = (await world.admin.query('select quote_ident(current_database()) as name')).rows;
    await world.admin.query(`revoke connect on database ${name} from public`);
    await world.admin.query(breakReaders);
    await pause(3200);
    await world.admin.query(`grant connect on database ${name} to public`);
    const one = await room();
    expect(await find()).toEqual([one]);
    expect(index['current']).toBe(before);
  });
});
