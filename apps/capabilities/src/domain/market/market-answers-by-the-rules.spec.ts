import fc from 'fast-check';
import { instant } from '#kernel/instant';
import {
  alliances,
  begins,
  Draw,
  drawnAlliance,
  drawnAsk,
  drawnFacility,
  drawnQuestion,
  drawnResource,
  houses,
  organisations,
  resources,
} from '../../../../../test/builders/random-market';
import { searchByTheRules, type Told } from '../../../../../test/builders/search-by-the-rules';
import { taxonomy } from '../../taxonomy/taxonomy-file';
import type { CapacityQuestion } from '../capacity-filter';
import type { Match } from '../capacity-match';
import type { Ask, Row } from './answer';
import { Market } from './market';
import { search } from './search';
import type { AllianceState, FacilityState, MarketViewer, ResourceState, Uuid } from './state';
import { sumsBy } from './sums';

const sums = sumsBy(taxonomy);
const nothing = { facilities: 0, resources: 0, claims: 0, rates: 0, windows: 0, taken: 0, alliances: 0, members: 0 };
const viewers: readonly MarketViewer[] = [null, ...organisations].map((organisation) => ({ organisation }));

/** A world told to a market and kept beside it. */
class Twin {
  readonly facilities = new Map<Uuid, FacilityState>();
  readonly resources = new Map<Uuid, ResourceState>();
  readonly alliances = new Map<Uuid, AllianceState>();
  readonly market = Market.create({ ...nothing, from: begins }, taxonomy);
  readonly reader = Market.over(this.market.buffers, taxonomy);
  now = instant(begins - 24 * 3600_000);

  constructor(private readonly draw: Draw) {
    for (const id of alliances) this.changeAlliance(id);
    for (const id of resources) this.changeResource(id);
    for (const id of houses) this.changeFacility(id);
  }

  get told(): Told {
    return this;
  }

  changeSomething(): void {
    const { draw } = this;
    switch (draw.upTo(5)) {
      case 0:
        return this.changeAlliance(draw.of(alliances));
      case 1:
        return this.changeFacility(draw.of(houses));
      case 2:
        return this.pass(draw.upTo(100) * 60_000);
      case 3:
        return this.removeResource(draw.of(resources));
      default:
        return this.changeResource(draw.of(resources));
    }
  }

  private changeResource(id: Uuid): void {
    const state = drawnResource(this.draw, id, this.draw.onceIn(8));
    this.resources.set(id, state);
    this.market.putResource(state, this.now);
  }

  private removeResource(id: Uuid): void {
    this.resources.delete(id);
    this.market.removeResource(id);
  }

  private changeFacility(id: Uuid): void {
    if (this.draw.onceIn(12)) {
      this.facilities.delete(id);
      return this.market.removeFacility(id);
    }
    const state = drawnFacility(this.draw, id);
    this.facilities.set(id, state);
    this.market.putFacility(state);
  }

  private changeAlliance(id: Uuid): void {
    const state = drawnAlliance(this.draw, id);
    this.alliances.set(id, state);
    this.market.putAlliance(state);
  }

  private pass(ms: number): void {
    this.now = instant(this.now + ms);
    const { nextLapse } = this.market;
    if (nextLapse === null || nextLapse > this.now) return;
    this.market.lapse(this.now);
    expect(this.market.nextLapse ?? Infinity).toBeGreaterThan(this.now);
  }
}

/** Runs of a property; each is a world with some questions, between which it changes. */
const worlds = Number(process.env['SOAK'] ?? 1) * 30;

describe('a market', () => {
  const counted = { questions: 0, withHits: 0 };

  it('answers as the rules of the domain do, whoever asks, while everything changes', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const draw = new Draw(gen);
        const twin = new Twin(draw);
        for (let step = 0; step < 6; step++) {
          askBoth(twin, draw);
          for (let change = draw.upTo(3); change > 0; change--) twin.changeSomething();
        }
      }),
      { numRuns: worlds, endOnFailure: true },
    );
    expect(counted.withHits / counted.questions).toBeGreaterThan(0.1);
  });

  function askBoth(twin: Twin, draw: Draw): void {
    const question = drawnQuestion(draw, twin.now);
    if (!question.ok) throw new Error(JSON.stringify(question.refusals));
    const viewer = draw.of(viewers);
    let ask = drawnAsk(draw, question.value.near !== null);
    for (let page = 0; page < 4; page++) {
      const expected = searchByTheRules(twin.told, question.value, viewer, twin.now, ask);
      const market = draw.of([twin.market, twin.reader]);
      const { rows, ...answer } = search(market, structuredClone(question.value), viewer, twin.now, ask);
      expect(answer).toEqual(expected.answer);
      expect(rows.map(({ key }) => key)).toEqual(expected.keys);
      for (const [at, row] of rows.entries()) expect(row).toEqual(rowOf(expected.matches[at], row));
      counted.questions += 1;
      if (rows.length > 0) counted.withHits += 1;
      const last = rows.at(-1);
      if (last === undefined) break;
      ask = { ...ask, after: last.key };
    }
    askOnly(twin, question.value, viewer, ask);
  }

  /** Of some resources alone: those of them that a search for all finds. */
  function askOnly(twin: Twin, question: CapacityQuestion, viewer: MarketViewer, ask: Ask): void {
    if (question.needs.length > 1) return; // a house answers with all of its resources
    const only = resources.slice(0, 4);
    const all = { ...ask, first: 100, after: null };
    const found = (some: Ask): readonly Uuid[] =>
      search(twin.reader, question, viewer, twin.now, some).rows.map(({ resource }) => resource);
    expect(found({ ...all, only })).toEqual(found(all).filter((id) => only.includes(id)));
  }

  it('keeps what a checksum of the truth tells', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const draw = new Draw(gen);
        const twin = new Twin(draw);
        for (let change = 0; change < 10; change++) twin.changeSomething();
        const { market, now } = twin;
        for (const id of resources) {
          const state = twin.resources.get(id);
          expect(market.resourceSum(id)).toBe(state === undefined ? null : sums.ofResource(state, now));
        }
        for (const id of houses) {
          const state = twin.facilities.get(id);
          expect(market.facilitySum(id)).toBe(state === undefined ? null : sums.ofFacility(state));
        }
        for (const state of twin.alliances.values()) expect(market.allianceSum(state.id)).toBe(sums.ofAlliance(state));
        expect([...market.resourceIds()].sort()).toEqual([...twin.resources.keys()].sort());
        expect([...market.facilityIds()].sort()).toEqual([...twin.facilities.keys()].sort());
      }),
      { numRuns: worlds / 2, endOnFailure: true },
    );
  });
});

/** Where two rates cost the same, either may be the one that is paid. */
function rowOf(match: Match | undefined, { through, leadTime, key }: Row): Row | null {
  if (match === undefined) return null;
  const { candidate, period, unitsFree, price, isLeadTimeMet, distanceKm, standing, tier, needs, claims } = match;
  const { facility } = candidate;
  return {
    ...{ period, unitsFree, price, isLeadTimeMet, distanceKm, standing, tier, needs, through, leadTime, key },
    resource: candidate.resourceId.replace('resource_', ''),
    facility: facility.id.replace('facility_', ''),
    rating: facility.rating,
    zone: facility.zone,
    claims: claims.map(({ capability }) => capability.code).sort(),
  };
}
