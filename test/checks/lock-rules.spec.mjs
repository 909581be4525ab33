import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsOfLock } from './lock-rules.mjs';

const manifest = { dependencies: { swc: '1.0.0' } };
const whole = {
  packages: {
    '': { dependencies: { swc: '1.0.0' } },
    'node_modules/swc': { optionalDependencies: { 'swc-linux': '1.0.0', 'swc-mac': '1.0.0' } },
    'node_modules/swc-linux': {},
    'node_modules/swc/node_modules/swc-mac': {},
  },
};

describe('the lock', () => {
  it('is fine when whole', () => assert.deepEqual(faultsOfLock(manifest, whole), []));
  it('may not drift from package.json', () => {
    assert.match(faultsOfLock({ dependencies: { swc: '1.0.1' } }, whole)[0], /swc: package\.json says 1\.0\.1/);
  });
  it('may not leave a version open', () => {
    const open = { ...whole, packages: { ...whole.packages, '': { dependencies: { swc: '^1.0.0' } } } };
    assert.match(faultsOfLock({ dependencies: { swc: '^1.0.0' } }, open)[0], /no exact version/);
  });
  it('may not lack the build of another system', () => {
    const { 'node_modules/swc-linux': _, ...rest } = whole.packages;
    assert.match(faultsOfLock(manifest, { packages: rest })[0], /swc-linux/);
  });
});
