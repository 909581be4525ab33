// The baseline: COPY of the very rows an import has made, once into tables of the same columns, indexes and constraints, and once
// into tables that have nothing but columns.
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a table or a world says, by table; `where` picks the rows of one house or of one source. */
export const tablesOfTable = { 'facilities.capacity_windows': 'facility_id = $1' };
const ofSource = (column, type) =>
  `${column} in (select thing from facilities.import_lines where source = $1 and type = '${type}')`;
export const tablesOfWorld = {
  'accounts.organisations': ofSource('id', 'organisation'),
  'facilities.facilities': ofSource('id', 'facility'),
  'facilities.resources': ofSource('id', 'resource'),
  'facilities.rates': ofSource('resource_id', 'resource'),
  'facilities.capacity_windows': ofSource('resource_id', 'resource'),
  'facilities.commitments': ofSource('id', 'commitment'),
  'capabilities.claims': ofSource('resource_id', 'resource'),
};

/** Seconds that COPY takes with and without indexes and constraints, and how many rows it copied. */
export async function timeCopy(admin, folder, tables, whose) {
  const files = join(folder, 'copied');
  mkdirSync(files);
  chmodSync(files, 0o777);
  try {
    await admin.query('drop schema if exists bench cascade; create schema bench');
    let [rows, indexed, bare] = [0, 0, 0];
    for (const [at, [table, where]] of Object.entries(tables).entries()) {
      const path = join(files, `${at}.copy`);
      const picked = `select * from ${table} where ${where.replace('$1', `'${whose}'`)}`;
      rows += (await admin.query(`copy (${picked}) to '${path}'`)).rowCount;
      const time = async (name, likeness) => {
        await admin.query(`create table bench.${name} (like ${table} ${likeness})`);
        const began = performance.now();
        await admin.query(`copy bench.${name} from '${path}'`);
        return (performance.now() - began) / 1000;
      };
      indexed += await time(`indexed_${at}`, 'including all');
      bare += await time(`bare_${at}`, 'including generated including identity including defaults');
    }
    await admin.query('drop schema bench cascade');
    return { rows, indexed, bare };
  } finally {
    rmSync(files, { recursive: true });
  }
}
