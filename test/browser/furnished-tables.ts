import { anUploadedTable, settledTable } from '../builders/tables';
import { freshKey } from '../world/client';
import type { Person } from '../world/people';

export type FurnishedTables = {
  /** A file that was sent, and nothing more. */
  readonly upload: string;
  /** A table with rows that are new, the same and refused, checked and not committed. */
  readonly checked: string;
};

/** Tables on their way into a site; `room` is listed there. */
export async function furnishTables(house: Person, facility: string, room: string): Promise<FurnishedTables> {
  const upload = await anUploadedTable(house, 'Raum,Art,Anzahl\nSynchronstudio,Room,1\n', 'räume.csv');
  const rows = [`${room};room;1`, 'Tonstudio Süd;room;1', '"=HYPERLINK(""https://example.org"")";Besenkammer;viele'];
  const uploadId = await anUploadedTable(house, ['Room;Type;Quantity', ...rows].join('\n'), 'alle unsere Räume.csv');
  const input = { uploadId, facilityId: facility, kind: 'RESOURCES', idempotencyKey: freshKey() };
  const { table } = await house.did('checkTable', 'CheckTableInput', input, 'table { id }');
  await settledTable(house, table.id);
  return { upload, checked: table.id };
}
