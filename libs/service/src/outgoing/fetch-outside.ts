import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, request, type Dispatcher } from 'undici';
import { isPublicAddress } from './public-address';

export type OutsideAsk = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether addresses of private networks may be called: by who runs everything on one. */
  readonly allowPrivate: boolean;
  readonly withinMs: number;
  readonly mostBytes: number;
  /** What to say of an answer of more. */
  readonly tooLarge: string;
  readonly signal: AbortSignal;
};

export type OutsideAnswer = {
  readonly status: number;
  /** Of the answer's headers, those that came once. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Why an address outside gave nothing, in words for whoever entered it; they name no address of ours. */
export class NotFetched extends Error {}

/**
 * One GET of an address that a stranger chose. Its name is resolved once, refused where it leads into a private network, and
 * the connection goes to the very address that was judged; no redirects, no cookies, no compression.
 */
export async function fetchOutside(ask: OutsideAsk): Promise<OutsideAnswer> {
  const url = new URL(ask.url);
  const address = await judgedAddress(url.hostname.replace(/^\[|\]$/g, ''), ask.allowPrivate);
  const family = isIP(address);
  const agent = new Agent({
    connect: {
      timeout: ask.withinMs,
      lookup: (_, { all }, answer) => (all ? answer(null, [{ address, family }]) : answer(null, address, family)),
    },
    maxHeaderSize: 16 * 1024,
  });
  const signal = AbortSignal.any([ask.signal, AbortSignal.timeout(ask.withinMs)]);
  try {
    const response = await request(url, {
      dispatcher: agent,
      signal,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'Interlock', ...ask.headers },
    });
    return {
      status: response.statusCode,
      headers: single(response.headers),
      body: await bytesOf(response, ask),
    };
  } catch (fault) {
    throw fault instanceof NotFetched ? fault : new NotFetched(wordsFor(fault), { cause: fault });
  } finally {
    await agent.destroy();
  }
}

async function judgedAddress(host: string, allowPrivate: boolean): Promise<string> {
  const found = isIP(host) ? [host] : await addressesOf(host);
  const allowed = allowPrivate ? found : found.filter(isPublicAddress);
  // One private address among public ones is how a name is made to change its mind.
  if (allowed.length === 0 || allowed.length < found.length)
    throw new NotFetched('The address leads into a private network, which is not read.');
  return allowed[0] ?? '';
}

async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (fault) {
    throw new NotFetched('There is no server of this name.', { cause: fault });
  }
}

async function bytesOf(response: Dispatcher.ResponseData, { mostBytes, tooLarge }: OutsideAsk): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > mostBytes) throw new NotFetched(tooLarge);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const single = (headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

function wordsFor(fault: unknown): string {
  const { name = '', code = '' } = fault as { readonly name?: string; readonly code?: string };
  if (name === 'TimeoutError' || name === 'AbortError' || /TIMEOUT/.test(code))
    return 'The server did not answer in time.';
  if (/CERT|TLS|SSL|ALTNAME|SELF_SIGNED/.test(code)) return 'The certificate of the server is not good.';
  return 'The server could not be reached.';
}
