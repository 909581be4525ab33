import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type Code, fromServices, type OutwardError, refusal } from '../graph/errors';

/** Every error has the shape of GraphQL's, on every path, so that a client needs to know one. */
export function sendError(reply: FastifyReply, status: number, error: OutwardError): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [error] });
}

export const sendRefusal = (reply: FastifyReply, status: number, code: Code, message: string): FastifyReply =>
  sendError(reply, status, refusal(code, message));

export const sendTooMany = (reply: FastifyReply, seconds: number): FastifyReply =>
  sendRefusal(reply.header('retry-after', seconds), 429, 'RATE_LIMITED', `Too many calls; try again in ${seconds} s.`);

/** Refuses every other method of an address, and says which are offered. */
export const onlyMethods =
  (...allowed: readonly string[]) =>
  (_: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendRefusal(
      reply.header('allow', allowed.join(', ')),
      405,
      'BAD_USER_INPUT',
      `This address takes ${allowed.join(' and ')} only.`,
    );

const clientMessages: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  413: 'The request is larger than 256 KB.',
  415: 'Send application/json, plain or compressed by gzip, deflate or br.',
};

/** What the server itself refuses, and what went wrong unexpectedly. */
export function answerFault(fault: unknown, reply: FastifyReply, log: Logger): FastifyReply {
  if (fault instanceof BadRequest) return sendRefusal(reply, fault.statusCode, 'BAD_USER_INPUT', fault.message);
  const status = statusOf(fault);
  if (status !== null) return sendRefusal(reply, status, 'BAD_USER_INPUT', clientMessages[status] ?? 'Bad request.');
  return sendError(reply, 500, fromServices(fault, log));
}

/** 4xx of Fastify's own refusals. */
function statusOf(fault: unknown): number | null {
  const status = typeof fault === 'object' && fault !== null && 'statusCode' in fault ? fault.statusCode : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

/** A request that cannot be taken, with words of our own. */
export class BadRequest extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}
