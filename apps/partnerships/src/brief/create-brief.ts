import { Injectable } from '@nestjs/common';
import { isId, newId, type Id } from '#kernel/ids';
import { all, ok, refuse, type Result } from '#kernel/result';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { FactReaders } from '#service/facts/fact-readers';
import type { Viewer } from '#service/viewer/viewer';
import { AlliancesStore } from '../alliance/alliances.store';
import { CandidatesClient } from '../candidates/candidates.client';
import { type Brief, mostExcluded, mostPackages, parseBrief, type RawBrief } from '../domain/brief';
import { faultsOf } from '../domain/faults';
import { mayMove } from '../domain/request-life';
import { BriefsStore } from './briefs.store';
import { PackagesStore } from './packages.store';

export type CreateBriefAsk = RawBrief & { readonly idempotencyKey: string };

@Injectable()
export class CreateBrief {
  constructor(
    private readonly transactions: Transactions,
    private readonly readers: FactReaders,
    private readonly clock: Clock,
    private readonly candidates: CandidatesClient,
    private readonly alliances: AlliancesStore,
    private readonly briefs: BriefsStore,
    private readonly packages: PackagesStore,
    private readonly audit: Audit,
  ) {}

  /**
   * Opens a brief. Refuses with NOT_ALLOWED a role that only looks on, else with all faults at once: of its words, of what the
   * taxonomy has no word for, and NOT_FOUND for alliances and facilities the organisation does not see.
   */
  async run(viewer: Viewer, ask: CreateBriefAsk): Promise<Result<{ readonly briefId: Id<'brief'> }>> {
    const { idempotencyKey: key, ...input } = ask;
    await this.readers.demandCaughtUp('alliances');
    // Capabilities are asked before the transaction begins: it is not kept open over a question.
    const isWorthAsking = mayMove(viewer.organisationKind, viewer.role) && input.packages.length <= mostPackages;
    const known = isWorthAsking ? await this.judgeCodes(input) : ok(null);
    const sites = isWorthAsking ? await this.judgeSites(viewer, input) : ok(null);
    return this.transactions.once({ viewer, mutation: 'createBrief', key, input }, (tx) =>
      this.create(tx, viewer, input, [known, sites]),
    );
  }

  /** Facilities are seen by a rate, as one's own, as an ally's, or because one has asked them for something. */
  private async judgeSites({ organisation }: Viewer, { excludeFacilities }: RawBrief): Promise<Result<unknown>> {
    const named = (excludeFacilities ?? []).slice(0, mostExcluded);
    const ids = named.filter((id) => isId('facility', id));
    if (!organisation || ids.length === 0) return ok(null);
    const [seen, asked] = await Promise.all([
      this.candidates.seenFacilities(organisation, ids),
      this.briefs.askedFacilities(organisation, ids),
    ]);
    const known = new Set<string>([...seen, ...asked]);
    return all(
      named.map((id, at) =>
        known.has(id) || !isId('facility', id)
          ? ok(id)
          : refuse('NOT_FOUND', 'There is no such facility.', 'excludeFacilities', at),
      ),
    );
  }

  /** Codes are asked about even where other words are at fault, so that all faults are told together. */
  private judgeCodes({ packages }: RawBrief): Promise<Result<null>> {
    return this.candidates.judge(
      packages.map(({ capability, requirements }) => ({
        capability,
        requirements: (requirements ?? []).map(({ attribute, anyOf, allOf, atLeast, atMost }) => ({
          ...{
            attribute,
            anyOf: anyOf ?? null,
            allOf: allOf ?? null,
            atLeast: atLeast ?? null,
            atMost: atMost ?? null,
          },
        })),
      })),
    );
  }

  private async create(
    tx: Tx,
    viewer: Viewer,
    input: RawBrief,
    judged: readonly Result<unknown>[],
  ): Promise<Result<{ readonly briefId: Id<'brief'> }>> {
    const { organisation } = viewer;
    if (!organisation || !mayMove(viewer.organisationKind, viewer.role))
      return refuse('NOT_ALLOWED', 'Only an organisation writes briefs, and not through someone who looks on.');
    const brief = parseBrief(input, this.clock.now());
    const seen = brief.ok ? await this.seesAll(tx, organisation, brief.value) : ok(null);
    const faults = faultsOf(brief, ...judged, seen);
    if (!brief.ok || faults.refusals.length > 0) return faults;
    const briefId = newId('brief', this.clock.now());
    await this.briefs.insert(tx, briefId, organisation, brief.value);
    await this.packages.insert(tx, briefId, brief.value.packages);
    const { title, packages } = brief.value;
    const after = { title, packages: packages.map(({ key }) => key), status: 'OPEN' };
    await this.audit.add(tx, { viewer, act: 'createBrief', subject: briefId, before: null, after });
    return ok({ briefId });
  }

  private async seesAll(
    tx: Tx,
    organisation: Id<'organisation'>,
    { preferAlliances }: Brief,
  ): Promise<Result<unknown>> {
    const visible = await this.alliances.visible(tx, organisation, preferAlliances);
    return all(
      preferAlliances.map((id, at) =>
        visible.has(id) ? ok(id) : refuse('NOT_FOUND', 'There is no such alliance.', 'preferAlliances', at),
      ),
    );
  }
}
