/**
 * Cities by name: those of a list, and those that only houses of the market have told. A city that is on the list is where the
 * list says, whoever has a house there; one that is not is only known to those who see a house in it.
 */
import { words } from '#kernel/text';
import { everyone, type Sees } from './audiences';
import { Names } from './names';
import type { Place } from './reading';
import { otherCities } from './vocabulary';

/** A city of the list; what people call it beside its name. */
export type ListedPlace = Place & { readonly otherName: string; readonly people: number };

/** Where a house says it is. */
export type Site = {
  readonly city: string | null;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

type Told = { readonly place: Place; readonly name: string; readonly audience: number };

/** A city may be met by several of its names; so more names are looked at than cities are asked for. */
const namesOfACity = 4;

export class Places {
  private readonly byName = new Map<string, Place[]>();
  /** Listed cities by key, the largest first. */
  private readonly byKey = new Map<string, Place>();
  private readonly people = new Map<Place, number>();
  /** All names of listed cities, and the names of cities that houses tell of, by the key of the house. */
  private readonly names = new Names();
  private readonly told = new Map<string, Told>();
  private readonly tellers = new Map<string, Set<string>>();

  constructor(list: readonly ListedPlace[]) {
    for (const listed of list.toSorted((a, b) => b.people - a.people)) {
      const { name, country, latitude, longitude } = listed;
      const place = { name, country, latitude, longitude };
      const key = `${country} ${name} ${latitude} ${longitude}`;
      this.byKey.set(key, place);
      this.people.set(place, listed.people);
      for (const label of namesOf(listed)) {
        this.names.put({ key: `${key} ${label}`, label, besides: '', audience: everyone, of: key });
        const same = this.byName.get(plain(label));
        if (same === undefined) this.byName.set(plain(label), [place]);
        else if (same.at(-1) !== place) same.push(place);
      }
    }
  }

  /** What the house of this key says now, over what it said before; null: nothing. Only who sees the house hears it. */
  tell(key: string, site: Site | null, audience: number): void {
    const before = this.told.get(key);
    if (before !== undefined) {
      this.told.delete(key);
      this.tellers.get(before.name)?.delete(key);
      this.names.remove(key);
    }
    const place = site && placeOf(site);
    if (place === null || this.isListed(place)) return;
    const name = plain(place.name);
    this.told.set(key, { place, name, audience });
    this.tellers.set(name, (this.tellers.get(name) ?? new Set()).add(key));
    this.names.put({ key, label: place.name, besides: '', audience, of: key });
  }

  /** Of this name (folded words, one blank between): those of the list, the largest first, then those told, one of each country. */
  named(name: string, sees: Sees): readonly Place[] {
    const told = [...(this.tellers.get(name) ?? [])]
      .map((key) => this.told.get(key))
      .filter((one) => one !== undefined && sees(one.audience))
      .map((one) => (one as Told).place);
    return [...(this.byName.get(name) ?? []), ...new Map(told.map((place) => [place.country, place])).values()];
  }

  /** Cities by the beginning of a name, or a name with typos; the likest first, of equals the largest. */
  meet(text: string, sees: Sees, most: number): readonly { readonly place: Place; readonly score: number }[] {
    return this.names
      .meet(text, true, sees, most * namesOfACity)
      .flatMap(({ things, score }) => {
        const places = things.flatMap(({ of }) => this.byKey.get(of) ?? this.told.get(of)?.place ?? []);
        return [...new Map(places.map((place) => [place.country, place])).values()].map((place) => ({ place, score }));
      })
      .sort((a, b) => b.score - a.score || (this.people.get(b.place) ?? 0) - (this.people.get(a.place) ?? 0))
      .slice(0, most);
  }

  private isListed({ name, country }: Place): boolean {
    return this.byName.get(plain(name))?.some((place) => place.country === country) ?? false;
  }
}

/** As names of cities are looked up: folded words, one blank between. */
const plain = (name: string): string => words(name).join(' ');

/** Everything a listed city is called. */
const namesOf = ({ name, otherName }: ListedPlace): readonly string[] => [
  ...new Set([name, otherName, ...(otherCities[name] ?? otherCities[otherName] ?? [])]),
];

function placeOf({ city, country, latitude, longitude }: Site): Place | null {
  if (city === null || latitude === null || longitude === null) return null;
  return { name: city, country, latitude, longitude };
}
