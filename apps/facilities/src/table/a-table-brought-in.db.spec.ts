import { Pool } from 'pg';
import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, placedIn, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import type { RateAsk } from '../domain/rate-terms';
import type { TableKind } from '../domain/table/columns';
import { SetRate } from '../rate/set-rate';
import { CheckTable } from './check-table';
import { MoveTable } from './move-table';
import { TablesStore } from './tables.store';
import { TellRefused } from './tell-refused';
import { WorkTables } from './work-tables';

let houses: Houses;
let looking: Pool;
beforeAll(async () => {
  houses = await startHouses();
  looking = new Pool({
    connectionString: houses.service.databaseUrl,
    max: 2,
    options: '-c search_path=facilities,public',
  });
});
afterAll(() => Promise.all([looking.end(), houses.close()]));

const app = <T>(operation: abstract new (...parts: never[]) => T): T => houses.service.app.get<T>(operation);

type Site = { readonly house: Viewer; readonly facilityId: Id<'facility'> };
async function aSite(): Promise<Site> {
  const house = houses.aHouse();
  return { house, facilityId: await houses.aFacility(house) };
}

/** A table, until there is nothing more to be done for it. */
async function settled(id: Id<'table'>) {
  for (;;) {
    await app(WorkTables).run();
    const table = (await app(TablesStore).byIds([id])).get(id);
    if (table === undefined) throw new Error('the table is gone');
    if (!table.state.endsWith('ING') && table.state !== 'ROLLING_BACK') {
      const counts = (await app(TablesStore).counts([id])).get(id);
      const faults = (await app(TablesStore).faults([id], 100)).get(id) ?? [];
      return { ...table, ...counts, faults: faults.map(({ row, column, code }) => `${row} ${column} ${code}`) };
    }
  }
}

async function check({ house, facilityId }: Site, kind: TableKind, text: string) {
  const { table } = valueOf(await app(CheckTable).bring(house, { facilityId, kind }, { name: 'a.csv', bytes: Buffer.from(text) })); // prettier-ignore
  return settled(table);
}

async function move({ house }: Site, how: 'commitTable' | 'rollBackTable', id: Id<'table'>) {
  valueOf(await app(MoveTable).bring(house, how, id));
  return settled(id);
}

async function bring(site: Site, kind: TableKind, text: string) {
  return move(site, 'commitTable', (await check(site, kind, text)).id);
}

const select = async (sql: string, ...parameters: readonly unknown[]): Promise<readonly object[]> =>
  (await looking.query<object>(sql, [...parameters])).rows;
const windowsAt = ({ facilityId }: Site) =>
  select(
    `select r.name, to_char(lower(during) at time zone 'Europe/Paris', 'MM-DD HH24:MI') as from,
       to_char(upper(during) at time zone 'Europe/Paris', 'MM-DD HH24:MI') as to, w.units
     from capacity_windows w join resources r on r.id = w.resource_id where w.facility_id = $1 order by r.name, lower(during)`,
    uuidOf(facilityId),
  );
const ratesAt = ({ facilityId }: Site) =>
  select('select per, amount_minor::int as amount, currency, cancellation from rates where facility_id = $1 order by per', uuidOf(facilityId)); // prettier-ignore
const roomsAt = ({ facilityId }: Site) =>
  select('select name, kind, units from resources where facility_id = $1 order by name', uuidOf(facilityId));

describe('a table of resources', () => {
  const text = 'name,kind,units\nSuite 1,room,2\nSuite 2,ROOM,0\nAda,person,1\nSuite 1,room,2';

  it('changes nothing when it is checked, lists what it says when it is committed, and nothing the second time', async () => {
    const site = await aSite();
    const checked = await check(site, 'RESOURCES', text);
    expect(checked).toMatchObject({ state: 'CHECKED', rows: 4, added: 2, same: 0, refused: 2 });
    expect(checked.faults).toEqual(['3 units OUT_OF_RANGE', '5 name INVALID']);
    expect(await roomsAt(site)).toEqual([]);
    expect(await move(site, 'commitTable', checked.id)).toMatchObject({ state: 'COMMITTED', added: 2, done: 4 });
    const rooms = [
      { name: 'Ada', kind: 'PERSON', units: 1 },
      { name: 'Suite 1', kind: 'ROOM', units: 2 },
    ];
    expect(await roomsAt(site)).toEqual(rooms);
    expect(await bring(site, 'RESOURCES', text)).toMatchObject({ added: 0, same: 2, refused: 2 });
    expect(await roomsAt(site)).toEqual(rooms);
  });

  it('tells its refused rows as a table that can be mended and sent in', async () => {
    const site = await aSite();
    const first = await bring(site, 'RESOURCES', 'name,kind,units\n=cmd(),ROOM,none\nSuite,ROOM,1');
    const refused = await app(TellRefused).run(first);
    expect(refused).toBe(
      `name,kind,units,why refused\r\n'=cmd(),ROOM,none,"units: expected a whole number, found none"\r\n`,
    );
    const mended = await bring(site, 'RESOURCES', (refused ?? '').replace('ROOM,none', 'ROOM,3'));
    expect(mended).toMatchObject({ added: 1, refused: 0 });
    expect(await roomsAt(site)).toContainEqual({ name: '=cmd()', kind: 'ROOM', units: 3 });
  });

  it('is rolled back whole, and not while something has come of what it made', async () => {
    const site = await aSite();
    const { id } = await bring(site, 'RESOURCES', text);
    const windows = await bring(site, 'WINDOWS', 'resource,start,end\nSuite 1,2031-03-03,2031-03-04');
    const stays = await move(site, 'rollBackTable', id);
    expect(stays).toMatchObject({ state: 'COMMITTED', inTheWay: [{ row: 2, code: 'WRONG_STATUS', found: 'Suite 1' }] });
    expect(await roomsAt(site)).toHaveLength(2);
    await move(site, 'rollBackTable', windows.id);
    expect(await move(site, 'rollBackTable', id)).toMatchObject({ state: 'ROLLED_BACK' });
    expect(await roomsAt(site)).toEqual([]);
  });
});

