import type { FileView } from '../../../protocol/files.ts';

/** A message or internal note that the server has not confirmed yet. */
export interface Pending {
  readonly clientId: string;
  readonly chatId: string;
  readonly kind: 'message' | 'note';
  readonly text: string;
  readonly phraseId?: string;
  /** The message that it answers. */
  readonly quote?: number;
  /** What is sent with it, uploaded already. */
  readonly files?: readonly FileView[];
  /** Server time, Unix ms. */
  readonly at: number;
  /** `queued`: not sent, waits for the connection; `failed`: refused, waits for the agent. */
  readonly state: 'queued' | 'sending' | 'failed';
  /** The code of the refusal. */
  readonly code?: string;
}

/** The code of a line that a rule of conduct blocks; the agent has to change it. */
export const BLOCKED = 'blocked';

/** Appends a line, unless one with the same `clientId` is there. */
export function enqueue(outbox: readonly Pending[], line: Pending): readonly Pending[] {
  return outbox.some((one) => one.clientId === line.clientId) ? outbox : [...outbox, line];
}

/** Removes a line that was stored or discarded. */
export function settle(outbox: readonly Pending[], clientId: string): readonly Pending[] {
  return outbox.filter((line) => line.clientId !== clientId);
}

/** Changes the state of a line. */
export function mark(
  outbox: readonly Pending[],
  clientId: string,
  state: Pending['state'],
  code?: string,
): readonly Pending[] {
  return outbox.map((line) => {
    if (line.clientId !== clientId) return line;
    const { clientId: id, chatId, kind, text, phraseId, quote, files, at } = line;
    const known = {
      clientId: id,
      chatId,
      kind,
      text,
      at,
      state,
      ...(phraseId === undefined ? {} : { phraseId }),
      ...(quote === undefined ? {} : { quote }),
      ...(files === undefined ? {} : { files }),
    };
    return code === undefined ? known : { ...known, code };
  });
}

/** Sets lines in flight back to `queued` after the connection is lost. */
export function requeueAll(outbox: readonly Pending[]): readonly Pending[] {
  return outbox.map((line) => (line.state === 'sending' ? { ...line, state: 'queued' } : line));
}

/** The next line of each chat; none if its first line is in flight or was refused, so that lines keep their order. */
export function sendable(outbox: readonly Pending[]): readonly Pending[] {
  const firsts = new Map<string, Pending>();
  for (const line of outbox) {
    if (line.state === 'failed') continue;
    if (!firsts.has(line.chatId)) firsts.set(line.chatId, line);
  }
  return [...firsts.values()].filter((line) => line.state === 'queued');
}
