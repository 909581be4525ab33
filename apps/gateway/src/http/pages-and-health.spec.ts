import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceNames } from '#service/services';
import { type Edge, fakeService, startEdge } from '../../../../test/world/edge';

let edge: Edge;
let isDown = false;
const folder = mkdtempSync(join(tmpdir(), 'interlock-pages-'));

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>first page</title>');
  writeFileSync(join(folder, 'assets/main-1a2b.js'), '1;');
  const check = () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve());
  const services = new Map(serviceNames.map((name) => [name, { ...fakeService(name, {}), check }]));
  edge = await startEdge({ start: { webRoot: folder, services } });
});
afterAll(async () => {
  await edge.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, accept = 'text/html') => fetch(`${edge.url}${path}`, { headers: { accept } });

describe('the pages', () => {
  it.each(['/', '/resources/resource_1?tab=rates'])('begin with the first page at %s', async (path) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([200, '<title>first page</title>']);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
  });

  it('have assets that never change', async () => {
    const response = await get('/assets/main-1a2b.js', '*/*');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    ['/assets/gone.js', 'text/html'],
    ['/nowhere', 'application/json'],
    ['/calendar/x.ics', 'text/html'],
  ])('are no answer for %s wanting %s', async (path, accept) => {
    const response = await get(path, accept);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
  });

  it('do not reach out of their folder', async () => {
    const response = await get('/..%2f..%2fetc/passwd', '*/*');
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});

describe('health', () => {
  it('is alive as long as it runs, and ready while all it needs answers', async () => {
    expect((await get('/health/ready')).status).toBe(200);
    isDown = true;
    const ready = await get('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not ready', parts: expect.objectContaining({ sessions: 'ok', facilities: 'not ready' }) },
    ]);
    expect((await get('/health/live')).status).toBe(200);
    isDown = false;
  });

  it('has numbers whose labels no request can choose', async () => {
    await get('/a-title-that-is-secret');
    await edge.ask('query ASecretName { me { id } }');
    const text = await (await get('/metrics')).text();
    expect(text).toContain('interlock_graphql_root_fields_total{field="me",outcome="answered"} 1');
    expect(text).toContain('interlock_http_request_duration_seconds_count{');
    expect(text).not.toMatch(/secret/i);
  });

  it('takes GET only', async () => {
    const response = await fetch(`${edge.url}/metrics`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  });
});
