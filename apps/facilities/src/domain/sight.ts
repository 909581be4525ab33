/**
 * Who sees what. Nothing is seen without a reason, and these are all the reasons there are: the store finds out which of them
 * hold, this page says what each opens. What is not seen does not exist, in lists, counts, errors and by its id alike.
 */

/**
 * OWNER: a member of the house it belongs to. AUDIENCE: some rate includes the viewer. REQUEST: the viewer's organisation has
 * asked for it. FELLOW: the viewer's organisation and the house are ACTIVE members of one ACTIVE alliance. ADMIN: of the platform.
 */
export type Reason = 'OWNER' | 'AUDIENCE' | 'REQUEST' | 'FELLOW' | 'ADMIN';

const opens = {
  /** Name, place and zone of a site. */
  facility: ['OWNER', 'AUDIENCE', 'REQUEST', 'FELLOW', 'ADMIN'],
  /** A resource by its id, with its windows and free units. */
  resource: ['OWNER', 'AUDIENCE', 'REQUEST'],
  /** A resource in a list of its facility. */
  listedResource: ['OWNER', 'AUDIENCE'],
  /** A resource among those an alliance pools: what is offered to the viewer, of the viewer's own house too. */
  pooledResource: ['AUDIENCE'],
  /** Every rate, every commitment: others see those that concern themselves. */
  books: ['OWNER'],
  /** One commitment by its id: the house, and whoever it was placed for. */
  commitment: ['OWNER', 'REQUEST'],
} as const satisfies Record<string, readonly Reason[]>;

export type Seen = keyof typeof opens;

/** The reasons that open a thing. */
export const reasonsFor = (thing: Seen): readonly Reason[] => opens[thing];

/** Is there a reason to show it? No reasons known, nothing shown. */
export const maySee = (thing: Seen, reasons: ReadonlySet<Reason> | undefined): boolean =>
  reasons !== undefined && reasonsFor(thing).some((reason) => reasons.has(reason));
