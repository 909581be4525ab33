import { freshKey } from '../world/client';
import { aFacility, type Person } from '../world/people';
import { anUploadedTable, settledTable } from './tables';

const chunks = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/**
 * A site with so many rooms, `Room 001` and on, brought in as a table; each offered on three days a week from `monday` on for a
 * quarter, and kept by the house on the given days of it.
 */
export async function aLargeHouse(owner: Person, rooms: number, monday: string, keptDays: readonly number[]) {
  const facilityId = await aFacility(owner, 'Campus');
  const names = Array.from({ length: rooms }, (_, at) => `Room ${String(at + 1).padStart(3, '0')}`);
  const uploadId = await anUploadedTable(
    owner,
    `name,kind,units\n${names.map((name) => `${name},ROOM,1`).join('\n')}\n`,
  );
  const asked = { uploadId, facilityId, kind: 'RESOURCES', idempotencyKey: freshKey() };
  const { id } = (await owner.did('checkTable', 'CheckTableInput', asked, 'table { id }')).table;
  await settledTable(owner, id);
  const commit =
    'mutation ($id: ID!, $key: String!) { commitTable(tableId: $id, idempotencyKey: $key) { table { id } } }';
  await owner.ask(commit, { id, key: freshKey() });
  await settledTable(owner, id);

  const day = (after: number) => new Date(Date.parse(monday) + after * 86_400_000).toISOString().slice(0, 10);
  const dates = { firstOn: monday, lastOn: day(90) };
  const pattern = { rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR', from: '09:00', to: '18:00', ...dates };
  const periods = keptDays.map((after) => ({ start: `${day(after)}T08:00:00Z`, end: `${day(after)}T12:00:00Z` }));
  for (const resourceIds of chunks(await idsOf(owner, facilityId), 100)) {
    const shape = { resourceIds, pattern, units: 1, idempotencyKey: freshKey() };
    await owner.did('reshapeCapacity', 'ReshapeCapacityInput', shape, 'change { id }');
    const kept = { resourceIds, periods, units: null, note: 'Service', idempotencyKey: freshKey() };
    await owner.did('blockTime', 'BlockTimeInput', kept, 'change { id }');
  }
  return facilityId;
}

async function idsOf(owner: Person, facilityId: string, after: string | null = null): Promise<readonly string[]> {
  const page = `query ($id: ID!, $after: String) { facility(id: $id) { resources(first: 50, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { id } } } } }`;
  const { resources } = (await owner.ask(page, { id: facilityId, after })).facility;
  const ids: readonly string[] = resources.edges.map(({ node }: { readonly node: { readonly id: string } }) => node.id);
  const { hasNextPage, endCursor } = resources.pageInfo;
  return hasNextPage ? [...ids, ...(await idsOf(owner, facilityId, endCursor))] : ids;
}
