import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsOfMigrations } from './migration-rules.mjs';

const first = ['apps/facilities/migrations/0001-rooms.sql', 'create table rooms ();'];
const third = ['apps/facilities/migrations/0003-rates.sql', 'create table rates ();'];
const faults = (landed, now) => faultsOfMigrations(new Map(landed), new Map(now));

describe('migrations', () => {
  it('may be added after those that have landed', () => assert.deepEqual(faults([first], [first, third]), []));
  it('may not be edited once landed', () => {
    assert.match(faults([first], [[first[0], 'create table suites ();']])[0], /may not be edited/);
  });
  it('may not be taken away once landed', () => assert.match(faults([first], [])[0], /may not be taken away/));
  it('may not slip in before one that has landed', () => {
    assert.match(faults([third], [first, third])[0], /comes before/);
  });
  it('have a number each', () => {
    const twin = ['apps/facilities/migrations/0001-suites.sql', ''];
    assert.match(faults([], [first, twin])[0], /has this number/);
    assert.match(faults([], [['apps/facilities/migrations/rooms.sql', '']])[0], /name it as/);
  });
});
