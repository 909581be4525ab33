import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Serves the built web app: files under their names, and its first page for every address of a page. */
export async function servePages(server: FastifyInstance, root: string): Promise<void> {
  await server.register(fastifyStatic, {
    root,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', cachingOf(path));
    },
  });
}

// The build writes a hash of the content into the names of assets.
const cachingOf = (path: string): string =>
  path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';

/** Someone goes to an address with a browser, rather than a program or a page asking for a thing. */
export const isNavigation = (request: FastifyRequest): boolean =>
  request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !/\.\w+$/.test(pathOf(request));

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

export const sendFirstPage = (reply: FastifyReply): FastifyReply => reply.sendFile('index.html');
