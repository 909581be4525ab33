/**
 * How much of a calendar is read. Whoever sends one may be careless or mean: what is larger than these is refused with its
 * reason, before it costs the house anything. Each is far above what the calendar of one room holds.
 */
export const budget = {
  /** Of a whole file: ten years of a busy room take one or two. */
  bytes: 8 * 1024 * 1024,
  /** Lines with their continuations joined. */
  lines: 400_000,
  /** Characters of one such line: a description may be long, an attached film may not. */
  lineLength: 256 * 1024,
  /** Components inside each other: a calendar, an event, an alarm. */
  depth: 8,
  components: 20_000,
  /** Values of one list, as the dates an event leaves out. */
  listed: 10_000,
  /** Occurrences between the horizons, of all events together; and how often one rule may be tried. */
  occurrences: 5_000,
  ruleSteps: 20_000,
  /** Events that cannot be read, as told to the house; all are counted. */
  faultsShown: 50,
} as const;

/** Why a calendar, or one event of it, is not taken, in words for the house. Thrown by the reader and caught where reading of it begins. */
export class Unreadable extends Error {
  constructor(
    readonly code: 'INVALID' | 'TOO_LARGE',
    message: string,
    /** Counted from 1; null where it is about the whole. */
    readonly line: number | null = null,
  ) {
    super(message);
  }
}
