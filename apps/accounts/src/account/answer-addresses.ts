import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addresseeQuestion, type Addressee, type AddresseeQuestion } from '#events/accounts-question';
import { Questions } from '#service/questions/questions';
import { AccountsStore } from './accounts.store';

/** The question of who writes letters: where does this account read them, and may it still act where it acted? */
@Injectable()
export class AnswerAddresses implements OnModuleInit {
  constructor(
    private readonly questions: Questions,
    private readonly accounts: AccountsStore,
  ) {}

  onModuleInit(): void {
    this.questions.answer('addressee', (body) => this.run(addresseeQuestion.parse(body)));
  }

  async run({ account: id, organisation }: AddresseeQuestion): Promise<Addressee> {
    const [accounts, places] = await Promise.all([this.accounts.byIds([id]), this.accounts.placesOf([id])]);
    const account = accounts.get(id);
    if (account === undefined) return null;
    const mayAct =
      organisation === null
        ? account.isAdmin
        : (places.get(id) ?? []).some(({ organisationId }) => organisationId === organisation);
    return mayAct ? { email: account.email, displayName: account.displayName } : null;
  }
}
