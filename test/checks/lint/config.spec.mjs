import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { root } from '../files.mjs';

const eslint = new ESLint({ cwd: root });

/** Rules that a text breaks when it stands in place of a file that exists. */
async function broken(path, text) {
  const [result] = await eslint.lintText(text, { filePath: join(root, path) });
  return result.messages.map((message) => message.ruleId ?? message.message);
}

const plain = 'libs/service/src/services.ts';
const planted = {
  'an any': ['export const x = (a: any): unknown => a;', '@typescript-eslint/no-explicit-any'],
  'a promise nobody waits for': [
    'export const x = (): void => { Promise.resolve(1); };',
    '@typescript-eslint/no-floating-promises',
  ],
  'a promise where a truth is wanted': [
    'export const x = (a: () => Promise<boolean>) => (a() ? 1 : 2);',
    '@typescript-eslint/no-misused-promises',
  ],
  'a state forgotten in a switch': [
    "export const x = (a: 'HELD' | 'BOOKED') => { switch (a) { case 'HELD': return 1; } return 2; };",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  'a default export': ['export default 1;', 'no-restricted-syntax'],
  'a barrel': ["export * from './clock';", 'no-restricted-syntax'],
  'an enum': ['export enum Kind { ROOM }', 'no-restricted-syntax'],
  'a glance at the environment': ['export const x = process.env.PATH;', 'no-restricted-syntax'],
  'the environment unpacked': ['const { env } = process; export const x = env;', 'no-restricted-syntax'],
  'a clock': ['export const x = Date.now();', 'no-restricted-syntax'],
  'a date of now': ['export const x = new Date();', 'no-restricted-syntax'],
  'a stopwatch': ['export const x = performance.now();', 'no-restricted-syntax'],
  'too many lines': ['export const x = [\n' + '  1,\n'.repeat(300) + '];', 'max-lines'],
  'a suppression without a reason': [
    '// @ts-expect-error\nexport const x: number = "1";',
    '@typescript-eslint/ban-ts-comment',
  ],
  'a suppression that is not needed': [
    '// eslint-disable-next-line eqeqeq -- it was, once upon a time\nexport const x = 1;',
    'Unused',
  ],
};

describe('the lint of the house', () => {
  for (const [fault, [text, rule]] of Object.entries(planted))
    it(`catches ${fault}`, async () => {
      const rules = await broken(plain, text);
      assert.ok(
        rules.some((id) => id.startsWith(rule)),
        rules.join(', '),
      );
    });
  it('lets settings read the environment, and the clock the time', async () => {
    assert.deepEqual(await broken('libs/service/src/config/settings.ts', 'export const x = process.env;\n'), []);
    assert.deepEqual(await broken('libs/service/src/clock.ts', 'export const x = Date.now();\n'), []);
  });
  it('lets a date be made of something', async () => {
    assert.deepEqual(await broken(plain, 'export const x = new Date(0);\n'), []);
  });
});
