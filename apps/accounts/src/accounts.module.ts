import { Module } from '@nestjs/common';
import type { Service } from '#service/start/service-app';
import { AccountResolver } from './account/account.resolver';
import { AccountRow } from './account/account.row';
import { AccountsStore } from './account/accounts.store';
import { OpenAccount } from './account/open-account';
import { VisibleNodesResolver } from './account/visible-nodes.resolver';
import { FindOrganisations } from './organisation/find-organisations';
import { FoundOrganisation } from './organisation/found-organisation';
import { OrganisationResolver } from './organisation/organisation.resolver';
import { OrganisationRow } from './organisation/organisation.row';
import { OrganisationsStore } from './organisation/organisations.store';
import { PlaceRow } from './place/place.row';
import { EndSession } from './session/end-session';
import { OpenSession } from './session/open-session';
import { PasswordStrategy } from './session/password.strategy';
import { RefreshSession } from './session/refresh-session';
import { SessionResolver } from './session/session.resolver';
import { SessionsStore } from './session/sessions.store';
import { SignIn } from './session/sign-in';
import { SignOut } from './session/sign-out';
import { SignUp } from './session/sign-up';
import { SigningKeysStore } from './session/signing-keys.store';

@Module({
  providers: [
    ...[AccountsStore, OrganisationsStore, SessionsStore, SigningKeysStore],
    ...[PasswordStrategy, OpenSession, EndSession, SignUp, SignIn, RefreshSession, SignOut],
    ...[OpenAccount, FindOrganisations, FoundOrganisation],
    ...[SessionResolver, AccountResolver, OrganisationResolver, VisibleNodesResolver],
  ],
})
class AccountsModule {}

export const accounts: Service = {
  name: 'accounts',
  module: AccountsModule,
  rows: [AccountRow, OrganisationRow, PlaceRow],
};

// What the composition root calls when it loads a world or makes the first admin.
export { FoundOrganisation, OpenAccount };
export type { AccountToOpen } from './account/open-account';
