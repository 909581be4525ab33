/**
 * Which of several meanings is meant: first which capabilities, then everything that can only be said of one of them. "Dolby
 * Vision" behind "grade" speaks of the HDR suite, and "ProRes" is a codec of a mastering job but a job of its own elsewhere.
 */
import type { Capability, Taxonomy } from '../taxonomy';
import { leavesBelow } from '../taxonomy';
import { capabilityReading, strongest, type Meaning } from './phrases';
import type { Reading } from './reading';
import { keyOf, tokensOf, type Token } from './tokens';

/** Some tokens and all they may mean, the strongest first. */
export type Segment = { readonly at: number; readonly length: number; readonly meanings: readonly Meaning[] };

export type Chosen = {
  readonly segment: Segment;
  readonly reading: Reading;
  readonly need: number | null;
  readonly alternatives: readonly Reading[];
};

const mostAlternatives = 6;
/** What a capability gains from words elsewhere that it alone is spoken of with. */
const bonus = 4;

export class Chooser {
  constructor(private readonly taxonomy: Taxonomy) {}

  /** `unread`: requirements that no capability of the text can meet. */
  choose(
    segments: readonly Segment[],
    tokens: readonly Token[],
  ): { readonly read: readonly Chosen[]; readonly unread: readonly Segment[] } {
    const speaking = this.needsAmong(segments);
    const hints = segments
      .filter((segment) => !speaking.has(segment))
      .map(({ at, length }) => keyOf(tokens.slice(at, at + length), 'stem'));
    const meant = new Map<Segment, readonly Meaning[]>();
    for (const segment of segments) if (speaking.has(segment)) meant.set(segment, this.weighed(segment, hints));
    const needs = [...meant.values()].map(([first]) => this.attributesOf(first?.reading));

    const picked: { readonly segment: Segment; readonly choice: Meaning; readonly meanings: readonly Meaning[] }[] = [];
    const unread: Segment[] = [];
    for (const segment of segments) {
      const meanings = meant.get(segment) ?? segment.meanings;
      const choice = meant.has(segment) ? meanings[0] : this.besideNeeds(meanings, needs);
      if (choice === undefined) unread.push(segment);
      else picked.push({ segment, choice, meanings });
    }
    const all = picked
      .filter(({ choice }) => choice.reading.part === 'CAPABILITY')
      .map(({ choice }) => this.attributesOf(choice.reading));
    const read = picked.map(({ segment, choice, meanings }) => ({
      ...{ segment, reading: choice.reading, need: needOf(choice.reading, all) },
      alternatives: meanings
        .map(({ reading }) => reading)
        .filter((reading) => reading !== choice.reading && isPossible(reading, all))
        .slice(0, mostAlternatives),
    }));
    return { read, unread };
  }

  /** Segments that are capabilities: those that mean nothing else; where there is none, the first that could. */
  private needsAmong(segments: readonly Segment[]): ReadonlySet<Segment> {
    const could = segments.filter(({ meanings }) => meanings.some(({ reading }) => reading.part === 'CAPABILITY'));
    const sure = could.filter(
      ({ meanings }) => meanings[0]?.reading.part === 'CAPABILITY' && meanings.every(isCapability),
    );
    const first = could.find(({ meanings }) => meanings[0]?.reading.part === 'CAPABILITY') ?? could[0];
    return new Set(sure.length > 0 || first === undefined ? sure : [first]);
  }

  /** The meanings of a capability's words, with its sisters of the same branch behind them, in the light of the other words. */
  private weighed({ meanings }: Segment, hints: readonly string[]): readonly Meaning[] {
    const capabilities = meanings.filter(({ reading }) => reading.part === 'CAPABILITY');
    const others = meanings.filter(({ reading }) => reading.part !== 'CAPABILITY');
    const all = strongest([...capabilities, ...capabilities.flatMap((one) => this.sisters(one))]).map(
      ({ reading, strength }) => ({
        reading,
        strength: strength + bonus * hints.filter((hint) => this.speaks(reading, hint)).length,
      }),
    );
    return [...all.toSorted((a, b) => b.strength - a.strength), ...others];
  }

  private sisters({ reading }: Meaning): readonly Meaning[] {
    if (reading.part !== 'CAPABILITY') return [];
    const { capability } = reading;
    const isLeaf = this.taxonomy.capabilities.has(capability);
    const above = isLeaf ? capability.slice(0, capability.lastIndexOf('.')) : capability;
    const branch = this.taxonomy.branches.find(({ code }) => code === above);
    if (branch === undefined) return [];
    return [...leavesBelow(this.taxonomy, above), branch].map(({ code, label }) => ({
      ...{ reading: capabilityReading(code, label), strength: 1 },
    }));
  }

  /** Is this capability, and not all of its kind, spoken of with these words: do they stand in its label or a synonym? */
  private speaks(reading: Reading, hint: string): boolean {
    if (reading.part !== 'CAPABILITY' || hint === '') return false;
    const leaf = this.taxonomy.capabilities.get(reading.capability);
    return leaf !== undefined && stemsOf(leaf).some((stems) => ` ${stems} `.includes(` ${hint} `));
  }

  private attributesOf(reading: Reading | undefined): ReadonlySet<string> {
    const leaves = reading?.part === 'CAPABILITY' ? leavesBelow(this.taxonomy, reading.capability) : [];
    return new Set(leaves.flatMap(({ attributes }) => attributes.map(({ code }) => code)));
  }

  /** A requirement that a capability of the text has, else what is no requirement; where no capability is named, the strongest. */
  private besideNeeds(meanings: readonly Meaning[], needs: readonly ReadonlySet<string>[]): Meaning | undefined {
    const said = meanings.find((one) => isRequirement(one) && needOf(one.reading, needs) !== null);
    const other = meanings.find((one) => !isRequirement(one) && !isCapability(one));
    return said ?? other ?? (needs.length === 0 ? meanings[0] : meanings.find(isCapability));
  }
}

const isCapability = ({ reading }: Meaning): boolean => reading.part === 'CAPABILITY';
const isRequirement = ({ reading }: Meaning): boolean => reading.part === 'REQUIREMENT';

/** A requirement makes sense only of a capability that has its attribute; where none is named it still may. */
const isPossible = (reading: Reading, needs: readonly ReadonlySet<string>[]): boolean =>
  reading.part !== 'REQUIREMENT' || needs.length === 0 || needOf(reading, needs) !== null;

/** The first capability that has the attribute. */
function needOf(reading: Reading, needs: readonly ReadonlySet<string>[]): number | null {
  if (reading.part !== 'REQUIREMENT') return null;
  const at = needs.findIndex((attributes) => attributes.has(reading.requirement.attribute));
  return at < 0 ? null : at;
}

const stems = new WeakMap<Capability, readonly string[]>();

function stemsOf(leaf: Capability): readonly string[] {
  const known = stems.get(leaf) ?? [leaf.label, ...leaf.synonyms].map((text) => keyOf(tokensOf(text), 'stem'));
  stems.set(leaf, known);
  return known;
}