describe('a table of windows', () => {
  const text = `room,from,to,units
Suite 1,2031-03-03 09:00,2031-03-03 18:00,1
Suite 1,2031-03-04 09:00,2031-03-04 18:00,2
Suite 9,2031-03-04 09:00,2031-03-04 18:00,1
Suite 1,2031-03-05 09:00,2031-03-05 18:00,3
Suite 1,2020-03-05 09:00,2020-03-05 18:00,1`;

  it('lays what it says, on the clock of the facility, and is put back as it was', async () => {
    const site = await aSite();
    const room = await houses.aRoom(site.house, { facility: site.facilityId, units: 2, window: null });
    await houses.publish(site.house, room, '2031-03-04T00:00/2031-03-04T12:00');
    const before = await windowsAt(site);
    const done = await bring(site, 'WINDOWS', text);
    expect(done).toMatchObject({ added: 1, changed: 1, refused: 3 });
    expect(done.faults).toEqual(['4 resource NOT_FOUND', '5 units UNITS_EXCEEDED', '6 end IN_PAST']);
    expect(await windowsAt(site)).toEqual([
      { name: 'Suite 1', from: '03-03 09:00', to: '03-03 18:00', units: 1 },
      { name: 'Suite 1', from: '03-04 01:00', to: '03-04 09:00', units: 1 },
      { name: 'Suite 1', from: '03-04 09:00', to: '03-04 18:00', units: 2 },
    ]);
    expect(await bring(site, 'WINDOWS', text)).toMatchObject({ added: 0, changed: 0, same: 2, refused: 3 });
    expect(await move(site, 'rollBackTable', done.id)).toMatchObject({ state: 'ROLLED_BACK', inTheWay: [] });
    expect(await windowsAt(site)).toEqual(before);
  });

  it('withdraws what it sets to none, and puts that back', async () => {
    const site = await aSite();
    await houses.aRoom(site.house, { facility: site.facilityId, window: '2031-03-04T00:00Z/2031-03-04T20:00Z' });
    const before = await windowsAt(site);
    const none = 'room,from,to,units\nSuite 1,2031-03-04,2031-03-04,0\nSuite 1,2031-03-06,2031-03-06,0';
    const done = await bring(site, 'WINDOWS', none);
    expect(done).toMatchObject({ changed: 1, same: 1, refused: 0 });
    expect(await windowsAt(site)).toEqual([]);
    await move(site, 'rollBackTable', done.id);
    expect(await windowsAt(site)).toEqual(before);
  });

  it('never takes from under a promise: neither when it comes nor when it goes back', async () => {
    const site = await aSite();
    const room = await houses.aRoom(site.house, { facility: site.facilityId, units: 2, window: null });
    const done = await bring(site, 'WINDOWS', text);
    const line = { room, period: '2031-03-04T09:00Z/12:00Z', units: 2 };
    const [promise] = placedIn(await houses.place(houses.aProducer(), [line]));
    const shrunk = await check(site, 'WINDOWS', text.replace('2031-03-04 18:00,2', '2031-03-04 18:00,1'));
    expect(shrunk.faults[0]).toBe('3 units UNITS_TAKEN');
    const stays = await move(site, 'rollBackTable', done.id);
    expect(stays).toMatchObject({ state: 'COMMITTED', inTheWay: [{ row: 3, code: 'UNITS_TAKEN', found: promise }] });
    expect(await windowsAt(site)).toHaveLength(2);
  });
});

