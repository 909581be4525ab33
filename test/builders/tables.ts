import { setTimeout as pause } from 'node:timers/promises';
import { freshKey } from '../world/client';
import type { Person } from '../world/people';

/** A CSV file, sent in. */
export async function anUploadedTable(owner: Person, text: string, name = 'rooms.csv'): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([text], { type: 'text/csv' }), name);
  const answer = await fetch(`${owner.url}/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner.token}` },
    body: form,
  });
  const { uploadId } = (await answer.json()) as { readonly uploadId?: string };
  if (uploadId === undefined) throw new Error(`the file was not taken: ${answer.status}`);
  return uploadId;
}

export const aTableText = (): string => `name,kind,units\nRoom ${freshKey()},ROOM,1\n`;

/** A table of one resource, that is being checked. */
export async function aTable(owner: Person, facilityId: string, name = 'rooms.csv'): Promise<string> {
  const uploadId = await anUploadedTable(owner, aTableText(), name);
  const input = { uploadId, facilityId, kind: 'RESOURCES', idempotencyKey: freshKey() };
  return (await owner.did('checkTable', 'CheckTableInput', input, 'table { id }')).table.id;
}

const fields = `state rows done added changed same refused refusedRows
  faults { row column code expected found } inTheWay { row column code }`;

/** A table, when nothing is under way any more. */
export async function settledTable(owner: Person, id: string) {
  for (;;) {
    const { node } = await owner.ask(`query ($id: ID!) { node(id: $id) { ... on TableImport { ${fields} } } }`, { id });
    if (!/ING$|^ROLLING/.test(node.state)) return node;
    await pause(50);
  }
}

/** A table that is checked, and committed where it is to be. */
export async function aSettledTable(owner: Person, facilityId: string, moves: readonly 'commitTable'[] = []) {
  const tableId = await aTable(owner, facilityId);
  await settledTable(owner, tableId);
  for (const move of moves) {
    const document = `mutation ($id: ID!, $key: String!) { ${move}(tableId: $id, idempotencyKey: $key) { table { id } } }`;
    await owner.ask(document, { id: tableId, key: freshKey() });
    await settledTable(owner, tableId);
  }
  return tableId;
}
