/** How often the clocks are asked. */
const TICK_MS = 250;

/** Asks the clocks again and again, never twice at the same time. Stopping waits for the round that runs. */
export function keepTicking(
  tick: () => Promise<void>,
  report: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= tick()
      .catch(report)
      .finally(() => (running = null));
  }, TICK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
