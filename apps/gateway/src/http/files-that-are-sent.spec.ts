import { createHash, randomBytes } from 'node:crypto';
import type { RequestContext } from '#service/graphql/request-context';
import { rates } from '../limits/rate-limits';
import { someone, startEdge, type Edge, type EdgeOptions } from '../../../../test/world/edge';

type Part = { readonly uploadId: string; readonly part: number; readonly bytes: string };

const kept = new Map<string, Buffer[]>();
const closed = new Map<string, string>();
let isAllowed = true;
const taken = (uploadId: string) => ({ uploadId, userErrors: [] });
const facilities = {
  Mutation: {
    openUpload(_: never, { name }: { readonly name: string }, { viewer }: RequestContext) {
      expect(viewer.account).toBe(someone.account);
      if (!isAllowed) return { uploadId: null, userErrors: [{ code: 'NOT_ALLOWED', message: 'Not you.' }] };
      kept.set(name, []);
      return taken(name);
    },
    addToUpload(_: never, { uploadId, part, bytes }: Part) {
      const parts = kept.get(uploadId) ?? [];
      expect(part).toBe(parts.length);
      parts.push(Buffer.from(bytes, 'base64'));
      return taken(uploadId);
    },
    closeUpload(_: never, { uploadId, sha256 }: { readonly uploadId: string; readonly sha256: string }) {
      closed.set(uploadId, sha256);
      return taken(uploadId);
    },
  },
};
const start = (settings: EdgeOptions['settings'] = {}): Promise<Edge> =>
  startEdge({ services: { facilities }, settings });

let edge: Edge;
beforeAll(async () => {
  edge = await start();
});
afterAll(() => edge.close());

const form = (bytes: Uint8Array<ArrayBuffer>, name: string, field = 'file'): FormData => {
  const made = new FormData();
  made.append(field, new Blob([bytes], { type: 'text/csv' }), name);
  return made;
};

async function send(body: RequestInit['body'], headers: Readonly<Record<string, string>> = {}, to = edge) {
  const authorization = `Bearer ${await to.facts.token()}`;
  return fetch(`${to.url}/upload`, { method: 'POST', body: body ?? null, headers: { authorization, ...headers } });
}

const faultOf = async (response: Response) => {
  const { errors } = (await response.json()) as { readonly errors: readonly [{ readonly extensions: object }] };
  return [response.status, errors[0].extensions];
};

describe('a file that is sent', () => {
  it('comes to facilities whole, part by part, whatever its bytes are', async () => {
    const bytes = new Uint8Array(randomBytes(700_000));
    const answer = await send(form(bytes, 'räume.csv'));
    expect([answer.status, await answer.json()]).toEqual([
      201,
      { uploadId: 'räume.csv', name: 'räume.csv', bytes: 700_000 },
    ]);
    const parts = kept.get('räume.csv') ?? [];
    expect(parts.map(({ length }) => length)).toEqual([262_144, 262_144, 175_712]);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    expect(closed.get('räume.csv')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is refused beyond 32 MB, and is not closed', async () => {
    const answer = await send(form(new Uint8Array(32 * 1024 * 1024 + 1), 'huge.csv'));
    expect(await faultOf(answer)).toEqual([413, { code: 'BAD_USER_INPUT' }]);
    expect(closed.has('huge.csv')).toBe(false);
  });

  it('is refused when it is empty, under another name, beside others, or no form at all', async () => {
    const one = new Uint8Array([65]);
    const two = form(one, 'a.csv');
    two.append('file', new Blob([one]), 'b.csv');
    const word = new FormData();
    word.append('file', 'only a word');
    for (const [body, status] of [
      [form(new Uint8Array(), 'empty.csv'), 400],
      [form(one, 'x.csv', 'other'), 400],
      [two, 413],
      [word, 413],
    ] as const)
      expect(await faultOf(await send(body))).toEqual([status, { code: 'BAD_USER_INPUT' }]);
    expect((await send('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await send('x', { 'content-type': 'text/csv' })).status).toBe(415);
    expect((await send(form(one, 'z.csv'), { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('is taken from nobody without a good token, nor from a page of another origin with a cookie', async () => {
    const body = () => form(new Uint8Array([65]), 'a.csv');
    const visitor = await fetch(`${edge.url}/upload`, { method: 'POST', body: body() });
    expect(await faultOf(visitor)).toEqual([401, { code: 'UNAUTHENTICATED' }]);
    expect((await send(body(), { authorization: 'Bearer nonsense' })).status).toBe(401);
    const foreign = { cookie: 'interlock_refresh=x', origin: 'https://elsewhere.example' };
    expect(await faultOf(await send(body(), foreign))).toEqual([403, { code: 'FORBIDDEN' }]);
  });

  it('is refused as facilities refuse it', async () => {
    isAllowed = false;
    const answer = await send(form(new Uint8Array([65]), 'a.csv'));
    isAllowed = true;
    expect(await faultOf(answer)).toEqual([403, { code: 'FORBIDDEN', reason: 'NOT_ALLOWED' }]);
  });

  it('is one of so many in a minute', async () => {
    const busy = await start({ INTERLOCK_RATE_LIMITS: 'on' });
    const statuses: number[] = [];
    for (let n = 0; n <= rates.upload.points; n++)
      statuses.push((await send(form(new Uint8Array([65]), `${n}.csv`), {}, busy)).status);
    await busy.close();
    expect(statuses.filter((status) => status === 201)).toHaveLength(rates.upload.points);
    expect(statuses.at(-1)).toBe(429);
  });

  it('is taken by POST only', async () => {
    const answer = await fetch(`${edge.url}/upload`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
