/** What a string takes in memory at the most, with what holds it, in bytes. */
export function bytesOf(text: string | null): number {
  return text === null ? 0 : 2 * text.length + 64;
}

/** A map that is bounded by the bytes of what is in it: what was put in longest ago makes room for what comes. */
export class BoundedMap<V> {
  readonly #kept = new Map<string, { value: V; bytes: number }>();
  #bytes = 0;

  /** Takes `most` bytes at the most; `weigh` tells those of a value, with all that it holds. */
  constructor(
    private readonly most: number,
    private readonly weigh: (value: V) => number,
  ) {}

  /** What it takes now. */
  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#kept.size;
  }

  has(key: string): boolean {
    return this.#kept.has(key);
  }

  get(key: string): V | undefined {
    return this.#kept.get(key)?.value;
  }

  /** Puts something in as the newest. */
  set(key: string, value: V): void {
    this.delete(key);
    const bytes = this.weigh(value);
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.most) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}
