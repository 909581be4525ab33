import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parse } from 'graphql';
import { z } from 'zod';
import type { Viewer } from '#service/viewer/viewer';
import type { Subgraph } from '../graph/subgraphs';
import { BadRequest, sendError, sendRefusal, sendTooMany } from './answers';
import { refusal } from '../graph/errors';
import { sendUnauthenticated, type Edge } from './graphql';
import { isForeign, refreshOf } from './origin';

export const uploadAddress = '/upload';
const largestFile = 32 * 1024 * 1024;
const partBytes = 256 * 1024;

const openUpload = parse(
  'mutation OpenUpload($name: String!) { sent: openUpload(name: $name) { uploadId userErrors { code message } } }',
);
const addToUpload = parse(
  `mutation AddToUpload($uploadId: ID!, $part: Int!, $bytes: String!) {
    sent: addToUpload(uploadId: $uploadId, part: $part, bytes: $bytes) { uploadId userErrors { code message } }
  }`,
);
const closeUpload = parse(
  `mutation CloseUpload($uploadId: ID!, $sha256: String!) {
    sent: closeUpload(uploadId: $uploadId, sha256: $sha256) { uploadId userErrors { code message } }
  }`,
);
const answer = z.object({
  sent: z.object({
    uploadId: z.string().nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
});

/** What facilities refused of a file, on its way to the client. */
class UploadRefused extends Error {
  constructor(
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

type Facilities = Pick<Subgraph, 'execute'>;

/**
 * Takes a file of a house in: `POST /upload`, one part named `file`, up to 32 MB. It goes on to facilities as it comes, and no
 * more than a part of it is in memory. Whoever sends it says by a bearer token who that is.
 */
export async function serveUploads(server: FastifyInstance, edge: Edge, facilities: Facilities): Promise<void> {
  await server.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: largestFile, files: 1, fields: 0, parts: 1 } });
    scope.addHook('onRequest', async (request) => {
      if (request.headers['content-encoding'] !== undefined) throw new BadRequest(415, 'Send the file uncompressed.');
    });
    scope.post(uploadAddress, (request, reply) => takeUpload(edge, facilities, request, reply));
  });
}

async function takeUpload(
  edge: Edge,
  facilities: Facilities,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (refreshOf(request) !== '' && isForeign(request))
    return sendRefusal(reply, 403, 'FORBIDDEN', 'A page of another origin may not use this session.');
  const viewer = await edge.authenticate(request.raw, reply.raw);
  if (!viewer?.account) return sendUnauthenticated(reply);
  const wait =
    (await edge.limits.count('account', viewer.account)) ?? (await edge.limits.count('upload', viewer.account));
  if (wait !== null) return sendTooMany(reply, wait);
  const sending = new Sending(facilities, viewer);
  try {
    const parts = partsIn(request);
    const file = await fileIn(parts);
    await sending.open(file.filename);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const part of piecesOf(file.file)) {
      bytes += part.length;
      hash.update(part);
      await sending.add(part);
    }
    if (file.file.truncated) throw new BadRequest(413, 'The file is larger than 32 MB.');
    if (bytes === 0) throw new BadRequest(400, 'The file is empty.');
    if (!(await parts.next()).done) throw new BadRequest(400, oneFile);
    const uploadId = await sending.close(hash.digest('hex'));
    return reply.code(201).type('application/json; charset=utf-8').send({ uploadId, name: file.filename, bytes });
  } catch (fault) {
    if (!(fault instanceof UploadRefused)) throw fault;
    const isForbidden = fault.reason === 'NOT_ALLOWED';
    const { message, extensions } = refusal(isForbidden ? 'FORBIDDEN' : 'BAD_USER_INPUT', fault.message);
    return sendError(reply, isForbidden ? 403 : 400, { message, extensions: { ...extensions, reason: fault.reason } });
  }
}

const oneFile = 'Send one part, a file named "file".';

function partsIn(request: FastifyRequest): AsyncIterator<Multipart> {
  if (!request.isMultipart()) throw new BadRequest(415, 'Send multipart/form-data.');
  return request.parts();
}

async function fileIn(parts: AsyncIterator<Multipart>): Promise<MultipartFile> {
  const first = await parts.next();
  if (first.done || first.value.type !== 'file' || first.value.fieldname !== 'file') throw new BadRequest(400, oneFile);
  return first.value;
}

/** The bytes of a stream in pieces of one size, the last of what is left. */
async function* piecesOf(stream: Readable): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    kept.push(chunk);
    size += chunk.length;
    if (size < partBytes) continue;
    const whole = Buffer.concat(kept);
    const full = size - (size % partBytes);
    for (let at = 0; at < full; at += partBytes) yield whole.subarray(at, at + partBytes);
    kept = full === size ? [] : [whole.subarray(full)];
    size -= full;
  }
  if (size > 0) yield Buffer.concat(kept);
}

/** One file on its way to facilities. */
class Sending {
  private uploadId: string | null = null;
  private part = 0;

  constructor(
    private readonly facilities: Facilities,
    private readonly viewer: Viewer,
  ) {}

  async open(name: string): Promise<void> {
    this.uploadId = await this.ask(openUpload, { name });
  }

  async add(bytes: Buffer): Promise<void> {
    await this.ask(addToUpload, { uploadId: this.uploadId, part: this.part++, bytes: bytes.toString('base64') });
  }

  close(sha256: string): Promise<string> {
    return this.ask(closeUpload, { uploadId: this.uploadId, sha256 });
  }

  private async ask(document: typeof openUpload, variables: Readonly<Record<string, unknown>>): Promise<string> {
    const call = { viewer: this.viewer, refresh: '', isSecure: false, setCookies: [] };
    const { data, errors } = await this.facilities.execute(document, variables, call);
    if (errors?.[0]) throw errors[0];
    const { uploadId, userErrors } = answer.parse(data).sent;
    const [refused] = userErrors;
    if (refused) throw new UploadRefused(refused.code, refused.message);
    if (uploadId === null) throw new Error('a part was neither taken nor refused');
    return uploadId;
  }
}
