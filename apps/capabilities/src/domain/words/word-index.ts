/**
 * One box for everything that words may mean: capabilities, delivery specifications, places, houses, rooms, and houses of the
 * directory that have not joined. It is told what there is and who may see it, and answers in one ranked list.
 */
import { words } from '#kernel/text';
import type { Taxonomy } from '../taxonomy';
import { allianceKey, Audiences, everyone, isAllianceKey, organisationKey, Sights, type Sees } from './audiences';
import { countryName } from './names-of-the-world';
import { Names, type Met } from './names';
import { Places, type ListedPlace } from './places';
import type { Place, Surroundings } from './reading';
import { bestOf, type Scored, type Suggestion } from './suggestion';
import { TradeNames } from './trade-names';
import type { EntryState, HouseState, MembersState, RoomState, WordViewer } from './word-state';

/** So like that the words mean the name. */
const surelyMeant = 0.85;

export class WordIndex {
  private readonly audiences = new Audiences();
  private readonly trade: TradeNames;
  private readonly places: Places;
  private readonly houses = new Names();
  private readonly rooms = new Names();
  private readonly entries = new Names();
  private readonly states = new Map<string, HouseState>();
  private readonly entryStates = new Map<string, EntryState>();
  private readonly sitesOf = new Map<string, Set<string>>();
  private readonly members = new Map<string, ReadonlySet<string>>();
  /** Who sees the rooms of a house. */
  private readonly sights = new Sights();

  constructor(taxonomy: Taxonomy, list: readonly ListedPlace[]) {
    this.trade = new TradeNames(taxonomy);
    this.places = new Places(list);
  }

  /** A house as it is now; null: it has gone. Its own see it, its allies, and whoever sees a room of it. */
  putHouse(id: string, house: HouseState | null): void {
    const before = this.states.get(id);
    if (before !== undefined) this.sitesOf.get(before.organisation)?.delete(id);
    if (house === null) {
      this.states.delete(id);
      this.places.tell(id, null, everyone);
      this.houses.remove(id);
      return this.houses.remove(ownerKey(id));
    }
    this.states.set(id, house);
    this.sitesOf.set(house.organisation, (this.sitesOf.get(house.organisation) ?? new Set()).add(id));
    this.show(house);
  }

  /** A room as it is now, after its house was told; null: it has gone. */
  putRoom(id: string, room: RoomState | null): void {
    const before = this.rooms.find(id);
    const audience = room && this.audienceOf(room);
    if (room === null || audience === null) this.rooms.remove(id);
    else this.rooms.put({ key: id, label: room.name, besides: '', audience, of: room.facility });
    const sights = this.sights;
    const changed = new Set<string>();
    if (before !== null && sights.remove(before.of, before.audience)) changed.add(before.of);
    if (room !== null && audience !== null && sights.add(room.facility, audience)) changed.add(room.facility);
    for (const facility of changed) {
      const house = this.states.get(facility);
      if (house !== undefined) this.show(house);
    }
  }

  /** An entry of the directory as it is now; null: it has gone. */
  putEntry(id: string, entry: EntryState | null): void {
    if (entry === null || entry.closed) {
      this.entryStates.delete(id);
      return this.entries.remove(id);
    }
    this.entryStates.set(id, entry);
    this.entries.put({ key: id, label: entry.name, besides: entry.city ?? '', audience: everyone, of: id });
  }

  /** Who would come or go: their sites and rooms are to be told anew with it, for others see them then. */
  movedBy({ id, members }: MembersState): readonly string[] {
    const before = this.members.get(id) ?? new Set<string>();
    const after = new Set(members);
    return [...before, ...after].filter((one) => !(before.has(one) && after.has(one)));
  }

  /** Who belongs to an alliance now. */
  putMembers({ id, members }: MembersState): void {
    if (members.length === 0) this.members.delete(id);
    else this.members.set(id, new Set(members));
  }

  /** Is it told of this house? */
  knows(facility: string): boolean {
    return this.states.has(facility);
  }

  /** The houses of an organisation. */
  sites(organisation: string): readonly string[] {
    return [...(this.sitesOf.get(organisation) ?? [])];
  }

  /** The best `most` that the viewer may see, best first. The last word may be unfinished. */
  suggest(text: string, viewer: WordViewer, most: number): readonly Suggestion[] {
    const sees = this.sightOf(viewer);
    const met = (names: Names, ofEach: number): readonly Met[] => names.meet(text, true, sees, ofEach);
    const scored = [
      ...this.trade.meet(text, most),
      ...this.places.meet(text, sees, most).map((one) => ({ ...one, suggestion: placeSuggestion(one.place) })),
      ...met(this.houses, most).flatMap((one) => this.housesMet(one)),
      ...met(this.rooms, most).flatMap((one) => this.roomsMet(one)),
      ...met(this.entries, most).flatMap((one) => this.entriesMet(one, sees)),
    ];
    return bestOf(scored, most);
  }

