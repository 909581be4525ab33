import { Injectable } from '@nestjs/common';
import type { SeenFacilitiesQuestion } from '#events/candidates-question';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { FactReaders } from '#service/facts/fact-readers';
import { SnapshotsStore } from './snapshots.store';
import { facilityIsSeen } from '../sight/sight.store';

/** Which facilities an organisation sees, as far as rates and alliances tell. */
@Injectable()
export class SeenFacilitiesStore {
  constructor(
    private readonly readers: FactReaders,
    private readonly snapshots: SnapshotsStore,
  ) {}

  /** Those of the facilities that have a room it has a rate for, that are its own, or whose house shares an ACTIVE alliance with it. */
  async of({ requester, facilities }: SeenFacilitiesQuestion): Promise<readonly Id<'facility'>[]> {
    await this.readers.catchUp();
    return this.snapshots.read({ organisation: requester }, async (tx, sight) => {
      const rows = await tx.query<{ id: string }[]>(
        `select f.id from facilities f where f.id = any($1::uuid[]) and ${facilityIsSeen('f', '$2', '$3')} order by f.id`,
        [facilities.map(uuidOf), sight.organisation, sight.alliances],
      );
      return rows.map((row) => idOf('facility', row.id));
    });
  }
}
