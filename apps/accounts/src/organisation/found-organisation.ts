import { Injectable } from '@nestjs/common';
import { organisationChanged } from '#events/accounts';
import { uuidOf, type Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { Outbox } from '#service/facts/outbox';
import type { OrganisationKind, Viewer } from '#service/viewer/viewer';
import { foldedName } from '../domain/sign-up';
import { OrganisationsStore } from './organisations.store';

/** An organisation without people yet, under an id its maker chose: for worlds that are loaded. Again is harmless. */
@Injectable()
export class FoundOrganisation {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async run(
    viewer: Viewer,
    ask: { readonly id: Id<'organisation'>; readonly name: string; readonly kind: OrganisationKind },
  ): Promise<Result<Id<'organisation'>>> {
    const name = parseName(ask.name);
    if (!name.ok) return name;
    return this.transactions.run(async (tx) => {
      const row = { id: ask.id, name: name.value, nameFolded: foldedName(name.value), kind: ask.kind };
      if (!(await this.organisations.insertNew(tx, row))) return ok(ask.id);
      await this.outbox.add(tx, { type: organisationChanged, subject: uuidOf(ask.id), payload: {} });
      await this.audit.add(tx, {
        viewer,
        act: 'foundOrganisation',
        subject: ask.id,
        after: { name: row.name, kind: row.kind },
      });
      return ok(ask.id);
    });
  }
}
