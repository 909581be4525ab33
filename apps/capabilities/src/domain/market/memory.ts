/**
 * Columns of numbers in memory that threads share. Whoever makes them gives their lengths; whoever is handed the buffers finds
 * them by name. Memory counts only once it is written to, so columns are longer than they have to be.
 */
export type MarketBuffers = Readonly<Record<string, SharedArrayBuffer>>;

export class Memory {
  private readonly given = new Set<string>();

  private constructor(private readonly made: Record<string, SharedArrayBuffer>) {}

  static fresh(): Memory {
    return new Memory({});
  }

  static over(buffers: MarketBuffers): Memory {
    return new Memory({ ...buffers });
  }

  get buffers(): MarketBuffers {
    return this.made;
  }

  /** The column of that name, to be asked for once; its length counts only where it is new. */
  u8(name: string, length: number): Uint8Array {
    return new Uint8Array(this.buffer(name, length));
  }

  u16(name: string, length: number): Uint16Array {
    return new Uint16Array(this.buffer(name, length * 2));
  }

  u32(name: string, length: number): Uint32Array {
    return new Uint32Array(this.buffer(name, length * 4));
  }

  f64(name: string, length: number): Float64Array {
    return new Float64Array(this.buffer(name, length * 8));
  }

  /** Bytes in use when of each column such a share is, by the first word of its name; all of it where nothing is said. */
  bytesOf(used: Readonly<Record<string, number>>): number {
    let sum = 0;
    for (const [name, { byteLength }] of Object.entries(this.made))
      sum += byteLength * (used[name.slice(0, name.indexOf('.'))] ?? 1);
    return Math.ceil(sum);
  }

  private buffer(name: string, bytes: number): SharedArrayBuffer {
    if (this.given.has(name)) throw new Error(`Two columns are called ${name}`);
    this.given.add(name);
    return (this.made[name] ??= new SharedArrayBuffer(bytes));
  }
}
