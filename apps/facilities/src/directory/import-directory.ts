import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { ok, within, type Result } from '#kernel/result';
import { parseText } from '#kernel/text';
import { Audit } from '#service/audit/audit';
import { Clock } from '#service/clock';
import { Transactions } from '#service/database/transactions';
import { isCountry } from '#service/graphql/scalars';
import type { Viewer } from '#service/viewer/viewer';
import { type ImportPlan, isdcfCredit, parseDirectory, planImport } from '../domain/directory-entry';
import { DirectoryRegistryStore } from './directory-registry.store';

/** What an import has done, in numbers; `kept` are the codes of entries that the file does not name. */
export type DirectoryImported = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly kept: readonly string[];
};

/** `interlock import directory`: brings the directory to what a file of a registry says. */
@Injectable()
export class ImportDirectory {
  constructor(
    private readonly transactions: Transactions,
    private readonly registry: DirectoryRegistryStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Judges the file whole, then writes in one transaction: all of it or nothing. Entries are known by their code; ids and claims
   * stay. The same file again changes nothing and leaves no trace.
   */
  async run(operator: Viewer, file: unknown, credit: string = isdcfCredit): Promise<Result<DirectoryImported>> {
    const thanks = within(parseText(credit, 200), 'credit');
    if (!thanks.ok) return thanks;
    const listings = parseDirectory(file, isCountry);
    if (!listings.ok) return listings;
    return this.transactions.run(async (tx) => {
      await this.registry.lock(tx);
      const plan = planImport(listings.value, thanks.value, await this.registry.known(tx));
      const now = this.clock.now();
      const written = [...plan.added, ...plan.changed.map(({ after }) => after)];
      if (written.length > 0) {
        await this.registry.write(
          tx,
          written.map((listed) => ({ ...listed, id: newId('entry', now) })),
        );
        await this.audit.add(tx, { viewer: operator, act: 'importDirectory', subject: newId('import', now), ...traceOf(plan) }); // prettier-ignore
      }
      const { added, changed, unchanged, kept } = plan;
      return ok({ added: added.length, changed: changed.length, unchanged, kept });
    });
  }
}

/** Entries that are new stand in the directory as they came; of those that changed the trail keeps both. */
const traceOf = ({ added, changed }: ImportPlan) => ({
  before: { changed: changed.map(({ before }) => before) },
  after: { added: added.map(({ code }) => code), changed: changed.map(({ after }) => after) },
});