  /** What a reader of sentences may know of names: those that the viewer sees. */
  namesFor(viewer: WordViewer): Omit<Surroundings, 'now'> {
    const sees = this.sightOf(viewer);
    return {
      placesNamed: (name) => this.places.named(name, sees),
      nameMeant: (text) => {
        const [house] = this.houses.meet(text, false, sees, 1);
        const [room] = this.rooms.meet(text, false, sees, 1);
        const best = [house, room].filter((met) => met !== undefined).sort((a, b) => b.score - a.score)[0];
        return best !== undefined && best.score >= surelyMeant ? best.label : null;
      },
    };
  }

  /** How many of each there are. */
  get sizes(): { readonly houses: number; readonly rooms: number; readonly entries: number } {
    return { houses: this.states.size, rooms: this.rooms.size, entries: this.entries.size };
  }

  private sightOf({ organisation }: WordViewer): Sees {
    if (organisation === null) return this.audiences.seenBy(new Set());
    return this.audiences.seenBy(new Set([organisationKey(organisation), ...this.alliancesOf(organisation)]));
  }

  /** Rates of an alliance open a room to its members for as long as the house is one. */
  private audienceOf({ facility, opensTo }: RoomState): number {
    if (opensTo === null) return everyone;
    const organisation = this.states.get(facility)?.organisation ?? '';
    const alliances = new Set(this.alliancesOf(organisation));
    return this.audiences.of(opensTo.filter((key) => !isAllianceKey(key) || alliances.has(key)));
  }

  private alliancesOf(organisation: string): readonly string[] {
    return [...this.members]
      .filter(([, members]) => members.has(organisation))
      .map(([alliance]) => allianceKey(alliance));
  }

  /** Puts the names of a house before those who see it now. */
  private show(house: HouseState): void {
    const { id, name, city, organisation, organisationName } = house;
    const rooms = this.sights.of(id);
    const own = [organisationKey(organisation), ...this.alliancesOf(organisation)];
    const audience = rooms.includes(everyone)
      ? everyone
      : this.audiences.of([...new Set([...own, ...rooms.flatMap((one) => this.audiences.keysOf(one))])]);
    this.places.tell(id, house, audience);
    this.houses.put({ key: id, label: name, besides: city ?? '', audience, of: id });
    if (isSaidBy(organisationName, name)) this.houses.remove(ownerKey(id));
    else this.houses.put({ key: ownerKey(id), label: organisationName, besides: city ?? '', audience, of: id });
  }

  private housesMet({ label, things, score }: Met): readonly Scored[] {
    return things.flatMap(({ of: facility }) => {
      const house = this.states.get(facility);
      if (house === undefined) return [];
      const via = label === house.name ? null : label;
      return [{ score, suggestion: { kind: 'FACILITY', label: house.name, context: placeText(house), via, facility } }];
    });
  }

  private roomsMet({ label, things, score }: Met): readonly Scored[] {
    return things.map(({ key: resource, of }, nth) => {
      const context = this.states.get(of)?.name ?? null;
      return { score: score - nth * ofSameName, suggestion: { kind: 'RESOURCE', label, context, via: null, resource } };
    });
  }

  /** One that has been claimed is shown as the house that it is; to those who may not know of that house it has not joined. */
  private entriesMet({ label, things, score }: Met, sees: Sees): readonly Scored[] {
    return things.flatMap(({ key: entry }) => {
      const state = this.entryStates.get(entry);
      const isSeenAs = (site: string): boolean => sees(this.houses.find(site)?.audience ?? nobody);
      if (state === undefined || (state.claimedBy !== null && this.sites(state.claimedBy).some(isSeenAs))) return [];
      return [{ score, suggestion: { kind: 'DIRECTORY_ENTRY', label, context: placeText(state), via: null, entry } }];
    });
  }
}

/** Rooms that only the house tells apart come after the first of them. */
const ofSameName = 0.1;

const nobody = -1; // a house that is not there is seen by nobody

const ownerKey = (facility: string): string => `${facility} owner`;

/** Do the words of the name say the organisation's already? */
function isSaidBy(organisationName: string, name: string): boolean {
  const own = new Set(words(name));
  return words(organisationName).every((word) => own.has(word));
}

const placeSuggestion = (place: Place): Suggestion => ({
  kind: 'PLACE',
  ...{ label: place.name, via: null, place },
  context: place.country === null ? null : countryName(place.country),
});

const placeText = ({
  city,
  country,
}: {
  readonly city: string | null;
  readonly country: string | null;
}): string | null => [city, country && countryName(country)].filter((part) => part !== null).join(', ') || null;
