import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import { type ToldAlliance, ToldAlliancesStore } from './told-alliances.store';

/** For the operator: all alliances, a page at a time, as they go out with a world. */
@Injectable()
export class TellAlliances {
  constructor(private readonly alliances: ToldAlliancesStore) {}

  /** By id, behind `after`, each with those who are ACTIVE in it; fewer than `most` at the end. */
  page(after: Id<'alliance'> | null, most: number): Promise<readonly ToldAlliance[]> {
    return this.alliances.behind(after, most);
  }

  /** How many have a place in an alliance that is not ACTIVE. */
  others(): Promise<number> {
    return this.alliances.otherPlaces();
  }
}
