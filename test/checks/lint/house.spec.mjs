import { describe, it } from 'node:test';
import { RuleTester } from 'eslint';
import { parser } from 'typescript-eslint';
import { honestComments } from './honest-comments.mjs';
import { plainNames } from './plain-names.mjs';
import { saysWhoMayCall } from './says-who-may-call.mjs';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester({ languageOptions: { parser } });
const resolver = (decorators) => `
  import { Query, Mutation, ResolveField, ResolveReference } from '@nestjs/graphql';
  class FacilityResolver { ${decorators} facility() {} }`;

tester.run('says-who-may-call', saysWhoMayCall, {
  valid: [
    resolver("@Query() @MayCall('anyone')"),
    resolver("@MayCall('signedIn') @Mutation('placeHold')"),
    resolver('@ResolveField()'),
    resolver('@ResolveReference()'),
    "import { Query } from '@nestjs/common'; class Pages { @Query() page() {} }",
  ],
  invalid: [
    { code: resolver('@Query()'), errors: [{ messageId: 'silent' }] },
    { code: resolver('@UseGuards(Somebody) @Mutation()'), errors: [{ messageId: 'silent' }] },
    {
      code: "import { Query as Root } from '@nestjs/graphql'; class R { @Root() me() {} }",
      errors: [{ messageId: 'silent' }],
    },
  ],
});

const at = (filename, code = 'export const placeHold = 1;') => ({ filename, code, options: [{ root: '/house' }] });
tester.run('plain-names', plainNames, {
  valid: [
    at('/house/apps/facilities/src/commitment/place-hold.ts'),
    at('/house/libs/kernel/src/money.ts', "export { DataSource } from 'typeorm';"),
    at('/house/libs/kernel/src/money.ts', 'export const updatedAt = 1; export function informs() {} const data = 1;'),
    at('/house/utils-of-the-trade/a.ts'),
  ],
  invalid: [
    { ...at('/house/apps/facilities/src/rate/rate-helpers.ts'), errors: [{ messageId: 'name' }] },
    { ...at('/house/apps/facilities/src/common/rate.ts'), errors: [{ messageId: 'folder' }] },
    { ...at('/house/a.ts', 'export class HoldManager {}'), errors: [{ messageId: 'name' }] },
    { ...at('/house/a.ts', 'export function processHold() {}'), errors: [{ messageId: 'name' }] },
    { ...at('/house/a.ts', 'export type RateInfo = string;'), errors: [{ messageId: 'name' }] },
    { ...at('/house/a.ts', 'const a = 1; export { a as COMMON_RATES };'), errors: [{ messageId: 'name' }] },
    { ...at('/house/a.ts', 'export const { data } = load();'), errors: [{ messageId: 'name' }] },
  ],
});

tester.run('honest-comments', honestComments, {
  valid: [
    '// NOTE: the clock of the database decides.',
    '// TODO(#12): read it from the charter.',
    '// Notes of the house are kept with the rate.',
    '/* eslint-disable-next-line no-console -- the command line speaks to people */ console.log(1);',
  ],
  invalid: [
    { code: '// TODO: later', errors: [{ messageId: 'marker' }] },
    { code: '// TODO(me): later', errors: [{ messageId: 'marker' }] },
    { code: '/**\n * Rates.\n * FIXME off by one\n */', errors: [{ messageId: 'marker' }] },
    { code: '// eslint-disable-next-line no-console\nlog(1);', errors: [{ messageId: 'reason' }] },
    { code: '/* eslint-disable -- everything here is odd */', errors: [{ messageId: 'blanket' }] },
  ],
});
