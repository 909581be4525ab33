import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { projectRoot } from '#service/project-root';
import { apiOf } from './api';
import { knownOperations } from './known-operations';
import { Queries } from './queries';

const folder = mkdtempSync(join(tmpdir(), 'interlock-pages-'));
const file = join(folder, 'out/known-operations.json');
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the build's own step. */
function found(pages: string): readonly string[] {
  execFileSync(process.execPath, [join(projectRoot, 'apps/gateway/known-operations.mjs'), pages, file], {
    stdio: 'pipe',
  });
  return JSON.parse(readFileSync(file, 'utf8')) as string[];
}

describe('the operations of the pages', () => {
  const documents = found(join(projectRoot, 'apps/web/src'));

  it('are found', () => {
    expect(documents.some((text) => text.includes('mutation SignIn'))).toBe(true);
  });

  it.each(documents.map((text) => [/(?:query|mutation) (\w+)/.exec(text)?.[1] ?? text, text]))(
    'are good queries within the limits: %s',
    (_, text) => {
      const queries = new Queries(apiOf(readFileSync(join(projectRoot, 'schema/api.graphql'), 'utf8')), true);
      expect(queries.read(text)).not.toHaveProperty('faults');
    },
  );

  it('are taken with the fragments they need from elsewhere, and with those only', () => {
    mkdirSync(join(folder, 'pages/a'), { recursive: true });
    writeFileSync(join(folder, 'pages/a/operations.ts'), 'const q = graphql(\n `query Q { me { ...F } }`,\n [f]);');
    writeFileSync(
      join(folder, 'pages/a/f.tsx'),
      'graphql(`fragment F on Account { ...G }`); graphql(`fragment H on Account { id }`);',
    );
    writeFileSync(join(folder, 'pages/g.ts'), 'graphql(`fragment G on Account { id }`)');
    expect(found(join(folder, 'pages')).map((text) => parse(text).definitions.length)).toEqual([3]);
  });

  it('must be whole while building', () => {
    writeFileSync(join(folder, 'pages/g.ts'), 'graphql(`fragment G on Account { ${field} }`)');
    expect(() => found(join(folder, 'pages'))).toThrow(/put together while running/);
  });
});

describe('a known operation', () => {
  const known = knownOperations(['query Q { me { ...F } } fragment F on Account { id }']);
  it.each([
    [
      'is known in another order, with other blanks and __typename',
      'fragment F on Account { __typename id }\n query Q { me { ...F __typename } }',
      true,
    ],
    ['is not known with another field', 'query Q { me { ...F } } fragment F on Account { id email }', false],
    ['is not known under another name', 'query R { me { ...F } } fragment F on Account { id }', false],
    ['is not known with an alias', 'query Q { me { ...F } } fragment F on Account { x: id }', false],
    [
      'is not known beside another operation',
      'query Q { me { ...F } } fragment F on Account { id } query R { me { id } }',
      false,
    ],
  ])('%s', (_, text, isKnown) => {
    expect(known.has(parse(text))).toBe(isKnown);
  });
});
