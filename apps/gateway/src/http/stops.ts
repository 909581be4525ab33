import type { FastifyInstance, FastifyReply } from 'fastify';
import { parse } from 'graphql';
import { z } from 'zod';
import { visitor } from '#service/viewer/viewer';
import type { Subgraph } from '../graph/subgraphs';
import { addressKey } from '../limits/rate-limits';
import { sendRefusal, sendTooMany } from './answers';
import type { Edge } from './graphql';

const look = parse(
  'query StoppableAlerts($secret: String!) { alerts: stoppableAlerts(secret: $secret) { name isStopped } }',
);
const stop = parse('mutation StopAlerts($secret: String!) { alerts: stopAlerts(secret: $secret) { name isStopped } }');
const answer = z.object({ alerts: z.object({ name: z.string(), isStopped: z.boolean() }).nullable() });
type Alerts = NonNullable<z.infer<typeof answer>['alerts']>;

/** The address in a letter, for a route; whoever logs or counts calls sees this and never the secret in it. */
export const stopAddress = '/stop/:secret';

const longestForm = 1024;

/**
 * Serves `/stop/<secret>` to whoever got a letter: a page with one button, and a POST that stops at once, from that button or from
 * a mail program (RFC 8058). A GET changes nothing, for programs that check mail open every link. One needs no sign-in.
 */
export async function serveStops(
  server: FastifyInstance,
  edge: Edge,
  capabilities: Pick<Subgraph, 'execute'>,
): Promise<void> {
  await server.register(async (scope) => {
    // What is sent along says no more than the address does.
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data'])
      scope.addContentTypeParser(type, { parseAs: 'string', bodyLimit: longestForm }, async () => null);
    scope.route<{ Params: { secret: string } }>({
      method: ['GET', 'HEAD', 'POST'],
      url: stopAddress,
      async handler(request, reply) {
        const wait = await edge.limits.count('secret', addressKey(request.ip));
        if (wait !== null) return sendTooMany(reply, wait);
        const found = await ask(request.method === 'POST' ? stop : look, request.params.secret);
        if (found === null) return sendRefusal(reply, 404, 'BAD_USER_INPUT', 'There is nothing at this address.');
        await edge.limits.forgive('secret', addressKey(request.ip));
        return sendPage(reply, found);
      },
    });
  });

  async function ask(document: typeof look, secret: string): Promise<Alerts | null> {
    if (!/^[\w-]{16,100}$/.test(secret)) return null;
    const call = { viewer: visitor, refresh: '', isSecure: false, setCookies: [] };
    const { data, errors } = await capabilities.execute(document, { secret }, call);
    if (errors?.[0]) throw errors[0];
    return answer.parse(data).alerts;
  }
}

function sendPage(reply: FastifyReply, { name, isStopped }: Alerts): FastifyReply {
  const title = isStopped ? 'No more letters about this search' : 'Stop letters about this search?';
  const step = isStopped
    ? '<p>The search itself is kept. <a href="/saved">Your saved searches</a></p>'
    : '<form method="post"><button type="submit">Stop these letters</button></form>';
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header('referrer-policy', 'no-referrer')
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${title} · Interlock</title><style>${style}</style></head>` +
        `<body><main><h1>${title}</h1><p>“${escaped(name)}”</p>${step}</main></body></html>`,
    );
}

const style =
  'body{margin:0;font:1rem/1.5 sans-serif;background:#fff;color:#1a1a1a}main{max-width:36rem;margin:4rem auto;padding:0 1rem}' +
  'h1{font-size:1.5rem}a{color:#0b5cad}button{font:inherit;padding:.75rem 1.25rem;border:0;border-radius:4px;background:#0b5cad;color:#fff;cursor:pointer}';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
