import { sumsBy } from '../domain/market/sums';
import { taxonomy } from '../taxonomy/taxonomy-file';
import type { Instant } from '#kernel/instant';
import type { Connection } from '#service/database/connection';
import type { Market } from '../domain/market/market';
import type { Uuid } from '../domain/market/state';
import { FactsStore } from './facts.store';
import { madeOf, type LeaveOut } from './leave-out';
import { pages, type MarketWriter } from './market-writer';
import type { Difference, Walked } from './messages';
import { StatesStore } from './states.store';

const pageOfThings = 200;
const mostDifferences = 100;
/** How often what moves just now is come back to, before it is left out. */
const mostRounds = 20;

const sums = sumsBy(taxonomy);

type Kind = Difference['kind'];
type Page = { readonly kind: Kind; readonly ids: readonly Uuid[] };
type Sum = number | null;

/**
 * Compares checksums of all that a market holds with those of what PostgreSQL says, a page at a time. It is exact while the market
 * moves: a page is read in one snapshot together with what was published and is not applied yet, and what that touches is left for
 * later; of all else the market must say just what the snapshot says.
 */
export class Walk {
  private todo: Page[] | null = null;
  private readonly moving: Difference[] = [];
  private round = 0;
  private readonly counts = { resource: 0, facility: 0, alliance: 0 };
  private readonly differences: Difference[] = [];
  private readonly leftOut = new Set<Uuid>();

  constructor(readonly turn: number) {}

  /** One page further; what was found once there are no more, else null. */
  async page(connection: Connection, market: Market, writer: MarketWriter, horizon: bigint): Promise<Walked | null> {
    this.todo ??= await everything(new StatesStore(connection, this.leaveOut), market);
    const [page] = this.todo.length > 0 ? this.todo : (this.todo = this.again());
    if (!page) return this.walked();
    await connection.atOneMoment(() => this.compare(page, connection, market, writer, horizon));
    this.todo.shift();
    return null;
  }

  private async compare(
    { kind, ids }: Page,
    connection: Connection,
    market: Market,
    writer: MarketWriter,
    horizon: bigint,
  ): Promise<void> {
    const states = new StatesStore(connection, this.leaveOut);
    const { changed, now } = await new FactsStore(connection).unreadSince(horizon);
    const touched = await states.touchedBy(changed);
    const isMoving = new Set(
      { resource: touched.resources, facility: touched.facilities, alliance: touched.alliances }[kind],
    );
    const still = ids.filter((id) => !isMoving.has(id));
    writer.lapse(now);
    const said = await this.said(kind, still, states, now);
    for (const id of still) if (keptIn(market, kind, id) !== said(id)) this.differences.push({ kind, id });
    this.counts[kind] += still.length;
    for (const id of ids) if (isMoving.has(id)) this.moving.push({ kind, id });
  }

  private readonly leaveOut: LeaveOut = (id) => void this.leftOut.add(id);

  /** What should be kept of each: null of what is not there or cannot be kept; an alliance that is not there, or opens nothing, has no members. */
  private async said(kind: Kind, ids: readonly Uuid[], states: StatesStore, now: Instant): Promise<(id: Uuid) => Sum> {
    if (kind === 'alliance') {
      const there = new Map((await states.alliances(ids)).map((one) => [one.id, one]));
      return (id) => sums.ofAlliance(there.get(id) ?? { id, members: [] });
    }
    const there =
      kind === 'resource'
        ? madeOf(await states.resources(ids), (one) => [one.id, sums.ofResource(one, now)] as const, this.leaveOut)
        : madeOf(await states.facilities(ids), (one) => [one.id, sums.ofFacility(one)] as const, this.leaveOut);
    const sumOfId = new Map(there);
    return (id) => sumOfId.get(id) ?? null;
  }

  /** What moved when its page was read, once more. */
  private again(): Page[] {
    if (this.round++ >= mostRounds) return [];
    const byKind = Map.groupBy(this.moving.splice(0), ({ kind }) => kind);
    return [...byKind].flatMap(([kind, own]) =>
      inPages(
        kind,
        own.map(({ id }) => id),
      ),
    );
  }

  private walked(): Walked {
    const { resource, facility, alliance } = this.counts;
    return {
      ...{ resources: resource, facilities: facility, alliances: alliance, moving: this.moving.length },
      leftOut: this.leftOut.size,
      differences: this.differences.slice(0, mostDifferences),
    };
  }
}

function keptIn(market: Market, kind: Kind, id: Uuid): Sum {
  if (kind === 'resource') return market.resourceSum(id);
  return kind === 'facility' ? market.facilitySum(id) : market.allianceSum(id);
}

/** All that either side knows of. */
async function everything(states: StatesStore, market: Market): Promise<Page[]> {
  const both = (ours: Iterable<Uuid>, theirs: readonly Uuid[]): Uuid[] => [...new Set([...theirs, ...ours])];
  return [
    ...inPages('alliance', both(market.allianceIds(), await states.allAlliances())),
    ...inPages('facility', both(market.facilityIds(), await states.allFacilities())),
    ...inPages('resource', both(market.resourceIds(), await states.allResources())),
  ];
}

const inPages = (kind: Kind, ids: readonly Uuid[]): Page[] =>
  [...pages(ids, pageOfThings)].map((few) => ({ kind, ids: few }));
