import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { SeenBrief } from '../brief/brief.row';
import { BriefsStore } from '../brief/briefs.store';
import { PackagesStore } from '../brief/packages.store';
import { CandidatesClient } from '../candidates/candidates.client';
import type { Brief } from '../domain/brief';
import { mayMove } from '../domain/request-life';
import { objectives as allObjectives, type Proposal } from '../domain/team-proposal/propose-teams';
import type { Objective } from '../domain/team-search/team-problem';
import { SearchPool, uptimeMs } from '../team-search/search-pool';
import { TeamsStore } from './teams.store';

export type ProposeAsk = {
  readonly briefId: string;
  readonly objectives?: readonly Objective[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
};

type Proposed = { readonly briefId: Id<'brief'>; readonly teamIds: readonly Id<'team'>[] };

@Injectable()
export class ProposeTeams {
  constructor(
    private readonly transactions: Transactions,
    private readonly briefs: BriefsStore,
    private readonly packages: PackagesStore,
    private readonly teams: TeamsStore,
    private readonly candidates: CandidatesClient,
    private readonly pool: SearchPool,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Searches, then keeps what was found: no transaction is open meanwhile. NOT_FOUND for a brief that is not the organisation's,
   * NOT_ALLOWED to a role that looks on, TOO_LARGE where the time ended with neither a team nor a proof that there is none.
   */
  async run(viewer: Viewer, ask: ProposeAsk): Promise<Result<Proposed>> {
    const { idempotencyKey: key, ...input } = ask;
    const keyed = key == null ? null : { viewer, mutation: 'proposeTeams', key, input };
    const kept = keyed && (await this.transactions.kept<Proposed>(keyed));
    if (kept) return kept;
    const proposal = await this.search(viewer, input);
    // A twin that was quicker has the say.
    return keyed
      ? this.transactions.once(keyed, (tx) => this.keep(tx, viewer, proposal))
      : this.transactions.run((tx) => this.keep(tx, viewer, proposal));
  }

  private async search(
    viewer: Viewer,
    { briefId, objectives = null }: Omit<ProposeAsk, 'idempotencyKey'>,
  ): Promise<Result<{ readonly briefId: Id<'brief'>; readonly proposal: Proposal }>> {
    const sinceMs = uptimeMs();
    const brief = (await this.briefs.seen(viewer.organisation, [briefId])).get(briefId);
    if (!brief || !viewer.organisation || !isId('brief', briefId))
      return refuse('NOT_FOUND', 'There is no such brief.', 'briefId');
    if (!mayMove(viewer.organisationKind, viewer.role))
      return refuse('NOT_ALLOWED', 'Your role looks on; it does not put teams together.');
    if (objectives?.length === 0)
      return refuse('INVALID', 'Name at least one objective, or none at all.', 'objectives');
    if ((objectives?.length ?? 0) > allObjectives.length)
      return refuse('TOO_LONG', `There are ${allObjectives.length} objectives.`, 'objectives');
    const asked = await this.whole(brief);
    const market = await this.candidates.find(viewer.organisation, asked);
    if (!market.ok) throw new Error(`the taxonomy no longer knows what ${briefId} asks for`);
    const wanted = [...new Set(objectives ?? allObjectives)];
    const proposal = await this.pool.search({ brief: asked, market: market.value, objectives: wanted }, sinceMs);
    if (proposal.isUnsettled) await this.transactions.run((tx) => this.tell(tx, briefId, proposal));
    return ok({ briefId, proposal });
  }

  private async whole(brief: SeenBrief): Promise<Brief> {
    return { ...brief, packages: (await this.packages.ofBriefs([brief.id])).get(brief.id) ?? [] };
  }

  private tell(tx: Tx, briefId: Id<'brief'>, { obstacles }: Proposal): Promise<void> {
    return this.briefs.proposed(tx, briefId, this.clock.now(), obstacles);
  }

  private async keep(
    tx: Tx,
    viewer: Viewer,
    found: Result<{ readonly briefId: Id<'brief'>; readonly proposal: Proposal }>,
  ): Promise<Result<Proposed>> {
    if (!found.ok) return found;
    const { briefId, proposal } = found.value;
    if (proposal.isUnsettled)
      return refuse(
        'TOO_LARGE',
        'Neither a team was found in time nor that there is none; ask for less at once.',
        'briefId',
      );
    const at = this.clock.now();
    const teamIds = await this.teams.insert(tx, briefId, at, proposal.teams);
    await this.briefs.proposed(tx, briefId, at, proposal.obstacles);
    const after = { teams: teamIds, obstacles: proposal.obstacles.map(({ constraint }) => constraint) };
    await this.audit.add(tx, { viewer, act: 'proposeTeams', subject: briefId, before: null, after });
    return ok({ briefId, teamIds });
  }
}
