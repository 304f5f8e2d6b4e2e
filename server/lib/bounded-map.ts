/** Upper bound of the memory of a string, with its overhead, in bytes. */
export function bytesOf(text: string | null): number {
  return text === null ? 0 : 2 * text.length + 64;
}

/** LRU cache bounded by the bytes of its values, or by their number. */
export class BoundedMap<V> {
  /** In order of use, least recent first. */
  readonly #kept = new Map<string, { value: V; bytes: number }>();
  #bytes = 0;

  /**
   * Holds at most `most` bytes, where `weigh` gives the bytes of a value with everything it references; without
   * `weigh`, at most `most` values.
   */
  constructor(
    private readonly most: number,
    private readonly weigh: (value: V) => number = () => 1,
  ) {}

  /** Bytes in use, or values if it is bounded by their number. */
  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Whether the key is cached; does not count as a use. */
  has(key: string): boolean {
    return this.#kept.has(key);
  }

  /** The cached value; counts as a use. */
  get(key: string): V | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** Adds or replaces a value as most recently used. */
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

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}
