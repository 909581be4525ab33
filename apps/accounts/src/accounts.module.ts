import { Module } from '@nestjs/common';
import type { Service } from '#service/start/service-app';
import { AccountResolver } from './account/account.resolver';
import { AccountRow } from './account/account.row';
import { AccountsStore } from './account/accounts.store';
import { AnswerAddresses } from './account/answer-addresses';
import { OpenAccount } from './account/open-account';
import { VisibleNodesResolver } from './account/visible-nodes.resolver';
import { BringOrganisations } from './organisation/bring-organisations';
import { FindOrganisations } from './organisation/find-organisations';
import { OrganisationResolver } from './organisation/organisation.resolver';
import { OrganisationRow } from './organisation/organisation.row';
import { OrganisationsStore } from './organisation/organisations.store';
import { TellOrganisations } from './organisation/tell-organisations';
import { PlaceRow } from './place/place.row';
import { EndSession } from './session/end-session';
import { OpenSession } from './session/open-session';
import { PasswordStrategy } from './session/password.strategy';
import { RefreshSession } from './session/refresh-session';
import { SessionResolver } from './session/session.resolver';
import { SessionsStore } from './session/sessions.store';
import { SignIn } from './session/sign-in';
import { SignInAs } from './session/sign-in-as';
import { SignOut } from './session/sign-out';
import { SignToken } from './session/sign-token';
import { SignUp } from './session/sign-up';
import { SigningKeysStore } from './session/signing-keys.store';

@Module({
  providers: [
    ...[AccountsStore, OrganisationsStore, SessionsStore, SigningKeysStore],
    ...[PasswordStrategy, SignToken, OpenSession, EndSession, SignUp, SignIn, SignInAs, RefreshSession, SignOut],
    AnswerAddresses,
    ...[OpenAccount, FindOrganisations, BringOrganisations, TellOrganisations],
    ...[SessionResolver, AccountResolver, OrganisationResolver, VisibleNodesResolver],
  ],
})
class AccountsModule {}

export const accounts: Service = {
  name: 'accounts',
  module: AccountsModule,
  rows: [AccountRow, OrganisationRow, PlaceRow],
};

// What the composition root calls when it brings in a world, makes the first admin, or supports somebody.
export { BringOrganisations, OpenAccount, SignInAs, TellOrganisations };
export type { AccountToOpen } from './account/open-account';
