/** How often the clocks are asked. */
const TICK_MS = 250;

/** One round of something that is to be done again and again. */
type Tick = () => void | Promise<void>;

/**
 * Asks the clocks again and again, each by itself: one that is late or fails holds up no other, and none is asked
 * again while it is still at its last round. Stopping waits for the rounds that run.
 */
export function keepTicking(ticks: Tick[], report: (error: unknown) => void): { stop: () => Promise<void> } {
  const clocks = ticks.map((tick) => new Ticking(tick, report));
  const timer = setInterval(() => {
    for (const clock of clocks) clock.ask();
  }, TICK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(clocks.map((clock) => clock.rest()));
    },
  };
}

class Ticking {
  private round: Promise<void> | null = null;

  constructor(
    private readonly tick: Tick,
    private readonly report: (error: unknown) => void,
  ) {}

  ask(): void {
    this.round ??= this.once().finally(() => (this.round = null));
  }

  async rest(): Promise<void> {
    await this.round;
  }

  private async once(): Promise<void> {
    try {
      await this.tick();
    } catch (error) {
      this.report(error);
    }
  }
}
