const PATIENCE_MS = 20_000;

interface Awaited<T> {
  fits: (one: T) => boolean;
  resolve: (one: T) => void;
}

/** Everything of one kind that has come over a socket, and a way to wait for what has not. */
export class Heard<T> {
  readonly all: T[] = [];
  private awaited: Awaited<T>[] = [];

  constructor(private readonly what: string) {}

  add(one: T): void {
    this.all.push(one);
    const satisfied = this.awaited.filter(({ fits }) => fits(one));
    this.awaited = this.awaited.filter(({ fits }) => !fits(one));
    for (const { resolve } of satisfied) resolve(one);
  }

  /** The first that fits, already here or still to come. */
  first(fits: (one: T) => boolean): Promise<T> {
    const here = this.all.find(fits);
    if (here !== undefined) return Promise.resolve(here);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No such ${this.what} was heard.`)), PATIENCE_MS);
      const found = (one: T): void => {
        clearTimeout(timer);
        resolve(one);
      };
      this.awaited.push({ fits, resolve: found });
    });
  }

  /** The next one from now on that fits. */
  next(fits: (one: T) => boolean): Promise<T> {
    const known = new Set(this.all);
    return this.first((one) => !known.has(one) && fits(one));
  }
}
