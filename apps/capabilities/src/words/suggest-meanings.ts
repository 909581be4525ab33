import { Injectable } from '@nestjs/common';
import { parseFirst } from '#kernel/page';
import { ok, within, type Result } from '#kernel/result';
import { faultsOf } from '../domain/faults';
import type { Suggestion } from '../domain/words/suggestion';
import { parseTyped } from '../domain/words/typed';
import type { WordViewer } from '../domain/words/word-state';
import { Words } from './words';

const longestText = 200;
const usualCount = 10;

/** Query `suggest`: what the words may mean, as they are typed. For anyone, visitors too. */
@Injectable()
export class SuggestMeanings {
  constructor(private readonly words: Words) {}

  /** Refuses a text that is too long and a page that is none; nothing typed means nothing. */
  async run(
    viewer: WordViewer,
    text: string,
    first: number | null | undefined,
  ): Promise<Result<readonly Suggestion[]>> {
    const typed = within(parseTyped(text, longestText), 'text');
    const most = within(parseFirst(first, usualCount), 'first');
    if (!typed.ok || !most.ok) return faultsOf(typed, most);
    return ok(await this.words.suggest(typed.value, viewer, most.value));
  }
}
