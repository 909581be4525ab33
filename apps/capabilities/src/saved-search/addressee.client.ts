import { Inject, Injectable } from '@nestjs/common';
import { addressee, type Addressee } from '#events/accounts-question';
import type { AskService } from '#service/questions/questions';
import { askServiceToken } from '#service/start/tokens';
import type { Keeper } from './saved-searches.store';

/** Asks accounts where somebody reads letters. */
@Injectable()
export class AddresseeClient {
  constructor(@Inject(askServiceToken) private readonly ask: AskService) {}

  /** Null: the account may not act for this organisation any more. */
  async find({ account, organisation }: Keeper): Promise<Addressee> {
    return addressee.parse(await this.ask('accounts', 'addressee', { account, organisation }));
  }
}
