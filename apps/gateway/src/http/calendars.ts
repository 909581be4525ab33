import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parse } from 'graphql';
import { z } from 'zod';
import { visitor } from '#service/viewer/viewer';
import type { Subgraph } from '../graph/subgraphs';
import { addressKey } from '../limits/rate-limits';
import { sendRefusal, sendTooMany } from './answers';
import type { Edge } from './graphql';

const calendarFile = parse(
  'query CalendarFile($secret: String!, $known: String) { calendarFile(secret: $secret, known: $known) { etag content } }',
);
const answer = z.object({ calendarFile: z.object({ etag: z.string(), content: z.string().nullable() }).nullable() });

/** The address of a calendar, for a route; whoever logs or counts calls sees this and never the secret in it. */
export const calendarAddress = '/calendar/:file';

/**
 * Serves `/calendar/<secret>.ics` to calendar programs: they sign in nowhere, the secret is all they have. One that is wrong or
 * revoked leads to the same nothing as any other address, and trying many is slowed down.
 */
export function serveCalendars(server: FastifyInstance, edge: Edge, facilities: Pick<Subgraph, 'execute'>): void {
  server.route<{ Params: { file: string } }>({
    method: ['GET', 'HEAD'],
    url: calendarAddress,
    async handler(request, reply) {
      const wait = await edge.limits.count('secret', addressKey(request.ip));
      if (wait !== null) return sendTooMany(reply, wait);
      const found = await find(request.params.file, knownBy(request));
      if (found === null) return sendRefusal(reply, 404, 'BAD_USER_INPUT', 'There is nothing at this address.');
      await edge.limits.forgive('secret', addressKey(request.ip));
      return send(reply, found);
    },
  });

  async function find(file: string, known: string | null) {
    const secret = /^([\w-]{16,100})\.ics$/.exec(file)?.[1];
    if (secret === undefined) return null;
    const call = { viewer: visitor, refresh: '', isSecure: false, setCookies: [] };
    const { data, errors } = await facilities.execute(calendarFile, { secret, known }, call);
    if (errors?.[0]) throw errors[0];
    return answer.parse(data).calendarFile;
  }
}

/** The copy a program has already: the first it names, strong or weak. */
const knownBy = (request: FastifyRequest): string | null =>
  /"([\w-]{1,100})"/.exec(request.headers['if-none-match'] ?? '')?.[1] ?? null;

function send(reply: FastifyReply, { etag, content }: { readonly etag: string; readonly content: string | null }) {
  reply.header('etag', `"${etag}"`).header('cache-control', 'private, no-cache').header('x-robots-tag', 'noindex');
  if (content === null) return reply.code(304).send();
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', 'inline; filename="calendar.ics"')
    .send(content);
}
