import type { EntryData } from './entry.ts';

const SECOND_MS = 1000;
const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in words, in the two largest units that it has, rounded down: `1 hour 5 minutes`, `2 分钟`. */
export function elapsedText(ms: number, language: string): string {
  let seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(seconds / length);
    seconds -= count * length;
    if (count > 0 || (unit === 'second' && parts.length === 0)) parts.push(inWords(count, unit, language));
  }
  return parts.slice(0, 2).join(' ');
}

/** How long the customer had been silent when the chat was closed for it, in ms; null where the log does not tell. [P1] */
export function silenceOf({ since, lastAgentAt }: EntryData, closedAt: string): number | null {
  const from = since ?? lastAgentAt;
  return from === undefined ? null : Math.max(0, Date.parse(closedAt) - Date.parse(from));
}

/** With a space between number and unit in Chinese too, as everywhere else on the desk. */
function inWords(count: number, unit: (typeof UNITS)[number][0], language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  const parts = format.formatToParts(count).map(({ value }) => value.trim());
  return parts.filter((part) => part !== '').join(' ');
}
