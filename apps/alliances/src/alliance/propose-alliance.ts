import { Injectable } from '@nestjs/common';
import { membershipChanged } from '#events/alliances';
import { uuidOf, type Id } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { parseProposal } from '../domain/alliance';
import { allianceMoves } from '../domain/alliance-life';
import { mayMake, membershipMoves } from '../domain/membership-life';
import { MembershipsStore } from '../membership/memberships.store';
import { AlliancesStore } from './alliances.store';
import type { AllianceMoved } from './decide-alliance';

export type ProposalAsk = { readonly name: string; readonly charter: string; readonly idempotencyKey: string };

/** Mutation `proposeAlliance`: a house writes down on what terms it would pool; an admin decides. */
@Injectable()
export class ProposeAlliance {
  constructor(
    private readonly readers: FactReaders,
    private readonly transactions: Transactions,
    private readonly alliances: AlliancesStore,
    private readonly memberships: MembershipsStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** By an owner of a post house, which is a steward of it from the start. Refuses with NOT_ALLOWED anyone else, then the faults of the words. */
  async run(viewer: Viewer, { idempotencyKey: key, ...ask }: ProposalAsk): Promise<Result<AllianceMoved>> {
    // A house that has just signed up may propose at once.
    await this.readers.demandCaughtUp('accounts');
    return this.transactions.once({ viewer, mutation: 'proposeAlliance', key, input: ask }, async (tx) => {
      const founder = founderOf(viewer);
      if (!founder.ok) return founder;
      const proposal = parseProposal(ask);
      if (!proposal.ok) return proposal;
      const status = allianceMoves.PROPOSE.to;
      const allianceId = await this.alliances.insert(tx, { ...proposal.value, status });
      const place = { role: 'STEWARD', status: membershipMoves.FOUND.to, reason: null } as const;
      await this.memberships.put(tx, allianceId, founder.value, place);
      await this.audit.add(tx, {
        viewer,
        act: 'proposeAlliance',
        subject: allianceId,
        after: { ...proposal.value, status, steward: founder.value },
      });
      await this.outbox.add(tx, { type: membershipChanged, subject: uuidOf(allianceId), payload: {} });
      return ok({ allianceId });
    });
  }
}

function founderOf({ organisation, organisationKind, role }: Viewer): Result<Id<'organisation'>> {
  if (organisation !== null && organisationKind === 'FACILITY' && role === 'OWNER') return ok(organisation);
  return mayMake('FOUND', null) as Result<never>;
}
