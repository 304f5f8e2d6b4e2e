/** Answers the questions of the process that made this one. */
export function answerParent(answer: (question: unknown) => Promise<unknown>): void {
  process.on('message', (question) => {
    answer(question).then(
      (ok) => process.send?.({ ok: ok ?? null }),
      (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit(0));
}
