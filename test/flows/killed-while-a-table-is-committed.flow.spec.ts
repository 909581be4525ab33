import { uuidOf, type Id } from '#kernel/ids';
import { anUploadedTable, settledTable } from '../builders/tables';
import { inDatabase } from '../races/kills';
import { freshKey } from '../world/client';
import { freshDatabase } from '../world/database';
import { Gate } from '../world/gate';
import { overbookings } from '../world/overbooking';
import { aFacility, aRoom, Person, signUp } from '../world/people';
import { leaveNothing, on, Server } from '../world/server';

const rows = 1600;

let database: string;
let gate: Gate;
let server: Server;
let house: Person;
let facility: string;

beforeAll(async () => {
  database = await freshDatabase();
  gate = await Gate.on(database);
  server = await Server.start(on(database));
  house = await signUp(server.url, 'FACILITY');
  facility = await aFacility(house);
}, 60_000);
afterAll(async () => {
  await gate.end();
  await leaveNothing();
});

const here = (): Person => new Person(server.url, house.token ?? '', house.email, house.account, house.organisation);

/** A room of its own, and a table that offers every second hour of it, judged and not yet committed. */
async function aCheckedTable() {
  const name = `Room ${freshKey()}`;
  const room = await aRoom(here(), { facility, name, windows: [], claims: [] });
  const at = (hour: number) => new Date(Date.UTC(2031, 0, 1, hour)).toISOString();
  const lines = Array.from({ length: rows }, (_, row) => `${name},${at(2 * row)},${at(2 * row + 1)},1`);
  const uploadId = await anUploadedTable(here(), ['resource,start,end,units', ...lines].join('\n'));
  const input = { uploadId, facilityId: facility, kind: 'WINDOWS', idempotencyKey: freshKey() };
  const { table } = await here().did('checkTable', 'CheckTableInput', input, 'table { id }');
  expect(await settledTable(here(), table.id)).toMatchObject({ state: 'CHECKED', added: rows, refused: 0 });
  const moving = (mutation: 'commitTable' | 'rollBackTable', key = freshKey()) => {
    const document = `mutation ($id: ID!, $key: String!) { ${mutation}(tableId: $id, idempotencyKey: $key) { userErrors { code } } }`;
    return async () => (await here().ask(document, { id: table.id, key }))[mutation].userErrors;
  };
  return { id: table.id as Id<'table'>, room: room.id as Id<'resource'>, moving };
}
type Table = Awaited<ReturnType<typeof aCheckedTable>>;

/** What there is of a table: its windows, where it stands, and how often the trail has made or taken back each of its rows. */
async function standing({ id, room }: Table) {
  const found = await inDatabase(database, (client) =>
    client.query(
      `select t.state,
         (select count(*)::int from facilities.capacity_windows w where w.resource_id = $2) as windows,
         (select coalesce(sum(jsonb_array_length(coalesce(a.after, a.before) -> 'rows')), 0)::int
            from facilities.audit_entries a where a.subject = $3 and coalesce(a.after, a.before) ? 'rows') as told
       from facilities.table_imports t where t.id = $1`,
      [uuidOf(id), uuidOf(room), id],
    ),
  );
  return found.rows[0];
}

const whereItStands = 'before update on facilities.table_imports';
/** The second page, whichever way it goes. */
const afterSome = {
  COMMITTING: `new.state = 'COMMITTING' and old.reached > 0 and new.reached > old.reached`,
  ROLLING_BACK: `new.state = 'ROLLING_BACK' and old.is_looked and old.reached > 0 and new.reached < old.reached`,
} as const;

/** Kills the server when some rows are done for good and others are under way. */
async function killBetweenRows(table: Table, state: keyof typeof afterSome): Promise<void> {
  await gate.reachedBy(1);
  await server.kill();
  await gate.open(whereItStands);
  const now = await standing(table);
  expect({ ...now, isPart: now.windows > 0 && now.windows < rows }).toMatchObject({ state, isPart: true });
  server = await Server.start(on(database));
}

describe('a server that is killed while a table is committed', () => {
  it('has done each row once or not at all, and goes on by itself: before, in the midst, between rows, and on the way back', async () => {
    const table = await aCheckedTable();
    const commit = table.moving('commitTable');
    await gate.close(whereItStands);
    const cutOff = Promise.allSettled([commit()]);
    await gate.reachedBy(1);
    await server.kill();
    expect(await cutOff).toMatchObject([{ status: 'rejected' }]);
    await gate.open(whereItStands);
    server = await Server.start(on(database));
    expect(await standing(table)).toMatchObject({ state: 'CHECKED', windows: 0, told: 0 });

    const inTheMidstOfRows = 'before insert on facilities.capacity_windows';
    await gate.close(inTheMidstOfRows);
    expect(await commit()).toEqual([]);
    await gate.reachedBy(1);
    await server.kill();
    await gate.open(inTheMidstOfRows);
    expect(await standing(table)).toMatchObject({ state: 'COMMITTING', windows: 0, told: 0 });

    await gate.close(whereItStands, afterSome.COMMITTING);
    server = await Server.start(on(database));
    await killBetweenRows(table, 'COMMITTING');
    expect(await settledTable(here(), table.id)).toMatchObject({ state: 'COMMITTED', added: rows, refused: 0 });
    expect(await standing(table)).toMatchObject({ windows: rows, told: rows });
    expect(await commit()).toEqual([]);

    await gate.close(whereItStands, afterSome.ROLLING_BACK);
    expect(await table.moving('rollBackTable')()).toEqual([]);
    await killBetweenRows(table, 'ROLLING_BACK');
    expect(await settledTable(here(), table.id)).toMatchObject({ state: 'ROLLED_BACK', inTheWay: [] });
    expect(await standing(table)).toMatchObject({ windows: 0, told: 2 * rows });
    expect(await overbookings(database)).toEqual([]);
  }, 120_000);
});
