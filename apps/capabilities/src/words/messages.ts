/** What the thread of words says to the service, and it to the thread. */
import type { Instant } from '#kernel/instant';
import type { Suggestion } from '../domain/words/suggestion';
import type { Understood } from '../domain/words/understanding';
import type { WordViewer } from '../domain/words/word-state';

/** What the thread is started with; `databaseUrl` as the role of this service. */
export type WordsTerms = { readonly databaseUrl: string };

export type WordsAsk = { readonly text: string; readonly viewer: WordViewer } & (
  { readonly say: 'suggest'; readonly most: number } | { readonly say: 'understand'; readonly now: Instant }
);

export type ToWords = WordsAsk & { readonly turn: number };

export type FromWords =
  | { readonly say: 'built'; readonly size: WordsSize }
  | { readonly say: 'suggested'; readonly turn: number; readonly items: readonly Suggestion[] }
  | { readonly say: 'understood'; readonly turn: number; readonly understood: Understood }
  | { readonly say: 'trouble'; readonly fault: string };

/** How much is known by name. */
export type WordsSize = { readonly houses: number; readonly rooms: number; readonly entries: number };
