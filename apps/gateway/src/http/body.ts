import { isUtf8 } from 'node:buffer';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { z } from 'zod';
import { BadRequest } from './answers';

/** Before and after decompression. */
export const longestBody = 256 * 1024;

const tooLarge = 'The request is larger than 256 KB.';

/** Bodies are JSON in strict UTF-8, plain or compressed; whatever else comes is refused before it is parsed. */
export function takeBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addHook('preParsing', async (request, _, payload) => decompressed(request, payload));
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: FastifyRequest, body: Buffer) =>
    parsed(body),
  );
}

const decompressors: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body as it was before it was compressed. Fastify counts what comes out; what goes in is counted here. */
function decompressed(request: FastifyRequest, payload: RequestPayload): RequestPayload {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return payload;
  const open = decompressors[encoding]?.();
  if (!open) throw new BadRequest(415, 'Send application/json, plain or compressed by gzip, deflate or br.');
  const counted = Object.assign(open, { receivedEncodedLength: 0 });
  payload.on('data', (chunk: Buffer) => {
    counted.receivedEncodedLength += chunk.length;
    if (counted.receivedEncodedLength > longestBody) counted.destroy(new BadRequest(413, tooLarge));
  });
  payload.on('error', (fault) => counted.destroy(fault));
  return payload.pipe(counted);
}

function parsed(body: Buffer): unknown {
  if (!isUtf8(body)) throw new BadRequest(400, 'The request holds bytes that are not UTF-8.');
  try {
    return JSON.parse(body.toString());
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new BadRequest(400, 'The request is no JSON.');
    throw fault;
  }
}

const object = z.record(z.string(), z.unknown());
const shape = z.object({
  query: z.string('"query" must be the text of a GraphQL document.'),
  operationName: z.string('"operationName" must be a string.').nullish(),
  variables: object.nullish(),
});

/** What a call of /graphql asks, in whichever way it came. */
export type Parameters = {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
};

export function parametersOf(raw: unknown): Parameters {
  if (Array.isArray(raw)) throw new BadRequest(400, 'One operation for each request: batches are not taken.');
  const read = shape.safeParse(raw);
  if (!read.success) throw new BadRequest(400, messageOf(read.error));
  return {
    query: read.data.query,
    operationName: read.data.operationName ?? undefined,
    variables: read.data.variables ?? {},
  };
}

/** The same from an address, as GraphQL over HTTP has it for queries. */
export function parametersOfAddress(raw: unknown): Parameters {
  const { variables, operationName, ...rest } = object.parse(raw);
  return parametersOf({
    ...rest,
    ...(operationName ? { operationName } : {}),
    ...(typeof variables === 'string' && variables !== '' ? { variables: jsonOf(variables) } : {}),
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new BadRequest(400, '"variables" must be a JSON object.');
    throw fault;
  }
}

function messageOf(error: z.ZodError): string {
  const [first] = error.issues;
  const name = first?.path[0];
  if (name === undefined) return 'The request must be a JSON object with "query".';
  return first?.code === 'invalid_type' && name === 'variables'
    ? '"variables" must be a JSON object.'
    : (first?.message ?? '');
}
