/** What a string takes in memory at the most, with what holds it, in bytes. */
export function bytesOf(text: string | null): number {
  return text === null ? 0 : 2 * text.length + 64;
}

/** A cache that is bounded by the bytes of what is in it: what was put in or asked for longest ago makes room. */
export class BoundedMap<V> {
  /** In the order of use, the oldest first. */
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

  /** Whether it is there; to ask is no use of it. */
  has(key: string): boolean {
    return this.#kept.has(key);
  }

  /** What is kept under this key, which counts as a use of it. */
  get(key: string): V | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** Puts something in as just used. */
  set(key: string, value: V): void {
    this.delete(key);
    const bytes = this.weigh(value);
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    if (this.#bytes > this.most) this.#makeRoom();
  }

  // Only when there is too much: finding the first key of a map costs a step for each key deleted before it.
  #makeRoom(): void {
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
