import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codesOfKernel, faultsOfCodeLists, faultsOfPage } from './refusal-rules.mjs';

const page = (...codes) =>
  `# Refusals\n\n## In \`userErrors\`\n\n| code | when | what |\n| --- | --- | --- |\n${codes
    .map((code) => `| \`${code}\` | When. | Do. |\n`)
    .join('')}\n## At the top level\n\n| \`FORBIDDEN\` | When. | Do. |\n`;
const mutation = (description) => [
  {
    path: 'a.graphql',
    text: `type RatePayload { userErrors: [String!]! } extend type Mutation { "${description}" setRate: RatePayload! }`,
  },
];

describe('refusals', () => {
  it('are read from the kernel', () => {
    assert.deepEqual(codesOfKernel("export const refusalCodes = [\n  'NOT_FOUND',\n  'IN_PAST',\n] as const;"), [
      'NOT_FOUND',
      'IN_PAST',
    ]);
  });
  it('are explained once each, and no others', () => {
    assert.deepEqual(faultsOfPage(['NOT_FOUND', 'IN_PAST'], page('NOT_FOUND', 'IN_PAST')), []);
    assert.match(faultsOfPage(['NOT_FOUND', 'IN_PAST'], page('NOT_FOUND'))[0], /does not explain IN_PAST/);
    assert.match(faultsOfPage(['NOT_FOUND'], page('NOT_FOUND', 'NOT_FOUND'))[0], /twice/);
    assert.match(faultsOfPage(['NOT_FOUND'], page('NOT_FOUND', 'ODD'))[0], /ODD, which nothing/);
  });
  it('are listed by every mutation that can refuse, under names that exist', () => {
    assert.deepEqual(faultsOfCodeLists(['NOT_FOUND'], mutation('Sets. Codes: NOT_FOUND, those of addRoom.')), []);
    assert.match(faultsOfCodeLists(['NOT_FOUND'], mutation('Sets. Codes: NOT_FOUNT.'))[0], /lists NOT_FOUNT/);
    assert.match(faultsOfCodeLists(['NOT_FOUND'], mutation('Sets.'))[0], /does not list its codes/);
  });
});
