import type { Instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import type { CapacityQuestion } from '../domain/capacity-filter';
import type { Match } from '../domain/capacity-match';

/**
 * Finds what answers a question, for one viewer at one instant. It reads; it never decides: booking judges again. How it is
 * kept (tables now, arrays in memory later) is its own affair, and every one gives the same answers.
 */
export type CapacityIndex = {
  /** The clock that deadlines and lead times are judged by. */
  now(): Promise<Instant>;
  /** Bare uuids of those alliances that the viewer may see. */
  visibleAlliances(viewer: Viewer, alliances: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Every match in no order, and besides them the neighbours that miss just one of the filters by kind, country and security
   * floor, which facets count. All of one moment of the index; only what the viewer has a rate for.
   */
  find(question: CapacityQuestion, viewer: Viewer, now: Instant): Promise<readonly Match[]>;
};

/** Under this name the module provides the index in use. */
export const capacityIndexToken = Symbol('capacity index');
