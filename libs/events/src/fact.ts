export type Publisher = 'accounts' | 'facilities' | 'capabilities' | 'partnerships' | 'alliances';

/**
 * A kind of fact: something has changed, said once, in order. The message names what changed; readers re-read its state
 * from the publisher's views, so replays and duplicates do no harm.
 */
export type FactType = {
  readonly publisher: Publisher;
  readonly name: string;
  readonly version: number;
};

/** A fact about one subject (a bare uuid, as the database keeps it). `payload`: what no view keeps; empty for most. */
export type Fact = { readonly type: FactType; readonly subject: string; readonly payload: object };

/** An audit entry was written; its state is in the publisher's view `audit_entries`. Every service publishes it. */
export const auditWritten = (publisher: Publisher): FactType => ({
  publisher,
  name: 'audit.written',
  version: 1,
});
