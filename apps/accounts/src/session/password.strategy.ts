import { Injectable } from '@nestjs/common';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import type { AccountRow } from '../account/account.row';
import { AccountsStore } from '../account/accounts.store';
import { passwordFits } from './passwords';

type Credentials = { readonly email: string; readonly password: string };

/** Passport's `local` strategy: an e-mail address and a password. Single sign-on and passkeys will stand beside it. */
@Injectable()
export class PasswordStrategy {
  private readonly passport = new Passport();

  constructor(private readonly accounts: AccountsStore) {
    const check = (email: string, password: string): Promise<AccountRow | false> => this.check(email, password);
    this.passport.use(
      'local',
      new Strategy({ usernameField: 'email', session: false }, (email, password, done) => {
        check(email, password).then((account) => done(null, account), done);
      }),
    );
  }

  /** The account these credentials open, or null. */
  authenticate(credentials: Credentials): Promise<AccountRow | null> {
    return new Promise((resolve, reject) => {
      const answer = (fault: unknown, account: AccountRow | false | undefined): void =>
        fault ? reject(asError(fault)) : resolve(account || null);
      const middleware = this.passport.authenticate('local', { session: false }, answer) as Middleware;
      middleware({ body: credentials, query: {} }, {}, reject);
    });
  }

  private async check(email: string, password: string): Promise<AccountRow | false> {
    const account = await this.accounts.byEmail(email);
    return (await passwordFits(password, account?.passwordHash ?? null)) && account ? account : false;
  }
}

type Middleware = (
  request: { body: Credentials; query: object },
  response: object,
  next: (fault: Error) => void,
) => void;

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)));
