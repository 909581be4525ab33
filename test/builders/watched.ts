import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId, type Id } from '#kernel/ids';
import { dayMs, instant, type Instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { capabilities } from '../../apps/capabilities/src/capabilities.module';
import type { Row } from '../../apps/capabilities/src/domain/market/answer';
import { MarketIndex } from '../../apps/capabilities/src/market/market-index';
import { testService, type ServiceOptions } from '../world/database';
import { aViewer } from './viewers';

export type Watching = Awaited<ReturnType<typeof startWatching>>;
type Judge = (units: number, resource: string) => boolean;

/** Capabilities alone, on a market that a test makes up: which resources a search finds is told by its number of units. */
export async function startWatching(options: ServiceOptions & { readonly data?: string } = {}) {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'interlock-letters-'));
  const service = await testService(capabilities, {
    askService: (_, __, body) => Promise.resolve(addressOf(body as { readonly account: string })),
    ...options,
    settings: { INTERLOCK_DATA: data, INTERLOCK_PUBLIC_URL: 'https://interlock.example.org', ...options.settings },
  });
  const admin = new Client({ connectionString: service.databaseUrl });
  await admin.connect();
  await admin.query('set search_path = capabilities, public');
  const world = { finds: ((): boolean => false) as Judge, all: [] as readonly string[] };
  const market = service.app.get(MarketIndex);
  for (const caughtUp of ['caughtUp', 'demandCaughtUp'] as const)
    jest.spyOn(market, caughtUp).mockImplementation(() => Promise.resolve(instant(Date.now())));
  jest.spyOn(market, 'search').mockImplementation((question, _, now, { only, first }) => {
    const found = (only ?? world.all).filter((resource) => world.finds(question.units, resource));
    const rows = found.slice(0, first).map((resource) => hitOf(resource, now));
    return Promise.resolve({ rows, hasMore: found.length > first, total: null, facets: [], places: [] });
  });
  return {
    ...{ service, admin, world, data },
    get: <T>(operation: abstract new (...parts: never[]) => T): T => service.app.get<T>(operation),
    letters: () => lettersIn(join(data, 'mail')),

    /** Resources of houses of their own that claim these leaves, in their order; as the copies have them. */
    async rooms(leaves: readonly string[]): Promise<readonly string[]> {
      const ids = leaves.map(() => crypto.randomUUID());
      await admin.query(
        `insert into facilities (id, organisation_id, name, city, country, time_zone)
         select id, id, 'Lumen', 'Lyon', 'FR', 'Europe/Paris' from unnest($1::uuid[]) id`,
        [ids],
      );
      await admin.query(
        `insert into resources (id, facility_id, name, kind, units) select id, id, 'Suite Aurora', 'ROOM', 1 from unnest($1::uuid[]) id`,
        [ids],
      );
      await admin.query(
        `insert into claims (resource_id, capability, attributes, standing)
         select id, leaf, '{}', 'SELF_DECLARED' from unnest($1::uuid[], $2::text[]) claimed (id, leaf)`,
        [ids, leaves],
      );
      world.all = [...world.all, ...ids];
      return ids;
    },

    async close() {
      await admin.end();
      await service.close();
    },
  };
}

const tomorrow = Date.now() + dayMs;

/** A filter that makes sense for most of a year; the same each time. */
export const aFilter = (capability: string, units = 1) => ({
  ...{ capability, units, duration: 'PT8H' },
  period: { start: instant(tomorrow), end: instant(tomorrow + 299 * dayMs) },
});

/** Somebody who keeps searches. */
export const aKeeper = (): Viewer & { readonly account: Id<'account'> } => aViewer('PRODUCER', 'VIEWER');

/** Of a row what letters tell. */
const hitOf = (resource: string, now: Instant): Row =>
  ({
    ...{ resource, facility: crypto.randomUUID(), unitsFree: 1, price: { amountMinor: 120_050n, currency: 'EUR' } },
    period: { start: instant(now + dayMs), end: instant(now + 2 * dayMs) },
  }) as unknown as Row;

const addressOf = ({ account }: { readonly account: string }) => ({
  email: `${account}@example.org`,
  displayName: 'Ada',
});

/** Whole letters in a folder, each as it would be sent. */
const lettersIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fault;
  }
};

export const aSearchId = (): Id<'search'> => newId('search', instant(Date.now()));
