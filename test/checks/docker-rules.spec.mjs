import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { faultsOfCompose, faultsOfDockerfile, knownSettings, unknownSettings } from './docker-rules.mjs';
import { read } from './files.mjs';
import { services } from './sdl.mjs';

const dockerfile = read('docker/Dockerfile');
const text = read('docker/compose.yaml');
const parts = [...services, 'gateway'];
const faults = (change) => {
  const compose = parse(text, { merge: true });
  change(compose);
  return faultsOfCompose(compose, parts).join('\n');
};
const off = (fragment, replacement) => faultsOfDockerfile(dockerfile.replaceAll(fragment, replacement)).join('\n');

describe('the image recipe', () => {
  it('is sound as it stands', () => assert.deepEqual(faultsOfDockerfile(dockerfile), []));
  it('may not run as root', () => assert.match(off(/^USER node$/gm, ''), /runs as root/));
  it('may not follow a moving tag', () => assert.match(off(/node:\S+/g, 'node:latest'), /not pinned/));
  it('may not lose its health check', () => assert.match(off(/HEALTHCHECK/g, '# HEALTHCHECK'), /no health check/));
  it('may not bake in a secret', () =>
    assert.match(off('ARG SERVICE=all', 'ARG SERVICE=all\nENV INTERLOCK_SECRET=x'), /secret/));
  it('may not start through a shell', () => assert.match(off(/^CMD .*$/gm, 'CMD npm start'), /shell/));
});

describe('the compose file', () => {
  const cases = {
    'is missing a part': [(c) => delete c.services.alliances, /alliances is missing/],
    'opens a port to the network': [(c) => (c.services.gateway.ports = ['4000:4000']), /opens 4000:4000/],
    'opens a port of a service': [(c) => (c.services.accounts.ports = ['127.0.0.1:1:1']), /only the gateway/],
    'starts before the migrations': [
      (c) => delete c.services.facilities.depends_on.migrate,
      /facilities does not wait for migrate/,
    ],
    'has no health check': [(c) => delete c.services.postgres.healthcheck, /postgres has no health check/],
    'writes a secret out': [(c) => (c.services.accounts.environment = { INTERLOCK_SECRET: 'known' }), /written out/],
    'follows a moving tag': [(c) => (c.services.postgres.image = 'postgres:latest'), /not pinned/],
    'may write to its root': [(c) => (c.services.alliances.read_only = false), /may write/],
    'builds one part as another': [
      (c) => (c.services.alliances.build = { ...c.services.accounts.build }),
      /built as accounts/,
    ],
    'uses a volume nobody declared': [(c) => delete c.volumes.database, /volume database is not declared/],
  };
  it('is sound as it stands', () =>
    assert.equal(
      faults(() => {}),
      '',
    ));
  for (const [fault, [change, words]] of Object.entries(cases))
    it(`is refused when it ${fault}`, () => assert.match(faults(change), words));
});

describe('settings in the container files', () => {
  it('must be settings of the code', () => {
    const known = knownSettings("INTERLOCK_PORT: port, INTERLOCK_SECRET: secret, 'INTERLOCK_SECRET'");
    assert.deepEqual(unknownSettings('INTERLOCK_PORT INTERLOCK_SECRET_FILE', known, 'here'), []);
    assert.deepEqual(unknownSettings('INTERLOCK_PROT', known, 'here'), ['here: INTERLOCK_PROT is no setting.']);
  });
});
