import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { factsDeclared, faultsOfReadme, readersDeclared } from './readme-rules.mjs';

const published = { facilities: ['resource.moved'], alliances: ['membership.changed'] };
const readers = { facilities: ['alliances'], alliances: [] };
const page = (said, taken) =>
  `# f\n\n**Owns** it. **Never does:** that.\n\n## Facts published\n\n${said}\n\n## Facts read\n\n${taken}\n`;
const faults = (...words) => faultsOfReadme('facilities', page(...words), published, readers).join('\n');

describe('the page of a service', () => {
  it('agrees with the code', () => assert.equal(faults('`resource.moved` `audit.written`', ''), ''));
  it('names every fact it publishes', () =>
    assert.match(faults('`audit.written`', ''), /does not name the fact resource\.moved/));
  it('names no other', () =>
    assert.match(faults('`resource.moved` `audit.written` `room.sold`', ''), /does not publish/));
  it('reads only what it is let read', () => {
    assert.match(faults('`resource.moved` `audit.written`', '`membership.changed`'), /nobody lets it read/);
  });
  it('is compared with what the code declares', () => {
    assert.deepEqual(factsDeclared("  name: 'claims.changed',\n"), ['claims.changed']);
    assert.deepEqual(readersDeclared("= {\n  accounts: ['facilities', 'gateway'],\n};"), {
      accounts: ['facilities', 'gateway'],
    });
  });
});