describe('a table of rates', () => {
  const text = `room,price,currency,per
Suite 1,1200.50,EUR,day
Suite 1,200,EUR,hour
Suite 1,99,USD,week`;

  it('sets what it says, leaves what it does not say, and is put back as it was', async () => {
    const site = await aSite();
    const resourceId = await houses.aRoom(site.house, { facility: site.facilityId, rate: null });
    const cancellation = [{ notice: 'P2D', percent: 50 }];
    const rate: RateAsk = {
      audience: 'EVERYONE',
      per: 'DAY',
      amount: { amountMinor: 7n, currency: 'EUR' },
      cancellation,
    };
    valueOf(await app(SetRate).run(site.house, { ...rate, resourceId, idempotencyKey: crypto.randomUUID() }));
    const before = await ratesAt(site);
    const done = await bring(site, 'RATES', text);
    expect(done).toMatchObject({ added: 1, changed: 1, refused: 1, faults: ['4 currency MIXED_CURRENCY'] });
    const [day] = before as readonly { readonly cancellation: unknown }[];
    expect(await ratesAt(site)).toEqual([
      { per: 'DAY', amount: 120_050, currency: 'EUR', cancellation: day?.cancellation },
      { per: 'HOUR', amount: 20_000, currency: 'EUR', cancellation: null },
    ]);
    expect(await bring(site, 'RATES', text)).toMatchObject({ added: 0, changed: 0, same: 2, refused: 1 });
    expect(await move(site, 'rollBackTable', done.id)).toMatchObject({ state: 'ROLLED_BACK' });
    expect(await ratesAt(site)).toEqual(before);
  });
});

describe('a long table', () => {
  it('is done in pages, each row once, however many servers are at it', async () => {
    const site = await aSite();
    const rows = Array.from({ length: 1201 }, (_, at) => `Seat ${at},LICENCE,5`);
    const { id } = await check(site, 'RESOURCES', ['name,kind,units', ...rows].join('\n'));
    valueOf(await app(MoveTable).bring(site.house, 'commitTable', id));
    await Promise.all([app(WorkTables).run(), app(WorkTables).run()]);
    expect(await settled(id)).toMatchObject({ state: 'COMMITTED', rows: 1201, added: 1201, done: 1201 });
    expect(await roomsAt(site)).toHaveLength(1201);
    const pages = await select('select from audit_entries where subject = $1 and after ? $2', id, 'rows');
    expect(pages).toHaveLength(2);
  });
});

describe('a table that meets a fault of ours', () => {
  it('keeps no other waiting, is given up after some tries, and goes back as far as it had come', async () => {
    const site = await aSite();
    const rows = Array.from({ length: 1001 }, (_, at) => `Seat ${at},LICENCE,5`);
    const { id } = await check(site, 'RESOURCES', ['name,kind,units', ...rows].join('\n'));
    await looking.query(`update table_import_pages set read = '[{"row": 1002, "read": null}]' where import_id = $1 and page_no = 2`, [uuidOf(id)]); // prettier-ignore
    valueOf(await app(MoveTable).bring(site.house, 'commitTable', id));
    const other = await bring(site, 'RESOURCES', 'name,kind\nSuite,room');
    expect(other).toMatchObject({ state: 'COMMITTED', added: 1 });
    const stuck = await select('select state, failures from table_imports where id = $1', uuidOf(id));
    expect(stuck).toEqual([{ state: 'COMMITTING', failures: 1 }]);
    await looking.query('update table_imports set failures = 4, moved_at = now() where id = $1', [uuidOf(id)]);
    expect(await settled(id)).toMatchObject({ state: 'FAILED', done: 1000 });
    expect(await roomsAt(site)).toHaveLength(1001);
    expect(await move(site, 'rollBackTable', id)).toMatchObject({ state: 'ROLLED_BACK' });
    expect(await roomsAt(site)).toHaveLength(1);
  });
});

describe('who brings a table in', () => {
  it('is of the house; it is committed once', async () => {
    const site = await aSite();
    const table = await bring(site, 'RESOURCES', 'name,kind\nSuite 1,room');
    const by = async (viewer: Viewer) => codesOf(await app(MoveTable).bring(viewer, 'rollBackTable', table.id));
    expect(await by(houses.aHouse())).toEqual(['NOT_FOUND']);
    expect(await by({ ...site.house, role: 'VIEWER' })).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await app(MoveTable).bring(site.house, 'commitTable', table.id))).toEqual(['WRONG_STATUS']);
    const file = { name: 'a.csv', bytes: Buffer.from('name,kind\nSuite 1,room') };
    const ask = { facilityId: site.facilityId, kind: 'RESOURCES' } as const;
    expect(codesOf(await app(CheckTable).bring(houses.aHouse(), ask, file))).toEqual(['NOT_FOUND']);
  });
});
