import type { Instant } from '#kernel/instant';
import type { ResourceState, Uuid } from './state';

/** `place`: where it lies in the heap. */
type Held = { readonly state: ResourceState; readonly at: Instant; place: number };

/** Resources of which something is held until a deadline, as they were told: from then on they have to be written anew. */
export class Deadlines {
  private readonly held = new Map<Uuid, Held>();
  /** A binary heap, the first deadline on top: the next one is asked for at every write. */
  private readonly heap: Held[] = [];

  /** In place of what was known of it. */
  put(state: ResourceState, now: Instant): void {
    this.remove(state.id);
    const at = nextDeadline(state, now);
    if (at === null) return;
    const held: Held = { state, at, place: this.heap.length };
    this.held.set(state.id, held);
    this.heap.push(held);
    this.rise(held);
  }

  remove(id: Uuid): void {
    const gone = this.held.get(id);
    const last = this.heap.at(-1);
    if (gone === undefined || last === undefined) return;
    this.held.delete(id);
    this.heap.pop();
    if (last === gone) return;
    this.lay(last, gone.place);
    this.rise(last);
    this.sink(last);
  }

  /** The next one, or null. */
  next(): Instant | null {
    return this.heap[0]?.at ?? null;
  }

  /** Those whose next deadline is `now` or before. */
  due(now: Instant): readonly ResourceState[] {
    const due: ResourceState[] = [];
    const look = (place: number): void => {
      const held = this.heap[place];
      if (held === undefined || held.at > now) return;
      due.push(held.state);
      look(2 * place + 1);
      look(2 * place + 2);
    };
    look(0);
    return due;
  }

  private rise(held: Held): void {
    for (;;) {
      const above = held.place === 0 ? undefined : this.heap[(held.place - 1) >> 1];
      if (above === undefined || above.at <= held.at) return;
      this.swap(above, held);
    }
  }

  private sink(held: Held): void {
    for (;;) {
      const [left, right] = [this.heap[2 * held.place + 1], this.heap[2 * held.place + 2]];
      const below = left !== undefined && right !== undefined && right.at < left.at ? right : left;
      if (below === undefined || held.at <= below.at) return;
      this.swap(held, below);
    }
  }

  private swap(one: Held, other: Held): void {
    const { place } = one;
    this.lay(one, other.place);
    this.lay(other, place);
  }

  private lay(held: Held, place: number): void {
    this.heap[place] = held;
    held.place = place;
  }
}

function nextDeadline({ taken, parts }: ResourceState, now: Instant): Instant | null {
  let next: Instant | null = null;
  for (const list of [taken, ...parts.map((part) => part.taken)])
    for (const { expiresAt } of list)
      if (expiresAt !== null && expiresAt > now && (next === null || expiresAt < next)) next = expiresAt;
  return next;
}
