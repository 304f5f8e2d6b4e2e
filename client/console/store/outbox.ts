/** A message or note of this agent that the server has not confirmed yet. */
export interface Pending {
  readonly clientId: string;
  readonly chatId: string;
  readonly kind: 'message' | 'note';
  readonly text: string;
  readonly phraseId?: string;
  /** Desk clock, ms. */
  readonly at: number;
  /** `queued`: not sent yet, waits for the connection; `failed`: refused, waits for the agent. */
  readonly state: 'queued' | 'sending' | 'failed';
  /** Why it was refused. */
  readonly code?: string;
}

/** Stands for the code of a line whose words a rule of conduct blocks: they have to be changed. */
export const BLOCKED = 'blocked';

/** Adds a line at the end; the same `clientId` never stands twice. */
export function enqueue(outbox: readonly Pending[], line: Pending): readonly Pending[] {
  return outbox.some((one) => one.clientId === line.clientId) ? outbox : [...outbox, line];
}

/** Takes a line out: it is stored, or the agent gave it up. */
export function settle(outbox: readonly Pending[], clientId: string): readonly Pending[] {
  return outbox.filter((line) => line.clientId !== clientId);
}

/** Notes where a line stands. */
export function mark(
  outbox: readonly Pending[],
  clientId: string,
  state: Pending['state'],
  code?: string,
): readonly Pending[] {
  return outbox.map((line) => {
    if (line.clientId !== clientId) return line;
    const { clientId: id, chatId, kind, text, phraseId, at } = line;
    const known = {
      clientId: id,
      chatId,
      kind,
      text,
      at,
      state,
      ...(phraseId === undefined ? {} : { phraseId }),
    };
    return code === undefined ? known : { ...known, code };
  });
}

/** Everything that was under way is not sent yet once the connection is lost. */
export function requeueAll(outbox: readonly Pending[]): readonly Pending[] {
  return outbox.map((line) => (line.state === 'sending' ? { ...line, state: 'queued' } : line));
}

/** The line to send next in each chat: the first one, unless it is under way or was refused, so that order holds. */
export function sendable(outbox: readonly Pending[]): readonly Pending[] {
  const firsts = new Map<string, Pending>();
  for (const line of outbox) {
    if (line.state === 'failed') continue;
    if (!firsts.has(line.chatId)) firsts.set(line.chatId, line);
  }
  return [...firsts.values()].filter((line) => line.state === 'queued');
}
