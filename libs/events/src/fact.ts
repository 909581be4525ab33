import { z } from 'zod';

export type Publisher = 'accounts' | 'facilities' | 'capabilities' | 'partnerships' | 'alliances';

/**
 * A kind of fact: something has changed, said once, in order. The message names what changed; readers re-read its state
 * from the publisher's views, so replays and duplicates do no harm.
 */
export type FactType<P = unknown> = {
  readonly publisher: Publisher;
  readonly name: string;
  readonly version: number;
  readonly payload: z.ZodType<P>;
};

/** A fact about one subject (a bare uuid, as the database keeps it). */
export type Fact<P = unknown> = { readonly type: FactType<P>; readonly subject: string; readonly payload: P };

export const nothing = z.object({});

/** An audit entry was written; its state is in the publisher's view `audit_entries`. Every service publishes it. */
export const auditWritten = (publisher: Publisher): FactType<object> => ({
  publisher,
  name: 'audit.written',
  version: 1,
  payload: nothing,
});
