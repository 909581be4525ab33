import { Injectable } from '@nestjs/common';
import { membershipChanged } from '#events/alliances';
import { uuidOf, type Id } from '#kernel/ids';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { mayBelong, type NewAlliance, parseAlliance, type RawAlliance } from '../domain/alliance';
import { OrganisationsStore } from '../organisation/organisations.store';
import { AlliancesStore } from './alliances.store';

/** For the operator: alliances come in with a world, members and all. */
@Injectable()
export class FoundAlliance {
  constructor(
    private readonly readers: FactReaders,
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsStore,
    private readonly alliances: AlliancesStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Makes an alliance in the status it has, with its members ACTIVE. Once for each key of its first steward. Refuses with
   * NOT_ALLOWED who is no admin, NOT_FOUND an unknown organisation, INVALID a producer or an alliance without a steward,
   * ALREADY_MEMBER a house named twice.
   */
  async run(
    viewer: Viewer,
    { idempotencyKey: key, ...input }: RawAlliance & { readonly idempotencyKey: string },
  ): Promise<Result<{ readonly allianceId: Id<'alliance'> }>> {
    if (!viewer.isAdmin) return refuse('NOT_ALLOWED', 'Only the operator brings in an alliance with its members.');
    const alliance = parseAlliance(input);
    if (!alliance.ok) return alliance;
    await this.readers.demandCaughtUp('accounts');
    const asFounder = { ...viewer, organisation: alliance.value.founder };
    return this.transactions.once({ viewer: asFounder, mutation: 'foundAlliance', key, input }, (tx) =>
      this.found(tx, viewer, alliance.value),
    );
  }

  private async found(tx: Tx, viewer: Viewer, alliance: NewAlliance): Promise<Result<{ allianceId: Id<'alliance'> }>> {
    const { name, status, members } = alliance;
    const kinds = await this.organisations.kinds(
      tx,
      members.map((member) => member.organisationId),
    );
    const belong = all(kinds.map((kind, at) => within(mayBelong(kind), 'members', at)));
    if (!belong.ok) return belong;
    const allianceId = await this.alliances.insert(tx, alliance);
    await this.alliances.putActive(tx, allianceId, members);
    await this.audit.add(tx, { viewer, act: 'foundAlliance', subject: allianceId, after: { name, status, members } });
    await this.outbox.add(tx, { type: membershipChanged, subject: uuidOf(allianceId), payload: {} });
    return ok({ allianceId });
  }
}
