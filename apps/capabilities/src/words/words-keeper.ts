import { Connection } from '#service/database/connection';
import { Understanding } from '../domain/words/understanding';
import { WordIndex } from '../domain/words/word-index';
import type { MembersState } from '../domain/words/word-state';
import { type Changed, FactsStore, isEmpty } from '../market/facts.store';
import { taxonomy } from '../taxonomy/taxonomy-file';
import type { FromWords, ToWords, WordsTerms } from './messages';
import { NamesStore } from './names.store';
import { listedPlaces } from './places-file';

const shortestPauseMs = 50;
const longestPauseMs = 400;
const reconnectMs = 500;

/** Builds the index of words from what the publishers say, keeps it by their facts, and answers from it: the work of one thread. */
export class WordsKeeper {
  private readonly index = new WordIndex(taxonomy, listedPlaces());
  private readonly understanding = new Understanding(taxonomy);
  private readonly waiting: ToWords[] = [];
  private isBuilt = false;
  /** Everything published before is in the index. */
  private horizon = 0n;

  constructor(
    private readonly terms: WordsTerms,
    private readonly tell: (news: FromWords) => void,
  ) {}

  /** Answers once the index is whole. */
  ask(asked: ToWords): void {
    if (!this.isBuilt) this.waiting.push(asked);
    else this.answer(asked);
  }

  /** For as long as the thread lives; ends only by a fault while it builds. */
  async run(): Promise<never> {
    let connection = await this.connect();
    await this.build(connection);
    this.isBuilt = true;
    this.tell({ say: 'built', size: this.index.sizes });
    this.waiting.splice(0).forEach((asked) => this.answer(asked));
    for (let pauseMs = shortestPauseMs; ; await pause(pauseMs)) {
      try {
        const isQuiet = await this.keep(connection);
        pauseMs = isQuiet ? Math.min(pauseMs * 2, longestPauseMs) : shortestPauseMs;
      } catch (fault) {
        this.tell({ say: 'trouble', fault: String(fault) });
        await connection.close();
        pauseMs = reconnectMs;
        connection = await this.connect().catch(() => connection);
      }
    }
  }

  private answer(asked: ToWords): void {
    const { turn, text, viewer } = asked;
    if (asked.say === 'suggest')
      return this.tell({ say: 'suggested', turn, items: this.index.suggest(text, viewer, asked.most) });
    const around = { now: asked.now, ...this.index.namesFor(viewer) };
    this.tell({ say: 'understood', turn, understood: this.understanding.of(text, around) });
  }

  private connect(): Promise<Connection> {
    return Connection.open(this.terms.databaseUrl, 'capabilities');
  }

  /** Everything there is, in one snapshot. */
  private async build(connection: Connection): Promise<void> {
    const names = new NamesStore(connection);
    await connection.atOneMoment(async () => {
      this.horizon = (await new FactsStore(connection).lookAhead()).horizon;
      for (const members of await names.allMembers()) this.index.putMembers(members);
      for (const entry of await names.allEntries()) this.index.putEntry(entry.id, entry);
      for await (const house of names.allHouses()) this.index.putHouse(house.id, house);
      for await (const room of names.allRooms()) this.index.putRoom(room.id, room);
    });
  }

  /** One look into the outboxes, with all that follows from it; answers whether there was nothing. */
  private async keep(connection: Connection): Promise<boolean> {
    const { changed, horizon } = await new FactsStore(connection).lookFrom(this.horizon);
    if (!isEmpty(changed)) await this.renew(changed, new NamesStore(connection));
    if (horizon > this.horizon) this.horizon = horizon;
    return isEmpty(changed);
  }

  /** Reads everything first and writes it in one go: a look that fails half way is taken again, and must find the same who moved. */
  private async renew(changed: Changed, names: NamesStore): Promise<void> {
    const { index } = this;
    const members = await this.membersOf(changed.alliances, names);
    const moved = new Set(members.flatMap((state) => index.movedBy(state)));
    const sites = [...moved].flatMap((organisation) => index.sites(organisation));
    const rooms = byId([...(await names.rooms(changed.resources)), ...(await names.roomsOf(sites))]);
    const houses = new Set([
      ...[...changed.facilities, ...sites],
      ...changed.organisations.flatMap((organisation) => index.sites(organisation)),
      ...[...rooms.values()].map(({ facility }) => facility).filter((facility) => !index.knows(facility)),
    ]);
    const states = byId(await names.houses([...houses]));
    const entries = byId(await names.entries(changed.entries));
    for (const state of members) index.putMembers(state);
    for (const id of houses) index.putHouse(id, states.get(id) ?? null);
    for (const id of new Set([...changed.resources, ...rooms.keys()])) index.putRoom(id, rooms.get(id) ?? null);
    for (const id of changed.entries) index.putEntry(id, entries.get(id) ?? null);
  }

  private async membersOf(alliances: readonly string[], names: NamesStore): Promise<readonly MembersState[]> {
    const states = byId(await names.members(alliances));
    return alliances.map((id) => states.get(id) ?? { id, members: [] });
  }
}

const byId = <T extends { readonly id: string }>(states: readonly T[]): ReadonlyMap<string, T> =>
  new Map(states.map((state) => [state.id, state]));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
