import { isDeepStrictEqual } from 'node:util';
import { newChat } from '../../../server/domain/chat/chat.ts';
import { fold } from '../../../server/domain/chat/fold.ts';
import type { LogEntry } from '../../../server/domain/chat/log.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { closingFaults, type Clocks } from './check-closing.ts';
import { orderFaults } from './check-order.ts';
import type { Kept } from './kept.ts';
import type { Ledger, Line } from './ledger.ts';
import type { View } from './view.ts';

/** Everything that must not be, in words; empty if the desk kept its promises. */
export function faultsOf(ledger: Ledger, kept: readonly Kept[], clocks: Clocks): string[] {
  const byId = new Map(kept.map((one) => [one.chat.id, one]));
  return [
    ...kept.flatMap(logFaults),
    ...kept.flatMap((one) => strangersIn(one, ledger)),
    ...doublesIn(kept),
    ...[...ledger.acknowledged].flatMap(([line, entry]) => acknowledgedFault(line, entry, byId, ledger)),
    ...refusedButStored(ledger, kept),
    ...ledger.owed.map(({ text }) => `never answered: ${text}`),
    ...ledger.views.flatMap((view) => viewFaults(view, byId)),
    ...orderFaults(ledger, kept),
    ...kept.flatMap((one) => closingFaults(one, clocks)),
  ];
}

/** Both counts without a gap, and the row that follows from the log. */
function logFaults({ chat, log }: Kept): string[] {
  const faults = log
    .filter(({ seq }, index) => seq !== index + 1)
    .map(({ seq }) => `a gap before ${chat.id} ${seq}`);
  const forCustomer = log.flatMap(({ customerSeq }) => customerSeq ?? []);
  if (forCustomer.some((seq, index) => seq !== index + 1))
    faults.push(`a gap for the customer in ${chat.id}`);
  if (log.some(({ at }, index) => at < (log[index - 1]?.at ?? 0)))
    faults.push(`time goes back in ${chat.id}`);
  if (!isDeepStrictEqual(log.reduce(fold, newChat(chat)), chat))
    faults.push(`the row of ${chat.id} is not its log`);
  return faults;
}

function strangersIn({ log }: Kept, ledger: Ledger): string[] {
  const sent = textsOf(ledger);
  return log
    .filter(({ kind }) => kind === 'message')
    .filter((entry) => !sent.has(textOf(entry)))
    .map((entry) => `nobody sent: ${textOf(entry)}`);
}

const texts = new WeakMap<Ledger, Set<string>>();
function textsOf(ledger: Ledger): Set<string> {
  const known = texts.get(ledger);
  if (known) return known;
  const all = new Set([...ledger.lines].map(({ text }) => text));
  texts.set(ledger, all);
  return all;
}

function doublesIn(kept: readonly Kept[]): string[] {
  const seen = new Set<string>();
  return kept
    .flatMap(({ log }) => log.filter(({ kind }) => kind === 'message').map(textOf))
    .filter((text) => seen.has(text) || !seen.add(text))
    .map((text) => `stored twice: ${text}`);
}

function acknowledgedFault(line: Line, entry: Entry, byId: Map<string, Kept>, ledger: Ledger): string[] {
  const side = line.sender.startsWith('customer') ? 'customer' : 'staff';
  const log = byId.get(entry.chatId)?.log ?? [];
  const stored = placeOf(log, entry.seq, side);
  if (stored === undefined || !log.some((one) => textOf(one) === line.text))
    return [`acknowledged and lost: ${line.text}`];
  const isIt = textOf(stored) === line.text && stored.clientId === line.clientId && isSame(entry, stored);
  const faults = isIt ? [] : [`acknowledged, but not stored so: ${line.text}`];
  return ledger.refused.has(line) ? [...faults, `acknowledged and refused: ${line.text}`] : faults;
}

function refusedButStored(ledger: Ledger, kept: readonly Kept[]): string[] {
  const stored = new Set(kept.flatMap(({ log }) => log.map(textOf)));
  return [...ledger.refused.keys()]
    .filter(({ text }) => stored.has(text))
    .map(({ text }) => `refused and stored: ${text}`);
}

/** Whatever somebody was told is what is kept, in the same place for all. */
function viewFaults(view: View, byId: Map<string, Kept>): string[] {
  const faults = [...view.contradictions];
  for (const chatId of view.chatIds) {
    const log = byId.get(chatId)?.log ?? [];
    for (const entry of view.entries(chatId)) {
      const stored = placeOf(log, entry.seq, view.side);
      if (stored === undefined || !isSame(entry, stored))
        faults.push(
          `${view.whose} was told what is not kept: ${chatId} ${entry.seq} ${entry.text ?? entry.kind}`,
        );
    }
  }
  return faults;
}

function placeOf(log: readonly LogEntry[], seq: number, side: View['side']): LogEntry | undefined {
  if (side === 'staff') return log[seq - 1];
  return log.find(({ customerSeq }) => customerSeq === seq);
}

function isSame(told: Entry, stored: LogEntry): boolean {
  return (
    told.kind === stored.kind &&
    told.by.role === stored.by.role &&
    Date.parse(told.at) === stored.at &&
    (told.text ?? '') === (told.kind === 'message' ? textOf(stored) : (told.text ?? ''))
  );
}

function textOf(entry: LogEntry): string {
  return 'text' in entry ? (entry.text ?? '') : '';
}
