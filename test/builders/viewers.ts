import { type Id, newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { type OrganisationKind, type Role, type Viewer, visitor } from '#service/viewer/viewer';

const moment = instant(Date.now());

/** Somebody with a place in an organisation: a new one, or the one given. */
export const aViewer = (
  organisationKind: OrganisationKind,
  role: Role = 'OWNER',
  organisation: Id<'organisation'> = newId('organisation', moment),
): Viewer & { readonly account: Id<'account'>; readonly organisation: Id<'organisation'> } => ({
  ...visitor,
  account: newId('account', moment),
  session: newId('session', moment),
  organisation,
  organisationKind,
  role,
});

/** A platform admin, who acts for no organisation. */
export const anAdmin = (): Viewer => ({ ...visitor, account: newId('account', moment), isAdmin: true });
