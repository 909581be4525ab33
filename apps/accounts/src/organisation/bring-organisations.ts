import { Injectable } from '@nestjs/common';
import { organisationChanged } from '#events/accounts';
import { uuidOf, type Id } from '#kernel/ids';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { OrganisationKind, Viewer } from '#service/viewer/viewer';
import { foldedName } from '../domain/sign-up';
import { OrganisationsStore } from './organisations.store';

/** An organisation of a world, under an id its maker chose; its name has been judged. */
export type BroughtOrganisation = {
  readonly id: Id<'organisation'>;
  readonly name: string;
  readonly kind: OrganisationKind;
};

/** For the operator: organisations without people yet, as they come in with a world. Again is harmless. */
@Injectable()
export class BringOrganisations {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Those whose id is there already are left as they are, and leave no trace. */
  run(viewer: Viewer, brought: readonly BroughtOrganisation[]): Promise<void> {
    return this.transactions.run(async (tx) => {
      const rows = brought.map((one) => ({ ...one, nameFolded: foldedName(one.name) }));
      const added = await this.organisations.insertNew(tx, rows);
      await this.outbox.add(
        tx,
        ...added.map(({ id }) => ({ type: organisationChanged, subject: uuidOf(id), payload: {} })),
      );
      await this.audit.addAll(
        tx,
        added.map(({ id, name, kind }) => ({
          ...{ viewer, act: 'bringOrganisation', subject: id },
          after: { name, kind },
        })),
      );
    });
  }

  /** Its name and kind, or null when there is none. */
  async find(id: Id<'organisation'>): Promise<Omit<BroughtOrganisation, 'id'> | null> {
    return (await this.organisations.byIds([id])).get(id) ?? null;
  }
}
