import { Injectable } from '@nestjs/common';
import { ok, within, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import { parseTyped } from '../domain/words/typed';
import type { Understood } from '../domain/words/understanding';
import type { WordViewer } from '../domain/words/word-state';
import { Words } from './words';

const longestText = 500;

/** Query `understand`: free words as parts of a filter. For anyone, visitors too. */
@Injectable()
export class UnderstandWords {
  constructor(
    private readonly words: Words,
    private readonly clock: Clock,
  ) {}

  /** Refuses a text that is too long; of one that says nothing nothing is understood. */
  async run(viewer: WordViewer, text: string): Promise<Result<Understood>> {
    const typed = within(parseTyped(text, longestText), 'text');
    return typed.ok ? ok(await this.words.understand(typed.value, viewer, this.clock.now())) : typed;
  }
}
