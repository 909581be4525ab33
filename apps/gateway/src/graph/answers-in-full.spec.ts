import { GraphQLError } from 'graphql';
import { type Edge, startEdge } from '../../../../test/world/edge';

const id = (n: number): string => `facility_01890000-0000-7000-8000-00000000000${n}`;
const resource = (n: number) => ({ id: id(n).replace('facility', 'resource'), name: `R${n}`, facility: { id: id(n) } });

let edge: Edge;

beforeAll(async () => {
  const match = (n: number) => ({
    cursor: String(n),
    node: { resource: { id: resource(n).id }, reasons: [], unitsFree: 1 },
  });
  edge = await startEdge({
    services: {
      capabilities: {
        Query: {
          searchCapacity: () => ({ edges: [match(1), match(2)], totalCount: 2, facets: [] }),
          capabilities: () => {
            throw new GraphQLError('no such discipline', {
              extensions: { code: 'BAD_USER_INPUT', reason: 'UNKNOWN_CODE', field: ['discipline'], secret: 'x' },
            });
          },
        },
        Facility: {
          __resolveReference: (given: { id: string }) =>
            given.id === id(2) ? null : { ...given, securityTier: 'NONE' },
        },
      },
      facilities: {
        Query: {
          facility: () => ({ id: id(1) }),
          resource: () => {
            throw new Error('secret of the database');
          },
        },
        Facility: { __resolveReference: (given: object) => given, name: () => 'Harbour' },
        Resource: {
          __resolveReference: (given: { id: string }) => ({
            ...given,
            ...resource(Number(given.id.at(-1))),
          }),
        },
      },
      accounts: { Query: { me: () => null, organisations: () => null } },
    },
  });
});
afterAll(() => edge.close());

const filter = '{ capability: "mix", period: { start: "2031-03-04T09:00:00Z", end: "2031-03-04T18:00:00Z" } }';

describe('an answer', () => {
  it('joins what several services know', async () => {
    const { body } = await edge.ask('{ facility(id: "x") { name securityTier kind: __typename } }');
    expect(body).toEqual({ data: { facility: { name: 'Harbour', securityTier: 'NONE', kind: 'Facility' } } });
  });

  it('is null where something must be and a service has nothing, up to what may be null, with an incident', async () => {
    const query = `{ me { id } searchCapacity(filter: ${filter}) { edges { node { resource { name facility { securityTier } } } } } }`;
    const { body } = await edge.ask(query);
    expect(body.data).toBeNull();
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', incident: expect.any(String) });
  });

  it('says unexpected errors by an incident only', async () => {
    const { body } = await edge.ask('{ resource(id: "x") { id } me { id } }');
    expect(body.data).toEqual({ resource: null, me: null });
    expect(body.errors).toEqual([
      {
        message: expect.any(String),
        path: ['resource'],
        extensions: { code: 'INTERNAL', incident: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/secret|stack|at /);
  });

  it('lets errors that were raised on purpose through, with reason and field and nothing else', async () => {
    const { body } = await edge.ask('{ capabilities(discipline: "x") { code } }');
    expect(body).toEqual({
      data: null,
      errors: [
        {
          message: 'no such discipline',
          path: ['capabilities'],
          extensions: { code: 'BAD_USER_INPUT', reason: 'UNKNOWN_CODE', field: ['discipline'] },
        },
      ],
    });
  });

  it.each([
    ['{ me @skip(if: true) { id } }', {}],
    ['{ me @include(if: false) { id } __typename }', { __typename: 'Query' }],
    ['query Q($yes: Boolean = false) { me @include(if: $yes) { id } }', {}],
    ['query Q($yes: Boolean = true) { me @include(if: $yes) { id } }', { me: null }],
  ])('leaves out what directives leave out: %s', async (query, data) => {
    expect((await edge.ask(query)).body).toEqual({ data });
  });

  it('describes the schema, without the fields that are for the gateway', async () => {
    const { body } = await edge.ask('{ me { id } __schema { queryType { fields { name } } } __typename }');
    const names = (body.data?.['__schema'] as { queryType: { fields: { name: string }[] } }).queryType.fields.map(
      (f) => f.name,
    );
    expect(names).toContain('searchCapacity');
    expect(names).not.toContain('visibleNodes');
    expect(body.data).toMatchObject({ me: null, __typename: 'Query' });
  });
});
