import { Injectable } from '@nestjs/common';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { visitor } from '#service/viewer/viewer';
import { AlertsStore } from './alerts.store';
import { SavedSearchesStore } from './saved-searches.store';
import { StopSecrets } from './stop-secrets';

export type Stoppable = { readonly name: string; readonly isStopped: boolean };

/** What whoever holds a letter can do: end the letters about its search. The secret in it is all they need. */
@Injectable()
export class StopAlerts {
  constructor(
    private readonly transactions: Transactions,
    private readonly searches: SavedSearchesStore,
    private readonly alerts: AlertsStore,
    private readonly secrets: StopSecrets,
    private readonly audit: Audit,
  ) {}

  /** What the secret stops; null where it leads nowhere, or to a search that is gone. */
  async look(secret: string): Promise<Stoppable | null> {
    const id = this.secrets.read(secret);
    const found = id === null ? undefined : (await this.searches.byIds([id])).get(id);
    return found === undefined ? null : { name: found.name, isStopped: found.frequency === 'NEVER' };
  }

  /** Stops it: letters on their way are not sent, and nothing is found for it any more. */
  async run(secret: string): Promise<Stoppable | null> {
    const id = this.secrets.read(secret);
    if (id === null) return null;
    return this.transactions.run(async (tx) => {
      const found = (await this.searches.byIds([id], tx, 'for no key update')).get(id);
      if (found === undefined) return null;
      if (found.frequency === 'NEVER') return { name: found.name, isStopped: true };
      await this.searches.stop(tx, id);
      await this.alerts.forget(tx, id);
      const [before, after] = [{ frequency: found.frequency }, { frequency: 'NEVER' }];
      await this.audit.add(tx, { viewer: visitor, act: 'stopAlerts', subject: id, before, after });
      return { name: found.name, isStopped: true };
    });
  }
}
