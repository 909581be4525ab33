import { Injectable } from '@nestjs/common';
import type { ServiceName } from '../services';

/** Answers one declared question of another service; the body is parsed by the one who answers. */
export type QuestionHandler = (body: unknown) => Promise<unknown>;

/** Carries a question to the service that answers it: in the same process, or over the network under the shared secret. */
export type AskService = (service: ServiceName, question: string, body: unknown) => Promise<unknown>;

/** The declared questions this service answers, by name. Each is idempotent and one transaction. */
@Injectable()
export class Questions {
  private readonly handlers = new Map<string, QuestionHandler>();

  /** Called once for each question by the module that answers it. */
  answer(question: string, handler: QuestionHandler): void {
    this.handlers.set(question, handler);
  }

  /** Undefined for a question nobody declared. */
  find(question: string): QuestionHandler | undefined {
    return this.handlers.get(question);
  }
}
