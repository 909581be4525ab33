import { Injectable } from '@nestjs/common';
import { facilityChanged } from '#events/facilities';
import { uuidOf } from '#kernel/ids';
import { Audit } from '#service/audit/audit';
import type { Tx } from '#service/database/database';
import { Outbox } from '#service/facts/outbox';
import type { Viewer } from '#service/viewer/viewer';
import { RecordChanges } from '../commitment/record-changes';
import { type Calendars, changesBetween } from '../domain/changes';
import { facilityOf, resourceOf } from '../domain/world/brought';
import type { JudgedLines, LineVerdict } from '../domain/world/verdicts';
import { BroughtStore } from './brought.store';

type NewLine = Extract<LineVerdict, { state: 'accepted' }>;

/** Where lines come from and who brings them in. */
export type Bringing = { readonly source: string; readonly viewer: Viewer };

/** Writes what this service keeps of new lines: sites, resources with rates and windows, commitments; each with its trace and its fact. */
@Injectable()
export class WriteBrought {
  constructor(
    private readonly store: BroughtStore,
    private readonly changes: RecordChanges,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** `before`: the calendars of resources that were there, under their locks. */
  async run(
    tx: Tx,
    bringing: Bringing,
    fresh: readonly NewLine[],
    { moved, thingOf }: JudgedLines,
    before: Calendars,
  ): Promise<void> {
    await this.facilities(tx, bringing, fresh, thingOf);
    await this.resources(tx, bringing, fresh, thingOf);
    await this.changes.run(tx, bringing.viewer, changesBetween(before, moved));
  }

  private async facilities(
    tx: Tx,
    { source, viewer }: Bringing,
    fresh: readonly NewLine[],
    thingOf: JudgedLines['thingOf'],
  ): Promise<void> {
    const brought = fresh.flatMap(({ line, thing }) =>
      line.type === 'facility' ? [{ ref: line.ref, site: facilityOf(line, thing, thingOf) }] : [],
    );
    if (brought.length === 0) return;
    await this.store.insertFacilities(
      tx,
      brought.map(({ site }) => site),
    );
    await this.outbox.add(
      tx,
      ...brought.map(({ site }) => ({ type: facilityChanged, subject: uuidOf(site.id), payload: {} })),
    );
    await this.audit.addAll(
      tx,
      brought.map(({ ref, site: { id, ...site } }) => ({
        ...{ viewer, act: 'bringFacility', subject: id },
        after: { ...site, source, ref },
      })),
    );
  }

  private async resources(
    tx: Tx,
    { source, viewer }: Bringing,
    fresh: readonly NewLine[],
    thingOf: JudgedLines['thingOf'],
  ): Promise<void> {
    const brought = fresh.flatMap(({ line, thing, keeps }) =>
      line.type === 'resource'
        ? [{ ref: line.ref, resource: resourceOf(line, thing, keeps.house ?? '', thingOf) }]
        : [],
    );
    if (brought.length === 0) return;
    await this.store.insertResources(
      tx,
      brought.map(({ resource }) => resource),
    );
    await this.audit.addAll(
      tx,
      brought.map(({ ref, resource: { id, windows, ...listed } }) => ({
        ...{ viewer, act: 'bringResource', subject: id },
        after: { ...listed, windows: windows.length, source, ref },
      })),
    );
  }
}
