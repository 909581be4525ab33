/** What the threads of the market say to the service, and it to them. */
import type { Instant } from '#kernel/instant';
import type { CapacityQuestion } from '../domain/capacity-filter';
import type { Answer, Ask } from '../domain/market/answer';
import type { MarketBuffers } from '../domain/market/market';
import type { MarketViewer, Uuid } from '../domain/market/state';

/** A market that is whole, to be read under its lock. */
export type SharedMarket = { readonly buffers: MarketBuffers; readonly lock: SharedArrayBuffer };

/** What a keeper is started with; `databaseUrl` as the role of this service. */
export type KeeperTerms = { readonly databaseUrl: string; readonly readers: number };

export type ToKeeper =
  { readonly say: 'catch up'; readonly turn: number } | { readonly say: 'walk'; readonly turn: number };

export type FromKeeper =
  | { readonly say: 'progress'; readonly resources: number; readonly of: number }
  | ({ readonly say: 'built'; readonly bytes: number } & SharedMarket)
  /** Everything is applied that was published before these were asked; `now` is the database's clock. */
  | { readonly say: 'caught up'; readonly turns: readonly number[]; readonly now: Instant }
  | { readonly say: 'applied'; readonly resources: readonly Uuid[]; readonly bytes: number }
  /** Operators want something of this index. */
  | { readonly say: 'asked'; readonly asks: readonly Uuid[] }
  /** It does not fit any more: another is to be built. */
  | { readonly say: 'full' }
  | { readonly say: 'walked'; readonly turn: number; readonly walk: Walked }
  /** A state of something that cannot be kept; see `LeaveOut`. */
  | { readonly say: 'left out'; readonly id: Uuid; readonly fault: string }
  | { readonly say: 'trouble'; readonly fault: string };

/** What a walk found: the market against PostgreSQL. */
export type Walked = {
  readonly resources: number;
  readonly facilities: number;
  readonly alliances: number;
  /** Not compared, because they never came to rest. */
  readonly moving: number;
  /** That cannot be kept, whose states are at fault. */
  readonly leftOut: number;
  readonly differences: readonly Difference[];
};
export type Difference = { readonly kind: 'resource' | 'facility' | 'alliance'; readonly id: Uuid };

export type ToSearcher =
  | ({ readonly say: 'market' } & SharedMarket)
  | {
      readonly say: 'search';
      readonly question: CapacityQuestion;
      readonly viewer: MarketViewer;
      readonly now: Instant;
      readonly ask: Ask;
    };

export type FromSearcher =
  | { readonly say: 'answer'; readonly answer: Answer }
  /** The market it read was left half written; there will be another. */
  | { readonly say: 'abandoned' }
  | { readonly say: 'fault'; readonly fault: string };
