import type { RequestContext } from '#service/graphql/request-context';
import { type Edge, startEdge } from '../../../../test/world/edge';
import { namedBy } from './node.subgraph';

const uuid = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const shown = `resource_${uuid(1)}`;
const hidden = `resource_${uuid(2)}`;
const known = `organisation_${uuid(5)}`;
const neighbour = `organisation_${uuid(6)}`;

let edge: Edge;
const asked: (readonly string[])[] = [];
let cookies: string[] = [];

beforeAll(async () => {
  const visibleNodes = (_: never, { ids }: { ids: readonly string[] }, context: RequestContext) => {
    asked.push(ids);
    cookies = [...context.setCookies, context.cookies['refresh'] ?? ''];
    return ids.map((id) => id !== hidden);
  };
  const named = (name: string) => ({ __resolveReference: (reference: object) => ({ ...reference, name }) });
  const only =
    (id: string) =>
    (_: never, { ids }: { ids: readonly string[] }) => {
      asked.push(ids);
      return ids.map((one) => one === id);
    };
  edge = await startEdge({
    services: {
      accounts: { Query: { visibleNodes: only(known) }, Organisation: named('Lumen Post') },
      facilities: { Query: { visibleNodes: visibleNodes }, Resource: named('Suite 1') },
      partnerships: { Query: { visibleNodes: () => Promise.reject(new Error('the disk is on fire')) } },
    },
  });
});
afterAll(() => edge.close());
beforeEach(() => void asked.splice(0));

const node = (id: string, fields = '__typename id') =>
  edge.ask(`query Q($id: ID!) { node(id: $id) { ${fields} } }`, { variables: { id } });

describe('node', () => {
  it('answers what its owner lets the viewer see, and joins the rest', async () => {
    const answer = await node(shown, 'id ... on Resource { name }');
    expect(answer.body).toEqual({ data: { node: { id: shown, name: 'Suite 1' } } });
  });

  it('knows the type even where it is not asked for', async () => {
    expect((await node(shown, '... on Resource { name }')).body).toEqual({ data: { node: { name: 'Suite 1' } } });
    expect((await node(shown, '... on Facility { name }')).body).toEqual({ data: { node: {} } });
  });

  it.each([
    ['hidden', hidden],
    ['malformed', 'resource_1'],
    ['in upper case', shown.toUpperCase()],
    ['of a kind that has no node', `rate_${uuid(1)}`],
    ['of no kind', `planet_${uuid(1)}`],
    ['empty', ''],
  ])('answers null for an id that is %s', async (_, id) => {
    expect((await node(id, 'id')).body).toEqual({ data: { node: null } });
  });

  it('asks an owner once for all ids of a request', async () => {
    const ids = [1, 3, 4].map((n) => `resource_${uuid(n)}`);
    const { body } = await edge.ask(`{ ${ids.map((id, at) => `n${at}: node(id: "${id}") { id }`).join(' ')} }`);
    expect(body.data).toEqual({ n0: { id: ids[0] }, n1: { id: ids[1] }, n2: { id: ids[2] } });
    expect(asked).toEqual([ids]);
  });

  it('asks who may have another reason to show an organisation, once, and only where its owner says no', async () => {
    const { body } = await edge.ask(`{ a: node(id: "${known}") { id } b: node(id: "${neighbour}") { id } }`);
    expect(body.data).toEqual({ a: { id: known }, b: { id: neighbour } });
    expect(asked).toEqual([[known, neighbour], [neighbour]]);
  });

  it('passes on who asks', async () => {
    await edge.ask(`{ node(id: "${shown}") { id } }`, { headers: { cookie: 'interlock_refresh=mine' } });
    expect(cookies).toEqual(['mine']);
  });

  it('masks the fault of an owner', async () => {
    const { body } = await node(`message_${uuid(1)}`, 'id');
    expect(body.data).toEqual({ node: null });
    expect(body.errors).toEqual([
      {
        message: expect.stringMatching(/went wrong/),
        path: ['node'],
        extensions: { code: 'INTERNAL', incident: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('fire');
  });

  it('hides the field by which owners are asked', async () => {
    expect((await edge.ask(`{ visibleNodes(ids: ["${hidden}"]) }`)).body.errors?.[0]?.message).toMatch(
      /Cannot query field/,
    );
  });
});

describe('an id', () => {
  it('names its owner by its prefix', () => {
    expect(namedBy(`audit_${uuid(1)}`)).toMatchObject({ service: 'alliances', __typename: 'AuditEntry' });
    expect(namedBy(`session_${uuid(1)}`)).toBeNull();
  });
});
