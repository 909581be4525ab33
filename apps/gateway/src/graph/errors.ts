import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import { maskError } from '#service/graphql/mask-error';

export type Code = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'INTERNAL';

/** An error as clients see it. */
export type OutwardError = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: {
    readonly code: Code;
    readonly reason?: string;
    readonly field?: readonly string[];
    readonly incident?: string;
  };
};

export const refusal = (code: Code, message: string): OutwardError => ({ message, extensions: { code } });

const wireShape = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});

const extensionsShape = z.object({
  code: z.enum(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'RATE_LIMITED', 'INTERNAL']).catch('BAD_USER_INPUT'),
  reason: z.string().optional().catch(undefined),
  field: z.array(z.string()).optional().catch(undefined),
  incident: z.string().optional().catch(undefined),
});

/** Errors of the joined answer: those that services raised on purpose as they are, every other masked and logged once. */
export function fromServices(error: unknown, log: Logger): OutwardError {
  const { message, path, extensions } = maskError(asGraphQLError(error), log);
  return { message, ...(path ? { path } : {}), extensions: outwardExtensions(extensions) };
}

/** What is wrong with the query itself, with the place in it. */
export function fromQuery(error: GraphQLError, isProduction: boolean): OutwardError {
  // Armor calls what is too large a syntax error.
  const plain = error.message.replace(/^Syntax Error: (?=Query|Aliases|Directives)/, '');
  return {
    message: isProduction ? plain.replace(/ ?Did you mean .*\?$/s, '') : plain,
    ...(error.locations ? { locations: error.locations } : {}),
    extensions: { ...outwardExtensions(error.extensions), code: 'BAD_USER_INPUT' },
  };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const wire = wireShape.safeParse(error);
  if (wire.success && !(error instanceof Error))
    return new GraphQLError(wire.data.message, {
      path: wire.data.path ?? null,
      extensions: wire.data.extensions ?? { code: 'INTERNAL_SERVER_ERROR' },
    });
  const cause = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(cause.message, { originalError: cause });
}

function outwardExtensions(extensions: Readonly<Record<string, unknown>>): OutwardError['extensions'] {
  const { code, reason, field, incident } = extensionsShape.parse(extensions);
  return {
    code,
    ...(reason === undefined ? {} : { reason }),
    ...(field === undefined ? {} : { field }),
    ...(incident === undefined ? {} : { incident }),
  };
}
