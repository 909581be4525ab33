import { createHash } from 'node:crypto';
import { uuidOf, type Id } from '#kernel/ids';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import { codesOf, startHouses, valueOf, type Houses } from '../../../../test/builders/house';
import { ImportCalendar } from '../feed/import-calendar';
import { CheckTable } from '../table/check-table';
import { MoveTable } from '../table/move-table';
import { TablesStore } from '../table/tables.store';
import { WorkTables } from '../table/work-tables';
import { Uploads } from './uploads';
import { UploadsStore } from './uploads.store';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const uploads = () => houses.service.app.get(Uploads);

/** So many files of a house, each of so many parts, opened an interval ago. */
const sent = (house: Viewer, files: number, parts: number, ago: string): Promise<unknown> =>
  houses.admin.query(
    `with files as (
       insert into uploads (id, organisation_id, account_id, name, opened_at)
       select gen_random_uuid(), $1, $1, 'old', now() - $4::interval from generate_series(1, $2) returning id)
     insert into upload_parts select id, part, '\\x00' from files, generate_series(0, $3 - 1) as part`,
    [uuidOf(house.organisation!), files, parts, ago],
  );

async function kept(house: Viewer): Promise<number> {
  const { rows } = await houses.admin.query('select count(*)::int as files from uploads where organisation_id = $1', [
    uuidOf(house.organisation!),
  ]);
  return rows[0].files;
}

describe('files that a house sends', () => {
  it('are all forgotten after a day, however many they are', async () => {
    const house = houses.aHouse();
    await sent(house, 120, 1, '25 hours');
    await sent(house, 2, 1, '23 hours');
    await houses.service.app.get(UploadsStore).forgetOld();
    expect(await kept(house)).toBe(2);
  });

  it('are forgotten once they are brought in: a table when it is committed, a calendar at once', async () => {
    const house = houses.aHouse();
    const facilityId = await houses.aFacility(house);
    const resourceId = await houses.aRoom(house, { facility: facilityId });
    const send = async (text: string): Promise<Id<'upload'>> => {
      const { uploadId } = valueOf(await uploads().open(house, 'a.csv'));
      valueOf(await uploads().add(house, uploadId, 0, Buffer.from(text)));
      return valueOf(await uploads().close(house, uploadId, createHash('sha256').update(text).digest('hex'))).uploadId;
    };
    const isHere = async (id: string) => codesOf(await uploads().find(tx, house, id)).length === 0;
    const { app } = houses.service;
    const tx = app.get(Transactions).reading;
    const key = () => ({ idempotencyKey: crypto.randomUUID() });

    const [table, kept] = [await send('name,kind\nA,room\nB,cellar'), await send('name,kind\nC,room')];
    const ask = { facilityId, kind: 'RESOURCES', uploadId: table, ...key() } as const;
    const { table: tableId } = valueOf(await app.get(CheckTable).run(house, ask));
    while ((await app.get(TablesStore).byIds([tableId])).get(tableId)?.state === 'CHECKING')
      await app.get(WorkTables).run();
    expect(await isHere(table)).toBe(true);
    valueOf(await app.get(MoveTable).run(house, 'commitTable', { tableId, ...key() }));
    expect([await isHere(table), await isHere(kept)]).toEqual([false, true]);
    expect(codesOf(await app.get(CheckTable).run(house, { ...ask, ...key() }))).toEqual(['NOT_FOUND']);

    const file = await send('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A//B//EN\r\nEND:VCALENDAR\r\n');
    const asked = { resourceId, name: 'Reception', uploadId: file, ...key() };
    const { feed } = valueOf(await app.get(ImportCalendar).run(house, asked));
    expect(await isHere(file)).toBe(false);
    expect(valueOf(await app.get(ImportCalendar).run(house, asked))).toEqual({ feed });
  });

  it('are no more than 512 MB at a time, and leave room for those of others', async () => {
    const [full, other] = [houses.aHouse(), houses.aHouse()];
    await sent(full, 15, 128, '1 hour');
    const add = async (house: Viewer, part = 0) => {
      const { uploadId } = valueOf(await uploads().open(house, 'room.csv'));
      return uploads().add(house, uploadId, part, Buffer.from('a'));
    };
    valueOf(await add(full));
    await sent(full, 1, 127, '1 hour');
    expect(codesOf(await add(full))).toEqual(['TOO_LARGE']);
    valueOf(await add(other));
  });
});
