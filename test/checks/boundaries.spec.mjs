import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from './files.mjs';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
const packages = {
  typeorm: 'dependencies',
  zod: 'dependencies',
  '@nestjs/graphql': 'dependencies',
  vite: 'devDependencies',
};
const empty = 'export const nothing = 1;\n';

/** A small house with exactly one fault for each rule, at the file named. */
const faults = {
  'domain-is-plain-typescript': ['apps/accounts/src/domain/sign-up.ts', "import '../../../../libs/service/src/clock';"],
  'no-app-imports-another': ['apps/accounts/src/account/ask.ts', "import '../../../facilities/src/rate/rate';"],
  'interlock-imports-modules-only': ['apps/interlock/src/serve.ts', "import '../../facilities/src/rate/rate';"],
  'web-knows-only-the-supergraph': ['apps/web/src/page.ts', "import '#kernel/money';"],
  'nobody-imports-web': ['apps/gateway/src/pages.ts', "import '../../web/src/look';"],
  'libs-never-import-apps': ['libs/service/src/start.ts', "import '../../../apps/facilities/src/rate/rate';"],
  'kernel-is-arithmetic': ['libs/kernel/src/page.ts', "import 'node:fs';"],
  'events-know-only-shapes': ['libs/events/src/fact.ts', "import '#service/clock';"],
  'sql-lives-in-stores': ['apps/facilities/src/rate/set-rate.ts', "import { In } from 'typeorm'; In;"],
  'graphql-stays-in-resolvers': ['apps/facilities/src/rate/rates.ts', "import '@nestjs/graphql';"],
  'rows-stay-with-their-service': ['libs/service/src/rows.ts', "import '../../../apps/facilities/src/rate/rate.row';"],
  'no-cycles': ['libs/kernel/src/egg.ts', "import './hen';"],
  'production-stands-without-dev-dependencies': ['libs/service/src/build.ts', "import 'vite';"],
  'dependencies-are-declared': ['libs/service/src/borrowed.ts', "import 'undeclared';"],
  'imports-resolve': ['libs/service/src/lost.ts', "import './nowhere';"],
  'production-imports-no-tests': ['libs/service/src/planted.ts', "import '../../../test/world/world';"],
};
const innocent = {
  'libs/service/src/clock.ts': empty,
  'libs/kernel/src/money.ts': "import { z } from 'zod'; z;\n",
  'libs/kernel/src/hen.ts': "import './egg';\n",
  'libs/kernel/src/page.spec.ts': "import 'node:fs';\n",
  'apps/facilities/src/rate/rate.ts': empty,
  'apps/facilities/src/rate/rate.row.ts': "import { Entity } from 'typeorm'; Entity;\n",
  'apps/facilities/src/rate/rates.store.ts': "import './rate.row'; import 'typeorm';\n",
  'apps/facilities/src/facilities.module.ts': "import './rate/rate'; import '@nestjs/graphql';\n",
  'apps/facilities/src/domain/price.ts': "import '#kernel/money'; import 'zod';\n",
  'apps/interlock/src/all.ts': "import '../../facilities/src/facilities.module'; import '#service/clock';\n",
  'apps/web/src/look.ts': "import 'vite';\n",
  'test/world/world.ts': "import '#kernel/money'; import '../../apps/facilities/src/rate/rate';\n",
};

describe('the boundaries of the house', () => {
  let folder;
  let violations;
  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'interlock-boundaries-')));
    build(folder);
    violations = await cruise(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are each tried by one planted fault', () => {
    assert.deepEqual(Object.keys(faults).sort(), config.forbidden.map((rule) => rule.name).sort());
  });
  for (const [rule, [file]] of Object.entries(faults))
    it(`catch what breaks ${rule}`, () => {
      assert.ok(violations.some((violation) => violation.rule.name === rule && violation.from === file));
    });
  it('leave alone what keeps to them', () => {
    const blamed = violations.map((violation) => violation.from).filter((from) => from in innocent);
    assert.deepEqual(
      blamed,
      ['libs/kernel/src/hen.ts'].filter((file) => blamed.includes(file)),
    );
  });
  it('give their reason', () => {
    for (const rule of config.forbidden) assert.ok(rule.comment.length > 15, rule.name);
  });
});

function build(target) {
  const write = (path, text) => {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  };
  const manifest = { name: 'planted' };
  for (const [name, kind] of Object.entries(packages)) manifest[kind] = { ...manifest[kind], [name]: '1.0.0' };
  write('package.json', JSON.stringify(manifest));
  for (const name of [...Object.keys(packages), 'undeclared']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const [path, text] of Object.entries(innocent)) write(path, text);
  for (const [path, text] of Object.values(faults)) write(path, `${text}\n`);
  for (const file of ['tsconfig.json', '.dependency-cruiser.cjs']) cpSync(join(root, file), join(target, file));
}

function cruise(cwd) {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const words = [bin, 'apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd, maxBuffer: 2 ** 26 }, (_, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout).summary.violations);
      } catch {
        // Without JSON there was no cruise at all; its own words say why.
        reject(new Error(stderr || stdout));
      }
    });
  });
}
