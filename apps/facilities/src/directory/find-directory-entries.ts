import { Injectable } from '@nestjs/common';
import { all, ok, refuse, type Result } from '#kernel/result';
import { words } from '#kernel/text';
import type { PageOf } from '#service/graphql/connection';
import { parseNamedPage } from '../page';
import { DirectoryEntriesStore, type DirectoryEntry } from './directory-entries.store';

export type DirectoryAsk = {
  readonly text?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

/** A page of the directory, with what was asked for. */
export type DirectoryPage = {
  readonly page: PageOf<DirectoryEntry>;
  readonly ask: { readonly first: number; readonly after: unknown };
  readonly words: readonly string[];
};

const longestText = 200;

/** Query `directory`: for anyone, visitors too. */
@Injectable()
export class FindDirectoryEntries {
  constructor(private readonly entries: DirectoryEntriesStore) {}

  async run({ text, country, ...raw }: DirectoryAsk): Promise<Result<DirectoryPage>> {
    const asked = parseNamedPage(raw);
    const searched = parseSearch(text ?? '');
    if (!asked.ok || !searched.ok) return all<unknown>([searched, asked]) as Result<never>;
    const question = { words: searched.value, country: country ?? null, ...asked.value };
    return ok({ page: await this.entries.page(question), ask: asked.value, words: searched.value });
  }
}

const parseSearch = (text: string): Result<readonly string[]> =>
  text.length > longestText ? refuse('TOO_LONG', `At most ${longestText} characters.`, 'text') : ok(words(text));
