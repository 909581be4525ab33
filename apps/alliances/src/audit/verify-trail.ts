import { Injectable } from '@nestjs/common';
import { idOf, type Id } from '#kernel/ids';
import { FactReaders } from '#service/facts/fact-readers';
import { serviceNames, type ServiceName } from '#service/services';
import { beforeTheFirst, linkHash } from './chain';
import { TrailStore } from './trail.store';

/** What is wrong with an entry, or with the chain at its place. */
export type TrailFault = {
  /** BROKEN: it does not follow the one before. CHANGED: its service keeps it in other words, or no more. MISSING: its service has it, the trail has not. */
  readonly kind: 'BROKEN' | 'CHANGED' | 'MISSING';
  readonly entry: Id<'audit'>;
  readonly service: string;
};

export type TrailReport = {
  readonly entries: number;
  /** Hash of the last entry in hex, to be noted elsewhere: who has it can tell later that nothing before was rewritten. */
  readonly head: string;
  /** Empty: the trail is whole. In the order of the chain, then by service. */
  readonly faults: readonly TrailFault[];
};

/** An entry that has been written a moment ago is gathered a moment later: look again before calling it missing. */
const looks = 3;

/** Proves that the trail is whole: no link broken, no entry changed, none of any service left out. */
@Injectable()
export class VerifyTrail {
  constructor(
    private readonly trail: TrailStore,
    private readonly readers: FactReaders,
  ) {}

  async run(): Promise<TrailReport> {
    await this.readers.catchUp();
    const head = await this.trail.head();
    const faults = await this.brokenLinks(head?.place ?? 0);
    for (const service of serviceNames) {
      faults.push(...faultsOf('CHANGED', service, await this.trail.changed(service)));
      faults.push(...faultsOf('MISSING', service, await this.missing(service)));
    }
    return { entries: head?.place ?? 0, head: (head?.hash ?? beforeTheFirst).toString('hex'), faults };
  }

  /** After a break the walk goes on from what is written, so that one break is told once. */
  private async brokenLinks(until: number): Promise<TrailFault[]> {
    const faults: TrailFault[] = [];
    let previous = beforeTheFirst;
    let place = 0;
    for (;;) {
      const entries = await this.trail.walk(place, until);
      for (const entry of entries) {
        const follows = entry.place === place + 1 && linkHash(previous, entry).equals(entry.hash);
        if (!follows) faults.push({ kind: 'BROKEN', entry: idOf('audit', entry.id), service: entry.service });
        previous = entry.hash;
        place = entry.place;
      }
      if (entries.length === 0) return faults;
    }
  }

  private async missing(service: ServiceName): Promise<readonly string[]> {
    for (let look = 1; ; look++) {
      const missing = await this.trail.missing(service);
      if (missing.length === 0 || look === looks) return missing;
      await this.readers.catchUp(service);
    }
  }
}

const faultsOf = (kind: TrailFault['kind'], service: ServiceName, ids: readonly string[]): readonly TrailFault[] =>
  ids.map((id) => ({ kind, entry: idOf('audit', id), service }));
