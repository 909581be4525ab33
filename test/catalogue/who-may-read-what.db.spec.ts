import { Client } from 'pg';
import { factReaders } from '#events/readers';
import { roleOf } from '#service/database/roles';
import { serviceNames } from '#service/services';
import { freshDatabase } from '../world/database';

type Grant = { readonly role: string; readonly place: string; readonly rights: string };

let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: await freshDatabase() });
  await client.connect();
});
afterAll(() => client.end());

const schemas = serviceNames.flatMap((service) => [service, `${service}_facts`]);

/** Rights on tables and views, for each role that is not the owner. */
async function grants(): Promise<readonly Grant[]> {
  const { rows } = await client.query<Grant>(
    `select grantee.rolname as role, space.nspname || '.' || thing.relname as place,
            string_agg(lower(acl.privilege_type), ' ' order by acl.privilege_type) as rights
     from pg_class thing join pg_namespace space on space.oid = thing.relnamespace
     cross join lateral aclexplode(thing.relacl) acl join pg_roles grantee on grantee.oid = acl.grantee
     where space.nspname = any($1) and thing.relkind in ('r', 'v') and acl.grantee <> thing.relowner
     group by 1, 2`,
    [schemas],
  );
  return rows;
}

describe('the rights of the database', () => {
  it('let each service into its own tables and into the facts that are declared for it, and nowhere else', async () => {
    const strays = (await grants()).filter(({ role, place }) => {
      const [schema = ''] = place.split('.');
      const publisher = serviceNames.find((service) => schema === `${service}_facts`);
      const allowed = publisher
        ? factReaders[publisher].map((reader) => roleOf(reader))
        : serviceNames.filter((service) => service === schema).map((service) => roleOf(service));
      return !allowed.includes(role);
    });
    expect(strays).toEqual([]);
  });

  it('let facts only be read', async () => {
    const rights = (await grants()).filter(({ place }) => place.includes('_facts.')).map((grant) => grant.rights);
    expect(new Set(rights)).toEqual(new Set(['select']));
  });

  it.each([...serviceNames.map((service) => `${service}.audit_entries`), 'alliances.trail'])(
    'let nobody change or remove what stands in %s',
    async (place) => {
      const rights = (await grants()).filter((grant) => grant.place === place).map((grant) => grant.rights);
      expect(rights).toEqual(['insert select']);
    },
  );

  it('give nothing to everybody', async () => {
    const { rows } = await client.query(
      `select thing.relname from pg_class thing cross join lateral aclexplode(thing.relacl) acl
       where acl.grantee = 0 and thing.relnamespace::regnamespace::text = any($1)`,
      [schemas],
    );
    expect(rows).toEqual([]);
  });
});
