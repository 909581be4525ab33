import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock } from '#service/clock';
import { verifyViewer, viewerHeader } from '#service/viewer/signature';
import { serviceNames } from '#service/services';
import { type Edge, fakeService, someone, startEdge } from '../../../../test/world/edge';
import { secretOfTests } from '../../../../test/world/database';

let edge: Edge;
let accounts: Server;
let isUp = true;
let answer: object = {};
let seen: { readonly headers: IncomingHttpHeaders; readonly body: unknown } | undefined;

beforeAll(async () => {
  accounts = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/inside/health/ready') return response.writeHead(isUp ? 200 : 503).end();
      seen = { headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) };
      response.setHeader('set-cookie', ['interlock_refresh=new', 'other=1']);
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => accounts.on('listening', resolve));
  const { port } = accounts.address() as AddressInfo;
  edge = await startEdge({
    settings: {
      INTERLOCK_SERVICES: 'gateway,facilities,capabilities,partnerships,alliances',
      INTERLOCK_DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
      INTERLOCK_SECRET: secretOfTests,
      INTERLOCK_ACCOUNTS_URL: `http://127.0.0.1:${port}/inside`,
    },
    start: {
      services: new Map(
        serviceNames.filter((name) => name !== 'accounts').map((name) => [name, fakeService(name, {})]),
      ),
    },
  });
});
afterAll(async () => {
  await edge.close();
  accounts.close();
});

describe('a service in another process', () => {
  it('is told by signature who asks, and by headers of the cookie and the scheme', async () => {
    answer = { data: { refreshSession: { accessToken: 'a', userErrors: [] } } };
    const { body, headers } = await edge.ask('mutation { refreshSession { accessToken } }', {
      headers: { authorization: `Bearer ${await edge.facts.token()}`, cookie: 'interlock_refresh=old' },
    });
    expect(body).toEqual({ data: { refreshSession: { accessToken: 'a' } } });
    expect(headers.getSetCookie()).toEqual(['interlock_refresh=new', 'other=1']);
    const signed = String(seen?.headers[viewerHeader]);
    expect(verifyViewer(signed, secretOfTests, new Clock().now())).toMatchObject({ account: someone.account });
    expect(seen?.headers).toMatchObject({ 'x-interlock-refresh': 'old', 'x-interlock-secure': '0' });
    expect(seen?.headers.authorization).toBeUndefined();
  });

  it('lets its errors through as far as they are meant for clients', async () => {
    const extensions = { code: 'FORBIDDEN', stacktrace: ['secret'] };
    answer = { data: { me: null }, errors: [{ message: 'no', path: ['me'], extensions }] };
    const { body } = await edge.ask('{ me { id } }');
    expect(body).toEqual({
      data: { me: null },
      errors: [{ message: 'no', path: ['me'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it.each([
    ['answers what is no GraphQL', () => void (answer = { data: 'hello' })],
    ['is gone', () => accounts.close()],
  ])('costs an incident when it %s', async (_, harm) => {
    harm();
    accounts.closeAllConnections();
    const { body } = await edge.ask('{ me { id } }');
    expect(body.data).toEqual({ me: null });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', incident: expect.any(String) });
    expect(JSON.stringify(body)).not.toMatch(/ECONN|127\.0|fetch|expected/i);
  });
});

describe('readiness', () => {
  it('waits for services in other processes', async () => {
    isUp = false;
    expect((await fetch(`${edge.url}/health/ready`)).status).toBe(503);
  });
});
