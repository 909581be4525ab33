import { organisationsView } from '#events/accounts';
import { alliancesView, membershipsView } from '#events/alliances';
import { directoryEntriesView, facilitiesView, ratesView, resourcesView } from '#events/facilities';
import type { Connection } from '#service/database/connection';
import type { EntryState, HouseState, MembersState, RoomState } from '../domain/words/word-state';

type Uuids = readonly string[];
type RoomRow = Omit<RoomState, 'opensTo'> & { readonly keys: readonly string[] | null };

const housesText = `select f.id, f.organisation_id as organisation, coalesce(o.name, '') as "organisationName", f.name, f.city,
    f.country, f.latitude, f.longitude
  from ${facilitiesView} f left join ${organisationsView} o on o.id = f.organisation_id`;

/** SQL: whom rate `t` is for, by their keys: '' is everyone. */
const keysOfRates = `array_agg(distinct case t.audience when 'EVERYONE' then ''
  when 'ORGANISATION' then 'o' || t.audience_id else 'a' || t.audience_id end)`;

const roomsText = `select r.id, r.facility_id as facility, r.name,
    (select ${keysOfRates} from ${ratesView} t where t.resource_id = r.id) as keys
  from ${resourcesView} r`;
// Of all rooms at once: looking up the rates of each takes a hundred times as long as reading all rates there are.
const allRoomsText = `select r.id, r.facility_id as facility, r.name, k.keys from ${resourcesView} r left join (
    select t.resource_id, ${keysOfRates} as keys from ${ratesView} t group by t.resource_id) k on k.resource_id = r.id`;

const pageOfNames = 2000;

/** Names and who may see them, read from the publishers' views. What is not there any more is missing from an answer. */
export class NamesStore {
  constructor(private readonly connection: Connection) {}

  /** Every house, a page at a time; within one transaction. */
  async *allHouses(): AsyncGenerator<HouseState> {
    yield* this.pages<HouseState>('all_houses', housesText);
  }

  /** Every room, a page at a time; within one transaction. */
  async *allRooms(): AsyncGenerator<RoomState> {
    for await (const row of this.pages<RoomRow>('all_rooms', allRoomsText)) yield roomOf(row);
  }

  async houses(ids: Uuids): Promise<readonly HouseState[]> {
    return this.read<HouseState>(`${housesText} where f.id = any($1::uuid[])`, [ids]);
  }

  async rooms(ids: Uuids): Promise<readonly RoomState[]> {
    return (await this.read<RoomRow>(`${roomsText} where r.id = any($1::uuid[])`, [ids])).map(roomOf);
  }

  async roomsOf(facilities: Uuids): Promise<readonly RoomState[]> {
    return (await this.read<RoomRow>(`${roomsText} where r.facility_id = any($1::uuid[])`, [facilities])).map(roomOf);
  }

  async allEntries(): Promise<readonly EntryState[]> {
    return this.read<EntryState>(entriesText, []);
  }

  async entries(ids: Uuids): Promise<readonly EntryState[]> {
    return this.read<EntryState>(`${entriesText} where id = any($1::uuid[])`, [ids]);
  }

  async allMembers(): Promise<readonly MembersState[]> {
    return this.read<MembersState>(membersText, []);
  }

  /** Of each of these that is there; one that is not ACTIVE has no members. */
  async members(alliances: Uuids): Promise<readonly MembersState[]> {
    return this.read<MembersState>(`${membersText} where a.id = any($1::uuid[])`, [alliances]);
  }

  private async *pages<T extends object>(cursor: string, text: string): AsyncGenerator<T> {
    await this.read(`declare ${cursor} no scroll cursor for ${text}`, []);
    for (;;) {
      const page = await this.read<T>(`fetch ${pageOfNames} from ${cursor}`, []);
      if (page.length === 0) break;
      yield* page;
    }
    await this.read(`close ${cursor}`, []);
  }

  private read<T extends object>(text: string, values: readonly unknown[]): Promise<readonly T[]> {
    return this.connection.query<T>(text, values);
  }
}

const entriesText = `select id, name, city, country, closed, claimed_by as "claimedBy" from ${directoryEntriesView}`;

const membersText = `select a.id, array(select m.organisation_id::text from ${membershipsView} m
    where m.alliance_id = a.id and m.status = 'ACTIVE' and a.status = 'ACTIVE') as members
  from ${alliancesView} a`;

/** A room without rates is open to nobody. */
const roomOf = ({ keys, ...room }: RoomRow): RoomState => ({
  ...room,
  opensTo: keys?.includes('') ? null : (keys ?? []),
});
