import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock';
import type { SignedRequest } from '../graphql/graphql-module';
import type { Questions } from '../questions/questions';
import { verifyViewer, viewerHeader } from '../viewer/signature';

/** Over the network a service answers only who knows the shared secret: the gateway, and services with a declared question. */
export function openToSignedCallers(
  fastify: FastifyInstance,
  secret: string,
  clock: Clock,
  questions: Questions,
): void {
  fastify.addHook('onRequest', async (request: SignedRequest, reply) => {
    const header = request.headers[viewerHeader];
    const viewer = verifyViewer(typeof header === 'string' ? header : undefined, secret, clock.now());
    if (!viewer) return reply.code(401).send(refusal('Only the gateway may ask this service.'));
    request.viewer = viewer;
    return undefined;
  });
  fastify.addHook('onSend', async (request: SignedRequest, reply) => {
    if (request.setCookies?.length) reply.header('set-cookie', request.setCookies);
  });
  fastify.post<{ Params: { question: string } }>('/questions/:question', async (request, reply) => {
    const answer = questions.find(request.params.question);
    if (!answer) return reply.code(404).send(refusal('Nobody answers this question.'));
    return answer(request.body);
  });
}

const refusal = (message: string) => ({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
