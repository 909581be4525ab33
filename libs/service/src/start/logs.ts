import type { LoggerService } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import pino, { type Logger } from 'pino';

/** JSON on stdout in production, readable lines in a terminal. Never a title, a token or a message body. */
export class Logs {
  private readonly root: Logger;

  /** `to`: a command whose answer goes to standard output logs elsewhere. */
  constructor(production: boolean, level: pino.LevelWithSilent = 'info', to: NodeJS.WritableStream = process.stdout) {
    this.root = production ? pino({ level }, to) : pino({ level }, readableLines(to));
  }

  of(part: string): Logger {
    return this.root.child({ part });
  }

  /** Nest's own lines: only what is wrong. */
  get forNest(): LoggerService {
    const log = this.of('nest');
    const quiet = (): void => undefined;
    return {
      log: quiet,
      // Refusals of queries are answers, and faults are logged once, where they are masked.
      error: (message: unknown, ...rest: unknown[]) =>
        message instanceof GraphQLError ? quiet() : log.error({ rest }, String(message)),
      warn: (message: unknown) => log.warn(String(message)),
      debug: quiet,
      verbose: quiet,
    };
  }
}

type Line = {
  readonly time: number;
  readonly level: number;
  readonly part?: string;
  readonly msg: string;
  readonly incident?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
};

/** `21:54:44 warning gateway: what happened (incident …; the stack)`. */
function readableLines(to: NodeJS.WritableStream): pino.DestinationStream {
  return {
    write(json: string): void {
      const { time, level, part = '', msg, err, incident } = JSON.parse(json) as Line;
      const word = level >= 50 ? 'ERROR ' : level >= 40 ? 'warning ' : '';
      const details = [incident && `incident ${incident}`, err?.stack ?? err?.message].filter(Boolean).join('; ');
      const clock = new Date(time).toISOString().slice(11, 19);
      to.write(`${clock} ${word}${part}: ${msg}${details ? ` (${details})` : ''}\n`);
    },
  };
}
