import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '#service/project-root';
import { describeInBrowser } from './browser';

const pages = join(projectRoot, 'dist/web');
const kB = (path: string): number => gzipSync(readFileSync(join(pages, path)), { level: 9 }).length / 1000;

describeInBrowser('the scripts of the pages, packed', () => {
  // Read when it is asked: before a build there is nothing.
  const first = (): readonly string[] =>
    [...readFileSync(join(pages, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
      ([, path]) => path ?? '',
    );

  it('weigh at most 280 kB where one begins', () => {
    expect(first().length).toBeGreaterThan(0);
    expect(first().reduce((sum, path) => sum + kB(path), 0)).toBeLessThanOrEqual(280);
  });

  it('weigh at most 80 kB each where they are fetched later, the map of the world too', () => {
    const later = readdirSync(join(pages, 'assets'))
      .filter((name) => name.endsWith('.js') && !first().includes(`assets/${name}`))
      .map((name) => `assets/${name}`);
    expect(later.filter((path) => kB(path) > 80)).toEqual([]);
    expect(later.some((path) => path.startsWith('assets/world'))).toBe(true);
  });
});
