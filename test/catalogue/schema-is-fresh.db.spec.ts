import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '#service/project-root';
import { serviceNames } from '#service/services';
import { freshDatabase } from '../world/database';
import { schemaText } from './schema-text';

const note = `-- What an empty database becomes through the migrations of this service; generated, do not edit.
-- Renew it with: npm run schema

`;

let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: await freshDatabase() });
  await client.connect();
});
afterAll(() => client.end());

describe('schema.sql of a service', () => {
  it.each(serviceNames)('says what the migrations of %s make', async (service) => {
    const path = join(projectRoot, 'apps', service, 'schema.sql');
    const text = `${note}${await schemaText(client, service)}\n\n${await schemaText(client, `${service}_facts`)}\n`;
    if (process.env['RENEW_SCHEMA']) writeFileSync(path, text);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
