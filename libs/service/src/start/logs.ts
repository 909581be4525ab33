import type { LoggerService } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import pino, { type Logger } from 'pino';

/** JSON on stdout in production, readable lines in a terminal. Never a title, a token or a message body. */
export class Logs {
  private readonly root: Logger;

  constructor(production: boolean, level: pino.LevelWithSilent = 'info') {
    this.root = production ? pino({ level }) : pino({ level }, readableLines());
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

function readableLines(): pino.DestinationStream {
  return {
    write(line: string): void {
      const { time, level, part, msg, err, incident, faults } = JSON.parse(line) as Record<string, unknown>;
      const word = Number(level) >= 50 ? 'ERROR ' : Number(level) >= 40 ? 'warning ' : '';
      const cause = typeof err === 'object' && err !== null ? (err as { message?: string; stack?: string }) : null;
      const detail = [
        incident && `incident ${String(incident)}`,
        cause && (cause.stack ?? cause.message),
        faults && String(faults),
      ].filter(Boolean);
      process.stdout.write(
        `${new Date(Number(time)).toISOString().slice(11, 19)} ${word}${String(part ?? '')}: ${String(msg)}${detail.length ? ` (${detail.join('; ')})` : ''}\n`,
      );
    },
  };
}
