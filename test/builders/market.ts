import { readDuration, type Duration } from '#kernel/duration';
import { idOf, type Id } from '#kernel/ids';
import { instant, parseInstant, type Instant } from '#kernel/instant';
import { alwaysOpen } from '#kernel/working-week';
import type { Brief } from '../../apps/partnerships/src/domain/brief';
import type { BriefPackage } from '../../apps/partnerships/src/domain/brief-package';
import type { Market, OfferedResource, Site, Supply } from '../../apps/partnerships/src/domain/team-proposal/market';

export const at = (text: string): Instant => parseInstant(`${text}:00Z`) ?? instant(NaN);
export const lasting = (iso: string): Duration => readDuration(iso) ?? { days: 0, minutes: 0, iso };
export const over = (from: string, to: string) => ({ start: at(from), end: at(to) });

/** A week in March 2031 in which rooms of tests are free; the tests' present is the Saturday before. */
export const week = over('2031-03-03T00:00', '2031-03-10T00:00');

const uuidFor = (name: string) =>
  `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`;
export const site = (name: string): Id<'facility'> => idOf('facility', uuidFor(name));
export const room = (name: string): Id<'resource'> => idOf('resource', uuidFor(name));
export const pool = (name: string): Id<'alliance'> => idOf('alliance', uuidFor(name));
export const euros = (amount: number) => ({ amountMinor: BigInt(amount), currency: 'EUR' });

/** A package: a day in the week, changed where a test says so. */
export const piece = (key: string, changes: Partial<BriefPackage> = {}): BriefPackage => ({
  ...{ key, title: `The ${key}`, capability: 'mix.atmos.home', requirements: [], units: 1, duration: lasting('P1D') },
  ...{ window: week, after: [], securityFloor: null, near: null, maxPrice: null, together: null },
  ...changes,
});

export const briefOf = (packages: readonly BriefPackage[], changes: Partial<Brief> = {}): Brief => ({
  ...{ title: 'Blue Moon', currency: 'EUR', budget: null, packages },
  ...{ maxFacilities: null, excludeFacilities: [], preferAlliances: [] },
  ...changes,
});

type Room = Partial<Omit<OfferedResource, 'facilityId'>> & { readonly at?: string; readonly perDay?: number };

/**
 * Rooms by name, each at the site of its name unless it says where; which packages each could do; what else is true of sites; and
 * the calendars of parts of the rooms.
 */
export function marketOf(
  rooms: Readonly<Record<string, Room>>,
  packages: readonly (readonly string[])[],
  sites: Readonly<Record<string, Partial<Site>>> = {},
  ruledOut: Partial<Supply['ruledOut']> = {},
  parts: Readonly<Record<string, Pick<OfferedResource, 'windows' | 'taken'>>> = {},
): Market {
  const none = { requirements: 0, distance: 0, securityFloor: 0, excluded: 0, capacity: 0 };
  const names = new Set(Object.entries(rooms).map(([name, one]) => one.at ?? name));
  return {
    now: at('2031-03-01T12:00'),
    packages: packages.map((candidates) => ({
      ...{ candidates: candidates.map(room), fitting: candidates.length, ruledOut: { ...none, ...ruledOut } },
    })),
    resources: new Map(
      Object.entries(rooms).map(
        ([name, { at: where = name, perDay = 1000, ...rest }]): [Id<'resource'>, OfferedResource] => [
          room(name),
          {
            ...{
              facilityId: site(where),
              hours: alwaysOpen(sites[where]?.zone ?? 'UTC'),
              windows: [{ during: week, units: 1 }],
              taken: [],
              parts: [],
            },
            rates: [
              { per: 'DAY', ...euros(perDay), minimum: null, leadTime: null, weekendPercent: 0, overtimePercent: 0 },
            ],
            ...rest,
          },
        ],
      ),
    ),
    parts: new Map(Object.entries(parts).map(([name, calendar]) => [room(name), calendar])),
    facilities: new Map(
      [...names].map((name): [Id<'facility'>, Site] => [
        site(name),
        {
          ...{ zone: 'UTC', rating: null, alliances: [], secureDuring: { SELF_DECLARED: [], THIRD_PARTY: [] } },
          ...sites[name],
        },
      ]),
    ),
  };
}
