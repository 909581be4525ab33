/** How a calendar of elsewhere is doing, in words. */

export type FeedState = {
  /** Null for a file. */
  readonly host: string | null;
  readonly readAt: string | null;
  /** Events up to then are taken in. */
  readonly readUntil: string | null;
  readonly triedAt: string | null;
  readonly nextAt: string | null;
  readonly fault: string | null;
  readonly isPaused: boolean;
};

export type FeedStatus = { readonly word: string; readonly isFailing: boolean; readonly text: string };

/** `at` writes an instant on the clock of the house. */
export function statusOf(feed: FeedState, at: (instant: string) => string): FeedStatus {
  const { host, readAt, readUntil, triedAt, nextAt, fault, isPaused } = feed;
  const stands = readAt ? ` What was read on ${at(readAt)} stands.` : '';
  if (fault !== null) {
    const tried = triedAt ? `Tried on ${at(triedAt)}: ` : '';
    const next = isPaused ? ' It is not read any more; “Read it now” begins anew.' : nextTry(nextAt, at);
    return {
      word: isPaused ? 'Paused' : 'Failing',
      isFailing: true,
      text: `${tried}${sentence(fault)}${stands}${next}`,
    };
  }
  if (host === null) {
    const far = readUntil ? ` Events after ${at(readUntil)} come in when the file is imported again.` : '';
    return { word: 'File', isFailing: false, text: `${readAt ? `Taken in on ${at(readAt)}.` : 'Taken in.'}${far}` };
  }
  if (readAt === null) return { word: 'New', isFailing: false, text: 'About to be read for the first time.' };
  const next = nextAt ? ` Next about ${at(nextAt)}.` : '';
  return { word: 'Up to date', isFailing: false, text: `Last read on ${at(readAt)}.${next}` };
}

const nextTry = (nextAt: string | null, at: (instant: string) => string): string =>
  nextAt ? ` Next try about ${at(nextAt)}.` : '';

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** `3 events keep time; 1 could not be read`. */
export function countWords({
  eventCount,
  leftOutCount,
}: {
  readonly eventCount: number;
  readonly leftOutCount: number;
}) {
  const kept =
    eventCount === 0 ? 'No event keeps time' : `${count(eventCount)} ${eventCount === 1 ? 'keeps' : 'keep'} time`;
  return leftOutCount === 0 ? `${kept}.` : `${kept}; ${count(leftOutCount)} could not be read.`;
}

const count = (events: number): string => `${events.toLocaleString('en-GB')} ${events === 1 ? 'event' : 'events'}`;
