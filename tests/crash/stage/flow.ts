import type { Socket } from 'node:net';

/** What becomes of a piece: it passes, nobody hears of it, half of it passes before all is cut, or all is cut. */
type Fate = 'pass' | 'drop' | 'half' | 'cut';

/** What all connections of a way suffer. Changes while they live. */
export interface Weather {
  isSilent: boolean;
  /** In milliseconds. */
  delay: number;
  bytesPerSecond: number;
  forth?: (piece: Buffer, connection: Flow) => Fate;
  back?: (piece: Buffer, connection: Flow) => Fate;
}

/** One connection through a proxy. */
export class Flow {
  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    private readonly weather: Weather,
  ) {
    this.pour(near, far, (piece) => weather.forth?.(piece, this) ?? 'pass');
    this.pour(far, near, (piece) => weather.back?.(piece, this) ?? 'pass');
    near.resume();
  }

  cut(): void {
    this.near.destroy();
    this.far.destroy();
  }

  private pour(from: Socket, into: Socket, judge: (piece: Buffer) => Fate): void {
    let freeAt = 0;
    from.setNoDelay(true);
    from.on('error', () => this.cut());
    from.on('close', () => this.cut());
    from.on('data', (piece: Buffer) => {
      if (this.weather.isSilent) return;
      const fate = judge(piece);
      if (fate === 'drop') return;
      if (fate === 'cut') return this.cut();
      if (fate === 'half') {
        into.write(piece.subarray(0, piece.length / 2), () => this.cut());
        return;
      }
      freeAt = this.send(from, into, piece, freeAt);
    });
  }

  /** Gives when the way is free again. */
  private send(from: Socket, into: Socket, piece: Buffer, freeAt: number): number {
    const { delay, bytesPerSecond } = this.weather;
    const now = performance.now();
    const done = Math.max(now, freeAt) + (piece.length / bytesPerSecond) * 1000;
    const wait = done - now + delay;
    if (wait <= 0) {
      into.write(piece);
      return 0;
    }
    // Who sends faster than the way is wide has to wait, as on a real one.
    if (done - now > 200) {
      from.pause();
      setTimeout(() => from.resume(), done - now).unref();
    }
    setTimeout(() => into.writable && !this.weather.isSilent && into.write(piece), wait).unref();
    return done;
  }
}
