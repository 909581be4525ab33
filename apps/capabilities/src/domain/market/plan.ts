/** A question made ready for one market: what to ask of the claims of each leaf, of a house, of a calendar and of a price. */
import { uuidOf } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { CapacityQuestion } from '../capacity-filter';
import { sharesHours } from '../house-clock';
import type { Hours } from '#kernel/working-week';
import type { Ask } from './answer';
import { claimTestsOf, currencyTest, type ClaimTest } from './claim-tests';
import { dayTestOf, type DayTest } from './day-tests';
import { FreeTime } from './free-time';
import { Houses, missesCountry, missesTier } from './houses';
import { kinds } from './kept';
import type { Leaf } from './leaves';
import type { Market } from './market';
import { groupsOf, type WordGroup } from './names';
import { Prices } from './prices';
import type { Scratch } from './scratch';
import { Sight } from './sight';
import type { MarketViewer } from './state';

export const missesKind = 1 << 4;
export const misses = missesKind | missesCountry | missesTier;

/** A leaf that can meet a need, and which words of each group it is called by. */
export type LeafPlan = { readonly leaf: Leaf; readonly tests: readonly ClaimTest[]; readonly words: readonly number[] };

export type Plan = {
  readonly market: Market;
  readonly question: CapacityQuestion;
  readonly now: Instant;
  readonly ask: Ask;
  readonly needs: readonly (readonly LeafPlan[])[];
  readonly days: DayTest;
  readonly free: FreeTime;
  readonly houses: Houses;
  readonly sight: Sight;
  readonly prices: Prices;
  readonly words: readonly WordGroup[];
  /** Bit k: kind k is asked for. */
  readonly kinds: number;
  readonly classes: ReadonlySet<number> | null;
  readonly sharesHours: ((hours: number) => boolean) | null;
  /** What a neighbour may miss so that a facet counts it. */
  readonly neighbours: number;
  /** The greatest price in each currency it can be compared with, by the code of the currency. */
  readonly ceilings: ReadonlyMap<number, Money> | null;
  /** Are prices needed of all hits, to find or to sort them? */
  readonly pricesAll: boolean;
};

export function planOf(
  market: Market,
  question: CapacityQuestion,
  viewer: MarketViewer,
  now: Instant,
  ask: Ask,
  scratch: Scratch,
): Plan {
  const { texts, resources, facilities } = market;
  const { kinds: asked, classes, overlap, maxPrice, ceilings, duration, open, units } = question;
  scratch.begin(facilities.uuids.rows, resources.uuids.rows);
  const sight = new Sight(market, viewer, question);
  const words = groupsOf(question.words, market);
  const ceilingOf = (ceiling: Money): readonly (readonly [number, Money])[] => {
    const code = texts.currencies.find(ceiling.currency);
    return code === null ? [] : [[code, ceiling]];
  };
  const byCode = maxPrice === null ? null : new Map(ceilings.flatMap(ceilingOf));
  const ofCurrency = byCode === null ? [] : [currencyTest([...byCode.keys()], resources.postings)];
  return {
    ...{ market, question, now, ask, sight, words },
    needs: question.needs.map(({ leaves, requirements }) =>
      leaves.flatMap(({ code }): readonly LeafPlan[] => {
        const leaf = market.leaves.byCode.get(code);
        if (leaf === undefined) return [];
        const tests = claimTestsOf(requirements, question.aiPolicy, leaf, resources.postings, texts.lists);
        if (tests === null) return [];
        return [
          { leaf, tests: [...ofCurrency, ...tests], words: words.map((group) => group.ofCapability(leaf.capability)) },
        ];
      }),
    ),
    days: dayTestOf(question, resources.postings, texts.zones),
    free: new FreeTime(question, resources, texts.hours),
    houses: new Houses(market, question, scratch),
    prices: new Prices(market, sight, units, now, duration === null ? open : null),
    kinds: asked.length === 0 ? -1 : asked.reduce((mask, kind) => mask | (1 << kinds.indexOf(kind)), 0),
    classes: classes.length === 0 ? null : new Set(classes.map((id) => market.classes.find(uuidOf(id)))),
    sharesHours: overlap === null ? null : remembered((code) => sharesHours(overlap, texts.hours.valueOf<Hours>(code))),
    neighbours:
      (asked.length > 0 && hasFacet(ask, 'kind') ? missesKind : 0) |
      (question.countries.length > 0 && hasFacet(ask, 'country') ? missesCountry : 0) |
      (question.floor !== 'NONE' && hasFacet(ask, 'securityTier') ? missesTier : 0),
    ceilings: byCode,
    pricesAll: maxPrice !== null || ask.order === 'PRICE' || ask.order === 'BEST',
  };
}

/** Is this facet asked for? */
export const hasFacet = ({ facets }: Ask, field: string): boolean =>
  typeof facets === 'boolean' ? facets : facets.includes(field);

function remembered(judge: (code: number) => boolean): (code: number) => boolean {
  const verdicts = new Map<number, boolean>();
  return (code) => {
    const known = verdicts.get(code) ?? judge(code);
    verdicts.set(code, known);
    return known;
  };
}
