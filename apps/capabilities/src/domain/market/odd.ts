/**
 * The odd resources: free to the millisecond, dearer than a number holds, or saying what the taxonomy has no place for. They are
 * kept as they were told and judged by the rules themselves, each by itself; there are few.
 */
import type { Memory } from './memory';
import type { ResourceState, Uuid } from './state';
import type { Texts } from './strings';
import { Uuids } from './uuids';

export class OddResources {
  private readonly uuids: Uuids;
  private readonly text: Uint32Array;
  private readonly read = new Map<number, ResourceState>();

  constructor(
    memory: Memory,
    private readonly texts: Texts,
    rows: number,
  ) {
    this.uuids = new Uuids(memory, 'odd', rows);
    this.text = memory.u32('odd.text', rows);
  }

  get used(): number {
    return this.uuids.used;
  }

  get isFull(): boolean {
    return this.uuids.isFull;
  }

  put(state: ResourceState, text: string): void {
    const row = this.uuids.add(state.id);
    if (this.texts.words.textOf(this.text[row] ?? 0) !== text) this.text[row] = this.texts.words.add(text);
  }

  remove(id: Uuid): void {
    const row = this.uuids.find(id);
    if (row < 0) return;
    this.text[row] = 0;
    this.uuids.remove(id);
  }

  textOf(id: Uuid): string | null {
    const row = this.uuids.find(id);
    return row < 0 ? null : this.texts.words.textOf(this.text[row] ?? 0);
  }

  /** All of them, as told. */
  all(): readonly ResourceState[] {
    const states: ResourceState[] = [];
    for (let row = 0; row < this.uuids.rows; row++) {
      const code = this.text[row] ?? 0;
      if (code !== 0) states.push(this.stateOf(code));
    }
    return states;
  }

  private stateOf(code: number): ResourceState {
    const known = this.read.get(code) ?? stateOf(this.texts.words.textOf(code) ?? '');
    this.read.set(code, known);
    return known;
  }
}

const bigMark = 'n';

/** A state as text: alike for alike states, whatever the order of their lists. */
export const textOf = (state: ResourceState): string =>
  JSON.stringify(
    {
      ...state,
      windows: sorted(state.windows),
      taken: sorted(state.taken),
      parts: sorted(state.parts.map((part) => ({ ...part, windows: sorted(part.windows), taken: sorted(part.taken) }))),
      rates: sorted(state.rates),
      claims: sorted(state.claims),
      classes: state.classes.toSorted(),
    },
    big,
  );

const stateOf = (text: string): ResourceState =>
  JSON.parse(text, (key, value: unknown) =>
    key === 'amountMinor' && typeof value === 'string' ? BigInt(value.slice(0, -1)) : value,
  ) as ResourceState;

const big = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}${bigMark}` : value);

const sorted = <T>(list: readonly T[]): readonly T[] =>
  list
    .map((one) => ({ one, text: JSON.stringify(one, big) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ one }) => one);
