import { Injectable } from '@nestjs/common';
import { AlertsStore } from './alerts.store';
import { FindHits } from './find-hits';
import { SavedSearchesStore } from './saved-searches.store';

/** How many hits came since the keeper last looked. */
@Injectable()
export class NewHits {
  constructor(
    private readonly searches: SavedSearchesStore,
    private readonly alerts: AlertsStore,
    private readonly hits: FindHits,
  ) {}

  /** By search; judged just now, so that it counts nothing its keeper may not see any more. Those without news are left out. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const searches = await this.searches.byIds(ids);
    const unseen = await this.alerts.unseen([...searches.values()].map(({ id }) => id));
    if (unseen.size === 0) return new Map();
    const moment = await this.hits.moment();
    const counted = await Promise.all(
      [...unseen].map(async ([id, resources]) => {
        const search = searches.get(id);
        const found = search && (await this.hits.run(search, moment, { first: resources.length, only: resources }));
        const asked = new Set(resources);
        return [id, found?.filter(({ resource }) => asked.has(resource)).length ?? 0] as const;
      }),
    );
    return new Map(counted);
  }
}
