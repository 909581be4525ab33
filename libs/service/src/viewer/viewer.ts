import type { Id } from '#kernel/ids';

export type Role = 'OWNER' | 'SCHEDULER' | 'PRODUCER' | 'VIEWER';
export type OrganisationKind = 'FACILITY' | 'PRODUCER';

/** Who is asking. The gateway verifies the session once and hands this, signed, to the services. */
export type Viewer = {
  /** Null for a visitor. */
  readonly account: Id<'account'> | null;
  /** The organisation it acts for; null for visitors and platform admins. */
  readonly organisation: Id<'organisation'> | null;
  readonly organisationKind: OrganisationKind | null;
  readonly role: Role | null;
  readonly isAdmin: boolean;
  readonly session: Id<'session'> | null;
  /** Set in support work: the organisation on whose behalf a support account acts. */
  readonly onBehalfOf: Id<'organisation'> | null;
};

export const visitor: Viewer = {
  account: null,
  organisation: null,
  organisationKind: null,
  role: null,
  isAdmin: false,
  session: null,
  onBehalfOf: null,
};
