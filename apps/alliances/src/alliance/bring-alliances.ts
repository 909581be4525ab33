import { Injectable } from '@nestjs/common';
import { membershipChanged } from '#events/alliances';
import { uuidOf, type Id } from '#kernel/ids';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import type { AllianceStatus, Member } from '../domain/alliance';
import { AlliancesStore } from './alliances.store';
import { MembershipsStore } from '../membership/memberships.store';

/** An alliance of a world, under an id its maker chose; its name and its members have been judged. */
export type BroughtAlliance = {
  readonly id: Id<'alliance'>;
  readonly name: string;
  readonly status: AllianceStatus;
  readonly members: readonly Member[];
};

/** For the operator: alliances as they come in with a world, whatever their status, their members ACTIVE. Again is harmless. */
@Injectable()
export class BringAlliances {
  constructor(
    private readonly readers: FactReaders,
    private readonly transactions: Transactions,
    private readonly alliances: AlliancesStore,
    private readonly memberships: MembershipsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Those whose id is there already are left as they are, and leave no trace. */
  async run(viewer: Viewer, brought: readonly BroughtAlliance[]): Promise<void> {
    await this.readers.demandCaughtUp('accounts');
    await this.transactions.run(async (tx) => {
      const added = await this.alliances.insertNew(tx, brought);
      for (const { id, members } of added) await this.memberships.putActive(tx, id, members);
      await this.outbox.add(
        tx,
        ...added.map(({ id }) => ({ type: membershipChanged, subject: uuidOf(id), payload: {} })),
      );
      await this.audit.addAll(
        tx,
        added.map(({ id, ...alliance }) => ({ viewer, act: 'bringAlliance', subject: id, after: alliance })),
      );
    });
  }
}
