import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAllowed, statedLicence } from './licence-rules.mjs';

describe('a licence', () => {
  it('is taken when it stands on the list, alone or in an expression', () => {
    for (const fine of ['MIT', '(MIT OR GPL-3.0)', 'MIT AND Apache-2.0', '(MIT AND BSD-3-Clause)', 'MPL-2.0'])
      assert.equal(isAllowed(fine), true, fine);
  });
  it('is refused when any necessary part does not', () => {
    for (const other of [
      'AGPL-3.0',
      'MIT AND GPL-3.0',
      'Elastic-2.0',
      'SEE LICENSE IN LICENSE',
      'UNLICENSED',
      '',
      null,
    ])
      assert.equal(isAllowed(other), false, String(other));
  });
  it('is read from old manifests too, and missing when nothing is said', () => {
    assert.equal(statedLicence('old', { licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] }), 'MIT OR GPL-2.0');
    assert.equal(statedLicence('old', { license: { type: 'ISC' } }), 'ISC');
    assert.equal(statedLicence('silent', {}), null);
  });
});
