import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '../../protocol/entry.ts';
import type { Voice } from './voice.ts';

/** What one side was promised and told, and what the desk has kept of it; all in that side's count. */
export interface Account {
  voices: readonly Voice[];
  heard: readonly Entry[];
  log: readonly Entry[];
}

/** Everything that must not be, in words; empty if the desk kept its promises. */
export function faultsOf({ voices, heard, log }: Account): string[] {
  return [
    ...gapsIn(log),
    ...doublesIn(log),
    ...voices
      .flatMap(({ acknowledged }) => acknowledged)
      .filter((entry) => !isDeepStrictEqual(log[entry.seq - 1], entry))
      .map((entry) => `acknowledged, but not stored so: ${entry.seq} ${entry.text?.slice(0, 20) ?? ''}`),
    ...heard
      .filter((entry) => !isDeepStrictEqual(log[entry.seq - 1], entry))
      .map(
        (entry) => `told, but not stored so: ${entry.seq} ${entry.kind} ${entry.text?.slice(0, 20) ?? ''}`,
      ),
  ];
}

/** What stands in a log that nobody has sent. */
export function strangersIn(log: readonly Entry[], voices: readonly Voice[]): string[] {
  return log
    .filter(({ kind, text }) => kind === 'message' && !voices.some(({ sent }) => sent.has(text ?? '')))
    .map(({ seq, text }) => `nobody sent ${seq} ${text?.slice(0, 20) ?? ''}`);
}

function gapsIn(log: readonly Entry[]): string[] {
  return log
    .filter(({ seq }, index) => seq !== index + 1)
    .map(({ seq }, index) => `a gap: ${seq} stands at ${index + 1}`);
}

function doublesIn(log: readonly Entry[]): string[] {
  const texts = log.filter(({ kind }) => kind === 'message').map(({ text }) => text ?? '');
  return texts
    .filter((text, index) => texts.indexOf(text) !== index)
    .map((text) => `twice: ${text.slice(0, 20)}`);
}
