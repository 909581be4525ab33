import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { projectRoot } from '#service/project-root';
import { missingFrom } from './contract/missing';
import { notYet } from './contract/not-yet';

const schemaOf = (path: string): GraphQLSchema => buildSchema(readFileSync(join(projectRoot, path), 'utf8'));
const api = schemaOf('schema/api.graphql');
const contract = schemaOf('test/flows/contract/contract.graphql');

/** Is it about a thing of the list, or about something inside one? */
const isListed = (at: string): boolean => notYet.some((listed) => at === listed || at.startsWith(`${listed}.`));

describe('the API', () => {
  const missing = missingFrom(api, contract);

  it('offers every type, field, argument and value of the contract but those listed as not yet', () => {
    expect(missing.filter(({ at }) => !isListed(at))).toEqual([]);
  });

  it('does not offer anything that is listed as not yet', () => {
    expect(notYet.filter((listed) => !missing.some(({ at }) => at === listed))).toEqual([]);
  });

  it('lists nothing as not yet that the contract does not promise', () => {
    const promised = missingFrom(buildSchema('type Query { none: ID }'), contract).map(({ at }) => at);
    const types = new Set([...promised, 'PartnershipRequest', 'Query', 'Mutation']);
    expect(notYet.filter((listed) => !types.has(listed.split('.')[0] ?? ''))).toEqual([]);
    expect(notYet).toHaveLength(new Set(notYet).size);
  });
});

describe('the comparison itself', () => {
  const wanted = buildSchema(`
    enum Colour { RED BLUE } interface Node { id: ID! } input Wish { name: String! size: Int = 1 }
    type Thing implements Node { id: ID! names: [String!] } type Query { thing(wish: Wish!, first: Int = 20): Thing }`);
  const faults = (text: string): readonly string[] =>
    missingFrom(buildSchema(text), wanted).map(({ at, why }) => `${at}: ${why}`);

  it('accepts an API that gives more and demands less', () => {
    const more = `enum Colour { RED BLUE GREEN } interface Node { id: ID! } input Wish { name: String size: Int = 1 hue: Colour }
      type Thing implements Node { id: ID! names: [String!]! } type Query { thing(wish: Wish, first: Int = 20): Thing! }`;
    expect(faults(more)).toEqual([]);
  });

  it('names what is lacking, weaker or stricter', () => {
    const less = `enum Colour { RED } interface Node { id: ID! } input Wish { name: String! size: Int = 2 hue: Colour! }
      type Thing { id: ID names: [String] } type Query { thing(wish: [Wish!]!): Thing }`;
    expect(faults(less).toSorted()).toEqual([
      'Colour.BLUE: no such value',
      'Query.thing.first: not taken',
      'Query.thing.wish: takes [Wish!]!, not Wish!',
      'Thing.id: answers ID, not ID!',
      'Thing.names: answers [String], not [String!]',
      'Thing: does not implement Node',
      'Wish.hue: demanded beyond the contract',
      'Wish.size: has another default',
    ]);
  });
});
