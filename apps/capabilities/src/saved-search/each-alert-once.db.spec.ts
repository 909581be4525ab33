import { dayMs, instant } from '#kernel/instant';
import { Transactions } from '#service/database/transactions';
import { Mail } from '#service/mail/mail';
import { aFilter, aKeeper, aSearchId, startWatching, type Watching } from '../../../../test/builders/watched';
import { StandingClock } from '../../../../test/world/edge';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { ChangesStore } from './changes.store';
import { JudgeChanges } from './judge-changes';
import { MakeLetters } from './make-letters';
import { SavedSearchesStore } from './saved-searches.store';
import { SendLetters } from './send-letters';

// `npm run soak:alerts` takes the whole size.
const size = process.env.SOAK === undefined ? { searches: 100, changes: 1000 } : { searches: 1000, changes: 10_000 };
const roomsInAll = size.changes / 5;
const leaves = [...taxonomy.capabilities.keys()].slice(0, 20);

const clock = new StandingClock(Date.now());
let first: Watching;
let second: Watching;
beforeAll(async () => {
  first = await startWatching({ clock, quiet: true });
  const { databaseUrl } = first.service;
  second = await startWatching({ clock, quiet: true, databaseUrl, data: first.data });
});
afterAll(async () => {
  await second.close();
  await first.close();
});

/** One in three of the resources that claim its leaf, others for each search. */
const finds = (units: number, resource: string): boolean =>
  (Number.parseInt(resource.slice(-6), 16) * 31 + units * 17) % 3 === 0;

async function plant(): Promise<{ readonly rooms: readonly string[]; readonly due: ReadonlySet<string> }> {
  const claimed = Array.from({ length: roomsInAll }, (_, at) => leaves[at % leaves.length] ?? '');
  const rooms = (await first.rooms(claimed)).map((id, at) => ({ id, leaf: claimed[at] }));
  const due = new Set<string>();
  await first.get(Transactions).run(async (tx) => {
    for (let units = 1; units <= size.searches; units++) {
      const leaf = leaves[units % leaves.length] ?? '';
      const { account, organisation } = aKeeper();
      const [id, now] = [aSearchId(), clock.now()];
      await first.get(SavedSearchesStore).insert(tx, {
        ...{ id, account, organisation, name: `Search ${units}`, sort: 'BEST', page: '/search?a=1', leaves: [leaf] },
        ...{ frequency: 'AT_ONCE', timeZone: 'UTC', until: instant(now + 300 * dayMs), savedAt: now, seenAt: now },
        ...{ nextLetterAt: now, filter: aFilter(leaf, units) },
      });
      for (const room of rooms) if (room.leaf === leaf && finds(units, room.id)) due.add(`${id} ${room.id}`);
    }
  });
  return { rooms: rooms.map(({ id }) => id), due };
}

/** What whoever starts the chores does: a run that failed is begun again. */
async function stubbornly(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void (await work());
    } catch (fault) {
      if (tries > 200) throw fault;
      kills++;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
let kills = 0;

/** Ends every connection of the service at whatever it does, as the end of its process would. */
const kill = () =>
  first.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'interlock-capabilities'`,
  );

describe('an alert that is due', () => {
  it(`comes exactly once: ${size.searches} searches, ${size.changes} changes, processes that die anywhere in between`, async () => {
    const { rooms, due } = await plant();
    for (const { world } of [first, second]) world.finds = finds;
    let isOver = false;
    const killing = (async () => {
      while (!isOver) {
        await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 1.2 * size.searches));
        await kill();
      }
    })();

    const noting = (async () => {
      // Each resource changes several times, in whatever order.
      for (let at = 0; at < size.changes; at += 50) {
        const changed = Array.from({ length: 50 }, (_, of) => rooms[(at * 7 + of * 13) % rooms.length] ?? '');
        const batch = at + 50 >= size.changes ? [...changed, ...rooms] : changed;
        await stubbornly(() => first.get(Transactions).run((tx) => first.get(ChangesStore).ofResources(tx, batch)));
      }
    })();
    const working = [first, second].map(async (one) => {
      for (let round = 0; round < 6; round++) {
        await stubbornly(() => one.get(JudgeChanges).all());
        await stubbornly(() => one.get(MakeLetters).run());
        await stubbornly(() => one.get(SendLetters).run());
        clock.goOn(20 * 60_000);
      }
    });
    // A letter that is out and not yet noted down: the worst moment to die.
    const mail = first.get(Mail);
    const sent = mail.send.bind(mail);
    const dying = jest.spyOn(mail, 'send').mockImplementation(async (letter) => {
      await sent(letter);
      if (Math.random() < 0.05) await kill();
    });
    try {
      await Promise.all([noting, ...working]);
    } finally {
      isOver = true;
      await killing;
    }
    dying.mockRestore();
    await settle();

    const { rows } = await first.admin.query<{ pair: string; state: string }>(
      `select 'search_' || search_id || ' ' || resource_id as pair, state from alerts`,
    );
    expect(new Set(rows.map(({ pair }) => pair))).toEqual(due);
    expect(rows.filter(({ state }) => state !== 'TOLD')).toEqual([]);
    const told = first.letters().map((letter) => Number(/^(\d+) new for/m.exec(letter)?.[1]));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(due.size);
    expect(kills).toBeGreaterThan(0);
  }, 900_000);
});

/** Nothing dies any more; what was cut off is tried again when its time comes. */
async function settle(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await stubbornly(() => first.get(JudgeChanges).all());
    await stubbornly(() => first.get(MakeLetters).run());
    await stubbornly(() => first.get(SendLetters).run());
    clock.goOn(7 * 3_600_000);
  }
}
