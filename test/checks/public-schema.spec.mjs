import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, parse, print } from 'graphql';
import { breakingWithoutDecision, undescribed } from './public-schema.mjs';
import { mergeDefinitions } from './sdl.mjs';

const before = '"One room." type Room { id: ID! name: String } "All." type Query { "Rooms." rooms: [Room!]! }';

describe('the public schema', () => {
  it('names what says nothing of itself, and lets Relay shapes and inputs of mutations be', () => {
    const schema = buildSchema(`
      type Room { id: ID! } type RoomEdge { node: Room! } input AddRoomInput { name: String! } input Size { x: Int }
      type Query { "All." rooms(size: Size): [RoomEdge!]! node: Room } type Mutation { addRoom(input: AddRoomInput!): Room }`);
    assert.deepEqual(undescribed(schema), ['Mutation.addRoom', 'Query.node', 'Room', 'Size']);
  });

  it('may not lose a field without a decision that names it', async () => {
    const changes = await diff(buildSchema(before), buildSchema(before.replace('name: String', '')));
    const breaking = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking);
    assert.equal(breakingWithoutDecision(breaking, []).length, 1);
    assert.equal(breakingWithoutDecision(breaking, ['Rooms have no names: `Room.name` goes.']).length, 0);
  });
});

describe('one service in several files', () => {
  const merge = (...texts) => print(mergeDefinitions(texts.map((text) => parse(text))));

  it('is one document, each type once, whichever file extends it', () => {
    assert.equal(
      merge('type Query { a: Int }', 'extend type Query { b: Int }', '"Root." type Query { c: Int }'),
      '"Root."\ntype Query {\n  a: Int\n  b: Int\n  c: Int\n}',
    );
  });
  it('may not define a field twice', () => {
    assert.throws(() => merge('type Query { a: Int }', 'extend type Query { a: Int }'), /Query\.a is defined twice/);
  });
});
